"""From the standard convolution to the depthwise one with one slider: the number of groups."""

from mobilenet_viz import text
from mobilenet_viz.ui import components, state
from mobilenet_viz.ui.photo import Photo


def explorer(photo: Photo) -> None:
    """Show it for a photo."""
    components.mount("groups", {"words": text.section(state.language(), "groups")}, key="groups")
