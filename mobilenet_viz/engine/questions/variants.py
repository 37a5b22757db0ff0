"""What is asked about programs that build MobileNetV1 in another way, with the weights of the one they come from."""

from dataclasses import dataclass
from typing import ClassVar

from mobilenet_viz.engine.protocol import Floats, Picture, Question
from mobilenet_viz.engine.state import Lane
from mobilenet_viz.network.architectures.variants import has_weights


def _check(variant: str, alpha: float) -> None:
    if not has_weights(variant, alpha):
        raise ValueError(f"variant = {variant}: the trained weights do not fit")


@dataclass(frozen=True)
class ClassifyAs(Question[Floats]):
    """The probabilities (1000,) that a program's network gives a picture, with the weights `Classify` would use.

    variant: a key of `VARIANTS`; ValueError where `has_weights` says no.
    """

    picture: Picture
    alpha: float
    resolution: int
    variant: str

    def __post_init__(self) -> None:
        _check(self.variant, self.alpha)


@dataclass(frozen=True)
class ExportModel(Question[bytes]):
    """The same network with those weights, as a .keras file. ValueError as above."""

    is_kept: ClassVar[bool] = False  # 17 MB, for one student
    lane: ClassVar[Lane] = Lane.SLOW

    alpha: float
    resolution: int
    variant: str

    def __post_init__(self) -> None:
        _check(self.variant, self.alpha)
