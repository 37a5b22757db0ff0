"""Why 1×1 is fast: convolutions as matrix products with im2col written out, and what becomes of a depthwise one."""

from functools import cache
from typing import Any

from mobilenet_viz.page_data import by_layer, gemm
from mobilenet_viz.pixels import im2col
from mobilenet_viz.ui import components, guesses, state


@cache
def _example() -> dict[str, Any]:
    return im2col.example()


@cache
def _layer() -> dict[str, Any]:
    return gemm.compared()


def explorer() -> None:
    """Show it at the chosen pixel of the small example. The guess uncovers the depthwise convolution."""
    components.explore(
        "cost/im2col",
        ("window", "products"),
        asked=guesses.asked("im2col", guess=state.get("products")),
        example=_example(),
        layer=_layer(),
        claim=by_layer.time(),
    )
