"""One convolution three ways: standard, depthwise + pointwise, and that pair made thinner by α and smaller by ρ.

The equations (2) to (7) of the paper. A layer with "same" padding; costs use the output size D_G = ⌈D_F / stride⌉,
which is D_F at stride 1, the case the paper writes down.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from math import floor, prod
from typing import Any

from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE
from mobilenet_viz.network.costs import RULES, Row, priced
from mobilenet_viz.network.spec import Kind, Layer, Padding, output_size


@dataclass(frozen=True)
class Shape:
    """What a convolution does to its map: (in_size, in_size, in_channels) → (·, ·, out_channels)."""

    kernel: int  # D_K, px
    in_channels: int  # M
    out_channels: int  # N
    in_size: int  # D_F, px
    stride: int = 1
    groups: int = 1  # of the standard convolution; must divide M and N, else ValueError when it is priced

    @property
    def out_size(self) -> int:
        """D_G, px."""
        return output_size(self.in_size, self.kernel, self.stride, Padding.SAME)

    def thinner(self, alpha: float) -> "Shape":
        """Both channel counts times α, rounded down as Keras does, at least one; no groups."""
        in_channels, out_channels = (max(1, int(count * alpha)) for count in (self.in_channels, self.out_channels))
        return Shape(self.kernel, in_channels, out_channels, self.in_size, self.stride)

    def smaller(self, resolution: int) -> "Shape":
        """The map as it is when the network's input has `resolution` px: D_F times ρ, rounded, at least one px."""
        size = max(1, floor(self.in_size * Fraction(resolution, BASELINE[1]) + Fraction(1, 2)))
        return Shape(self.kernel, self.in_channels, self.out_channels, size, self.stride, self.groups)


def standard(shape: Shape) -> Row:
    """The cost of the standard convolution, equation (2); in groups, each output channel reads M/G input channels."""
    return priced(_layer("standard", Kind.CONV, shape, shape.out_channels, shape.groups))


def pair(shape: Shape) -> tuple[Row, Row]:
    """The costs of the depthwise convolution, equation (4), and of the pointwise one behind it: together (5)."""
    filters = _layer("depthwise", Kind.DEPTHWISE, shape, shape.in_channels)
    size = shape.out_size
    channels = (shape.in_channels, shape.out_channels)
    mixes = Layer("pointwise", Kind.POINTWISE, 1, 1, size, size, *channels, (filters.name,), Padding.SAME)
    return priced(filters), priced(mixes)


def rungs(shape: Shape, alpha: float, resolution: int) -> tuple[tuple[Row, ...], ...]:
    """The steps of Table 3, each on top of the one before: standard; separable; with α (6); with ρ (7)."""
    thin = shape.thinner(alpha)
    return (standard(shape),), pair(shape), pair(thin), pair(thin.smaller(resolution))


KINDS = {"standard": Kind.CONV, "depthwise": Kind.DEPTHWISE, "pointwise": Kind.POINTWISE}


def ratio_parts(kernel: int, out_channels: float) -> tuple[Fraction, Fraction]:
    """The pair's Mult-Adds as parts of the standard convolution's in one group: 1/N depthwise, 1/D_K² pointwise.

    N need not be whole: a curve is drawn between the layers, too.
    """
    values = {"D_K": kernel, "M": 1, "N": out_channels, "D_G": 1}  # M and D_G² are in all three
    whole, depthwise, pointwise = (
        prod((Fraction(values[symbol]) for symbol in RULES[kind].mult_add_factors), start=Fraction(1))
        for kind in KINDS.values()
    )
    return depthwise / whole, pointwise / whole


# What the browser needs to price a layer while a slider is dragged.

STEPS_PER_OCTAVE = 8
# Values of N from 1 to below 16: over log N, 1/N bends there, and MobileNet's own are too far apart to draw it
BEND = tuple(round(2 ** (step / STEPS_PER_OCTAVE), 3) for step in range(STEPS_PER_OCTAVE * 4))


def lookups(
    kernels: Sequence[int],
    channels: Sequence[int],
    sizes: Sequence[int],
    groups: Sequence[int],
    alphas: Sequence[float],
    resolutions: Sequence[int],
) -> dict[str, Any]:
    """The factors to multiply and every number that can stand in them, by step; JSON-ready.

    channels_read by [groups][channels], without those that the groups do not divide; thinner by [alpha][channels];
    smaller by [resolution][D_F] and out_size by [stride][D_F] in px; curve by [D_K]: (N, 1/N, 1/D_K²) for rising N,
    BEND's too.
    """
    smaller = {px: {size: Shape(1, 1, 1, size).smaller(px).in_size for size in sizes} for px in resolutions}
    every_size = sorted({*sizes, *chain.from_iterable(by_size.values() for by_size in smaller.values())})
    tables = {
        "channels_read": {g: {width: _read(width, g) for width in channels if width % g == 0} for g in groups},
        "thinner": {a: {width: Shape(1, width, 1, 1).thinner(a).in_channels for width in channels} for a in alphas},
        "smaller": smaller,
        "out_size": {stride: {size: Shape(1, 1, 1, size, stride).out_size for size in every_size} for stride in (1, 2)},
        "rho": {px: px / BASELINE[1] for px in resolutions},
        "curve": {kernel: [_point(kernel, n) for n in sorted({*channels, *BEND})] for kernel in kernels},
    }
    return {
        "weights": {name: RULES[kind].kernel_factors for name, kind in KINDS.items()},
        "mult_adds": {name: RULES[kind].mult_add_factors for name, kind in KINDS.items()},
        **{name: _by_step(table) for name, table in tables.items()},
    }


def _by_step(table: Any) -> Any:
    """The same table with its steps as the browser writes a number: 1.0 is "1"."""
    return {f"{step:g}": _by_step(rest) for step, rest in table.items()} if isinstance(table, dict) else table


def _read(channels: int, groups: int) -> int:
    return standard(Shape(1, channels, channels, 1, groups=groups)).layer.channels_read


def _point(kernel: int, out_channels: float) -> tuple[float, float, float]:
    depthwise, pointwise = ratio_parts(kernel, out_channels)
    return out_channels, float(depthwise), float(pointwise)


def _layer(name: str, kind: Kind, shape: Shape, filters: int, groups: int = 1) -> Layer:
    sizes = (shape.in_size, shape.out_size, shape.in_channels, filters)
    return Layer(name, kind, shape.kernel, shape.stride, *sizes, ("input",), Padding.SAME, groups)
