"""Shares of the kinds of layers, of four measures; and why the 1×1 is the fast part."""

from functools import cache
from typing import Any

from mobilenet_viz.facts.published import POINTS_ALPHA, POINTS_RESOLUTION, tables
from mobilenet_viz.page_data import by_layer
from mobilenet_viz.paper.recompute import shape_of_table_3
from mobilenet_viz.pixels import im2col
from mobilenet_viz.ui import components, guesses
from mobilenet_viz.ui.server import routes


@cache
def _grid() -> str:
    return routes.publish(by_layer.share_grid())


@cache
def _layer() -> dict[str, Any]:
    """What im2col writes for the layer of Table 3, in bytes."""
    table, shape = tables()[3], shape_of_table_3()
    read, written = im2col.copied_bytes(shape)
    place = {"number": table.number, "source": table.source}
    return place | {"size": shape.in_size, "channels": shape.in_channels, "read": read, "written": written}


@cache
def _example() -> dict[str, Any]:
    return im2col.example()


def explorer() -> None:
    """Show it at the chosen α and size, with the chosen measure and the chosen pixel of the small example."""
    components.explore(
        "cost/by_layer",
        ("alpha", "size", "measure", "pixel"),
        published={"grid": _grid()},
        marks={"alpha": POINTS_ALPHA, "size": POINTS_RESOLUTION},
        about=by_layer.question(),
        asked=guesses.asked("by_layer"),
        printed=by_layer.printed(),
        example=_example(),
        layer=_layer(),
        claim=by_layer.time(),
    )
