"""Figures 4 and 5 of the paper as charts of the sixteen networks."""
