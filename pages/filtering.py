"""Filtering: the photo through depthwise and pointwise convolution, through the standard one, and in the network."""

from mobilenet_viz.ui import photo
from mobilenet_viz.ui.components.filtering import block, groups, story
from mobilenet_viz.ui.components.frame import parts

SHOWN = {"story": story.explorer, "groups": groups.explorer, "network": block.explorer}

SHOWN[parts.chooser("filtering", "part")](photo.current())
photo.chooser()
