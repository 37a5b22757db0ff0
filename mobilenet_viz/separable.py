"""One convolution three ways: standard, depthwise + pointwise, and that pair made thinner by α and smaller by ρ.

The equations (2) to (7) of the paper. A layer with "same" padding; costs use the output size D_G = ⌈D_F / stride⌉,
which is D_F at stride 1, the case the paper writes down.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from mobilenet_viz.architectures.mobilenet_v1 import BASELINE
from mobilenet_viz.costs import Row, priced
from mobilenet_viz.spec import Kind, Layer, Padding, output_size


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


def _layer(name: str, kind: Kind, shape: Shape, filters: int, groups: int = 1) -> Layer:
    sizes = (shape.in_size, shape.out_size, shape.in_channels, filters)
    return Layer(name, kind, shape.kernel, shape.stride, *sizes, ("input",), Padding.SAME, groups)
