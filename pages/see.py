"""What does the network see? The photo as it gets it, its answer, and where the evidence for any class lies."""

from mobilenet_viz.ui import photo
from mobilenet_viz.ui.components import compare, hide, parts, see

SHOWN = {"answer": see.explorer, "hide": hide.explorer, "compare": compare.explorer}

shown = SHOWN[parts.chooser("see", "view")]
photo.chooser()
shown(photo.current())
