"""Pictures flipped, turned and zoomed at random, so that a network meets each in several variants."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from mobilenet_viz.training.collection import Photo

VARIANTS = 4  # of a picture; each is computed once, and epoch e learns from number e mod VARIANTS
TURN = 0.1  # of a full turn, at most, to either side: as the factor of Keras' RandomRotation
ZOOM = 0.1  # nearer or further by at most this share


def variant(photo: Photo, resolution: int, number: int, seed: int) -> NDArray[np.uint8]:
    """The picture at this size, (R, R, 3), in variant 0…`VARIANTS` - 1: the same for the same picture and seed.

    What turns in from outside is the picture mirrored at its border.
    """
    rng = np.random.default_rng([seed, number, int(photo.digest[:16], 16)])
    turn, zoom = rng.uniform(-TURN, TURN) * 2 * np.pi, 1 + rng.uniform(-ZOOM, ZOOM)
    pixels = photo.at(resolution)[:, ::-1] if rng.random() < 0.5 else photo.at(resolution)
    around = np.pad(pixels, ((resolution // 2,) * 2, (resolution // 2,) * 2, (0, 0)), "symmetric")
    return _cut(around, resolution, turn, zoom)


def _cut(around: NDArray[np.uint8], side: int, turn: float, zoom: float) -> NDArray[np.uint8]:
    """A square of this side out of the middle, turned by so many radians and `zoom` times as large."""
    cos, sin = zoom * np.cos(turn), zoom * np.sin(turn)
    middle, target = len(around) / 2, side / 2
    across = (cos, -sin, middle - cos * target + sin * target)
    down = (sin, cos, middle - sin * target - cos * target)
    image = Image.fromarray(around)
    return np.array(image.transform((side, side), Image.Transform.AFFINE, (*across, *down), Image.Resampling.BILINEAR))
