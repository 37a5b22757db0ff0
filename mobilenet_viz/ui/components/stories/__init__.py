"""The experiments of the paper, a story each."""

from mobilenet_viz.ui import components


def explorer() -> None:
    """Show it."""
    components.explore("stories", ("story",))
