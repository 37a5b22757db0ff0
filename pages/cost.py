"""What a convolution costs: one layer, all blocks, weight by weight, and where the work of the network is."""

from mobilenet_viz.ui.components.cost import by_layer, layer, savings, weights
from mobilenet_viz.ui.components.frame import parts

SHOWN = {"layer": layer.explorer, "times": savings.explorer, "weights": weights.explorer, "where": by_layer.explorer}

SHOWN[parts.chooser("cost", "topic")]()
