"""One paper, many programs: where they differ, what padding and batch norm do, and the program to take home."""

from mobilenet_viz.ui import photo
from mobilenet_viz.ui.components.frame import parts

part = parts.chosen("programs")
photo.chooser()
part(photo.current())
