"""The small worked example, three channels to thirty-two, drawn weight by weight."""

from mobilenet_viz.ui import components


def explorer() -> None:
    """Show it."""
    components.explore("weights", ("dk", "n", "bias"))
