"""How many times less the separable blocks cost, block by block, at any α."""

from mobilenet_viz.ui import components


def explorer() -> None:
    """Show it."""
    components.explore("times", ("alpha",))
