"""Two maps of one photo side by side, on one scale."""

from mobilenet_viz import text
from mobilenet_viz.ui import components, state
from mobilenet_viz.ui.photo import Photo


def explorer(photo: Photo) -> None:
    """Show it for a photo."""
    components.mount("compare", {"words": text.section(state.language(), "compare")}, key="compare")
