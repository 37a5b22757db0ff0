"""What is asked of the networks that are set beside MobileNetV1, and of MobileNetV1 as one of them."""

from dataclasses import dataclass

from mobilenet_viz.engine.protocol import Floats, Picture, Question
from mobilenet_viz.network.peers import peers


@dataclass(frozen=True, eq=False)
class PeerAnswer:
    """What a network says of a picture."""

    probabilities: Floats  # (1000,)
    weights: str  # which weights answered, in words
    seconds: float  # of this one call; loading and compiling come before it


@dataclass(frozen=True)
class ClassifyBy(Question[PeerAnswer]):
    """Ask one of the networks of `peers` at its own size. It makes of the bytes what it was trained with, whatever
    `picture.values` says.

    network: its name; ValueError for one that does not answer here, and for a picture of another size than its own.
    """

    picture: Picture
    network: str

    def __post_init__(self) -> None:
        names = [peer.name for peer in peers().values() if peer.answers]
        if self.network not in names:
            raise ValueError(f"network = {self.network!r}: must be one of {', '.join(names)}")
        side = peers()[self.network].resolution
        if self.picture.resolution != side:
            raise ValueError(f"picture of {self.picture.resolution} px: {self.network} takes {side} px")
