"""What does the network see? The photo as it gets it, its answer, and where the evidence for any class lies."""

from mobilenet_viz.ui import photo
from mobilenet_viz.ui.components.frame import parts

part = parts.chosen("see")
photo.chooser()
part(photo.current())
