"""Photos: bytes of any origin → checked upright pixels → what the network gets.

One way in, `decode`. A picture is an array (height, width, 3) of uint8, RGB.
"""

from base64 import b64encode
from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from mobilenet_viz.pixels.images.formats import FORMATS
from mobilenet_viz.pixels.images.intake import Decoded, centre_square, decode, reduce

__all__ = [
    "FITS",
    "FORMATS",
    "GREY",
    "MEDIA_TYPES",
    "VALUES",
    "Decoded",
    "centre_square",
    "data_url",
    "decode",
    "network_input",
    "network_pixels",
    "reduce",
    "resized",
    "small_grid",
    "thumbnail",
    "to_png",
]

MEDIA_TYPES = ",".join(f"image/{name.lower()}" for name in FORMATS)
"""What is opened, as a browser's dialog is told. A phone that knows it turns HEIC into JPEG itself."""

FITS = ("centre", "letterbox", "squash")
"""How a photo of any shape becomes a square: cut, framed in grey, stretched. `network_pixels` says more."""

VALUES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {"signed": (127.5, 1.0), "unit": (255.0, 0.0), "bytes": (1.0, 0.0)}
)
"""How bytes become numbers, x / divisor - shift: [-1, 1] as the weights were trained; and the two mistakes that
tutorials make with this network, [0, 1] and the bytes as they are, to be shown as mistakes."""

GREY = 128
"""The byte that tells the network nothing: 128 / 127.5 - 1 = 1/255. No byte is exactly 0; 127 is as near, at -1/255."""


def network_pixels(photo: Decoded, resolution: int, fit: str = "centre") -> NDArray[np.uint8]:
    """What the network gets to see: (R, R, 3) with R = `resolution` px, resized by Pillow's BICUBIC.

    fit: "centre" takes the largest centred square; "letterbox" the whole photo, its shape kept, centred on
    `GREY`; "squash" the whole photo, stretched. Raises ValueError for any other.
    """
    if fit not in FITS:
        raise ValueError(f"fit = {fit!r}: must be one of {FITS}")
    if fit == "letterbox":
        return _letterboxed(photo, resolution)
    return resized(photo.square if fit == "centre" else photo.whole, (resolution, resolution))


def network_input(pixels: NDArray[np.uint8], values: str = "signed") -> NDArray[np.float32]:
    """The same pixels as the network's numbers, float32: by default x / 127.5 - 1 in [-1, 1], as Keras' MobileNet.

    values: a key of `VALUES`; KeyError for any other.
    """
    divisor, shift = VALUES[values]
    return pixels.astype(np.float32) / np.float32(divisor) - np.float32(shift)


def small_grid(rgb: NDArray[np.uint8], size: int) -> NDArray[np.uint8]:
    """The centre square as (size, size, 3) large pixels, each the average of the area it covers."""
    return resized(centre_square(rgb), (size, size), Image.Resampling.BOX)


def to_png(rgb: NDArray[np.uint8]) -> bytes:
    """The picture as a PNG file: lossless, so that what is shown is what was computed."""
    file = BytesIO()
    Image.fromarray(rgb).save(file, "PNG", compress_level=1)
    return file.getvalue()


def thumbnail(rgb: NDArray[np.uint8], side: int) -> bytes:
    """A square picture as a small JPEG file, of at most so many pixels a side: for the eye alone."""
    small = resized(rgb, (side, side)) if len(rgb) > side else rgb
    file = BytesIO()
    Image.fromarray(small).save(file, "JPEG", quality=85)
    return file.getvalue()


def data_url(rgb: NDArray[np.uint8]) -> str:
    """The same for a browser, which shows it without asking for it."""
    return f"data:image/png;base64,{b64encode(to_png(rgb)).decode()}"


def _letterboxed(photo: Decoded, side: int) -> NDArray[np.uint8]:
    width, height = (max(1, round(side * length / max(photo.size))) for length in photo.size)
    top, left = (side - height) // 2, (side - width) // 2
    square = np.full((side, side, 3), GREY, np.uint8)
    square[top : top + height, left : left + width] = resized(photo.whole, (width, height))
    return square


def resized(
    rgb: NDArray[np.uint8], size: tuple[int, int], resampling: Image.Resampling = Image.Resampling.BICUBIC
) -> NDArray[np.uint8]:
    """The same picture, (height, width, 3). size: (width, height), Pillow's order."""
    return np.asarray(Image.fromarray(rgb).resize(size, resampling))
