"""The convolutions of the MobileNet paper (arXiv 1704.04861v1, section 3.1), written out to be read.

    standard    every output channel looks at K×K pixels of every input channel       equation (1)
    grouped     the channels in G separate bundles, one standard convolution each
    depthwise   one K×K filter for each channel, channels stay apart                  equation (3)
    pointwise   1×1: every output pixel mixes the channels of one input pixel

A map is an array (height, width, channels). Letters in the sums are the paper's: i, j run over the filter,
k, l over the output map, m over input channels, n over output channels. As in every network library, the
filter is laid on the picture as it is written, not turned round.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from mobilenet_viz.network.spec import Padding, zeros

Array: TypeAlias = NDArray[np.floating]


def standard(x: Array, kernels: Array, stride: int = 1, padding: Padding = Padding.SAME) -> Array:
    """Filter and mix in one step, equation (1): G[k,l,n] = Σ K[i,j,m,n] · F[k+i-1, l+j-1, m] over i, j, m.

    `x` (H, W, M), `kernels` (K, K, M, N) → (H', W', N), with H' = `spec.output_size(H, K, stride, padding)`.
    ValueError names a wrong argument, its value and the rule.
    """
    _check(x, kernels, "kernels", "KKMN", in_channels=2)
    seen = windows(x, len(kernels), stride, padding)
    result: Array = np.einsum("klmij,ijmn->kln", seen, kernels, optimize=True)
    return result


def grouped(x: Array, kernels: Array, groups: int, stride: int = 1, padding: Padding = Padding.SAME) -> Array:
    """Cut the channels into `groups` equal bundles; each is a standard convolution that sees only its own.

    `x` (H, W, M), `kernels` (K, K, M/groups, N) → (H', W', N). One group is the standard convolution; M
    groups with N = M are the depthwise one. ValueError as in `standard`, and for uneven `groups`.
    """
    channels, filters = x.shape[-1], kernels.shape[-1]
    if groups < 1 or channels % groups or filters % groups:
        raise ValueError(f"groups = {groups}: must divide the {channels} input and {filters} output channels")
    inputs = np.split(x, groups, axis=-1)
    filter_banks = np.split(kernels, groups, axis=-1)
    outputs = [standard(*pair, stride, padding) for pair in zip(inputs, filter_banks, strict=True)]
    return np.concatenate(outputs, axis=-1)


def depthwise(x: Array, kernels: Array, stride: int = 1, padding: Padding = Padding.SAME) -> Array:
    """Filter each channel alone, equation (3): Ĝ[k,l,m] = Σ K̂[i,j,m] · F[k+i-1, l+j-1, m] over i, j.

    `x` (H, W, M), `kernels` (K, K, M) → (H', W', M). ValueError as in `standard`.
    """
    _check(x, kernels, "kernels", "KKM", in_channels=2)
    seen = windows(x, len(kernels), stride, padding)
    result: Array = np.einsum("klmij,ijm->klm", seen, kernels)
    return result


def pointwise(x: Array, weights: Array) -> Array:
    """Mix the channels of each pixel, the 1×1 convolution: G[k,l,n] = Σ W[m,n] · F[k,l,m] over m.

    `x` (H, W, M), `weights` (M, N) → (H, W, N). ValueError as in `standard`.
    """
    _check(x, weights, "weights", "MN", in_channels=0)
    result: Array = x @ weights
    return result


def pad(x: Array, kernel: int, stride: int = 1, padding: Padding = Padding.SAME) -> Array:
    """`x` (H, W, M) with the zeros round it that a `kernel`×`kernel` filter meets at this stride and padding.

    How many stand where: `spec.zeros`.
    """
    height, width = (zeros(size, kernel, stride, padding) for size in x.shape[:2])
    return np.pad(x, (height, width, (0, 0)))


def windows(x: Array, kernel: int, stride: int, padding: Padding) -> Array:
    """What a filter of `kernel` px sees of `x` (H, W, M) at each of its places: (H', W', M, K, K), a view, no copy.

    ValueError if `stride` is less than 1 or the filter fits nowhere.
    """
    if stride < 1:
        raise ValueError(f"stride = {stride}: must be 1 or more")
    padded = pad(x, kernel, stride, padding)
    if min(padded.shape[:2]) < kernel:
        raise ValueError(f"x has shape {x.shape}: with padding {padding} no {kernel}×{kernel} filter fits on it")
    return sliding_window_view(padded, (kernel, kernel), axis=(0, 1))[::stride, ::stride]


def _check(x: Array, weights: Array, name: str, axes: str, in_channels: int) -> None:
    """`weights` has the axes spelled in `axes` ("KKMN"), and as many input channels as `x`."""
    if x.ndim != 3:
        raise ValueError(f"x has shape {x.shape}: must be (H, W, M)")
    for argument, array in (("x", x), (name, weights)):
        if not np.issubdtype(array.dtype, np.floating):
            raise ValueError(f"{argument} has dtype {array.dtype}: must be float32 or float64")
    rule = f"must be ({', '.join(axes)}) with M = {x.shape[2]}, as x has"
    square = not axes.startswith("KK") or weights.shape[:1] == weights.shape[1:2]
    if weights.ndim != len(axes) or not square or weights.shape[in_channels] != x.shape[2]:
        raise ValueError(f"{name} has shape {weights.shape}: {rule}")


def _kernel(rows: list[list[int]], divisor: int = 1) -> Array:
    kernel = np.array(rows, dtype=np.float64) / divisor
    kernel.setflags(write=False)  # shared by every session of the app
    return kernel


# Filters (3, 3) with a name. Those whose weights sum to 1 (identity, blur, sharpen, emboss) leave an even
# grey as it is. Those that sum to 0 (sobel_x, sobel_y, edge) turn it to 0; they are divided so that their
# positive weights sum to 1: a picture in [0, 1] stays in [-1, 1]. The divisors are powers of two, so that
# every weight is exact in binary.
KERNELS: Mapping[str, Array] = MappingProxyType(
    {
        "identity": _kernel([[0, 0, 0], [0, 1, 0], [0, 0, 0]]),
        "blur": _kernel([[1, 2, 1], [2, 4, 2], [1, 2, 1]], divisor=16),
        "sharpen": _kernel([[0, -1, 0], [-1, 5, -1], [0, -1, 0]]),
        "sobel_x": _kernel([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], divisor=4),
        "sobel_y": _kernel([[-1, -2, -1], [0, 0, 0], [1, 2, 1]], divisor=4),
        "emboss": _kernel([[-2, -1, 0], [-1, 1, 1], [0, 1, 2]]),
        "edge": _kernel([[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]], divisor=8),
    }
)
