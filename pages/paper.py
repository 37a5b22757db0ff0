"""The paper, checked line by line: its tables, its figures, its experiments, and the mistakes to be found."""

from mobilenet_viz.ui.components.frame import parts
from mobilenet_viz.ui.components.paper import figures, mistake, stories, tables

SHOWN = {
    "tables": tables.explorer,
    "figures": figures.explorer,
    "stories": stories.explorer,
    "mistake": mistake.explorer,
}

SHOWN[parts.chooser("paper", "section")]()
