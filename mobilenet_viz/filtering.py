"""Page 2's data: one photo through a depthwise 3×3 and a pointwise 1×1, and through the standard 3×3 that equals them.

Every map, kernel and price the browser shows is computed here; the browser only reveals them. Both machines give the
same four maps because the standard kernels are the products K[i,j,m] · W[m,n] of the depthwise kernels and the mixing
weights: Σ_m W[m,n] Σ_ij K[i,j,m] F = Σ_ijm (K·W)[i,j,m,n] F. Only such kernels can be split: what the saving costs.
"""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mobilenet_viz import images
from mobilenet_viz.architectures.mobilenet_v1 import mobilenet_v1
from mobilenet_viz.convolution import KERNELS, Array, depthwise, pointwise, standard
from mobilenet_viz.costs import Ledger, Row, ledger
from mobilenet_viz.spec import Architecture, Kind, Layer, Padding

GRID = 32  # px, the side of every map
KERNEL = 3  # D_K
# W[m, n], rows R, G, B, columns outputs 1 to 4: chosen so that the outputs look different. Quarters, so that the
# products with `KERNELS` are exact and can be written as whole numbers over a power of two.
MIX: Array = np.array([[0.50, 0.75, -0.25, -0.75], [0.50, -0.50, 0.75, 0.25], [0.25, -0.25, -0.50, 0.75]])
MIX.setflags(write=False)


@dataclass(frozen=True, eq=False)
class Filtered:
    """The maps of both machines, each (GRID, GRID, channels)."""

    channels: Array  # R, G, B in [-1, 1], as the network gets them
    depthwise: Array  # each channel through its own kernel
    separable: Array  # those, mixed by MIX
    standard: Array  # the channels through `standard_kernels`: equal to `separable`


def filtered(rgb: NDArray[np.uint8], names: Sequence[str]) -> Filtered:
    """Convolve a photo (H, W, 3) by both machines. `names`: three of `KERNELS`, for R, G and B (KeyError else)."""
    channels = images.network_input(images.small_grid(rgb, GRID))
    kernels = depthwise_kernels(names)
    maps = depthwise(channels, kernels)
    return Filtered(channels, maps, pointwise(maps, MIX), standard(channels, standard_kernels(kernels)))


def depthwise_kernels(names: Sequence[str]) -> Array:
    """The named kernels, (3, 3, M)."""
    return np.stack([KERNELS[name] for name in names], axis=-1)


def standard_kernels(kernels: Array) -> Array:
    """K[i,j,m] · W[m,n]: (3, 3, M) → (3, 3, M, N)."""
    product: Array = kernels[..., np.newaxis] * MIX
    return product


def scale(values: Array) -> float:
    """What white stands for in the picture of a map: its largest absolute value, rounded up to hundredths."""
    return max(1, ceil(100 * float(np.abs(values).max()))) / 100


def greys(values: Array, white: float) -> NDArray[np.uint8]:
    """Values as greys, 0 in the middle: round(127.5 · (1 + v / white)), so that -white is black and +white white."""
    shades: NDArray[np.uint8] = np.floor(127.5 * (1 + values / white) + 0.5).astype(np.uint8)
    return shades


def separable_ledger(in_channels: int, out_channels: int) -> Ledger:
    """The price of the depthwise and the pointwise convolution on GRID×GRID maps."""
    filters = _layer(Kind.DEPTHWISE, KERNEL, in_channels, in_channels, "input")
    return _priced("separable", filters, _layer(Kind.POINTWISE, 1, in_channels, out_channels, filters.name))


def standard_ledger(in_channels: int, out_channels: int) -> Ledger:
    """The price of the standard convolution of the same sizes."""
    return _priced("standard", _layer(Kind.CONV, KERNEL, in_channels, out_channels, "input"))


def times(in_channels: int, out_channels: int) -> float:
    """How many times the separable pair's Mult-Adds the standard convolution costs: 1 / (1/N + 1/D_K²)."""
    pair = standard_ledger(in_channels, out_channels), separable_ledger(in_channels, out_channels)
    return pair[0].mult_adds / pair[1].mult_adds


def _layer(kind: Kind, kernel: int, in_channels: int, out_channels: int, reads: str) -> Layer:
    return Layer(kind, kind, kernel, 1, GRID, GRID, in_channels, out_channels, (reads,), Padding.SAME)


def _priced(name: str, *layers: Layer) -> Ledger:
    return ledger(Architecture(name, 1.0, GRID, layers))


def race(rgb: NDArray[np.uint8], names: Sequence[str]) -> dict[str, Any]:
    """Everything the browser shows of a photo and three kernels; JSON-ready."""
    maps, kernels = filtered(rgb, names), depthwise_kernels(names)
    whites = [scale(maps.separable[..., n]) for n in range(MIX.shape[1])]  # one scale for both machines' output n
    return {
        "size": GRID,
        "maps": {
            "channels": _pictures(maps.channels, [1.0] * 3),
            "depthwise": _pictures(maps.depthwise, [scale(maps.depthwise[..., m]) for m in range(3)]),
            "separable": _pictures(maps.separable, whites),
            "standard": _pictures(maps.standard, whites),
        },
        "kernels": [in_whole_numbers(kernels[..., m]) for m in range(3)],
        "products": [in_whole_numbers(standard_kernels(kernels)[:, :, m]) for m in range(3)],
        "mix": MIX.tolist(),
        "costs": costs(),
    }


def _pictures(maps: Array, whites: Sequence[float]) -> list[dict[str, Any]]:
    """For each map its greys row by row (base64 of GRID² bytes), what white stands for, lowest and highest value."""
    return [
        {
            "greys": b64encode(greys(maps[..., m], white).tobytes()).decode("ascii"),
            "white": white,
            "low": float(maps[..., m].min()),
            "high": float(maps[..., m].max()),
        }
        for m, white in enumerate(whites)
    ]


def in_whole_numbers(kernels: Array) -> dict[str, Any]:
    """Kernels (3, 3) or (3, 3, N) as whole numbers over their smallest common power of two.

    `cells`: for each kernel its nine numbers, row by row. ValueError if no power of two up to 1024 will do.
    """
    for divisor in (2**power for power in range(11)):
        cells = kernels * divisor
        if np.array_equal(cells, np.round(cells)):
            return {"cells": cells.reshape(9, -1).T.astype(int).tolist(), "divisor": divisor}
    raise ValueError(f"kernels = {kernels.tolist()}: must be multiples of 1/1024")


def costs() -> dict[str, Any]:
    """Prices from the ledger: of each of the three convolutions, of both machines, and how they compare."""
    separable, whole = separable_ledger(*MIX.shape), standard_ledger(*MIX.shape)
    pointwise_layers = [layer for layer in mobilenet_v1().layers if layer.kind is Kind.POINTWISE]
    blocks = sorted((layer.out_channels, times(layer.in_channels, layer.out_channels)) for layer in pointwise_layers)
    return {
        **{row.layer.kind: _price(row) for row in (*separable.rows, *whole.rows)},
        "separable": {"mult_adds": separable.mult_adds, "weights": separable.kernels},
        "times": times(*MIX.shape),
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
