"""Evidence tested: the hottest cells are hidden, and as many random ones."""

from mobilenet_viz import text
from mobilenet_viz.ui import components, state
from mobilenet_viz.ui.photo import Photo


def explorer(photo: Photo) -> None:
    """Show it for a photo."""
    components.mount("hide", {"words": text.section(state.language(), "hide")}, key="hide")
