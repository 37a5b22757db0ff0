"""A block of the real network on the photo: depthwise and pointwise, batch norm and ReLU6."""

from mobilenet_viz import text
from mobilenet_viz.ui import components, state
from mobilenet_viz.ui.photo import Photo


def explorer(photo: Photo) -> None:
    """Show it for a photo."""
    components.mount("block", {"words": text.section(state.language(), "block")}, key="block")
