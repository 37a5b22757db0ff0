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
        """means: (h, w), ≥ 0."""
        grey, white = shaded(means)
        return cls(name, grey, float(white))


def shaded(maps: NDArray[np.float32], signed: bool = False) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """Maps (…, h, w) as greys, and what the white of each stands for (…): its largest absolute value; 0 where all is 0.

    Black is 0, and no value is less; of a signed map the middle is 0 and black is minus white. Rounded to the nearest
    grey, half up.
    """
    white = np.abs(maps).max((-2, -1))
    share = maps.astype(np.float64) / np.where(white, white, 1)[..., None, None]
    return np.floor((share + 1 if signed else 2 * share) * (WHITE / 2) + 0.5).astype(np.uint8), white
