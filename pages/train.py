"""Train: a network is taught new classes, and looked at afterwards."""

from mobilenet_viz.ui.components.frame import parts

parts.chosen("train")()
