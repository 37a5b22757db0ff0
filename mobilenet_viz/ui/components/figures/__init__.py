"""Figures 4 and 5 as charts of the sixteen networks."""

from mobilenet_viz.ui import components


def explorer() -> None:
    """Show it."""
    components.explore("figures", ("figure",))
