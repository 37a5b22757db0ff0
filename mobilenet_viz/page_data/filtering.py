"""Page 2's data: one photo through a depthwise 3×3 and a pointwise 1×1, and through the standard 3×3 that equals them.

Every map, kernel and price the browser shows is computed here; the browser only reveals them. Both machines give the
same four maps because the standard kernels are the products K[i,j,m] · W[m,n] of the depthwise kernels and the mixing
weights: Σ_m W[m,n] Σ_ij K[i,j,m] F = Σ_ijm (K·W)[i,j,m,n] F. Only such kernels can be split: what the saving costs.
The photo's values are float32, kernels and weights whole numbers over powers of two: in float64 every sum is exact.
"""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mobilenet_viz.network.architectures.mobilenet_v1 import mobilenet_v1
from mobilenet_viz.network.costs import Ledger, Row, ledger
from mobilenet_viz.network.spec import Architecture, Kind, Layer, Padding, output_size, zeros
from mobilenet_viz.pixels import images
from mobilenet_viz.pixels.convolution import Array, depthwise, pointwise, standard
from mobilenet_viz.pixels.kernels import NAMED, QUARTERS, in_whole_numbers, kernel_array, mix, written

GRID = 32  # px, the side of the photo and of every map at stride 1
KERNEL = 3  # D_K
MIX: Array = mix()
MIX.setflags(write=False)


@dataclass(frozen=True, eq=False)
class Filtered:
    """The maps of both machines: `channels` (GRID, GRID, 3), the others (GRID / stride, GRID / stride, channels)."""

    channels: Array  # R, G, B in [-1, 1], as the network gets them
    depthwise: Array  # each channel through its own kernel
    separable: Array  # those, mixed
    standard: Array  # the channels through `standard_kernels`: equal to `separable`


def channels(rgb: NDArray[np.uint8]) -> list[dict[str, Any]]:
    """What the browser shows of a photo (H, W, 3) itself: its R, G and B as `_pictures`, white at 1; JSON-ready."""
    return _pictures(_channels(rgb), [1.0] * 3)


def _channels(rgb: NDArray[np.uint8]) -> Array:
    return images.network_input(images.small_grid(rgb, GRID))


def filtered(rgb: NDArray[np.uint8], names: Sequence[str], weights: Array = MIX, stride: int = 1) -> Filtered:
    """Convolve a photo (H, W, 3) by both machines, padded as Keras pads.

    `names`: three kernels as `kernels.kernel_array` reads them, for R, G and B (ValueError else). `weights`: (3, N).
    """
    pixels, kernels = _channels(rgb), depthwise_kernels(names)
    maps = depthwise(pixels, kernels, stride, Padding.KERAS)
    whole = standard(pixels, standard_kernels(kernels, weights), stride, Padding.KERAS)
    return Filtered(pixels, maps, pointwise(maps, weights), whole)


def depthwise_kernels(names: Sequence[str]) -> Array:
    """The kernels, (3, 3, M)."""
    return np.stack([kernel_array(name) for name in names], axis=-1)


def standard_kernels(kernels: Array, weights: Array = MIX) -> Array:
    """K[i,j,m] · W[m,n]: (3, 3, M) and (M, N) → (3, 3, M, N)."""
    product: Array = kernels[..., np.newaxis] * weights
    return product


def scale(values: Array) -> float:
    """What white stands for in the picture of a map: its largest absolute value, rounded up to hundredths."""
    return max(1, ceil(100 * float(np.abs(values).max()))) / 100


def greys(values: Array, white: float) -> NDArray[np.uint8]:
    """Values as greys, 0 in the middle: round(127.5 · (1 + v / white)), so that -white is black and +white white."""
    shades: NDArray[np.uint8] = np.floor(127.5 * (1 + values / white) + 0.5).astype(np.uint8)
    return shades


def separable_ledger(in_channels: int, out_channels: int, stride: int = 1) -> Ledger:
    """The price of the depthwise and the pointwise convolution of GRID×GRID channels."""
    filters = _layer(Kind.DEPTHWISE, in_channels, in_channels, "input", stride)
    mixes = _layer(Kind.POINTWISE, in_channels, out_channels, filters.name, in_size=filters.out_size)
    return priced("separable", filters, mixes)


def standard_ledger(in_channels: int, out_channels: int, stride: int = 1) -> Ledger:
    """The price of the standard convolution of the same sizes."""
    return priced("standard", _layer(Kind.CONV, in_channels, out_channels, "input", stride))


