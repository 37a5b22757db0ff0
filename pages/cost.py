"""What a convolution costs: one layer, all blocks, weight by weight, and where the work of the network is."""

from mobilenet_viz.ui.components import layer, parts, times, weights, where

SHOWN = {"layer": layer.explorer, "times": times.explorer, "weights": weights.explorer, "where": where.explorer}

SHOWN[parts.chooser("cost", "topic")]()
