"""An engine for fast tests: plausible answers at once, or when the test says so. Loads no TensorFlow."""

from collections.abc import Callable, Hashable
from concurrent.futures import Future
from functools import partial
from threading import Lock
from typing import Any

import numpy as np

from mobilenet_viz.architectures.mobilenet_v1 import mobilenet_v1
from mobilenet_viz.costs import ledger
from mobilenet_viz.engine.cache import Answers
from mobilenet_viz.engine.protocol import (
    A,
    Answer,
    BuildModel,
    BuiltModel,
    Classify,
    EngineState,
    Floats,
    GradCam,
    Phase,
    Question,
    read_only,
)
from mobilenet_viz.refusal import Refusal

CLASSES = 1000


class FakeEngine:
    """An `Engine` that answers the same question alike, always; and that a test can hold, release and fail."""

    def __init__(self) -> None:
        self._answers = Answers(max_bytes=2**24)
        self._lock = Lock()
        self._held: list[Callable[[], None]] | None = None
        self.phase = Phase.READY
        self.failure: Refusal | None = None  # what every question is answered with, while set
        self.handlers = dict(_HANDLERS)  # question type → how it is answered; a test may put in its own
        self.asked: list[Question[Any]] = []  # questions that were not answered from memory

    def hold(self) -> None:
        """From now on questions wait."""
        with self._lock:
            self._held = self._held or []

    def release(self) -> None:
        """Answer all that wait, and from now on at once."""
        with self._lock:
            held, self._held = self._held or [], None
        for answer in held:
            answer()

    def ask(self, question: Question[A], asker: Hashable = None) -> Future[A]:
        return self._answers.ask(question, asker, self._submit)

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
            if self._held is not None:
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


def _build(question: BuildModel) -> BuiltModel:
    parameters = ledger(mobilenet_v1(question.alpha, question.resolution)).parameters
    return BuiltModel(parameters, 0.25, f'Model: "fake"\n Total params: {parameters:,}', "fake")


def _classify(question: Classify) -> Answer:
    rng = _random(question)
    grid = question.resolution // 32
    evidence = rng.normal(0, 4 / grid**2, (grid, grid, CLASSES)).astype(np.float32)
    bias = rng.normal(0, 0.1, CLASSES).astype(np.float32)
    logits = evidence.sum((0, 1)) + bias
    exponentials = np.exp(logits - logits.max())
    return Answer(logits, exponentials / exponentials.sum(), evidence, bias, "fake weights")


def _grad_cam(question: GradCam) -> Floats:
    grid = question.resolution // 32
    return _random(question).uniform(0, 1, (grid, grid)).astype(np.float32)


def _random(question: Classify | GradCam) -> np.random.Generator:
    return np.random.default_rng(int(question.picture.digest[:8], 16))


_HANDLERS: dict[type, Callable[[Any], Any]] = {BuildModel: _build, Classify: _classify, GradCam: _grad_cam}
