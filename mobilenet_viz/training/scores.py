"""How well a network does on pictures it has not learnt from, and how far that can be trusted."""

from math import sqrt

import numpy as np
from numpy.typing import NDArray

SURE = 1.96  # standard deviations: 95 of 100 such intervals hold the true share


def wilson(right: int, of: int) -> tuple[float, float]:
    """The interval in which the true share lies (Wilson 1927): honest for few pictures and near 0 and 1.

    of: > 0.
    """
    share, z2 = right / of, SURE**2
    centre = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = SURE * sqrt(share * (1 - share) / of + z2 / (4 * of**2)) / (1 + z2 / of)
    return max(0.0, centre - half), min(1.0, centre + half)


def confusion(labels: NDArray[np.int64], answers: NDArray[np.int64], classes: int) -> NDArray[np.int64]:
    """(classes, classes): how many pictures of a row's class got a column's name."""
    counts = np.zeros((classes, classes), np.int64)
    np.add.at(counts, (labels, answers), 1)
    return counts
