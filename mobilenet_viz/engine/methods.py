"""Every way to make a heat map, as a row: what its numbers are, and where it can look.

By a row's name the worker knows who makes the map (`worker.handlers.MAKERS`), and the rooms of page 3 its words.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from mobilenet_viz.network.architectures.mobilenet_v1 import BLOCKS

_BLOCKS = tuple(range(1, len(BLOCKS) + 1))
_LAST = _BLOCKS[-1:]
_WITH_THE_PHOTO = (0, *_BLOCKS)


@dataclass(frozen=True)
class Method:
    """One method.

    unit: what its numbers count in; only maps of one unit have a scale in common. "gradient" speaks neither for nor
    against a class. places: the blocks at which it can look, 0 is the photo itself. in_answer: no question of its own:
    the map is `Answer.evidence`. clipped: at the last block it is the positive part of that. adds_up: its cells share
    out a logit, however many they are, so that of fewer each gets more. signed: it also shows what speaks against a
    class. slow: many runs of the network, in slices.
    """

    name: str
    unit: str
    places: tuple[int, ...]
    in_answer: bool = False
    clipped: bool = False
    adds_up: bool = False
    signed: bool = False
    slow: bool = False

    @property
    def start(self) -> int:
        """Where it looks at first: who asks the pixels sees the pixels first, else the last block."""
        return 0 if 0 in self.places else self.places[-1]

    def place(self, wanted: int) -> int:
        """Where it looks when that is wanted: there, or at the last block where it cannot."""
        return wanted if wanted in self.places else self.places[-1]

    def asks_nothing(self, block: int) -> bool:
        """Whether its map at this block, of every class, is known with the answer."""
        return self.in_answer or (self.clipped and block == _LAST[-1])

    def scale_said(self, block: int) -> str:
        """The key of the sentence on its scale, in room "see" behind "unit_"."""
        if self.in_answer:
            return self.name
        return "gradient_photo" if self.unit == "gradient" and block == 0 else self.unit


_ROWS = (
    Method("evidence", "logit", _LAST, in_answer=True, adds_up=True, signed=True),
    Method("gradcam", "logit", _BLOCKS, clipped=True, adds_up=True),
    Method("gradcam_plus", "logit", _BLOCKS),
    Method("scorecam", "activation", _BLOCKS, slow=True),
    Method("saliency", "gradient", _WITH_THE_PHOTO),
    Method("smoothgrad", "gradient", _WITH_THE_PHOTO, slow=True),
)
METHODS: Mapping[str, Method] = {row.name: row for row in _ROWS}
