"""An engine for fast tests: plausible answers at once, or when the test says so. Loads no TensorFlow."""

from collections.abc import Callable, Generator, Hashable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from mobilenet_viz.engine.cache import Answers, read_only
from mobilenet_viz.engine.plausible import ANSWERS
from mobilenet_viz.engine.protocol import A, Question
from mobilenet_viz.engine.state import EngineState, Phase, Progress
from mobilenet_viz.facts.refusal import Refusal


@dataclass(eq=False)
class _Turn:
    """A question and, once it has been begun, what is left of a slow one."""

    question: Question[Any]
    future: Future[Any] = field(default_factory=Future)
    work: Generator[Any, None, Any] | None = None


class FakeEngine:
    """An `Engine` that answers the same question alike, always; and that a test can hold, release and fail."""

    def __init__(self) -> None:
        self._answers = Answers(max_bytes=2**24)
        self._lock = Lock()
        self._held: list[_Turn] = []
        self._holds: Callable[[Question[Any]], bool] = lambda _: False
        self._progress: Progress | None = None  # of what is held
        self.phase = Phase.READY
        self.failure: Refusal | None = None  # what every question is answered with, while set
        self.handlers = dict(ANSWERS)  # question type → how it is answered; a test may put in its own
        self.asked: list[Question[Any]] = []  # questions that were not answered from memory

    def hold(self, *kinds: type[Question[Any]], progress: float | None = None) -> None:
        """From now on questions wait; with `kinds` only those of these types do.

        progress: 0…1, as if they were under way, slice by slice; told again, those that wait have moved on.
        """
        with self._lock:
            self._holds = lambda question: not kinds or isinstance(question, kinds)
            self._progress = None if progress is None else Progress(round(100 * progress), 100)

    def advance(self) -> Question[Any] | None:
        """One turn among those that wait, as the real engine takes them: who had it; None if nobody waits.

        The first of the most urgent. A slow one has a slice, and goes to the end.
        """
        with self._lock:
            held = tuple(self._held)
        if not held:
            return None
        turn = min(held, key=lambda turn: self._answers.lane(turn.question).rank)
        with self._lock:
            self._held.remove(turn)
        if turn.work is not None and self._answers.given_up(turn.question):
            turn.future.set_exception(CancelledError())
        else:
            self._take(turn)
        if not turn.future.done():
            with self._lock:
                self._held.append(turn)
        return turn.question

    def release(self) -> None:
        """Answer all that wait, and from now on at once."""
        with self._lock:
            self._holds = lambda _: False
        while self.advance():
            pass

    def ask(self, question: Question[A], asker: Hashable = None) -> Future[A]:
        return self._answers.ask(question, asker, self._submit)

    def knows(self, question: Question[Any]) -> bool:
        return self._answers.knows(question)

    def forget(self, question: Question[Any]) -> None:
        self._answers.forget(question)

    def progress(self, question: Question[Any]) -> Progress | None:
        told = self._progress if self._answers.is_waiting(question) and self._holds(question) else None
        return told or self._answers.progress(question)

    def leave(self, asker: Hashable) -> None:
        self._answers.leave(asker)

    def state(self) -> EngineState:
        waiting = self._answers.waiting()
        if self.phase is Phase.FAILED and self.failure is not None:
            return EngineState(self.phase, f"refusal.{self.failure.key}", self.failure.values, waiting)
        return EngineState(self.phase, lanes=waiting)

    def start(self) -> None:
        self.phase = Phase.READY

    def stop(self) -> None:
        self.failure = Refusal("engine_stopped")

    def _submit(self, question: Question[Any]) -> Future[Any]:
        turn = _Turn(question)
        with self._lock:
            self.asked.append(question)
            if self._holds(question):
                self._held.append(turn)
                return turn.future
        while not turn.future.done():
            self._take(turn)
        return turn.future

    def _take(self, turn: _Turn) -> None:
        """Answer it, or do the next slice of it."""
        if not turn.future.running() and not turn.future.set_running_or_notify_cancel():
            return
        if self.failure is not None:
            turn.future.set_exception(self.failure)
            return
        try:
            came = self.handlers[type(turn.question)](turn.question) if turn.work is None else turn.work
        except Refusal as refusal:
            turn.future.set_exception(refusal)
            return
        if not isinstance(came, Generator):
            turn.future.set_result(read_only(came))
            return
        turn.work = came
        try:
            self._answers.advance(turn.question, read_only(Progress(*next(came))))
        except StopIteration as end:
            turn.future.set_result(read_only(end.value))
