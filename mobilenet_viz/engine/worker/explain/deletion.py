"""Evidence tested: a class's probability while cells of the photo are hidden, one after the other.

The deletion curve of Petsiuk et al. 2018 (RISE, arXiv 1806.07421), with the cells of the last grid as its steps.
"""

from collections.abc import Sequence
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from mobilenet_viz.engine.worker.explain import parts
from mobilenet_viz.engine.worker.explain.parts import Floats, Slices
from mobilenet_viz.network.architectures.mobilenet_v1 import CELL

AT_ONCE = 16  # masked photos in one slice: 0.2 s at 224 px


class Deletion:
    """A network ready to be asked about many masked photos at once."""

    def __init__(self, model: keras.Model) -> None:
        self._probabilities = parts.part(model, "predictions")
        self._masked = parts.compiled(self._masked_probabilities, model.input.shape[1:], (None, None, None), ())

    def curves(self, image: Floats, class_index: int, orders: Sequence[Sequence[int]], grey: float) -> Slices:
        """The probability after 0, 1, … g² cells are hidden in each order: (len(orders), g² + 1) float32.

        image: (R, R, 3) as the network gets it; grey: what it gets where a cell is hidden. orders: each names the cells
        0…g²-1, row by row, once; ValueError for one that does not. On the way NaN stands for what is not known yet.
        """
        hidden = hidden_cells(orders, len(image) // CELL)
        probabilities = np.full(len(hidden), np.nan, np.float32)
        curves, steps = probabilities.reshape(len(orders), -1), coarse_first(len(hidden) // len(orders))
        turns = np.concatenate([curve * len(steps) + steps for curve in range(len(orders))])
        for start in range(0, len(turns), AT_ONCE):
            few = turns[start : start + AT_ONCE]
            probabilities[few] = self._masked(image, hidden[few], grey).numpy()[:, class_index]
            yield start + len(few), len(turns), curves.copy()
        return curves

    def _masked_probabilities(self, image: Any, hidden: Any, grey: Any) -> Any:
        """(R, R, 3), (n, g, g) with 1 for a hidden cell, () → (n, 1000)."""
        masks = tf.repeat(tf.repeat(hidden, CELL, axis=1), CELL, axis=2)[..., None]
        return self._probabilities(tf.where(masks == 1, grey, image), training=False)


def coarse_first(count: int) -> NDArray[np.int64]:
    """0…count-1, multiples of the larger powers of two first: after a few of them the whole of a curve is covered."""
    return np.array(sorted(range(count), key=lambda step: -(step & -step or count)), np.int64)


def hidden_cells(orders: Sequence[Sequence[int]], grid: int) -> Floats:
    """What is hidden after each step of each order: (len(orders) · (g² + 1), g, g), 1 for a hidden cell."""
    if any(sorted(order) != list(range(grid**2)) for order in orders):
        raise ValueError(f"an order must name each of the {grid**2} cells once")
    ranks: NDArray[np.int64] = np.argsort(np.array(orders, np.int64), axis=1)
    steps = np.arange(grid**2 + 1)
    hidden = ranks[:, None, :] < steps[None, :, None]
    return hidden.reshape(-1, grid, grid).astype(np.float32)
