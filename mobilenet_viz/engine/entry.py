"""The way into the worker process. The web process pickles these functions by name and never calls them."""

import os
import signal
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from multiprocessing.connection import Connection
from types import ModuleType
from typing import Any

from mobilenet_viz.engine.protocol import Question
from mobilenet_viz.refusal import Refusal

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


def begin(lifeline: Connection, niceness: int) -> None:
    """Prepare a worker process: it outlives Ctrl-C, which the web process handles, but never the web process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(niceness)
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def _end_with(lifeline: Connection) -> None:
    """The other end is held open by the web process, however that ends."""
    with suppress(EOFError, OSError):
        lifeline.recv_bytes()
    os._exit(0)


def warm_up() -> None:
    """Load TensorFlow and the default network."""
    with _only_refusals():
        _worker().warm_up()


def answer(question: Question[Any]) -> Any:
    """Answer in this process. Raises Refusal when weights are missing or damaged, or when TensorFlow fails."""
    with _only_refusals():
        return _worker().answer(question)


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
    with _silent_stderr():  # TensorFlow greets there, before it reads any setting
        from mobilenet_viz.engine import worker
    return worker


@contextmanager
def _silent_stderr() -> Iterator[None]:
    """Nothing reaches the standard error of the process, from Python or C++."""
    sys.stderr.flush()
    kept = os.dup(2)
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
