"""Data of page 2's part "Groups": twelve channels of a photo through one convolution in 1, 2, 3, 4, 6 and 12 groups.

With one group it is the standard convolution, with as many groups as channels the depthwise one. All six use the same
weights, of which more groups leave out more: only the blocks on the diagonal of the 12×12 kernels stay. As in
`filtering`, the standard kernels are products K[i,j,m] · W[m,n], so that the depthwise one, followed by the 1×1 of W,
gives the standard one's maps again.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mobilenet_viz.network.costs import Ledger, Row
from mobilenet_viz.network.spec import Kind, Layer, Padding
from mobilenet_viz.page_data.filtering import GRID, KERNEL, encoded, greys, priced, scale, separable_ledger
from mobilenet_viz.pixels import images
from mobilenet_viz.pixels.convolution import KERNELS, Array, depthwise, grouped, pointwise

COLOURS = ("red", "green", "blue")
VERSIONS = ("identity", "sobel_x", "sobel_y", "edge")  # what each colour goes through to become four input channels
FILTERS = ("blur", "blur", "sharpen", "emboss")  # the kernel of each of these four in the depthwise convolution,
GAINS = (1, 4, 1, 1)  # and a factor that makes the faint ones count
CHANNELS = len(COLOURS) * len(VERSIONS)  # M = N
GROUPS = tuple(number for number in range(1, CHANNELS + 1) if CHANNELS % number == 0)
# W[m, n] in halves, so that every product is exact. Signs and sizes come from a search for weights with which the
# outputs look different from each other and change with the number of groups; the diagonal is 1.
MIX: Array = (
    np.array(
        [
            [2, 1, -1, -2, 1, -1, -1, 2, -2, 2, 2, -2],
            [-1, 2, 1, -1, 1, -1, -2, 2, -1, -2, -1, -2],
            [1, 1, 2, -1, 2, 1, -2, 2, 1, 2, 2, 2],
            [-1, -1, -2, 2, -2, -2, -1, 2, -2, 2, 2, 2],
            [-2, -2, 2, 2, 2, -2, 2, 2, -2, 2, 2, -2],
            [2, -2, -2, 2, 1, 2, -2, -2, -2, 1, -2, -1],
            [-1, -2, -2, 2, -2, 1, 2, -1, 2, -2, -2, -2],
            [2, -1, 1, -1, -2, 2, -2, 2, 2, -2, -2, -2],
            [2, 2, 2, -1, -1, 2, -2, -2, 2, -2, 2, 2],
            [-1, 2, 1, -1, -2, -1, 2, -1, 2, 2, 1, 1],
            [-1, 1, -1, -1, -1, -2, 1, -1, -1, 2, 2, -1],
            [-1, 1, 2, -2, 1, 1, -1, -2, -1, -1, -2, 2],
        ]
    )
    / 2
)
MIX.setflags(write=False)


@dataclass(frozen=True, eq=False)
class Grouped:
    """The maps of a photo, each (GRID, GRID, CHANNELS)."""

    inputs: Array
    outputs: dict[int, Array]  # by number of groups
    separable: Array  # the depthwise outputs mixed by a 1×1: equal to outputs[1]


def filters() -> Array:
    """The depthwise kernel K of each channel, (3, 3, M)."""
    four = [gain * KERNELS[name] for name, gain in zip(FILTERS, GAINS, strict=True)]
    return np.stack(four * len(COLOURS), axis=-1)


def kernels(groups: int) -> Array:
    """The kernels of `convolution.grouped`, (3, 3, M/groups, N): the diagonal blocks of K[i,j,m] · W[m,n].

    ValueError unless `groups` is one of GROUPS.
    """
    if groups not in GROUPS:
        raise ValueError(f"groups = {groups}: must be one of {GROUPS}")
    every = filters()[..., np.newaxis] * MIX
    ends = np.arange(0, CHANNELS + 1, CHANNELS // groups)
    blocks = [every[:, :, start:end, start:end] for start, end in pairwise(ends)]
    return np.concatenate(blocks, axis=-1)


def maps(rgb: NDArray[np.uint8]) -> Grouped:
    """A photo (H, W, 3): its R, G, B at GRID×GRID in [-1, 1], each in four versions, through all convolutions."""
    photo = images.network_input(images.small_grid(rgb, GRID))
    versions = np.stack([KERNELS[name] for name in VERSIONS] * len(COLOURS), axis=-1)
    inputs = depthwise(np.repeat(photo, len(VERSIONS), axis=-1), versions)
    outputs = {groups: grouped(inputs, kernels(groups), groups) for groups in GROUPS}
    return Grouped(inputs, outputs, pointwise(outputs[CHANNELS], MIX))


def pictures(rgb: NDArray[np.uint8]) -> dict[str, Any]:
    """What the browser draws of a photo, sent once for all numbers of groups; JSON-ready.

    Each picture has `greys`, base64 of GRID² bytes row by row, and `white`, the value that white stands for.
    """
    made = maps(rgb)
    return {
        "inputs": _drawn(made.inputs),
        "outputs": {str(groups): _drawn(values) for groups, values in made.outputs.items()},
        "separable": _drawn(made.separable),
    }


def _drawn(values: Array) -> list[dict[str, Any]]:
    whites = [scale(values[..., n]) for n in range(values.shape[-1])]
    return [{"greys": encoded(greys(values[..., n], white)), "white": white} for n, white in enumerate(whites)]


def facts() -> dict[str, Any]:
    """What does not depend on the photo: channels, numbers of groups, kernels as greys, prices; JSON-ready.

    `kernels` is base64 of the 9 greys of kernel [m, n] after each other, white at its own largest absolute value.
    """
    every = kernels(1).transpose(2, 3, 0, 1).reshape(CHANNELS, CHANNELS, 9)
    peaks = np.abs(every).max(axis=-1, keepdims=True)
    return {
        "channels": [[colour, version] for colour in COLOURS for version in VERSIONS],
        "filters": FILTERS * len(COLOURS),
        "groups": GROUPS,
        "kernels": encoded(greys(every, peaks)),
        "size": GRID,
        "kernel": KERNEL,
        "mix": MIX.tolist(),
        "costs": {str(groups): _price(grouped_ledger(groups)) for groups in GROUPS},
        "separable": _price(separable_ledger(CHANNELS, CHANNELS)),
    }


def grouped_ledger(groups: int) -> Ledger:
    """The price of the convolution in `groups` groups on GRID×GRID maps."""
    sizes = (KERNEL, 1, GRID, GRID, CHANNELS, CHANNELS)
    return priced("groups", Layer("grouped", Kind.CONV, *sizes, ("input",), Padding.SAME, groups))


def _price(counted: Ledger) -> dict[str, Any]:
    """share, times: compared with the standard convolution. products: one for each layer, with a share of its own.

    All maps have the same size, so the shares are those of the weights too.
    """
    standard = grouped_ledger(1)
    return {
        "mult_adds": counted.mult_adds,
        "weights": counted.kernels,
        "share": counted.mult_adds / standard.mult_adds,
        "times": standard.mult_adds / counted.mult_adds,
        "products": [{**_product(row), "share": row.mult_adds / standard.mult_adds} for row in counted.rows],
    }


def _product(row: Row) -> dict[str, Any]:
    """The Mult-Adds as a product. kernels: one for each input and output that are connected."""
    return {
        "factors": row.factors,
        "mult_adds": row.mult_adds,
        "weights": row.kernels,
        "kernels": row.kernels // row.layer.kernel**2,
    }
