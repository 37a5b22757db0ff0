"""Batch norm folded into a convolution, number by number, and what goes with it. What is printed adds up as printed."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal
from functools import cache
from math import floor, log10, sqrt
from typing import Any

import numpy as np

from mobilenet_viz.engine.questions.folding import Folded, FoldedChannel
from mobilenet_viz.facts import classes
from mobilenet_viz.network.architectures.mobilenet_v1 import mobilenet_v1
from mobilenet_viz.network.costs import ledger
from mobilenet_viz.network.spec import Kind, Layer, convolutions, folded
from mobilenet_viz.page_data import seeing
from mobilenet_viz.page_data.conventions import OPERATIONS, TENSORFLOW

STEPS = ("trained", "factor", "kernel", "bias", "both")
FIRST = "conv_dw_1"  # the layer that is shown until somebody chooses one: nine weights a channel
GUESSES = ("same", "little", "other")  # what becomes of the answer
NAMES = 3  # of each answer
WEIGHTS = 5  # of a channel that reads several others, those that count most
_SEEN = 5e-5  # of a probability: half of the last digit that is printed, 0.01 %
_DIGITS = 4  # that count, of each number
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def right(trained: Sequence[float], without: Sequence[float]) -> str:
    """Which of `GUESSES` it is, of the probabilities (1000,) of the network as trained and without batch norm."""
    first, second = np.asarray(trained), np.asarray(without)
    if first.argmax() != second.argmax():
        return "other"
    return "same" if np.abs(first - second).max() < _SEEN else "little"


def layer_of(name: str | None, alpha: float, size: int) -> Layer:
    """The convolution of this name, or the one that is shown first."""
    network = mobilenet_v1(alpha, size)
    here = {layer.name: layer for layer in convolutions(network)}
    return here.get(name or FIRST, here[FIRST])


@cache
def layers(alpha: float, size: int) -> list[dict[str, Any]]:
    """All that can be chosen, in order. JSON-ready."""
    return [
        {"name": each.name, "kind": each.kind, "channels": each.out_channels}
        for each in convolutions(mobilenet_v1(alpha, size))
    ]


@cache
def counted(alpha: float, size: int) -> dict[str, tuple[int, int]]:
    """What there is with batch norm and without it. Each value of a map is scaled and shifted by the one, as TensorFlow
    does it; by the other its sum begins with the bias."""
    network = mobilenet_v1(alpha, size)
    before, after = ledger(network), ledger(folded(network))
    values = OPERATIONS.terms["norm"].amount(before)
    scaled, shifted = (TENSORFLOW[operation]["norm"] * values for operation in ("Mul", "AddV2"))
    return {
        "mult_adds": (before.mult_adds, after.mult_adds),
        "norm": (scaled + shifted, 0),
        "bias": (0, TENSORFLOW["BiasAdd"]["bias"] * values),
        "parameters": (before.parameters, after.parameters),
    }


def saved(alpha: float, size: int) -> int:
    """How many operations are gone: those of batch norm, less the additions of the bias."""
    rows = counted(alpha, size)
    return sum(before - after for before, after in (rows["norm"], rows["bias"]))


def answers(found: Folded, language: str) -> dict[str, Any]:
    """Both answers, and how far apart they are. JSON-ready; `named` are the indices of all classes in them."""
    first = [seeing.first(probabilities, NAMES) for probabilities in found.probabilities]
    named = [
        [
            {
                "name": classes.names(language)[index],
                "gloss": classes.gloss(index, language),
                "probability": float(probabilities[index]),
            }
            for index in indices
        ]
        for indices, probabilities in zip(first, found.probabilities, strict=True)
    ]
    return {
        "both": named,
        "named": sorted({index for indices in first for index in indices}),
        "difference": at_most(float(np.abs(found.logits[0] - found.logits[1]).max())),
        "scores": found.logits.shape[1],
        "layers": found.layers,
        "gone": found.layers[0] - found.layers[1],
    }


def channel(layer: Layer, found: FoldedChannel) -> dict[str, Any]:
    """One channel's numbers, printed, as the steps show them. JSON-ready."""
    norm, (trained, without) = found.norm, found.kernels
    root = sqrt(norm.variance + norm.epsilon)
    shown = _shown(trained, layer)
    before = _Sum(trained * found.pixels, shown, found.trained[0])
    after = _Sum(without * found.pixels, shown, found.folded[0], found.bias)
    return {
        "layer": layer.name,
        "kind": layer.kind,
        "number": found.number,  # from 0, as Keras counts
        "count": layer.out_channels,
        "place": {"row": found.place[0] + 1, "column": found.place[1] + 1, "size": layer.out_size},
        "cut": bool(found.trained[1] != found.trained[2]),
        "norm": {name: written(each) for name, each in vars(norm).items()} | {"epsilon": f"{norm.epsilon:g}"},
        "root": written(root),
        "factor": written(norm.gamma / root),
        "bias": written(found.bias),
        "weights": [_weight(found, i, layer.kernel) for i in shown],
        "products": [before.terms, after.terms],
        "others": {"count": len(trained) - len(shown), "products": [before.others, after.others]},
        "sums": {"trained": before.total, "products": after.products, "bias": after.bias, "folded": after.total},
        "normed": after.written(found.trained[1]),
        "relu": [after.written(each) for each in (found.trained[2], found.folded[1])],
        "apart": at_most(abs(found.trained[1] - found.folded[0])),
    }


