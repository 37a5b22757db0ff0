"""The real engine: worker processes that hold TensorFlow, asked from the threads of the web process."""

import logging
from collections.abc import Callable, Hashable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import Pipe
from threading import Lock
from typing import Any

from loky import ProcessPoolExecutor

from mobilenet_viz.engine import entry
from mobilenet_viz.engine.cache import Answers
from mobilenet_viz.engine.protocol import A, Question, read_only
from mobilenet_viz.engine.state import EngineState, Lane, Phase, Progress
from mobilenet_viz.facts.refusal import Refusal

NICENESS = {Lane.QUICK: 0, Lane.SLOW: 10, Lane.TRAIN: 15, Lane.FETCH: 10}  # on a busy machine these wait, not the pages
LIVES = 2  # of a worker over the same question
CACHE_BYTES = 128 * 2**20  # ladders of 20 rungs for thirty photos, 2.8 MB each, and 200 answers of 0.2 MB

_log = logging.getLogger(__name__)


class WorkerEngine:
    """An `Engine` with a worker process for each lane of `NICENESS`; all but the quick one are started by their first
    question."""

    def __init__(
        self,
        answer: Callable[[Question[Any]], Any] = entry.answer,
        warm_up: Callable[[], None] = entry.warm_up,
        cache_bytes: int = CACHE_BYTES,
    ) -> None:
        """answer, warm_up: importable functions, run in the worker."""
        self._answers = Answers(cache_bytes)
        ready = {Lane.FETCH: entry.no_warm_up, Lane.TRAIN: entry.no_warm_up}  # which need no network of ImageNet's
        self._lanes = {lane: _WorkerLane(lane, self._answers, answer, ready.get(lane, warm_up)) for lane in NICENESS}
        self._lanes[Lane.LATER] = self._lanes[Lane.CAMERA] = self._lanes[Lane.QUICK]

    def start(self) -> None:
        """Start the quick worker; returns at once. The state is `loading` until it has loaded TensorFlow."""
        self._lanes[Lane.QUICK].warm()

    def stop(self) -> None:
        """End the workers, whatever they do. The engine answers no more questions."""
        for lane in NICENESS:
            self._lanes[lane].stop()

    def ask(self, question: Question[A], asker: Hashable = None) -> Future[A]:
        return self._answers.ask(question, asker, self._lanes[question.lane].submit)

    def leave(self, asker: Hashable) -> None:
        self._answers.leave(asker)

    def progress(self, question: Question[Any]) -> Progress | None:
        return self._answers.progress(question)

    def state(self) -> EngineState:
        lane = self._lanes[Lane.QUICK]
        waiting = self._answers.waiting()
        failure = lane.failure  # read once: the lane's thread may clear it at any moment
        if failure is not None:
            return EngineState(Phase.FAILED, f"refusal.{failure.key}", failure.values, waiting)
        return EngineState(Phase.READY if lane.is_warm else Phase.LOADING, lanes=waiting)


@dataclass(eq=False)
class _Task:
    """A question in a lane, and what its askers got for it."""

    question: Question[Any]
    future: Future[Any] = field(default_factory=Future)
    deaths: int = 0  # of workers, over this question
    begun_by: Any = None  # the worker that has it


