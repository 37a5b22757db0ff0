"""How cheap a network can be and still give a photo the name that the baseline gives it: a grid of α and size."""

from collections.abc import Mapping
from functools import cache
from math import sqrt
from typing import Any

from mobilenet_viz.facts.published import POINTS_ALPHA, slim_top1
from mobilenet_viz.facts.weights import SIZES
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE, mobilenet_v1
from mobilenet_viz.network.costs import ledger

Pair = tuple[float, int]  # alpha, px
RANGES = {"half": 1 / 2, "eighth": 1 / 8, "twentieth": 1 / 20, "less": 0.0}
"""What can be guessed: the least share of the baseline's Mult-Adds in each range, the largest range first."""


@cache
def mult_adds(alpha: float, size: int) -> int:
    """Of one network for pictures of size × size px."""
    return ledger(mobilenet_v1(alpha, size)).mult_adds


def share(alpha: float, size: int) -> float:
    """Its Mult-Adds as a share of the baseline's."""
    return mult_adds(alpha, size) / mult_adds(*BASELINE)


def range_of(part: float) -> str:
    """The range of `RANGES` in which a share of the baseline's Mult-Adds lies."""
    return next(name for name, least in RANGES.items() if part >= least)


def agreeing(first: Mapping[Pair, int]) -> list[Pair]:
    """The networks whose first class is the baseline's, the cheapest first; none while the baseline's is not known.

    first: the index of the first class, by network.
    """
    same = [pair for pair, index in first.items() if index == first.get(BASELINE)]
    return sorted(same, key=lambda pair: mult_adds(*pair))


def networks() -> dict[str, Any]:
    """Every published α, the widest first, at every size at which it can answer, the largest first. JSON-ready.

    side: of a square whose area is the network's Mult-Adds; the baseline's is 1. top1: published of the same weights
    at the size they were trained for, in percent, and `source` says by whom; None where there is none.
    """
    top1 = {(fact.alpha, fact.resolution): fact for fact in slim_top1()}
    (source,) = {fact.source for fact in top1.values()}
    sizes = sorted(SIZES, reverse=True)
    return {"source": source, "rows": [[_network(alpha, size, top1) for size in sizes] for alpha in POINTS_ALPHA]}


def _network(alpha: float, size: int, top1: Mapping[Pair, Any]) -> dict[str, Any]:
    fact = top1.get((alpha, size))
    return {
        "alpha": alpha,
        "size": size,
        "mult_adds": mult_adds(alpha, size),
        "share": share(alpha, size),
        "side": sqrt(share(alpha, size)),
        "top1": fact and fact.percent,
    }
