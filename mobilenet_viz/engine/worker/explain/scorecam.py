"""Score-CAM (Wang et al. 2020, arXiv 1910.01279) in slices: no gradient, but a forward pass for every channel.

tf-keras-vis' `Scorecam` asks `model.predict` once for all channels, at the last block some 20 seconds without a word.
This is its algorithm with the enlarging, the masking and the forward pass of a few channels compiled into one function;
the library is the tests' oracle.
"""

from typing import Any

import keras
import numpy as np
import tensorflow as tf

from mobilenet_viz.engine.worker import keras_model
from mobilenet_viz.engine.worker.explain import parts
from mobilenet_viz.engine.worker.explain.parts import Floats, Slices

AT_ONCE = 16  # channels in one slice: 0.2 s at 224 px
EPSILON = 1e-7  # as in the library: a channel that is the same everywhere hides the whole photo


class ScoreCam:
    """Score-CAM at the output of one block, prepared once."""

    def __init__(self, model: keras.Model, block: int) -> None:
        """Raises ValueError for a block that is not 1…13."""
        self._maps = parts.part(model, parts.block_output(block))
        self._logits = parts.part(model, keras_model.LOGITS)
        maps, enlarge = (None, None, None), (None, None)
        self._probabilities = parts.compiled(self._masked_probabilities, model.input.shape[1:], maps, enlarge)

    def map(self, image: Floats, class_index: int, max_n: int | None = None) -> Slices:
        """Image (R, R, 3) as the network gets it → (g, g) float32 ≥ 0 on the block's own grid, not normalised.

        Each channel, enlarged and scaled to 0…1, is laid on the photo as a mask (hidden is the network's 0: grey for
        values "signed", black for others); the class's probability for what is left is the channel's weight. The map is
        the sum of the channels times their weights: in units of the block's output; on the way, the sum
        of the channels done, which grows to the map. max_n: only so many channels, those
        that vary most (Faster Score-CAM).
        """
        maps = self._maps(image[None], training=False).numpy()[0]
        if max_n is not None:
            maps = maps[:, :, np.argsort(-maps.std((0, 1)), kind="stable")[:max_n]]
        channels, weighted = maps.shape[-1], np.zeros(maps.shape[:2], np.float32)
        enlarge = enlarging(len(maps), len(image))
        for start in range(0, channels, AT_ONCE):
            few = maps[:, :, start : start + AT_ONCE]
            weighted += few @ self._probabilities(image, few, enlarge).numpy()[:, class_index]
            yield start + few.shape[-1], channels, weighted.copy()
        return weighted

    def _masked_probabilities(self, image: Any, maps: Any, enlarge: Any) -> Any:
        """(R, R, 3), (g, g, n), (R, g) → (n, 1000)."""
        maps -= tf.reduce_min(maps, axis=(0, 1))  # a channel that is flat stays flat: no rounding is scaled to 0…1
        masks = tf.einsum("yi,ijn,xj->nyx", enlarge, maps, enlarge)
        low, high = (reduce(masks, axis=(1, 2), keepdims=True) for reduce in (tf.reduce_min, tf.reduce_max))
        masks = (masks - low) / (high - low + EPSILON)
        return tf.nn.softmax(self._logits(image * masks[..., None], training=False))


def enlarging(grid: int, side: int) -> Floats:
    """Linear interpolation from `grid` to `side` points as a matrix (side, grid), first on first and last on last.

    What `scipy.ndimage.zoom(…, order=1)` does along one axis, which tf-keras-vis enlarges masks with.
    """
    places = np.linspace(0, grid - 1, side)
    return np.stack([np.interp(places, np.arange(grid), point) for point in np.eye(grid)], axis=1).astype(np.float32)
