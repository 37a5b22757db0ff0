"""The cost of one convolution under the hand: areas to scale, equations (2) to (7), the ratio as a curve."""

from mobilenet_viz.ui import components


def explorer() -> None:
    """Show it."""
    components.explore("layer", ("dk", "m", "n", "df", "stride", "bundles", "alpha", "size"))
