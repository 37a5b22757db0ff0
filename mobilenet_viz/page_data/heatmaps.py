"""Maps of page 3 as the browser draws them: how their numbers are printed, and what a cell of a block has seen."""

from dataclasses import dataclass
from functools import cache
from math import floor, log10

import numpy as np
from numpy.typing import NDArray

from mobilenet_viz.network.architectures.mobilenet_v1 import BLOCKS, mobilenet_v1
from mobilenet_viz.network.spec import field_starts, receptive_fields
from mobilenet_viz.pixels.overlay import flatness, limit_of

DIGITS = (2, 6)  # printed, at least and at most, where the full colour is less than LARGE
LARGE = 100  # from here on whole numbers say enough, and the cells have no room for more


@dataclass(frozen=True)
class Map:
    """A map in whole numbers, 10^digits to the unit. scale: the number with the full colour."""

    cells: tuple[tuple[int, ...], ...]
    digits: int
    scale: int
    flat: bool  # all its values are equal
    alike: bool  # they are not, but what is printed is


def drawn(values: NDArray[np.float32], limit: float | None = None) -> Map:
    """A map (g, g) for the browser. limit: the value with the full colour, in the map's unit; its largest by default.

    Printed to 0.01, finer where the full colour is less than 1, whole from 100 on: it has three digits or four.
    """
    limit = limit_of(values) if limit is None else limit
    digits = _digits(limit)
    cells = np.rint(np.asarray(values, np.float64) * 10**digits).astype(np.int64)
    rows = tuple(tuple(map(int, row)) for row in cells)
    return Map(rows, digits, max(1, round(limit * 10**digits)), *flatness(values, cells))


def _digits(limit: float) -> int:
    least, most = DIGITS
    if limit >= LARGE:
        return 0
    return least if limit <= 0 else min(most, max(least, 2 - floor(log10(limit))))


@cache
def cells(alpha: float, resolution: int) -> list[dict[str, int]]:
    """What a cell of each block is, from the photo (0) to the last: its grid and its place in the photo. JSON-ready.

    `grid` cells a side, one every `jump` px; that at (row, col) has seen `field`×`field` px from
    (start + row · jump, start + col · jump) on, which may lie outside the photo.
    """
    arch = mobilenet_v1(alpha, resolution)
    starts, fields = field_starts(arch), receptive_fields(arch)
    found = [{"grid": resolution, "jump": 1, "field": 1, "start": 0}]
    for block in range(1, len(BLOCKS) + 1):
        layer = arch[f"conv_pw_{block}"]
        field, jump = fields[layer.name]
        found.append({"grid": layer.out_size, "jump": jump, "field": field, "start": starts[layer.name]})
    return found
