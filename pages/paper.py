"""The paper, checked line by line: its tables, its figures, its experiments, and the mistakes to be found."""

from mobilenet_viz.ui.components.frame import parts

parts.chosen("paper")()
