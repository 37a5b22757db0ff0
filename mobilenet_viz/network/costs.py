"""What a network costs: one rule per kind of layer, added up in a ledger.

Convention of the paper: one Mult-Add is one fused multiply-add of a convolution or the classifier. Batch
norm, bias, activation, pooling and padding cost 0 Mult-Adds; FLOPs would be twice the Mult-Adds.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import Protocol

from mobilenet_viz.network.spec import Architecture, Kind, Layer

FLOAT32_BYTES = 4

# Symbols of the paper for the fields of a layer. Costs use D_G, the output size (which is D_F at stride 1).
# M is what one output channel reads: of a convolution in G groups, M/G.
SYMBOLS = {"D_K": "kernel", "M": "channels_read", "N": "out_channels", "D_G": "out_size"}


@dataclass(frozen=True)
class Rule:
    """How a kind of layer is priced."""

    kernel_factors: tuple[str, ...]  # symbols whose product is the number of kernel weights; () for none
    extra_trainable: Callable[[Layer], int]  # γ and β of batch norm, or a bias
    extra_fixed: Callable[[Layer], int]  # moving mean and variance of batch norm

    @property
    def mult_add_factors(self) -> tuple[str, ...]:
        """Every weight is used once at every output pixel, so the work is the weights times D_G²."""
        return (*self.kernel_factors, "D_G", "D_G") if self.kernel_factors else ()


def _none(layer: Layer) -> int:
    return 0


def _per_channel(layer: Layer) -> int:
    return layer.out_channels


def _bias_and_scale(layer: Layer) -> int:
    return (int(layer.finish.bias) + 2 * _is_normed(layer)) * layer.out_channels


def _statistics(layer: Layer) -> int:
    return 2 * _is_normed(layer) * layer.out_channels


def _is_normed(layer: Layer) -> bool:
    return layer.finish.epsilon is not None


RULES: dict[Kind, Rule] = {
    Kind.CONV: Rule(("D_K", "D_K", "M", "N"), _bias_and_scale, _statistics),  # equation (2)
    Kind.DEPTHWISE: Rule(("D_K", "D_K", "M"), _bias_and_scale, _statistics),  # equation (4)
    Kind.POINTWISE: Rule(("M", "N"), _bias_and_scale, _statistics),  # second half of equation (5)
    Kind.CLASSIFIER: Rule(("M", "N"), _per_channel, _none),  # a 1×1 with a bias, on a 1×1 map
    Kind.POOL: Rule((), _none, _none),
    Kind.MAX_POOL: Rule((), _none, _none),
    Kind.CONCAT: Rule((), _none, _none),
    Kind.ADD: Rule((), _none, _none),
    Kind.SOFTMAX: Rule((), _none, _none),
}


@dataclass(frozen=True)
class Row:
    """The cost of one layer; its batch norm is counted here."""

    layer: Layer
    mult_adds: int
    kernels: int  # kernel weights only, the paper's parameter count
    trainable: int  # kernels + γ, β and biases
    parameters: int  # Keras' count_params: trainable + moving mean and variance

    @property
    def factors(self) -> tuple[tuple[str, int], ...]:
        """The Mult-Adds as a product: (symbol of the paper, its number) for each factor; M/G in G groups."""
        symbols = RULES[self.layer.kind].mult_add_factors
        return tuple((_written(self.layer, symbol), _value(self.layer, symbol)) for symbol in symbols)


class Counts(Protocol):
    """What every row of a ledger counts."""

    @property
    def mult_adds(self) -> int: ...
    @property
    def kernels(self) -> int: ...
    @property
    def trainable(self) -> int: ...
    @property
    def parameters(self) -> int: ...


class Totals:
    """Every total is the sum of its column."""

    rows: tuple[Counts, ...]

    @cached_property
    def mult_adds(self) -> int:
        return sum(row.mult_adds for row in self.rows)

    @cached_property
    def kernels(self) -> int:
        return sum(row.kernels for row in self.rows)

    @cached_property
    def trainable(self) -> int:
        return sum(row.trainable for row in self.rows)

    @cached_property
    def parameters(self) -> int:
        return sum(row.parameters for row in self.rows)

    @property
    def float32_bytes(self) -> int:
        return FLOAT32_BYTES * self.parameters


@dataclass(frozen=True)
class Ledger(Totals):
    """The rows of a network from our lists of layers."""

    architecture: Architecture
    rows: tuple[Row, ...]


def ledger(arch: Architecture) -> Ledger:
    """Price every layer of `arch`."""
    return Ledger(arch, tuple(priced(layer) for layer in arch.layers))


def priced(layer: Layer) -> Row:
    """Price one layer."""
    rule = RULES[layer.kind]
    kernels = _product(layer, rule.kernel_factors)
    trainable = kernels + rule.extra_trainable(layer)
    mult_adds = _product(layer, rule.mult_add_factors)
    return Row(layer, mult_adds, kernels, trainable, trainable + rule.extra_fixed(layer))


def _product(layer: Layer, symbols: tuple[str, ...]) -> int:
    return prod(_value(layer, symbol) for symbol in symbols) if symbols else 0


def _written(layer: Layer, symbol: str) -> str:
    return "M/G" if symbol == "M" and layer.groups > 1 else symbol


def _value(layer: Layer, symbol: str) -> int:
    return int(getattr(layer, SYMBOLS[symbol]))
