"""What a layer makes of a photo, as one picture. Loaded by the web process and the worker."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WHITE = 255


@dataclass(frozen=True, eq=False)
class LayerMap:
    """The mean over all channels of a layer's output after ReLU6, as a grey picture: black is 0."""

    name: str  # of the layer, `Layer.name`
    grey: NDArray[np.uint8]  # (h, w), in steps of white / 255
    white: float  # what white stands for, the largest mean, 0…6; 0 where no channel says anything

    @classmethod
    def of(cls, name: str, means: NDArray[np.float32]) -> "LayerMap":
        """means: (h, w), ≥ 0. Rounded to the nearest grey, half up."""
        white = float(means.max())
        share = means.astype(np.float64) / (white or 1.0)
        return cls(name, np.floor(share * WHITE + 0.5).astype(np.uint8), white)
