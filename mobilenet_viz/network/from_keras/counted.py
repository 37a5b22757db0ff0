"""What comes out of it: the layers of a Keras model, each with its shape and its price."""

from dataclasses import dataclass
from math import prod

from mobilenet_viz.network.costs import Totals
from mobilenet_viz.network.spec import Kind

Shape = tuple[int, ...]
"""Of one example, without the batch: (height, width, channels) of maps, (values,) of a vector."""


@dataclass(frozen=True)
class Effect:
    """What a layer makes of its input, and the weights it has for that."""

    shape: Shape
    kind: Kind | None = None  # None: nothing that the ledger has a colour for
    kernel: tuple[int, ...] = ()  # (height, width) in px of what slides over the maps; empty where nothing does
    stride: tuple[int, ...] = ()
    kernels: int = 0  # weights, each of which is used once at every place of the output
    trained: int = 0  # γ, β and biases
    fixed: int = 0  # statistics that no gradient changes
    part: str = ""  # of a layer that is two: "/depthwise", "/pointwise"


@dataclass(frozen=True)
class Counted:
    """One call of a layer, as a row of a ledger."""

    name: str  # Keras' own; those of a model in a model stand behind its name: "base/conv1"
    layer: str  # its class in Keras
    inputs: tuple[str, ...]  # names of the rows it reads
    effect: Effect
    frozen: bool = False  # Keras shall not train it
    again: bool = False  # called a second time: the work is done twice, the weights are there once

    @property
    def mult_adds(self) -> int:
        """Convention of the paper, as `costs` has it: pixels of the output (or one vector) × kernel weights."""
        return self.effect.kernels * prod(self.effect.shape[:-1])

    @property
    def kernels(self) -> int:
        return 0 if self.again else self.effect.kernels

    @property
    def trainable(self) -> int:
        return 0 if self.again or self.frozen else self.effect.kernels + self.effect.trained

    @property
    def parameters(self) -> int:
        """Keras' `count_params`."""
        return 0 if self.again else self.effect.kernels + self.effect.trained + self.effect.fixed


@dataclass(frozen=True)
class ModelLedger(Totals):
    """The rows of a Keras model, each behind those it reads; every total is the sum of its column."""

    name: str
    rows: tuple[Counted, ...]
