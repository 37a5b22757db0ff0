"""What it costs to teach: parameters that are trained, and the Mult-Adds of one picture in one step.

A convolution's gradient by its weights, and that by its input, take as many Mult-Adds as the convolution itself: every
weight meets every place of the output once in each.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from mobilenet_viz.network.from_keras.counted import Counted, Effect
from mobilenet_viz.network.from_keras.options import Options
from mobilenet_viz.network.from_keras.rules import RULES
from mobilenet_viz.training.bases import rows
from mobilenet_viz.training.head import HeadLayer, head
from mobilenet_viz.training.settings import Settings


@dataclass(frozen=True)
class Step:
    """Mult-Adds by the paper's convention, of one picture."""

    parameters: int
    trainable: int
    forward: int  # of all layers; frozen features that are kept are paid for once
    frozen: int  # of them, left of the line
    weight_gradients: int  # right of the line
    input_gradients: int  # right of the first layer there that has something to train

    @property
    def mult_adds(self) -> int:
        return self.forward + self.weight_gradients + self.input_gradients


def step(settings: Settings, classes: int) -> Step:
    """With a base that answers here."""
    base = rows(settings.base, settings.resolution)
    return counted(base, settings.line, head(settings, classes))


def counted(base: Sequence[Counted], line: str, head: Sequence[HeadLayer]) -> Step:
    """Of any base, frozen up to the layer `line`. ValueError if there is none."""
    behind = [row.name for row in base].index(line) + 1
    right = [*base[behind:], *_rows(head, base[-1])]
    everything = [*base[:behind], *right]
    first = next(place for place, row in enumerate(right) if row.trainable)
    return Step(
        parameters=sum(row.parameters for row in everything),
        trainable=sum(row.trainable for row in right),
        forward=sum(row.mult_adds for row in everything),
        frozen=sum(row.mult_adds for row in base[:behind]),
        weight_gradients=sum(row.mult_adds for row in right),
        input_gradients=sum(row.mult_adds for row in right[first + 1 :]),
    )


def _rows(head: Sequence[HeadLayer], last: Counted) -> list[Counted]:
    shape, before, rows = last.effect.shape, last.name, []
    for layer in head:
        (effect,) = _effects(layer, shape)
        rows.append(Counted(layer.name, layer.kind, (before,), effect))
        shape, before = effect.shape, layer.name
    return rows


def _effects(layer: HeadLayer, shape: tuple[int, ...]) -> Sequence[Effect]:
    return RULES[layer.kind](Options(layer.name, layer.kind, layer.options), [shape])
