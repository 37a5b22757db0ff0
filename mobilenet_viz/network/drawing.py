"""A network as a drawing: where each layer stands along another network, with what its volume and its bar show."""

import re
from typing import Any

from mobilenet_viz.network.costs import Ledger
from mobilenet_viz.network.spec import Architecture

_BLOCK = re.compile(r"conv(?:_dw|_pw)?_(\d+)")


def along(counted: Ledger, other: Architecture) -> list[dict[str, Any]]:
    """The layers of a network, each at its place over the layers of `other`: from column `at`, `span` columns wide.

    A layer stands where its namesake stands; the layers of a block share the columns of the block of that number.
    Maps in px. JSON-ready. KeyError for a layer that has no place there.
    """
    there = _columns(other)
    here = _columns(counted.architecture)
    rows = []
    for index, row in enumerate(counted.rows):
        layer = row.layer
        mine, theirs = here[_place(layer.name)], there[_place(layer.name)]
        span = len(theirs) / len(mine)
        rows.append(
            {
                "name": layer.name,
                "kind": layer.kind,
                "at": theirs.start + (index - mine.start) * span,
                "span": span,
                "out_size": layer.out_size,
                "out_channels": layer.out_channels,
                "mult_adds": row.mult_adds,
            }
        )
    return rows


def _place(name: str) -> str:
    """The number of a layer's block, else its name."""
    block = _BLOCK.fullmatch(name)
    return block[1] if block else name


def _columns(arch: Architecture) -> dict[str, range]:
    columns: dict[str, range] = {}
    for index, layer in enumerate(arch.layers):
        place = _place(layer.name)
        columns[place] = range(columns.get(place, range(index, index)).start, index + 1)
    return columns
