"""How a network shall be taught."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mobilenet_viz.facts import weights
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.training.bases import BASES, lines

AVERAGE, FLATTEN = "average", "flatten"
RANGES: dict[str, tuple[float, float]] = {
    "dropout": (0, 0.9),
    "rate": (1e-6, 1),
    "epochs": (1, 200),
    "batch": (1, 256),
    "patience": (1, 200),
    "seed": (0, 2**31 - 1),
    "most": (0, 10_000),
    "unequal": (1, 100),
    "swapped": (0, 0.5),
}
CHOICES: dict[str, Sequence[Any]] = {
    "base": BASES,
    "resolution": weights.SIZES,
    "head": (AVERAGE, FLATTEN),
    "dense": (0, 128, 256),
    "optimiser": ("adam", "rmsprop", "sgd"),
}


@dataclass(frozen=True)
class Settings:
    """Raises Refusal setting_unknown or setting_out_of_range, naming the setting."""

    base: str = BASES[0]
    resolution: int = 128  # px
    freeze: str | None = None  # the last Keras layer, in the base's order, that is not trained; None: all of the base
    head: str = AVERAGE  # what becomes of the last maps: the average of each, or all their values
    dense: int = 0  # units of a layer with ReLU before the last; 0: there is none
    dropout: float = 0.0  # share of the values before the last layer
    augment: bool = False
    optimiser: str = "adam"
    rate: float = 1e-3
    epochs: int = 30
    batch: int = 32
    patience: int = 10  # epochs without a better validation accuracy, after which it stops
    seed: int = 0
    most: int = 0  # pictures a class that are learnt from; 0: all that are not held back
    unequal: int = 1  # how many times more of the first class than of the others
    swapped: float = 0.0  # share of the pictures learnt from that are said to be of another class
    batch_statistics: bool = False  # batch norm right of the line as while training, `training=True`: the trap

    def __post_init__(self) -> None:
        for name, known in CHOICES.items():
            _check_known(name, getattr(self, name), known)
        if self.freeze is not None:
            _check_known("freeze", self.freeze, lines(self.base))
        for name, (low, high) in RANGES.items():
            value = getattr(self, name)
            if not low <= value <= high:  # also refuses NaN
                raise Refusal("setting_out_of_range", option=name, value=value, low=f"{low:g}", high=f"{high:g}")

    @property
    def line(self) -> str:
        """The last layer that is not trained."""
        return lines(self.base)[-1] if self.freeze is None else self.freeze

    @property
    def is_linear(self) -> bool:
        """Does the last layer stand right behind the average of each map? Then evidence is told place by place."""
        return self.head == AVERAGE and not self.dense

    @property
    def all_frozen(self) -> bool:
        return self.line == lines(self.base)[-1]


def _check_known(option: str, value: object, known: Sequence[Any]) -> None:
    if value not in known:
        raise Refusal("setting_unknown", option=option, value=value, names=", ".join(map(str, known)))
