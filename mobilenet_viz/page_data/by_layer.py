"""Where the work of a network is: what each kind of layer takes, of four measures.

Counted are the layers with weights, the four kinds of the paper's Table 2; pooling and softmax are left out. A layer is
thought to do its batch norm and its ReLU6 on the way, before it writes its output: they move no bytes of their own.
"""

from collections.abc import Callable, Mapping
from typing import Any

from mobilenet_viz.facts.published import tables
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE, mobilenet_v1
from mobilenet_viz.network.costs import FLOAT32_BYTES, Ledger, Row, ledger
from mobilenet_viz.network.grid import ALPHAS, RESOLUTIONS
from mobilenet_viz.network.spec import Kind
from mobilenet_viz.paper import slips
from mobilenet_viz.paper.claims import claim, pointwise_work
from mobilenet_viz.paper.recompute import COSTS, KINDS_OF_TABLE_2, share

KINDS = (Kind.DEPTHWISE, Kind.POINTWISE, Kind.CONV, Kind.CLASSIFIER)


def mult_adds(row: Row) -> int:
    """Mult-Adds, the paper's convention."""
    return row.mult_adds


def kernels(row: Row) -> int:
    """Kernel weights, the paper's parameters: no bias, no batch norm."""
    return row.kernels


def activation_bytes(row: Row) -> int:
    """Bytes of the layer's output map, (D_G, D_G, N) in float32."""
    return FLOAT32_BYTES * row.layer.out_size**2 * row.layer.out_channels


def moved_bytes(row: Row) -> int:
    """Bytes that the layer reads or writes if it touches each number once: input map + kernels + output map, float32.

    No cache is modelled: real machines read some numbers again, and find others still at hand.
    """
    return input_bytes(row) + FLOAT32_BYTES * row.kernels + activation_bytes(row)


def input_bytes(row: Row) -> int:
    """Bytes of the layer's input map, (D_F, D_F, M) in float32."""
    return FLOAT32_BYTES * row.layer.in_size**2 * row.layer.in_channels


MEASURES: Mapping[str, Callable[[Row], int]] = {
    "mult_adds": mult_adds,
    "kernels": kernels,
    "activation_bytes": activation_bytes,
    "moved_bytes": moved_bytes,
}


def by_kind(counted: Ledger, measure: str) -> dict[Kind, int]:
    """How much of one of the `MEASURES` the layers of each kind take. KeyError if there is no such measure."""
    of = MEASURES[measure]
    return {kind: sum(of(row) for row in counted.rows if row.layer.kind is kind) for kind in KINDS}


def shares(counted: Ledger, measure: str) -> dict[Kind, float]:
    """The same as shares of their sum, which is 1."""
    return {kind: float(share(counted, kind, MEASURES[measure])) / 100 for kind in KINDS}


def intensity(counted: Ledger) -> dict[Kind, float]:
    """Mult-Adds for each byte moved, by kind: the arithmetic that a number fetched from memory is good for."""
    work, moved = by_kind(counted, "mult_adds"), by_kind(counted, "moved_bytes")
    return {kind: work[kind] / moved[kind] for kind in KINDS}


def peak(counted: Ledger) -> tuple[int, str]:
    """The most bytes that the input and the output of one layer take together, and that layer's name.

    Layer after layer, no more of the maps need be kept at once: each has one reader.
    """
    weighted = (row for row in counted.rows if row.layer.kind in KINDS)
    return max((input_bytes(row) + activation_bytes(row), row.layer.name) for row in weighted)


def share_grid() -> dict[str, Any]:
    """All of it for the whole grid, by [alpha index][resolution index]; a point is a list by kind. JSON-ready."""
    grid = [[ledger(mobilenet_v1(alpha, resolution)) for resolution in RESOLUTIONS] for alpha in ALPHAS]

    def table(of: Callable[[Ledger], Any]) -> list[list[Any]]:
        return [[of(counted) for counted in row] for row in grid]

    return {
        "alphas": ALPHAS,
        "resolutions": RESOLUTIONS,
        "kinds": KINDS,
        "measures": {measure: _tables(table, measure) for measure in MEASURES},
        "intensity": table(lambda counted: [round(each, 3) for each in intensity(counted).values()]),
        "peak": table(peak),
    }


def _tables(table: Callable[[Callable[[Ledger], Any]], list[list[Any]]], measure: str) -> dict[str, Any]:
    return {
        "parts": table(lambda counted: list(by_kind(counted, measure).values())),
        "total": table(lambda counted: sum(by_kind(counted, measure).values())),
        "shares": table(lambda counted: [round(part, 6) for part in shares(counted, measure).values()]),
    }


def printed() -> dict[str, Any]:
    """Table 2 as printed, by measure and kind, with the sums of its columns and the numbers of its slip. JSON-ready."""
    table = tables()[2]
    (slip,) = (place for place in slips.places() if place[0] == table.number)
    return {
        "number": table.number,
        "source": table.source,
        "cells": {
            measure: dict(zip(KINDS_OF_TABLE_2, table.column(key), strict=True)) for key, measure in COSTS.items()
        },
        "sums": {measure: str(table.total(key)) for key, measure in COSTS.items()},
        "slip": slips.values(slip),
    }


def time() -> dict[str, str]:
    """What the paper claims of the time that 1×1 layers take, and what they take of the Mult-Adds; percents."""
    told = claim("time")
    work = f"{pointwise_work():.2f}"
    return {"said": told.said[0], "source": told.source, "section": told.section, "exact": work}


OTHER_GUESSES = (10, 60)  # percent


def question() -> dict[str, Any]:
    """What a student is to guess of the baseline: the share of the bytes moved that its depthwise layers take.

    `work` is their share of the Mult-Adds, `moved` the answer; `guesses` are percents to choose from, both among them
    (`right` is the answer). `alpha`, `resolution`: whose network it is.
    `per_byte`: Mult-Adds for each byte moved, of the depthwise and of the pointwise layers. `covered`: the measures
    that would give the answer away.
    """
    counted = ledger(mobilenet_v1(*BASELINE))
    work, moved = (shares(counted, measure)[Kind.DEPTHWISE] for measure in ("mult_adds", "moved_bytes"))
    per_byte = intensity(counted)
    return {
        "network": f"{BASELINE[0]}-{BASELINE[1]}",
        "alpha": BASELINE[0],
        "resolution": BASELINE[1],
        "work": work,
        "moved": moved,
        "right": round(100 * moved),
        "guesses": sorted({round(100 * work), round(100 * moved), *OTHER_GUESSES}),
        "covered": ["activation_bytes", "moved_bytes"],
        "per_byte": {kind: per_byte[kind] for kind in (Kind.DEPTHWISE, Kind.POINTWISE)},
    }
