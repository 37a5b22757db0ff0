"""What a convolution costs: one layer, all blocks, weight by weight, and where the work of the network is."""

from mobilenet_viz.ui.components.frame import parts

parts.chosen("cost")()
