"""What "Your own model" asks the engine: the ledger of a visitor's `.keras` file."""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from mobilenet_viz.engine.protocol import Question
from mobilenet_viz.engine.state import Lane
from mobilenet_viz.network.from_keras.counted import ModelLedger
from mobilenet_viz.network.from_keras.file import Ends


@dataclass(frozen=True)
class PricedModel:
    """What it costs. is_open: the model leaves the size of its input open, so that the size asked about was taken."""

    ledger: ModelLedger
    is_open: bool


@dataclass(frozen=True)
class PriceModel(Question[PricedModel]):
    """Read the description in a `.keras` file and count it: nothing in it is run, no weight is read.

    size: px of an input that the model leaves open. Refused with one sentence: what cannot be counted, and what takes
    more time or memory than any model that can.
    """

    lane: ClassVar[Lane] = Lane.FILES
    late: ClassVar[str] = "model_too_much"
    died: ClassVar[str] = "model_too_much"
    is_private: ClassVar[bool] = True

    ends: Ends
    size: int

    @property
    def deadline_s(self) -> float | None:
        return 10.0  # the largest that can be counted takes one second

    @cached_property
    def key(self) -> Hashable:
        """Without the bytes, which it would keep."""
        return type(self), self.ends.digest, self.size
