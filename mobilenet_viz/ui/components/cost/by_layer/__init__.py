"""Where the work is: shares of the kinds of layers, of four measures."""

from functools import cache

from mobilenet_viz.facts.published import POINTS_ALPHA, POINTS_RESOLUTION
from mobilenet_viz.page_data import by_layer
from mobilenet_viz.ui import components, guesses
from mobilenet_viz.ui.server import routes


@cache
def _grid() -> str:
    return routes.publish(by_layer.share_grid())


def explorer() -> None:
    """Show it at the chosen α and size, with the chosen measure."""
    components.explore(
        "cost/by_layer",
        ("alpha", "size", "measure"),
        published={"grid": _grid()},
        marks={"alpha": POINTS_ALPHA, "size": POINTS_RESOLUTION},
        about=by_layer.question(),
        asked=guesses.asked("by_layer"),
        printed=by_layer.printed(),
        claim=by_layer.time(),
    )
