"""A network as data: a list of layers that the ledger prices, the drawing shows and Keras builds.

`Layer.name` is the Keras layer name. It joins table row, bar, drawing, Keras layer, feature map and heat map.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Protocol


class Kind(StrEnum):
    """What a layer does. Tables keyed by kind (cost rule, builder, colour, words) know each of these."""

    CONV = "conv"
    DEPTHWISE = "depthwise"
    POINTWISE = "pointwise"
    POOL = "pool"  # the average of each whole map
    MAX_POOL = "max_pool"
    CONCAT = "concat"  # the channels of several layers, one behind another
    ADD = "add"  # the sum of several layers, value by value
    CLASSIFIER = "classifier"
    SOFTMAX = "softmax"


class Activation(StrEnum):
    """What becomes of each value behind a convolution."""

    RELU6 = "relu6"
    RELU = "relu"
    NONE = "none"


CONVOLUTIONS = (Kind.CONV, Kind.DEPTHWISE, Kind.POINTWISE)  # that have a finish


@dataclass(frozen=True)
class Finish:
    """What stands behind a convolution before the next layer."""

    bias: bool = False
    epsilon: float | None = 1e-3  # of batch norm, which a variance is kept from 0 by; None: there is no batch norm
    activation: Activation = Activation.RELU6


NORMED = Finish()  # MobileNet's own


class Padding(StrEnum):
    """How a layer treats the border of its input."""

    SAME = "same"  # zeros all round, output ceil(in / stride): the paper and TF-slim
    KERAS = "keras"  # stride 2: zeros below and right, ((0, 1), (0, 1)), then no padding; stride 1: as SAME
    SYMMETRIC = "symmetric"  # kernel // 2 zeros on each side at any stride: PyTorch's padding=1 for a 3×3
    VALID = "valid"  # none


def output_size(in_size: int, kernel: int, stride: int, padding: Padding) -> int:
    """Side of the output map in px, for a square input of `in_size` px (TensorFlow's rules, and PyTorch's)."""
    if padding is Padding.SAME or (padding is Padding.KERAS and stride == 1):
        return -(-in_size // stride)
    padded = in_size + sum(zeros(in_size, kernel, stride, padding))
    return (padded - kernel) // stride + 1


def zeros(in_size: int, kernel: int, stride: int, padding: Padding) -> tuple[int, int]:
    """Rows of zeros above and below a map of `in_size` rows, as many as columns left and right of it.

    SAME: as many as an output of ceil(in / stride) needs, the odd one below and right. KERAS: as SAME at stride 1; at a
    larger stride one below and right. SYMMETRIC: as many on both sides. VALID: none.
    """
    if padding is Padding.VALID:
        return 0, 0
    if padding is Padding.SYMMETRIC:
        return kernel // 2, kernel // 2
    if padding is Padding.KERAS and stride > 1:
        return 0, 1
    missing = max((output_size(in_size, kernel, stride, padding) - 1) * stride + kernel - in_size, 0)
    return missing // 2, missing - missing // 2


@dataclass(frozen=True)
class Layer:
    """One layer on square maps: (in_size, in_size, in_channels) → (out_size, out_size, out_channels)."""

    name: str
    kind: Kind
    kernel: int  # D_K, px
    stride: int
    in_size: int  # D_F, px
    out_size: int  # D_G, px
    in_channels: int  # M
    out_channels: int  # N
    inputs: tuple[str, ...]  # names of the layers it reads; the first layer reads "input"
    padding: Padding
    groups: int = 1  # bundles of channels that a standard or 1×1 convolution keeps apart; must divide M and N
    finish: Finish = NORMED  # of a standard, depthwise or 1×1 convolution; other layers have none

    def __post_init__(self) -> None:
        """ValueError if the channels cannot be cut into that many equal bundles, or this kind has no such thing."""
        if self.groups < 1 or self.in_channels % self.groups or self.out_channels % self.groups:
            rule = f"must divide the {self.in_channels} input and {self.out_channels} output channels"
            raise ValueError(f"{self.name}: groups = {self.groups}: {rule}")
        if self.groups > 1 and self.kind not in (Kind.CONV, Kind.POINTWISE):
            raise ValueError(f"{self.name}: groups = {self.groups}: only conv and pointwise layers have groups")
        if self.finish != NORMED and self.kind not in CONVOLUTIONS:
            raise ValueError(f"{self.name}: {self.finish}: only convolutions have one")

    @property
    def channels_read(self) -> int:
        """M / groups: the input channels that one output channel of a convolution mixes."""
        return self.in_channels // self.groups


@dataclass(frozen=True)
class Architecture:
    """A network: its layers in order, each after those it reads."""

    name: str
    alpha: float
    resolution: int  # input side, px
    layers: tuple[Layer, ...]

    @cached_property
    def _by_name(self) -> Mapping[str, Layer]:
        return {layer.name: layer for layer in self.layers}

    def __getitem__(self, name: str) -> Layer:
        """The layer called `name`; KeyError if there is none."""
        return self._by_name[name]


def convolutions(arch: Architecture) -> tuple[Layer, ...]:
    """Its standard, depthwise and 1×1 convolutions, in order."""
    return tuple(layer for layer in arch.layers if layer.kind in CONVOLUTIONS)


def folded(arch: Architecture) -> Architecture:
    """The same network with each batch norm folded into the convolution before it, which has a bias instead."""
    without = {
        layer.name: replace(layer, finish=replace(layer.finish, bias=True, epsilon=None))
        for layer in convolutions(arch)
        if layer.finish.epsilon is not None
    }
    return replace(arch, layers=tuple(without.get(layer.name, layer) for layer in arch.layers))


def receptive_fields(arch: Architecture) -> dict[str, tuple[int, int]]:
    """For each layer, in input px: (how wide one output cell sees, how much further its neighbour looks).

    A layer that reads several others sees the widest of them.
    """
    return fields_of(arch.layers)


class Sliding(Protocol):
    """A layer, as far as what it sees goes; `kernel` and `stride` along one side."""

    @property
    def name(self) -> str: ...
    @property
    def inputs(self) -> tuple[str, ...]: ...
    @property
    def kernel(self) -> int: ...
    @property
    def stride(self) -> int: ...


def fields_of(layers: Iterable[Sliding]) -> dict[str, tuple[int, int]]:
    """`receptive_fields` of layers in order. One that reads nothing, or "input", is the input itself or reads it."""
    fields = {"input": (1, 1)}
    for layer in layers:
        size, jump = max((fields[name] for name in layer.inputs), default=(1, 1))
        fields[layer.name] = (size + (layer.kernel - 1) * jump, jump * layer.stride)
    del fields["input"]
    return fields


def field_starts(arch: Architecture) -> dict[str, int]:
    """The first input px, in either direction, that the first cell of each layer has seen; negative is outside.

    For networks without branches.
    """
    starts, fields = {"input": 0}, {"input": (1, 1), **receptive_fields(arch)}
    for layer in arch.layers:
        (source,) = layer.inputs
        before, _ = zeros(layer.in_size, layer.kernel, layer.stride, layer.padding)
        starts[layer.name] = starts[source] - before * fields[source][1]
    return starts