def _weight(found: FoldedChannel, index: int, kernel: int) -> dict[str, Any]:
    """A weight before and after, the pixel it lies on, and where: of which input channel, in which row and column of
    the kernel; all from 1."""
    read, place = divmod(index, kernel**2)
    return {
        "input": read,
        "row": place // kernel + 1,
        "column": place % kernel + 1,
        "pixel": written(found.pixels[index]),
        "kernels": [written(each[index]) for each in found.kernels],
    }


def _shown(kernel: Any, layer: Layer) -> list[int]:
    """Of a depthwise channel all weights, in order; of others those that are largest, in either direction."""
    if layer.kind is Kind.DEPTHWISE:
        return list(range(len(kernel)))
    return [int(i) for i in np.argsort(-np.abs(kernel), kind="stable")[:WEIGHTS]]


class _Sum:
    """Products as printed, of which some are shown and the rest stand together: with the bias they add up to the total,
    which is printed, too."""

    def __init__(self, products: Any, shown: Sequence[int], total: float, bias: float = 0) -> None:
        own = np.asarray(products, np.float64)[list(shown)]
        rest = [total - bias - own.sum()] if len(own) < len(products) else []
        whole = np.array([*own, *rest])
        most = max(*np.abs(whole), abs(total), abs(bias))
        self._digits = min(max(_DIGITS - 1 - floor(log10(most)), 0), 9) if most else 0
        units = 10**self._digits
        added = round(total * units) - round(bias * units)
        rounded = [self._said(int(each)) for each in seeing.adding_up(whole, added / units, units)]
        self.terms, self.others = rounded[: len(own)], rounded[-1] if rest else None
        self.products, self.bias, self.total = self._said(added), self.written(bias), self.written(total)

    def written(self, number: float) -> str:
        """A number with as many digits behind the point as the sum has."""
        return self._said(round(number * 10**self._digits))

    def _said(self, units: int) -> str:
        return _minus(f"{Decimal(units).scaleb(-self._digits):.{self._digits}f}")


def written(number: float, digits: int = _DIGITS) -> str:
    """A number with so many digits that count: 0.1834, 2221, −3.958; what is next to nothing as 1.2·10⁻⁷."""
    if not number:
        return "0"
    said = f"{number:#.{digits}g}"
    if abs(number) < 1e-6:
        factor, exponent = f"{number:.{digits - 1}e}".split("e")
        return _minus(f"{factor}·10{str(int(exponent)).translate(_RAISED)}")
    return _minus(format(Decimal(said), "f").rstrip("."))


def at_most(number: float) -> str:
    """A distance, rounded up to two digits that count."""
    if not number:
        return "0"
    step = Decimal(1).scaleb(floor(log10(number)) - 1)
    return written(float(Decimal(str(number)).quantize(step, ROUND_CEILING)), 2)


def _minus(number: str) -> str:
    return number.replace("-", "−")
