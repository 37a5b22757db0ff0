"""A model of Keras as the page shows it: a small example that every course begins with, or a visitor's own."""

from functools import cache
from math import prod, sqrt
from typing import Any

from mobilenet_viz.facts.published import read_facts
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE, mobilenet_v1
from mobilenet_viz.network.costs import Ledger, ledger
from mobilenet_viz.network.from_keras.counted import Counted, ModelLedger
from mobilenet_viz.network.from_keras.walk import ledger_of
from mobilenet_viz.network.peers import peers

COUNTS = ("parameters", "mult_adds")  # of each the question is asked which layer has most


@cache
def program() -> str:
    """The example as a student writes it."""
    return str(read_facts("example")["program"]).strip()


@cache
def example() -> ModelLedger:
    """What it costs."""
    layers = [each | {"module": "keras.layers"} for each in read_facts("example")["layers"]]
    named = {"name": "sequential", "layers": layers}
    return ledger_of({"module": "keras", "class_name": "Sequential", "config": named})


@cache
def weighted() -> tuple[str, ...]:
    """Its layers that have weights, by name."""
    return tuple(row.name for row in example().rows if row.kernels)


def most(count: str) -> str:
    """The layer of the example that has most of one of `COUNTS`."""
    return max(example().rows, key=lambda row: int(getattr(row, count))).name


def model(counted: ModelLedger) -> dict[str, Any]:
    """Its totals, its layers and what its drawing shows, JSON-ready."""
    rows = [_row(row, counted) for row in counted.rows]
    return {"name": counted.name, "totals": _totals(counted), "rows": rows, "drawn": _drawn(counted)}


def beside() -> dict[str, Any]:
    """What a model is set beside: MobileNetV1, whose totals are given, among all the networks that are counted here."""
    networks = [
        {"title": peer.title, "mult_adds": peer.ledger.mult_adds, "parameters": peer.ledger.parameters}
        for peer in peers().values()
    ]
    alpha, size = BASELINE
    return {"alpha": alpha, "size": size, "totals": _totals(ledger(mobilenet_v1(alpha, size))), "networks": networks}


def _totals(counted: Ledger | ModelLedger) -> dict[str, int]:
    return {
        **{"mult_adds": counted.mult_adds, "parameters": counted.parameters},
        **{"trainable": counted.trainable, "bytes": counted.float32_bytes},
    }


def _row(row: Counted, counted: ModelLedger) -> dict[str, Any]:
    named = {"name": row.name, "layer": row.layer, "shape": row.effect.shape, "reads": row.inputs}
    shares = {f"{count}_share": getattr(row, count) / max(1, getattr(counted, count)) for count in COUNTS}
    return named | {count: getattr(row, count) for count in COUNTS} | shares


def _drawn(counted: ModelLedger) -> list[dict[str, Any]]:
    """A volume for each layer that does more than change values one by one, in the order of calculation.

    side: px, of maps that are no squares of one with as many pixels; 1 for a vector. reads: places in this list.
    """
    places: dict[str, int] = {}  # of every layer, the volume that its output is seen as
    drawn: list[dict[str, Any]] = []
    shapes = {row.name: row.effect.shape for row in counted.rows}
    for row in counted.rows:
        reads = list(dict.fromkeys(places[name] for name in row.inputs))
        if len(row.inputs) == 1 and row.effect.kind is None and row.effect.shape == shapes[row.inputs[0]]:
            places[row.name] = reads[0]
            continue
        places[row.name] = len(drawn)
        drawn.append(_volume(row) | {"reads": reads})
    return drawn


def _volume(row: Counted) -> dict[str, Any]:
    *sides, channels = row.effect.shape
    named = {"name": row.name, "layer": row.layer, "kind": row.effect.kind, "shape": row.effect.shape}
    return named | {"side": round(sqrt(prod(sides)), 1), "channels": channels}
