"""An engine for fast tests: plausible answers at once, or when the test says so. Loads no TensorFlow."""

from collections.abc import Callable, Hashable
from concurrent.futures import Future
from functools import partial
from threading import Lock
from typing import Any

from mobilenet_viz.engine.cache import Answers
from mobilenet_viz.engine.plausible import ANSWERS
from mobilenet_viz.engine.protocol import A, EngineState, Phase, Question, read_only
from mobilenet_viz.refusal import Refusal


class FakeEngine:
    """An `Engine` that answers the same question alike, always; and that a test can hold, release and fail."""

    def __init__(self) -> None:
        self._answers = Answers(max_bytes=2**24)
        self._lock = Lock()
        self._held: list[Callable[[], None]] = []
        self._holds: Callable[[Question[Any]], bool] = lambda _: False
        self._progress: float | None = None  # of what is held
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
            self._progress = progress

    def release(self) -> None:
        """Answer all that wait, and from now on at once."""
        with self._lock:
            self._holds = lambda _: False
            held, self._held = self._held, []
        for answer in held:
            answer()

    def ask(self, question: Question[A], asker: Hashable = None) -> Future[A]:
        return self._answers.ask(question, asker, self._submit)

    def progress(self, question: Question[Any]) -> float | None:
        return self._progress if self._answers.is_waiting(question) and self._holds(question) else None

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
        future: Future[Any] = Future()
        with self._lock:
            self.asked.append(question)
            if self._holds(question):
                self._held.append(partial(self._settle, future, question))
                return future
        self._settle(future, question)
        return future

    def _settle(self, future: Future[Any], question: Question[Any]) -> None:
        if not future.set_running_or_notify_cancel():
            return
        if self.failure is not None:
            future.set_exception(self.failure)
        else:
            future.set_result(read_only(self.handlers[type(question)](question)))
