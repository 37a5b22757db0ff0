"""Shares of the kinds of layers, of four measures; and why the 1×1 is the fast part."""

from mobilenet_viz.ui import components


def explorer() -> None:
    """Show it."""
    components.explore("where", ("alpha", "size", "measure"))
