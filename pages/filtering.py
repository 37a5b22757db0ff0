"""Filtering: the photo through depthwise and pointwise convolution, and through the standard one that equals them."""

from mobilenet_viz.ui import photo
from mobilenet_viz.ui.components import filtering

filtering.machines(photo.current().rgb)
photo.chooser()
