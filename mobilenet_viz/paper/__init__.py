"""The paper, recomputed: its tables, its figures, its experiments, the numbers of its text."""
