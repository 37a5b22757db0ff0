"""Signed maps as colour: what speaks for a class in orange, what speaks against it in blue, nothing where it is silent.

Orange and blue stay apart for colour-blind eyes. 0 is never shifted, and a flat map gives no colour.
"""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from mobilenet_viz.pixels import palette

FOR, AGAINST = palette.EVIDENCE["for"], palette.EVIDENCE["against"]


def limit_of(values: NDArray[np.float32]) -> float:
    """The largest magnitude in a map: the value that gets the full colour. Take one limit for maps to be compared."""
    return float(np.abs(values).max())


def flatness(values: NDArray[np.floating], printed: NDArray[np.integer]) -> tuple[bool, bool]:
    """(Is a map flat? Is it only printed so, its differences being too small?) printed: its numbers as printed."""
    equal, alike = (bool((each == each.flat[0]).all()) for each in (values, printed))
    return equal and alike, alike and not equal


def colours(values: NDArray[np.float32], limit: float | None = None) -> NDArray[np.uint8]:
    """A map on white, for itself or as a scale: (h, w) → (h, w, 3) RGB. White is 0, full colour is ±limit."""
    return overlay(np.full((*values.shape, 3), 255, np.uint8), values, limit=limit)


def overlay(
    rgb: NDArray[np.uint8],
    values: NDArray[np.float32],
    opacity: float = 1.0,
    limit: float | None = None,
    smooth: bool = False,
) -> NDArray[np.uint8]:
    """A map over a picture (H, W, 3): each of its cells covers the picture by opacity · |value| / limit.

    values: (h, w), any size. opacity: 0…1. limit: full colour; `limit_of(values)` unless given.
    smooth: interpolate between the cells' centres, which invents detail; by default the cells are seen.
    """
    limit = limit_of(values) if limit is None else limit
    share = np.clip(_enlarged(values, rgb.shape[:2], smooth) / (limit or 1.0), -1, 1)[..., None]
    hue = np.where(share > 0, FOR, AGAINST)
    covered = opacity * np.abs(share)
    blended: NDArray[np.uint8] = np.rint(rgb * (1 - covered) + hue * covered).astype(np.uint8)
    return blended


def _enlarged(values: NDArray[np.float32], size: tuple[int, ...], smooth: bool) -> NDArray[np.float32]:
    resampling = Image.Resampling.BILINEAR if smooth else Image.Resampling.NEAREST
    map_ = Image.fromarray(np.asarray(values, np.float32))
    return np.asarray(map_.resize((size[1], size[0]), resampling))
