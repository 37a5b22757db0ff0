"""Why do tools disagree? Switches that reproduce what each tool reports."""

from mobilenet_viz.ui import components


def explorer() -> None:
    """Show it."""
    components.explore("tools", ("alpha", "size", "convention", "params"))