class _WorkerLane:
    """A queue, a thread that takes from it, and the worker process to which that thread talks."""

    def __init__(
        self, lane: Lane, answers: Answers, answer: Callable[[Question[Any]], Any], warm_up: Callable[[], None]
    ) -> None:
        self._lane, self._answers, self._answer, self._warm_up = lane, answers, answer, warm_up
        self._queue = ThreadPoolExecutor(1, thread_name_prefix=f"engine-{lane}")
        self._tasks: list[_Task] = []  # as many as there are turns in the queue; only its thread takes any out
        self._pool: ProcessPoolExecutor | None = None
        self._lock = Lock()  # the thread replaces the pool, `stop` ends it
        self._stopped = False
        self.is_warm = False
        self.failure: Refusal | None = None  # why the worker could not be started

    def warm(self) -> None:
        self._queue.submit(self._new_worker)

    def submit(self, question: Question[Any]) -> Future[Any]:
        """The answer to come, after those as urgent asked before; it can be cancelled until its turn comes."""
        task = _Task(question)
        self._line_up(task)
        return task.future

    def stop(self) -> None:
        with self._lock:
            self._stopped = True
            if self._pool is not None:
                self._pool.shutdown(kill_workers=True)
            self._queue.shutdown(wait=False)  # what still waits is refused

    def _line_up(self, task: _Task) -> None:
        with self._lock:
            if not self._stopped:
                self._tasks.append(task)
                self._queue.submit(self._turn)
                return
        task.future.set_exception(Refusal("engine_stopped"))

    def _turn(self) -> None:
        """The answer to the first of the most urgent questions, or the next slice of it: then it takes its place at the
        end of the queue."""
        if self._lane in (Lane.SLOW, Lane.TRAIN):
            self._answers.wait_for_none(Lane.QUICK, Lane.LATER)
        # How urgent it is now: a question asked ahead becomes quick as soon as somebody waits for its answer.
        task = min(tuple(self._tasks), key=lambda task: self._answers.lane(task.question).rank)
        self._tasks.remove(task)
        if not self._is_wanted(task):
            return
        try:
            came = self._by_worker(task)
        except Exception as error:
            task.future.set_exception(self._refusal(error))
            return
        if isinstance(came, Progress):
            self._answers.advance(task.question, read_only(came))
            self._line_up(task)
        else:
            task.future.set_result(read_only(came))

    def _is_wanted(self, task: _Task) -> bool:
        """Does anybody still wait for it? If not, the worker is told to forget what it has done for it."""
        if not task.future.running():
            return task.future.set_running_or_notify_cancel()
        if not self._answers.given_up(task.question):
            return True
        if self._pool is not None:
            with suppress(BrokenProcessPool, RuntimeError):  # a worker that has ended has forgotten everything
                self._pool.submit(entry.forget, task.question.key)
        task.future.set_exception(CancelledError())
        return False

    def _by_worker(self, task: _Task) -> Any:
        """A worker that died, idle or over this question, has a successor, once; then the question is given up."""
        while task.deaths < LIVES:
            try:
                return self._next_of(task)
            except TimeoutError:
                self._end_worker()
                raise Refusal("fetch_too_slow", minutes=round((task.question.deadline_s or 0) / 60)) from None
            except BrokenProcessPool:
                self.is_warm = False
                task.deaths += 1
                task.question = task.question.going_on(self._answers.progress(task.question))
        raise Refusal("worker_died")

    def _next_of(self, task: _Task) -> Any:
        """The answer, or how far it is. A worker gets a question once, with all its pictures; then its key will do."""
        pool = self._warm_pool()
        for_s = task.question.deadline_s
        if task.begun_by is pool and (came := pool.submit(entry.go_on, task.question.key).result(for_s)) is not None:
            return came
        task.begun_by = pool
        return pool.submit(entry.advance, self._answer, task.question).result(for_s)

    def _warm_pool(self) -> ProcessPoolExecutor:
        return self._pool if self._pool is not None and self.is_warm else self._new_worker()

    def _end_worker(self) -> None:
        """Whatever it does. The next question has another one."""
        with self._lock:
            self.is_warm = False
            if self._pool is not None:
                self._pool.shutdown(kill_workers=True)

    def _new_worker(self) -> ProcessPoolExecutor:
        """A pool whose one process is warm. What fails here is what the engine's state reports."""
        self.is_warm, self.failure = False, None
        try:
            pool = self._new_pool()
            pool.submit(self._warm_up).result()
            # Not before: loading TensorFlow takes 5 s, as the nicest beside a busy process it took more than a minute.
            pool.submit(entry.give_way, NICENESS[self._lane]).result()
        except Exception as error:
            self.failure = self._refusal(error)
            raise
        self.is_warm = True
        return pool

    def _new_pool(self) -> ProcessPoolExecutor:
        lifeline, self._other_end = Pipe(duplex=False)
        with self._lock:
            if self._stopped:
                raise Refusal("engine_stopped")
            begin = {"initializer": entry.begin, "initargs": (lifeline,)}
            self._pool = ProcessPoolExecutor(1, env=entry.ENVIRONMENT, **begin)
            return self._pool

    def _refusal(self, error: Exception) -> Refusal:
        """What becomes of an error: the web process knows refusals only."""
        if isinstance(error, Refusal):
            return error
        if self._stopped:
            return Refusal("engine_stopped")
        if isinstance(error, BrokenProcessPool):
            return Refusal("worker_died")
        _log.error("The engine failed", exc_info=error)
        return Refusal("engine_failed", reason=type(error).__name__)
