"""Filtering: the photo through depthwise and pointwise convolution, through the standard one, and in the network."""

from mobilenet_viz.ui import photo
from mobilenet_viz.ui.components.frame import parts

parts.chosen("filtering")(photo.current())
photo.chooser()
