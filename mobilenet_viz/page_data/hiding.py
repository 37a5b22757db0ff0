"""Evidence tested: a map is believed as far as hiding its hottest cells hurts more than hiding random ones.

The deletion curve of Petsiuk et al. 2018 (RISE, arXiv 1806.07421) on the cells of the last grid: the probability of a
class while cells are hidden one after the other. A cell is a number 0…g²-1, row by row.
"""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Order = tuple[int, ...]
SEEDS = (1, 2, 3, 4, 5, 6, 7)  # of the random orders: an odd number, so that one of them is the median


def on_grid(values: Floats, grid: int) -> Floats:
    """A map averaged onto grid × grid cells: (g·n, g·n) → (g, g). Raises ValueError when its side is no multiple."""
    side = len(values)
    if side % grid or values.shape != (side, side):
        raise ValueError(f"a map of {values.shape} does not lie on {grid}×{grid} cells")
    parts = np.asarray(values, np.float64).reshape(grid, side // grid, grid, side // grid)
    return np.asarray(parts.mean((1, 3)))


def hottest_first(cells: Floats) -> Order:
    """The cells from the largest value to the smallest, which may be negative; of equal ones the first goes first."""
    return tuple(map(int, np.argsort(-np.ravel(cells), kind="stable")))


def tied(cells: Floats) -> int:
    """How many cells share their value with another: among them position decides."""
    counts = np.unique(np.ravel(cells), return_counts=True)[1]
    return int(counts[counts > 1].sum())


def random_orders(count: int) -> tuple[Order, ...]:
    """As many orders of `count` cells as there are SEEDS, the same on every machine and for every map."""
    return tuple(tuple(map(int, np.random.default_rng(seed).permutation(count))) for seed in SEEDS)


def area(curve: Floats) -> float:
    """The area under a curve whose axis runs from no cell to all: the mean probability on the way. Trapezoids."""
    return float(np.trapezoid(curve, dx=1 / (len(curve) - 1)))


def median(random: Floats) -> Floats:
    """The middle one of the random curves at each number of hidden cells: (orders, g² + 1) → (g² + 1,)."""
    return np.asarray(np.median(random, axis=0))


def halved(curve: Floats) -> int | None:
    """The least number of hidden cells at which the probability is below half of what it was; None if it never is."""
    below = np.flatnonzero(np.asarray(curve) < curve[0] / 2)
    return int(below[0]) if below.size else None


def ranges(count: int) -> tuple[tuple[int, int], ...]:
    """What can be guessed of 1…count cells: up to a tenth, a quarter, half of them, or more; (first, last) of each."""
    lasts = sorted({max(1, count // 10), max(1, count // 4), count // 2, count})
    return tuple((before + 1, last) for before, last in zip((0, *lasts), lasts, strict=False) if last > before)


def range_of(cells: int | None, count: int) -> int:
    """Which of the `ranges` of `count` cells holds that many, from 0; the last if the probability never halved."""
    found = ranges(count)
    return next((i for i, (_, last) in enumerate(found) if cells is not None and cells <= last), len(found) - 1)


@dataclass(frozen=True)
class Outcome:
    """What a test showed: the map's order against the random ones."""

    hot_area: float
    random_area: float  # under the `median` of the random orders, the line that is drawn for them
    beaten: int  # random orders with a larger area than the map's: it beats them
    hot_halved: int | None  # cells
    random_halved: int | None  # cells, the median of the random orders'

    @property
    def verdict(self) -> str:
        """ "all", "most" or "no": which random orders the map beats; "most" is more than half of them."""
        if self.beaten == len(SEEDS):
            return "all"
        return "most" if self.beaten > len(SEEDS) / 2 else "no"

    def as_numbers(self) -> dict[str, Any]:
        """JSON-ready, with the verdict and the number of random orders."""
        return asdict(self) | {"verdict": self.verdict, "orders": len(SEEDS)}


def outcome(hot: Floats, random: Floats) -> Outcome:
    """hot: (g² + 1,) probabilities while the map's cells are hidden, hottest first. random: (orders, g² + 1)."""
    areas = [area(curve) for curve in random]
    counts = [np.inf if halved(curve) is None else halved(curve) for curve in random]
    middle = np.median(np.asarray(counts, np.float64))
    return Outcome(
        hot_area=area(hot),
        random_area=area(median(random)),
        beaten=sum(area(hot) < each for each in areas),
        hot_halved=halved(hot),
        random_halved=int(middle) if np.isfinite(middle) else None,
    )
