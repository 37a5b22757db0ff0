"""How an engine is, and how far an answer is. Loaded by the web process and the worker."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Lane(StrEnum):
    """How urgent a question is, the most urgent lane first. Each is a queue before a worker process of its own, but
    `LATER` stands behind `QUICK` in that one's queue, and `CAMERA` behind both. No slice of a slow answer begins while
    a question of the first two waits: their workers would share the cores."""

    QUICK = "quick"  # answered within about half a second
    LATER = "later"  # as quick, but nobody looks at the answer yet
    CAMERA = "camera"  # as quick; there is always a next one, so that they wait for all others and hold up no slice
    SLOW = "slow"
    TRAIN = "train"  # slices of seconds, in a process of its own that waits as the slow one does
    FETCH = "fetch"  # downloads: nobody's answer waits for a line to the internet
    FILES = "files"  # of visitors, who may have meant harm: they can take no more than this worker's time and memory

    @property
    def rank(self) -> int:
        """The lower, the sooner."""
        return tuple(Lane).index(self)


@dataclass(frozen=True, eq=False)
class Progress:
    """How far an answer is that is made in slices."""

    done: int
    total: int  # > 0
    so_far: Any = None  # arrays, or a dataclass of them: the answer, were these `done` all, or as far as it is known

    @property
    def share(self) -> float:
        return self.done / self.total


class Phase(StrEnum):
    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True)
class EngineState:
    """How an engine is, for the frame of the page."""

    phase: Phase
    reason: str = ""  # why it failed: the key of a sentence for `text.say`, and its values
    values: Mapping[str, object] = field(default_factory=dict)
    lanes: Mapping[Lane, int] = field(default_factory=dict)  # questions waiting or being answered

    @property
    def waiting(self) -> int:
        """Questions not yet answered whose answer somebody waits for, in all lanes: a camera's only passes by."""
        return sum(count for lane, count in self.lanes.items() if lane not in (Lane.LATER, Lane.CAMERA))
