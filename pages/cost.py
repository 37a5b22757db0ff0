"""What it costs: one layer, all blocks, weight by weight, where the work is, why 1×1 is fast, and how tools count."""

from mobilenet_viz.ui.components.frame import parts

parts.chosen("cost")()
