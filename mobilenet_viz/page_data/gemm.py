"""A block's convolutions as matrix products, side by side: why the 1×1 is fast, and the depthwise 3×3 is not."""

from typing import Any

from mobilenet_viz.facts.published import tables
from mobilenet_viz.network.costs import FLOAT32_BYTES
from mobilenet_viz.network.products import Products, products
from mobilenet_viz.network.separable import pair, standard
from mobilenet_viz.network.spec import Layer
from mobilenet_viz.paper.recompute import shape_of_table_3

GUESSES = ("large", "small", "many")  # what the depthwise 3×3 is beside the 1×1


def layers() -> tuple[Layer, Layer, Layer]:
    """The layer of Table 3 as a standard, a depthwise and a pointwise convolution."""
    shape = shape_of_table_3()
    filters, mixes = pair(shape)
    return standard(shape).layer, filters.layer, mixes.layer


def compared() -> dict[str, Any]:
    """Their products, `bytes` being those of all columns in float32, and where the layer stands. JSON-ready."""
    table, shape = tables()[3], shape_of_table_3()
    place = {"number": table.number, "source": table.source, "size": shape.in_size, "channels": shape.in_channels}
    return place | {"rows": [_row(layer, products(layer)) for layer in layers()]}


def _row(layer: Layer, of: Products) -> dict[str, Any]:
    sizes = {"count": of.count, "rows": of.rows, "inner": of.inner, "columns": of.columns}
    bytes_ = FLOAT32_BYTES * of.numbers
    return sizes | {"kind": layer.kind, "mult_adds": of.mult_adds, "copied": of.copied, "bytes": bytes_}


def right() -> str:
    """Which of the `GUESSES` it is."""
    _, filters, mixes = map(products, layers())
    if filters.count > 1:
        return "many"
    return "large" if filters.mult_adds >= mixes.mult_adds else "small"
