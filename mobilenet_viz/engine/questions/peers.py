"""What is asked of the networks that are set beside MobileNetV1, and of MobileNetV1 as one of them."""

from collections.abc import Hashable
from dataclasses import dataclass

from mobilenet_viz.engine.protocol import A, Floats, Picture, Question
from mobilenet_viz.engine.state import Lane
from mobilenet_viz.network.peers import peers


@dataclass(frozen=True, eq=False)
class PeerAnswer:
    """What a network says of a picture."""

    probabilities: Floats  # (1000,)
    weights: str  # which weights answered, in words
    seconds: float  # of this one call; loading and compiling come before it


@dataclass(frozen=True)
class _OfPeer(Question[A]):
    """One of the networks of `peers` is asked at its own size. It makes of the bytes what it was trained with, whatever
    `picture.values` says. Refused where its weights are not here, or are no use.

    network: its name; ValueError for another, and for a picture of another size than its own.
    """

    picture: Picture
    network: str

    def __post_init__(self) -> None:
        if self.network not in peers():
            raise ValueError(f"network = {self.network!r}: must be one of {', '.join(peers())}")
        side = peers()[self.network].resolution
        if self.picture.resolution != side:
            raise ValueError(f"picture of {self.picture.resolution} px: {self.network} takes {side} px")

    @property
    def lane(self) -> Lane:
        """To load a network of Keras' folder takes seconds, and half a gigabyte: no page waits for that."""
        return Lane.QUICK if peers()[self.network].is_embedded else Lane.SLOW

    @property
    def rests_on(self) -> Hashable:
        return peers()[self.network].here


@dataclass(frozen=True)
class ClassifyBy(_OfPeer[PeerAnswer]):
    """What it says."""


@dataclass(frozen=True)
class ExplainBy(_OfPeer[Floats]):
    """Grad-CAM at its `last_maps`: (g, g) float32 ≥ 0 on their grid, in units of the class's logit, not normalised."""

    class_index: int
