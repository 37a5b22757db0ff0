"""The way into the worker process. The web process pickles these functions by name and never calls them."""

import os
import signal
import threading
import traceback
from collections.abc import Callable, Generator, Hashable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from multiprocessing.connection import Connection
from types import ModuleType
from typing import Any

from mobilenet_viz.engine.protocol import Question
from mobilenet_viz.engine.state import Lane, Progress
from mobilenet_viz.engine.worker import own_model
from mobilenet_viz.engine.worker.silence import silent_stderr
from mobilenet_viz.facts import weights
from mobilenet_viz.facts.refusal import Refusal

# One core is left to the web process. Two threads on two busy cores measured slower than one.
THREADS = str(min(4, max(1, (os.cpu_count() or 2) - 1)))
ENVIRONMENT = {
    "COLUMNS": "100",  # model.summary() asks the terminal
    "LOKY_MAX_MEMORY_LEAK_SIZE": "1e12",  # loaded models are no leak: no restart on their account
    "OPENBLAS_NUM_THREADS": THREADS,
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_NUM_INTEROP_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": THREADS,
}
if os.path.expanduser("~") == "~":  # a user without a home: TensorFlow would make a folder "~" wherever it stands
    ENVIRONMENT["HOME"] = weights.NO_HOME

MEMORY = 2**30  # bytes that a worker may have which reads strangers' files; ten times what it has when it starts
UNDER_WAY = 4  # questions answered in slices by turns: more would end no sooner, and each holds memory


def begin(lifeline: Connection) -> None:
    """Prepare a worker process: it outlives Ctrl-C, which the web process handles, but never the web process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def give_way(niceness: int) -> None:
    """From now on this process waits for those that are less nice, where the system knows the word."""
    if hasattr(os, "nice"):
        os.nice(niceness)


def _end_with(lifeline: Connection) -> None:
    """The other end is held open by the web process, however that ends."""
    with suppress(EOFError, OSError):
        lifeline.recv_bytes()
    os._exit(0)


def warm_up() -> None:
    """Load TensorFlow and the default network."""
    with _only_refusals():
        _worker().warm_up()


def no_warm_up() -> None:
    """For a worker that loads TensorFlow with its first question."""


def bound_memory() -> None:
    """From now on this process is given no more than `MEMORY`, where the system has such a limit (Windows has none)."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def answer(question: Question[Any]) -> Any:
    """Answer in this process, or the generator that answers slice by slice.

    Raises Refusal when weights are missing or damaged, when a file cannot be used, or when TensorFlow fails.
    """
    with _only_refusals():
        worker = own_model if question.lane is Lane.FILES else _worker()
        return worker.answer(question)


_under_way: dict[Hashable, Generator[tuple[Any, ...], None, Any]] = {}  # by the key of the question


def advance(answer: Callable[[Question[Any]], Any], question: Question[Any]) -> Any:
    """The answer, or the `Progress` towards it when `answer` gives a generator: ask again for its next slice.

    To get ready for it (a network is loaded, a function traced) counts as the first. At most `UNDER_WAY` slow questions
    are cut in slices at a time. The others get none until there is a place, so that what is half done is finished
    first.
    Raises Refusal and nothing else.
    """
    if (came := go_on(question.key)) is not None:
        return came
    with _only_refusals():
        if question.lane in (Lane.SLOW, Lane.TRAIN) and len(_under_way) == UNDER_WAY:
            return Progress(0, 1)
        begun = answer(question)
        if not isinstance(begun, Generator):
            return begun
        _under_way[question.key] = begun
        return Progress(0, 1)


def go_on(question_key: Hashable) -> Any:
    """As `advance`, with what has been begun; None if nothing has."""
    work = _under_way.pop(question_key, None)
    if work is None:
        return None
    with _only_refusals():
        try:
            came = Progress(*next(work))
        except StopIteration as end:
            return end.value
        _under_way[question_key] = work
        return came


def forget(question_key: Hashable) -> None:
    """Nobody wants this answer any more."""
    if (work := _under_way.pop(question_key, None)) is not None:
        with _only_refusals():
            work.close()


@contextmanager
def _only_refusals() -> Iterator[None]:
    """An error of TensorFlow, handed to the web process, would load TensorFlow there: it stays here, in the log."""
    try:
        yield
    except Refusal:
        raise
    except Exception as error:
        traceback.print_exc()
        raise Refusal("engine_failed", reason=type(error).__name__) from None


@cache
def _worker() -> ModuleType:
    with silent_stderr():  # TensorFlow greets there, before it reads any setting
        from mobilenet_viz.engine.worker import handlers
    return handlers
