"""Two tutorials' sums to be checked: the weights of a small layer one by one, and a blog's "about 18 times"."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from mobilenet_viz.facts.published import read_facts
from mobilenet_viz.network.costs import Row
from mobilenet_viz.network.separable import Shape, pair, standard

GUESSES = ("depthwise", "pointwise", "both", "half")  # how many weights the separable layer may have


@dataclass(frozen=True)
class Tutorial:
    """How many times less a tutorial says that a separable convolution computes."""

    source: str
    formula: str
    kernel: int  # its K, our D_K, px
    out_channels: int  # its M, our N
    times: int


def blog() -> Tutorial:
    """The blog's example, as printed there."""
    return Tutorial(**_printed()["blog_times"])


def worked() -> dict[str, Any]:
    """The worked example, from 3 to 32 channels: what each layer's filters hold. JSON-ready.

    `guesses`: a number of weights for each of `GUESSES`; "both" is right.
    """
    facts = _printed()["reader_weights"]
    shape = Shape(facts["kernel"], facts["in_channels"], facts["out_channels"], facts["in_size"])
    full, (depthwise, pointwise) = standard(shape), pair(shape)
    both = depthwise.kernels + pointwise.kernels
    guesses = (depthwise.kernels, pointwise.kernels, both, full.kernels // 2)
    return {
        "source": facts["source"],
        "in_channels": shape.in_channels,
        "out_channels": shape.out_channels,
        "layers": [_filters(row) for row in (full, depthwise, pointwise)],
        "totals": {bias: _totals(full, (depthwise, pointwise), bias == "on") for bias in ("off", "on")},
        "guesses": dict(zip(GUESSES, guesses, strict=True)),
    }


def _filters(row: Row) -> dict[str, Any]:
    layer = row.layer
    each = row.kernels // layer.out_channels
    return {
        "kind": layer.kind,
        "kernel": layer.kernel,
        "filters": layer.out_channels,
        "reads": each // layer.kernel**2,  # channels
        "each": each,  # weights of one filter
        "weights": row.kernels,
        "factors": [[symbol, value] for symbol, value in row.factors if symbol != "D_G"],  # whose product that is
        "biases": layer.out_channels,  # one for each filter, if any
    }


def _totals(full: Row, both: tuple[Row, Row], biased: bool) -> dict[str, Any]:
    """Weights, and biases if there are any, of the standard layer and of the two separable ones."""
    counts = [row.kernels + (row.layer.out_channels if biased else 0) for row in (full, *both)]
    return {"standard": counts[0], "separable": sum(counts[1:]), "times": counts[0] / sum(counts[1:])}


def products(kernels: Sequence[int], channels: Sequence[int]) -> list[list[dict[str, Any]]]:
    """The blog's K²M / (K² + M) by [kernel][output channels]: both sides of the fraction and its value. JSON-ready.

    `fits`: it rounds to the number that the blog gives.
    """
    return [[_product(kernel, count) for count in channels] for kernel in kernels]


def _product(kernel: int, out_channels: int) -> dict[str, Any]:
    shape = Shape(kernel, 1, out_channels, 1)  # input channels and map size cancel
    full, parts = standard(shape).mult_adds, [row.mult_adds for row in pair(shape)]
    exact = Fraction(full, sum(parts))
    return {"standard": full, "separable": sum(parts), "times": float(exact), "fits": round(exact) == blog().times}


def _printed() -> dict[str, dict[str, Any]]:
    return {tutorial.pop("key"): tutorial for tutorial in read_facts("tutorials")["tutorial"]}