def times(in_channels: int, out_channels: int) -> float:
    """How many times the separable pair's Mult-Adds the standard convolution costs: 1 / (1/N + 1/D_K²)."""
    pair = standard_ledger(in_channels, out_channels), separable_ledger(in_channels, out_channels)
    return pair[0].mult_adds / pair[1].mult_adds


def _layer(kind: Kind, in_channels: int, out_channels: int, reads: str, stride: int = 1, in_size: int = GRID) -> Layer:
    kernel = 1 if kind is Kind.POINTWISE else KERNEL
    out_size = output_size(in_size, kernel, stride, Padding.KERAS)
    return Layer(kind, kind, kernel, stride, in_size, out_size, in_channels, out_channels, (reads,), Padding.KERAS)


def priced(name: str, *layers: Layer) -> Ledger:
    """The price of these layers on GRID×GRID maps."""
    return ledger(Architecture(name, 1.0, GRID, layers))


def race(
    rgb: NDArray[np.uint8], names: Sequence[str], quarters: Sequence[int] = QUARTERS, stride: int = 1
) -> dict[str, Any]:
    """Everything the browser shows of a photo, three kernels, the mixing weights and a stride; JSON-ready.

    maps: lists as of `channels`; "standard" is None where it equals "separable" in every bit, as it should.
    """
    weights = mix(quarters)
    maps, kernels = filtered(rgb, names, weights, stride), depthwise_kernels(names)
    whites = [scale(maps.separable[..., n]) for n in range(weights.shape[1])]  # one for both machines' output n
    equal = np.array_equal(maps.standard, maps.separable)
    products = standard_kernels(kernels, weights)
    return {
        "size": GRID,
        "out_size": len(maps.depthwise),
        "zeros": dict(zip(("before", "after"), zeros(GRID, KERNEL, stride, Padding.KERAS), strict=True)),
        "maps": {
            "depthwise": _pictures(maps.depthwise, [scale(maps.depthwise[..., m]) for m in range(3)]),
            "separable": _pictures(maps.separable, whites),
            "standard": None if equal else _pictures(maps.standard, whites),
        },
        "kernels": [dict(zip(("cells", "divisor"), written(name), strict=True)) for name in names],
        "named": {name: {"cells": cells, "divisor": divisor} for name, (cells, divisor) in NAMED.items()},
        "products": [in_whole_numbers(products[:, :, m]) for m in range(3)],
        "mix": weights.tolist(),
        "costs": costs(stride),
    }


def _pictures(maps: Array, whites: Sequence[float]) -> list[dict[str, Any]]:
    """For each map its greys (base64, row by row, one byte each), its values (little-endian float64), what white
    stands for, the lowest and the highest value."""
    return [
        {
            "greys": encoded(greys(maps[..., m], white)),
            "values": encoded(maps[..., m].astype("<f8")),
            "white": white,
            "low": float(maps[..., m].min()),
            "high": float(maps[..., m].max()),
        }
        for m, white in enumerate(whites)
    ]


def encoded(array: NDArray[Any]) -> str:
    """An array's bytes in base64."""
    return b64encode(array.tobytes()).decode("ascii")


def costs(stride: int = 1) -> dict[str, Any]:
    """Prices from the ledger: of each convolution of the story, of both machines, and how they compare.

    `one` is one channel through one kernel, `mixture` the first output alone; the others are layers of both machines.
    """
    in_channels, out_channels = MIX.shape
    separable, whole = (each(in_channels, out_channels, stride) for each in (separable_ledger, standard_ledger))
    one, mixture = separable_ledger(1, 1, stride).rows[0], separable_ledger(in_channels, 1, stride).rows[1]
    pointwise_layers = [layer for layer in mobilenet_v1().layers if layer.kind is Kind.POINTWISE]
    blocks = sorted((layer.out_channels, times(layer.in_channels, layer.out_channels)) for layer in pointwise_layers)
    return {
        "one": _price(one),
        "mixture": _price(mixture),
        **{row.layer.kind: _price(row) for row in (*separable.rows, *whole.rows)},
        "separable": {"mult_adds": separable.mult_adds, "weights": separable.kernels},
        "times": times(in_channels, out_channels),
        "share": separable.mult_adds / whole.mult_adds,
        "mobilenet": {"from": blocks[0], "to": blocks[-1]},  # (N, times)
    }


def _price(row: Row) -> dict[str, Any]:
    """per_pixel: Mult-Adds for one pixel of all output maps, each weight used once."""
    return {
        "mult_adds": row.mult_adds,
        "per_pixel": row.mult_adds // row.layer.out_size**2,
        "weights": row.kernels,
        "factors": row.factors,
    }
