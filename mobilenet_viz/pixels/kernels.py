"""Page 2's kernels and mixing weights as a link writes them: whole numbers over a power of two, so that all is exact.

A kernel is one of `convolution.KERNELS` or an own one, its nine whole numbers row by row and their divisor:
"-1_0_1_-2_0_2_-1_0_1_4" is sobel_x. Mixing weights are quarters, row by row (each row an input channel).
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from mobilenet_viz.pixels.convolution import KERNELS, Array

LARGEST = 9  # of an own kernel's whole numbers, either sign
LARGEST_MIX = 8  # quarters
# W[m, n] in quarters, rows R, G, B, columns outputs 1 to 4: chosen so that the outputs look different.
QUARTERS = (2, 3, -1, -3, 2, -2, 3, 1, 1, -1, -2, 3)
IN_CHANNELS = 3  # of a photo


def in_whole_numbers(kernels: Array) -> dict[str, Any]:
    """Kernels (3, 3) or (3, 3, N) as whole numbers over their smallest common power of two.

    `cells`: for each kernel its nine numbers, row by row. ValueError if no power of two up to 1024 will do.
    """
    for divisor in (2**power for power in range(11)):
        cells = kernels * divisor
        if np.array_equal(cells, np.round(cells)):
            return {"cells": cells.reshape(9, -1).T.astype(int).tolist(), "divisor": divisor}
    raise ValueError(f"kernels = {kernels.tolist()}: must be multiples of 1/1024")


# name → (nine whole numbers, divisor)
NAMED: dict[str, tuple[tuple[int, ...], int]] = {
    name: (tuple(whole["cells"][0]), whole["divisor"])
    for name, whole in ((name, in_whole_numbers(kernel)) for name, kernel in KERNELS.items())
}
DIVISORS = frozenset(divisor for _, divisor in NAMED.values())


def written(kernel: str) -> tuple[tuple[int, ...], int]:
    """A kernel's nine whole numbers and their divisor. ValueError if it is neither a name nor a proper own kernel."""
    if kernel in NAMED:
        return NAMED[kernel]
    *cells, divisor = (int(number) for number in kernel.split("_"))
    if len(cells) != 9 or max(map(abs, cells)) > LARGEST or divisor not in DIVISORS:
        raise ValueError(
            f"kernel = {kernel[:60]}: must be nine numbers to {LARGEST} and a divisor of {sorted(DIVISORS)}"
        )
    return tuple(cells), divisor


def read(kernel: str) -> str:
    """The one way to write this kernel: its name if it has one. ValueError as `written`."""
    cells, divisor = written(kernel)
    names = (name for name, named in NAMED.items() if named == (cells, divisor))
    return next(names, "_".join(map(str, (*cells, divisor))))


def kernel_array(kernel: str) -> Array:
    """The kernel (3, 3), exactly. ValueError as `written`."""
    cells, divisor = written(kernel)
    return np.array(cells, dtype=np.float64).reshape(3, 3) / divisor


def read_mix(raw: str) -> tuple[int, ...]:
    """Mixing weights in quarters from "2_3_…"; ValueError if they are not twelve from -8 to 8."""
    quarters = tuple(int(number) for number in raw.split("_"))
    if len(quarters) != len(QUARTERS) or max(map(abs, quarters)) > LARGEST_MIX:
        raise ValueError(f"mix = {raw[:60]}: must be {len(QUARTERS)} numbers from -{LARGEST_MIX} to {LARGEST_MIX}")
    return quarters


def write_mix(quarters: Sequence[int]) -> str:
    """What `read_mix` reads."""
    return "_".join(map(str, quarters))


def mix(quarters: Sequence[int] = QUARTERS) -> Array:
    """W[m, n], (M, N), from quarters."""
    return np.array(quarters, dtype=np.float64).reshape(IN_CHANNELS, -1) / 4
