"""Two maps of one photo side by side: one scale for both, and how much of their evidence lies in the same place."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mobilenet_viz.engine.methods import METHODS, Method

Floats = NDArray[np.floating]
BOUNDS = (1 / 3, 2 / 3)  # between the ranges of `shared` that can be guessed
DIFFERENCES = {"class": "index", "alpha": "alpha", "size": "size", "map": "method"}
"""What can differ between two sides, and which field of a `Side` it is."""


@dataclass(frozen=True)
class Side:
    """What a map is made of: by which network, by which method, for which class."""

    alpha: float
    size: int
    method: str
    index: int | None = None  # of the class; None until an answer says which is the first

    def but_for(self, differ: str, chosen: Any, allowed: Sequence[Any]) -> "Side":
        """The same but for one thing: what is chosen for it, or the first other one where that would be the same."""
        field = DIFFERENCES[differ]
        taken = getattr(self, field)
        if chosen in (None, taken):
            chosen = next((each for each in allowed if each != taken), None)
        return replace(self, **{field: chosen})


@dataclass(frozen=True, eq=False)
class Pair:
    """Two maps, by two methods, as far as they are here: (h, h) and (k, k), or None."""

    methods: tuple[Method, Method]
    values: tuple[Floats | None, Floats | None]

    @property
    def one_unit(self) -> bool:
        left, right = self.methods
        return left.unit == right.unit

    def as_numbers(self) -> dict[str, Any]:
        """What both have in common, JSON-ready; nothing while one is missing.

        `share`: see `shared`; `cells`: both grids, and how much more area a cell of the coarse one has, where that
        alone makes its numbers larger.
        """
        left, right = self.values
        if left is None or right is None:
            return {"one_scale": self.one_unit, "both": False, "cells": None, "share": None, "peaks_meet": False}
        return {
            "one_scale": self.one_unit,
            "both": True,
            "cells": self._unlike_cells(len(left), len(right)),
            "share": shared(left, right),
            "peaks_meet": peaks_meet(left, right),
        }

    @property
    def limit(self) -> float | None:
        """The value with the full colour in both, where they count in the same unit."""
        left, right = self.values
        return None if left is None or right is None or not self.one_unit else limit(left, right)

    def _unlike_cells(self, *grids: int) -> dict[str, Any] | None:
        coarse, fine = sorted(grids)
        if coarse == fine or not all(method.adds_up for method in self.methods):
            return None
        return {"coarse": coarse, "fine": fine, "times": f"{times_the_area(coarse, fine):.1f}"}


def pair(sides: tuple[Side, Side], values: tuple[Floats | None, Floats | None]) -> Pair:
    """The two maps of these sides."""
    left, right = (METHODS[side.method] for side in sides)
    return Pair((left, right), values)


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
