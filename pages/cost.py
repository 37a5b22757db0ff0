"""What it costs: one layer, all blocks, weight by weight, where the work of the network is, and how tools count it."""

from mobilenet_viz.ui.components.frame import parts

parts.chosen("cost")()
