"""Two maps of one photo side by side: one scale for both, and how much of their evidence lies in the same place."""

from bisect import bisect
from math import lcm

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
BOUNDS = (1 / 3, 2 / 3)  # between the ranges of `shared` that can be guessed

UNITS = {
    "evidence": "logit",
    "gradcam": "logit",
    "gradcam_plus": "logit",
    "scorecam": "activation",
    "saliency": "gradient",
    "smoothgrad": "gradient",
}
"""What a map of each method counts in: only maps of one unit have a scale in common."""
SUMS = ("evidence", "gradcam")
"""Methods whose cells share out a logit, however many cells there are: of fewer cells each gets more."""


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


def peaks_meet(left: Floats, right: Floats) -> bool:
    """Do the cells with the largest values lie over each other? Of equal ones the first counts, row by row."""
    cells = zip(_hottest(left), _hottest(right), strict=True)
    return all(a * len(right) < (b + 1) * len(left) and b * len(left) < (a + 1) * len(right) for a, b in cells)


def _hottest(values: Floats) -> tuple[np.intp, ...]:
    return np.unravel_index(int(np.argmax(values)), values.shape)


def range_of(share: float) -> int:
    """Which of the ranges between BOUNDS a share belongs to, 0 for the lowest; a bound to the one above it."""
    return bisect(BOUNDS, share)


def times_the_area(coarse: int, fine: int) -> float:
    """How many cells of a fine×fine grid one of a coarse×coarse grid covers."""
    return fine**2 / coarse**2
