"""What the teacher's computer can fetch while it is online."""

from abc import ABC, abstractmethod
from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar

from mobilenet_viz.engine.protocol import Question
from mobilenet_viz.engine.state import Lane
from mobilenet_viz.facts import weights
from mobilenet_viz.network.architectures.mobilenet_v1 import mobilenet_v1
from mobilenet_viz.network.costs import ledger
from mobilenet_viz.network.peers import peers

SLOWEST = 28_000  # bytes/s; what comes slower is given up
SHORTEST = 600.0  # s that even a small file may take: TensorFlow is loaded with the first


@dataclass(frozen=True)
class Fetch(Question[bool], ABC):
    """Have Keras fetch weights into its folder: True if it did, False if they were here already. `Progress` is in
    bytes. A download that nobody waits for any more goes on: what has come of it shall not be lost."""

    lane: ClassVar[Lane] = Lane.FETCH

    @property
    @abstractmethod
    def file(self) -> weights.File: ...

    @property
    @abstractmethod
    def size(self) -> int:
        """Bytes of the file, but for its labels."""

    @property
    def deadline_s(self) -> float | None:
        return max(SHORTEST, self.size / SLOWEST)


@dataclass(frozen=True)
class FetchWeights(Fetch):
    """Those of MobileNetV1. Refused for a pair that was not published."""

    alpha: float
    resolution: int

    @property
    def file(self) -> weights.File:
        return weights.file_of(self.alpha, self.resolution)

    @property
    def size(self) -> int:
        return ledger(mobilenet_v1(self.alpha, self.resolution)).float32_bytes


@dataclass(frozen=True)
class FetchNetwork(Fetch):
    """Those of one of `peers`. network: its name; ValueError for another."""

    network: str

    def __post_init__(self) -> None:
        if self.network not in peers():
            raise ValueError(f"network = {self.network!r}: must be one of {', '.join(peers())}")

    @property
    def file(self) -> weights.File:
        return peers()[self.network].file

    @property
    def size(self) -> int:
        return peers()[self.network].ledger.float32_bytes

    @property
    def rests_on(self) -> Hashable:
        return self.file.here
