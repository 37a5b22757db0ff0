"""What does the network see? The photo as it gets it, its answer, and where the evidence for any class lies."""

from mobilenet_viz.ui import photo
from mobilenet_viz.ui.components.frame import parts
from mobilenet_viz.ui.components.see import answer, compare, hide

SHOWN = {"answer": answer.explorer, "hide": hide.explorer, "compare": compare.explorer}

shown = SHOWN[parts.chooser("see", "view")]
photo.chooser()
shown(photo.current())
