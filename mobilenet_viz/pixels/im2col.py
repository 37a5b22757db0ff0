"""A convolution as a matrix product: im2col writes every window out as a column. A 1×1 needs no such copy.

Section 3.2 of the paper: "Often convolutions are implemented by a GEMM but require an initial reordering in memory
called im2col in order to map it to a GEMM. … 1×1 convolutions do not require this reordering in memory".
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from mobilenet_viz.network.spec import Padding
from mobilenet_viz.pixels.convolution import Array, windows


def im2col(x: Array, kernel: int, stride: int = 1, padding: Padding = Padding.SAME) -> Array:
    """Each window of `x` (H, W, M) as a column: (K·K·M, H'·W'), a copy.

    Columns go through the output pixels row by row; rows through the window row by row, its channels innermost, as
    kernels (K, K, M, N) lie in memory: `as_rows(kernels) @ im2col(x, K)` is the standard convolution, equation (1).
    ValueError if no window fits or `stride` is less than 1.
    """
    seen = windows(x, kernel, stride, padding)
    height, width, channels = seen.shape[:3]
    return seen.transpose(3, 4, 2, 0, 1).reshape(kernel * kernel * channels, height * width)


def as_rows(kernels: Array) -> Array:
    """`kernels` (K, K, M, N), or (M, N) of a 1×1, with one row an output channel: (N, K·K·M). Copies nothing."""
    return kernels.reshape(-1, kernels.shape[-1]).T


def as_matrix(x: Array) -> Array:
    """`x` (H, W, M) with one column a pixel: (M, H·W). Copies nothing: it is the map as it lies in memory."""
    return x.reshape(-1, x.shape[-1]).T


def as_map(product: Array, width: int) -> Array:
    """A product (N, H'·W') as the map it is: (H', W', N)."""
    return product.T.reshape(-1, width, len(product))


KERNEL = 3  # of the example, px
SIZE = 4  # of its map, px
PIXELS = tuple(range(SIZE**2))

# Small whole numbers, so that sums can be done by head: a map (4, 4, 2), kernels (3, 3, 2, 2), weights of a 1×1 (2, 2).
_MAP = np.array(
    [
        [[1, 5], [2, 0], [4, 1], [3, 2]],
        [[0, 2], [6, 3], [1, 4], [2, 2]],
        [[3, 1], [5, 2], [7, 0], [1, 3]],
        [[2, 4], [1, 1], [3, 5], [4, 2]],
    ],
    np.float64,
)
_KERNELS = np.array(
    [
        [[[1, 0], [0, 1]], [[0, 1], [1, 0]], [[-1, 0], [0, 1]]],
        [[[0, 1], [1, 0]], [[2, -1], [0, 2]], [[0, 1], [-1, 0]]],
        [[[1, 0], [0, -1]], [[0, 1], [1, 0]], [[-1, 0], [0, 1]]],
    ],
    np.float64,
)
_WEIGHTS = np.array([[2, 1], [-1, 1]], np.float64)


def example() -> dict[str, Any]:
    """The example as lists of rows, whole numbers. JSON-ready.

    `sources`: for each number of `columns` the pixel (row by row) of the map it was copied from; None is padding. By
    pixel, `copies`: how many windows it stands in; `zeros`: how much of its own window is padding, in pixels. `apart`:
    for each channel what a depthwise convolution with the weights of the first kernel multiplies, and what comes out.
    """
    places = np.arange(1.0, 1 + SIZE**2).reshape(SIZE, SIZE, 1).repeat(_MAP.shape[-1], axis=-1)
    sources = im2col(places, KERNEL).astype(int) - 1
    once = sources[:: _MAP.shape[-1]]  # one channel of each place in the window
    columns, matrix = im2col(_MAP, KERNEL), as_matrix(_MAP)
    return {
        "kernel": KERNEL,
        "size": SIZE,
        "matrix": _rows(matrix),
        "columns": _rows(columns),
        "sources": _places(sources),
        "copies": [int((once == pixel).sum()) for pixel in PIXELS],
        "zeros": [int(count) for count in (once < 0).sum(axis=0)],
        "apart": [_apart(columns, sources, channel) for channel in range(_MAP.shape[-1])],
        "kernels": _rows(as_rows(_KERNELS)),
        "output": _rows(as_rows(_KERNELS) @ columns),
        "weights": _rows(as_rows(_WEIGHTS)),
        "mixed": _rows(as_rows(_WEIGHTS) @ matrix),
        "written": columns.size,
        "read": matrix.size,
        "times": KERNEL**2,
    }


def _apart(columns: Array, sources: NDArray[np.integer], channel: int) -> dict[str, Any]:
    """One channel of the windows stands in every so many rows of the columns, and so in the first kernel's row."""
    own = slice(channel, None, _MAP.shape[-1])
    kernel, seen = as_rows(_KERNELS)[:1, own], columns[own]
    return {
        "kernels": _rows(kernel),
        "columns": _rows(seen),
        "sources": _places(sources[own]),
        "output": _rows(kernel @ seen),
    }


def _places(sources: NDArray[np.integer]) -> list[list[int | None]]:
    return [[None if place < 0 else int(place) for place in row] for row in sources]


def _rows(matrix: Array) -> list[list[int]]:
    return [[int(number) for number in row] for row in matrix]
