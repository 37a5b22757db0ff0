"""The student marks the suspicious cell of a table, then sees the recomputation."""

from mobilenet_viz.ui import components


def explorer() -> None:
    """Show it."""
    components.explore("mistake", ("table",))
