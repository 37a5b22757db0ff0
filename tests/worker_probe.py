"""Questions that try a worker process: they tell its id, meet the test half-way, raise, or end it. Run in the worker.

Meeting the test is a connection to its socket, so that nobody has to wait for time: the worker says its id and goes
on when the test answers. A line each.
"""

import os
import signal
import socket
import sys
from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from mobilenet_viz.engine import Lane, Question, entry
from mobilenet_viz.engine.questions.own_model import PriceModel
from mobilenet_viz.facts.refusal import Refusal

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

Address = tuple[str, int]
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)  # Windows knows no SIGKILL


@dataclass(frozen=True)
class Echo(Question[str]):
    text: str
    ahead: bool = field(default=False, compare=False)

    @property
    def lane(self) -> Lane:
        return Lane.LATER if self.ahead else Lane.QUICK

    def answered(self) -> str:
        return self.text


@dataclass(frozen=True)
class Pid(Question[int]):
    """Asked for the `number`th time, for an engine answers the same question once."""

    number: int

    def answered(self) -> int:
        return os.getpid()


@dataclass(frozen=True)
class Meet(Question[str]):
    """Holds the worker until the test sends a word, which is the answer."""

    address: Address
    of: Lane = Lane.QUICK

    @property
    def lane(self) -> Lane:
        return self.of

    def answered(self) -> str:
        return meet(self.address)


@dataclass(frozen=True)
class SlowMeet(Meet):
    of: Lane = Lane.SLOW


@dataclass(frozen=True)
class Download(Meet):
    of: Lane = Lane.FETCH


@dataclass(frozen=True)
class Errand(Pid):
    """Of a worker that waits for nobody."""

    lane: ClassVar[Lane] = Lane.FETCH


@dataclass(frozen=True)
class LateDownload(Download):
    """What a proxy lets through byte by byte."""

    deadline_s: ClassVar[float] = 0.1


@dataclass(frozen=True)
class Reader(Pid):
    """Of the worker that reads visitors' files: its id, if it has no TensorFlow and can have no memory without end."""

    lane: ClassVar[Lane] = Lane.FILES

    def answered(self) -> int:
        assert "tensorflow" not in sys.modules
        if resource is not None:
            try:
                bytearray(2 * entry.MEMORY)
            except MemoryError:
                return super().answered()
            raise AssertionError("no bound")
        return super().answered()


@dataclass(frozen=True)
class EndlessFile(Meet):
    """What a reader would never be done with."""

    of: Lane = Lane.FILES
    deadline_s: ClassVar[float] = 0.1
    late: ClassVar[str] = PriceModel.late


@dataclass(frozen=True)
class Die(Question[None]):
    def answered(self) -> None:
        die()


@dataclass(frozen=True)
class DeadlyFile(Die):
    lane: ClassVar[Lane] = Lane.FILES
    died: ClassVar[str] = PriceModel.died


@dataclass(frozen=True)
class Refuse(Question[None]):
    def answered(self) -> None:
        raise Refusal("weights_missing", file="a", command="b")


@dataclass(frozen=True)
class Stumble(Question[None]):
    def answered(self) -> None:
        raise ZeroDivisionError("by zero")


@dataclass(frozen=True)
class Sliced(Question[str]):
    """Answered with its name after `slices` slices. Each leaves a line in a file: its name and which slice it is.

    meets: before each slice the worker meets the test, whose word it may be told to stumble over.
    """

    name: str
    slices: int
    log: Path
    meets: Address | None = None
    of: Lane = field(default=Lane.SLOW, compare=False)

    @property
    def lane(self) -> Lane:
        return self.of

    def answered(self) -> Generator[tuple[int, int], None, str]:
        try:
            for number in range(1, self.slices + 1):
                if self.meets and meet(self.meets) == "stumble":
                    raise ZeroDivisionError("by zero")
                self._note(str(number))
                yield number, self.slices
            return self.name
        finally:
            self._note("end")

    def _note(self, what: str) -> None:
        with self.log.open("a", encoding="utf-8") as log:
            print(self.name, what, file=log)


@dataclass(frozen=True)
class UnderWay(Question[int]):
    """How many questions the slow worker keeps half answered."""

    lane: ClassVar[Lane] = Lane.SLOW

    number: int

    def answered(self) -> int:
        return len(entry._under_way)


def answer(question: Question[Any]) -> Any:
    """What the engine's worker runs in the tests: the questions above, and all real ones."""
    if type(question).__module__ == __name__:
        return question.answered()  # type: ignore[attr-defined]  # every question of this module has it
    return entry.answer(question)


def answer_meeting(address: Address, question: Question[Any]) -> Any:
    """As `answer`; before each slice of a slow one the worker meets the test."""
    work = answer(question)
    return _meeting(address, work) if isinstance(work, Generator) else work


def _meeting(address: Address, work: Generator[Any, None, Any]) -> Generator[Any, None, Any]:
    while True:
        meet(address)
        try:
            came = next(work)
        except StopIteration as end:
            return end.value
        yield came


def meet(address: Address) -> str:
    with socket.create_connection(address) as test, test.makefile("rw") as lines:
        print(os.getpid(), file=lines, flush=True)
        return lines.readline().strip()


def die() -> None:
    os.kill(os.getpid(), KILL)


def no_warm_up() -> None:
    """For tests that need a process, but no TensorFlow: it starts at once."""


def warm_up_meets(address: Address) -> None:
    meet(address)


def warm_up_fails() -> None:
    raise ModuleNotFoundError("No module named 'tensorflow'")


def warm_up_dies() -> None:
    die()


def warm_up_fails_once(marker: Path) -> None:
    if not marker.exists():
        marker.touch()
        warm_up_fails()


def warm_up_leaves_its_id(folder: Path) -> None:
    (folder / str(os.getpid())).touch()
