"""How many times less the separable blocks of MobileNetV1 compute than standard convolutions in their place.

The ratio of equations (2) and (5) of the paper, standard over separable: 1 / (1/N + 1/D_K²). The size of the map and
the number of input channels cancel, so only N and D_K are left.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import ceil
from typing import Any

from mobilenet_viz.facts.published import PAPER, quoted_claim
from mobilenet_viz.network.architectures.conv_mobilenet import conv_mobilenet
from mobilenet_viz.network.architectures.mobilenet_v1 import BLOCKS, mobilenet_v1
from mobilenet_viz.network.costs import Row, ledger
from mobilenet_viz.network.grid import ALPHAS

GUESSES = (1, len(BLOCKS) // 2 + 1, len(BLOCKS))  # blocks that may save least: first, middle, last


@dataclass(frozen=True)
class Block:
    """One block of MobileNetV1 in three rows: its two layers, and the standard convolution in their place."""

    number: int  # from 1
    standard: Row
    depthwise: Row
    pointwise: Row

    @property
    def out_channels(self) -> int:
        """N."""
        return self.standard.layer.out_channels

    @property
    def separable(self) -> int:
        """Mult-Adds of both layers."""
        return self.depthwise.mult_adds + self.pointwise.mult_adds

    @property
    def saving(self) -> Fraction:
        """How many times less it computes: Mult-Adds of the standard convolution over those of the two layers."""
        return Fraction(self.standard.mult_adds, self.separable)


@dataclass(frozen=True)
class Band:
    """Between how many times less the paper's text says it is, with its section."""

    section: str
    quote: str
    kernel: int  # D_K, px
    low: int  # times less
    high: int

    @property
    def source(self) -> str:
        return f"{PAPER}, section {self.section}"

    @property
    def least_channels(self) -> int:
        """The smallest N from which it holds: 1/N + 1/D_K² ≤ 1/low."""
        return ceil(1 / (Fraction(1, self.low) - Fraction(1, self.kernel**2)))

    def holds(self, saving: Fraction) -> bool:
        """Strictly, without rounding."""
        return self.low <= saving <= self.high


@cache
def band() -> Band:
    """The paper's "8 to 9 times less"."""
    told = quoted_claim("savings")
    low, high = map(int, told["said"])
    return Band(told["section"], told["text"], told["kernel"], low, high)


def blocks(alpha: float, resolution: int) -> tuple[Block, ...]:
    """The thirteen blocks at width `alpha` and an input of `resolution` px, joined with Conv MobileNet's by number.

    Raises Refusal as `mobilenet_v1` does.
    """
    ours = {row.layer.name: row for row in ledger(mobilenet_v1(alpha, resolution)).rows}
    full = {row.layer.name: row for row in ledger(conv_mobilenet(alpha, resolution)).rows}
    numbers = range(1, len(BLOCKS) + 1)
    return tuple(Block(i, full[f"conv_{i}"], ours[f"conv_dw_{i}"], ours[f"conv_pw_{i}"]) for i in numbers)


def networks(alpha: float, resolution: int) -> tuple[int, int]:
    """Mult-Adds of the whole network with standard convolutions, and with separable blocks."""
    return ledger(conv_mobilenet(alpha, resolution)).mult_adds, ledger(mobilenet_v1(alpha, resolution)).mult_adds


@cache
def table(resolution: int) -> list[dict[str, Any]]:
    """The blocks and the whole network for each α of `grid.ALPHAS`. JSON-ready."""
    return [_at(alpha, resolution) for alpha in ALPHAS]


def _at(alpha: float, resolution: int) -> dict[str, Any]:
    said, shown = band(), blocks(alpha, resolution)
    full, ours = networks(alpha, resolution)
    return {
        "blocks": [_block(block, said) for block in shown],
        "outside": [block.number for block in shown if not said.holds(block.saving)],
        "standard": full,
        "separable": ours,
        "saving": full / ours,
    }


def _block(block: Block, said: Band) -> dict[str, Any]:
    return {
        "number": block.number,
        "out_channels": block.out_channels,
        "standard": block.standard.mult_adds,
        "depthwise": block.depthwise.mult_adds,
        "pointwise": block.pointwise.mult_adds,
        "separable": block.separable,
        "saving": float(block.saving),
        "holds": said.holds(block.saving),
    }
