"""What measured times say: of networks beside their Mult-Adds, of operations by kind, of single convolutions.

All times are milliseconds. A band goes from the 5th to the 95th percentile of the runs; of two whose bands overlap
nobody says which is faster.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np

from mobilenet_viz.engine.questions.timing import LayerTimes, Machine, NetworkTimes, Operation, OperationTimes, Runs
from mobilenet_viz.facts.published import read_facts
from mobilenet_viz.network import separable
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE, mobilenet_v1
from mobilenet_viz.network.costs import Row, ledger
from mobilenet_viz.network.peers import peers
from mobilenet_viz.network.spec import Kind
from mobilenet_viz.page_data.by_layer import by_kind, moved_bytes
from mobilenet_viz.page_data.cheapest import mult_adds, share
from mobilenet_viz.paper.recompute import shape_of_table_3

MS = 1000  # in a second
BAND = (5, 95)  # percentiles
THIN = (0.5, BASELINE[1])  # α and size of the network that a student thinks of: half the channels
TIME_LEFT = {"less": 2 / 3, "same": 1.0, "more": 3 / 2}  # its share of the time over its share of the Mult-Adds
POINTWISE_TIME = (50, 70, 95)  # percent


def spread(runs: Runs) -> dict[str, float]:
    """The median of some runs, their band, and the first call."""
    low, median, high = (float(each) for each in MS * np.percentile(runs.seconds, (BAND[0], 50, BAND[1])))
    return {"median": median, "low": low, "high": high, "first": MS * runs.first}


def overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Do two bands share a time?"""
    return bool(one["low"] <= other["high"] and other["low"] <= one["high"])


def machine(measured: Machine, runs: int) -> dict[str, Any]:
    """What was measured on, for a sentence."""
    load = measured.load or (None, None)
    about = {"processor": measured.processor, "cores": measured.cores, "threads": measured.threads, "runs": runs}
    return about | {"load_before": load[0], "load_after": load[1], "waited": measured.waited}


def networks(times: NetworkTimes) -> list[dict[str, Any]]:
    """Every network that was measured, in the order of its Mult-Adds. JSON-ready."""
    points = [
        {
            **{"alpha": each.alpha, "size": each.resolution, "trained": each.trained},
            **{"mult_adds": mult_adds(each.alpha, each.resolution), **spread(each.runs)},
        }
        for each in times.networks
    ]
    return sorted(points, key=lambda point: point["mult_adds"])


def thin_network() -> dict[str, Any]:
    """The one that a student thinks of, and its share of the Mult-Adds."""
    alpha, size = THIN
    return {"alpha": alpha, "size": size, "work": share(alpha, size)}


def thin(points: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The thin network beside the whole one: its share of the work and of the time, and whether their bands are
    apart."""
    of = {(point["alpha"], point["size"]): point for point in points}
    small, whole = of[THIN], of[BASELINE]
    return {"work": share(*THIN), "time": small["median"] / whole["median"], "apart": not overlap(small, whole)}


# One network, operation by operation.

BEHIND = {"_bn": "batch_norm", "_relu": "relu6"}  # what stands behind a convolution, by the ending of its name


def kind_of(operation: Operation) -> str:
    """What it is counted as: the kind of a layer with weights, what stands behind one, padding, or the rest.

    An operation that does a convolution and what stands behind it in one is a convolution.
    """
    layer, ending = _parted(operation.layer)
    if "conv" in operation.does.lower() and layer in _kinds():
        return _kinds()[layer]
    return "padding" if operation.does == "Pad" else BEHIND.get(ending, "rest")


def _parted(name: str) -> tuple[str, str]:
    ending = next((ending for ending in BEHIND if name.endswith(ending)), "")
    return name.removesuffix(ending), ending


@cache
def _kinds() -> dict[str, str]:
    return {layer.name: layer.kind for layer in mobilenet_v1(*BASELINE).layers}


def operations(times: OperationTimes) -> dict[str, Any]:
    """Both ways to run the network, by kind: time, its share, Mult-Adds for each ms. JSON-ready."""
    ways = (times.plain, times.merged)
    return {
        name: {"kinds": _kinds_of(way), "total": _total(way), "operations": len(way), "whole": spread(whole)}
        for name, way, whole in zip(("plain", "merged"), ways, times.runs, strict=True)
    }


def pointwise(shown: dict[str, Any]) -> float:
    """The share of the time that 1×1 convolutions take in what `operations` gives: of the network as Keras says it."""
    return float(next(row["share"] for row in shown["plain"]["kinds"] if row["kind"] == Kind.POINTWISE))


def _kinds_of(way: Sequence[Operation]) -> list[dict[str, Any]]:
    """In the order of the time they take."""
    work = {str(kind): count for kind, count in by_kind(ledger(mobilenet_v1(*BASELINE)), "mult_adds").items()}
    rows = [
        {"kind": kind, "ms": ms, "share": ms / _total(way), "mult_adds": work.get(kind)}
        for kind, ms in _times(way).items()
    ]
    return sorted(rows, key=lambda row: -row["ms"])


def _times(way: Iterable[Operation]) -> dict[str, float]:
    taken: dict[str, float] = {}
    for each in way:
        taken[kind_of(each)] = taken.get(kind_of(each), 0.0) + MS * each.seconds
    return taken


def _total(way: Iterable[Operation]) -> float:
    return MS * sum(each.seconds for each in way)


# Three convolutions of one size.


def convolutions() -> tuple[Row, ...]:
    """A depthwise, a 1×1 and a standard one, as large as the paper's Table 3 has them."""
    shape = shape_of_table_3()
    return *separable.pair(shape), separable.standard(shape)


def layers(times: LayerTimes | None) -> list[dict[str, Any]]:
    """The three with what they cost, and how long each took where that is measured. JSON-ready."""
    runs = [None] * len(convolutions()) if times is None else times.runs
    return [
        {
            **{"kind": row.layer.kind, "mult_adds": row.mult_adds, "bytes": moved_bytes(row)},
            **({} if each is None else spread(each)),
        }
        for row, each in zip(convolutions(), runs, strict=True)
    ]


def shape() -> dict[str, int]:
    """Of the map and the channels of all three."""
    of = shape_of_table_3()
    return {"size": of.in_size, "channels": of.in_channels}


def less(shown: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """How many times less time the depthwise one took than the 1×1, and whether their bands are apart."""
    filters, mixes, _ = shown
    return {"times": mixes["median"] / filters["median"], "apart": not overlap(filters, mixes)}


def fewer() -> float:
    """How many times fewer Mult-Adds the depthwise one has than the 1×1."""
    filters, mixes, _ = convolutions()
    return mixes.mult_adds / filters.mult_adds


def times_less() -> Mapping[str, float]:
    """How many times less time it can be guessed to take, by what is said."""
    return {"little": 2, "some": 10, "same": fewer()}


def published() -> dict[str, Any]:
    """Times that Keras' authors measured, beside the Mult-Adds of the same networks. JSON-ready."""
    facts = read_facts("times")
    rows = [_published(row) for row in facts.pop("time")]
    return facts | {"rows": sorted(rows, key=lambda row: row["mult_adds"])}


def _published(row: dict[str, Any]) -> dict[str, Any]:
    network = peers()[row["network"]]
    return row | {"title": network.title, "mult_adds": network.ledger.mult_adds}
