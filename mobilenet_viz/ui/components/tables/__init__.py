"""The fourteen tables of the paper, printed beside recomputed."""

from mobilenet_viz.ui import components


def explorer() -> None:
    """Show it."""
    components.explore("tables", ("table",))
