"""Two maps of one photo side by side: one scale for both, and how much of their evidence lies in the same place."""

from math import lcm

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
SHARES = ((0, 1 / 3), (1 / 3, 2 / 3), (2 / 3, 1))  # what can be guessed of `shared`


def limit(left: Floats, right: Floats) -> float:
    """The magnitude that gets the full colour in both: the larger maximum of the two."""
    return float(max(np.abs(left).max(), np.abs(right).max()))


def shared(left: Floats, right: Floats) -> float | None:
    """The share of the positive evidence that lies in the same place, 0…1: Σ min(l, r), each map scaled to a sum of 1.

    (h, h) and (k, k) of the same square of the photo; cells of different size share by area. None when a map has
    nothing positive.
    """
    side = lcm(len(left), len(right))
    parts = [_spread(np.maximum(np.asarray(each, np.float64), 0), side) for each in (left, right)]
    totals = [part.sum() for part in parts]
    if not all(totals):
        return None
    return float(np.minimum(parts[0] / totals[0], parts[1] / totals[1]).sum())


def _spread(values: Floats, side: int) -> Floats:
    times = side // len(values)
    return np.asarray(values.repeat(times, 0).repeat(times, 1))


def hottest(values: Floats) -> tuple[int, int]:
    """(row, column) of the largest value; of equal ones the first, row by row."""
    row, column = np.unravel_index(int(np.argmax(values)), values.shape)
    return int(row), int(column)


def range_of(share: float) -> int:
    """Which of SHARES a share belongs to."""
    return min(int(share * len(SHARES)), len(SHARES) - 1)
