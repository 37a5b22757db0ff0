"""Trained weights that are not embedded, fetched by Keras itself into its own folder. Imports Keras: for the worker."""

import errno
import io
import os
import socket
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, wait
from contextlib import AbstractContextManager, contextmanager, nullcontext, redirect_stdout
from functools import partial
from pathlib import Path
from threading import Lock, Thread
from typing import TypeAlias

import keras

from mobilenet_viz.facts import weights
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.network.peers import OfKeras, peers

Coming: TypeAlias = Generator[tuple[int, int], None, bool]
SLICE = 0.3  # s between two looks at what has come
PATIENCE = 30.0  # s without a byte, after which the machine counts as offline
DISK = {errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS}  # what comes cannot be put down


def fetch(alpha: float, resolution: int, size: int) -> "bool | Coming":
    """Have these weights of MobileNetV1 on this computer, as `_bring` says; size: bytes of the file.

    Raises `Refusal` weights_not_published for another pair.
    """
    if (alpha, resolution) not in weights.PUBLISHED:
        columns = zip(*weights.PUBLISHED, strict=True)
        alphas, sizes = (" ".join(f"{each:g}" for each in dict.fromkeys(column)) for column in columns)
        raise Refusal("weights_not_published", alpha=f"{alpha:g}", resolution=resolution, alphas=alphas, sizes=sizes)
    side = (resolution, resolution, 3)
    build = partial(keras.applications.MobileNet, side, alpha=alpha, weights="imagenet")
    return _have(weights.file_of(alpha, resolution), size, build)


def fetch_network(name: str, size: int) -> "bool | Coming":
    """Have the weights of one of `peers` on this computer, in the same way."""
    peer = peers()[name]
    if not isinstance(peer.made, OfKeras):
        return _have(peer.file, size)
    side = (peer.resolution, peer.resolution, 3)
    build = partial(getattr(keras.applications, peer.made.builder), input_shape=side, weights="imagenet")
    return _have(peer.file, size, build)


def _have(file: weights.File, size: int, build: Callable[[], object] = object) -> "bool | Coming":
    """False where the file is embedded, else what `_bring` does."""
    if file.sha256:
        weights.check(file)
        return False
    return _bring(file, size, build)


def _bring(file: weights.File, size: int, build: Callable[[], object]) -> Coming:
    """Yields (bytes that lie on disk, size); returns True if the file had to be fetched, False if it was here.

    `build` has Keras download it, from where and to where it always does, and load it. No hash is checked beyond what
    Keras does. Raises `Refusal` weights_offline when the download fails, weights_not_written when the disk is full or
    nobody may write there, weights_unusable when a file was here and is no use.
    """
    was_here = file.here
    work = _under_way.get(file.path) or _begin(file.path, was_here, build)
    while not wait([work], SLICE).done:
        yield min(_lying(file.path), size), size
    error = work.exception()
    if isinstance(error, OSError) and error.errno in DISK:
        raise file.refused("weights_not_written", reason=os.strerror(error.errno)) from error
    if error is not None:  # Keras raises a plain one when there is no internet
        raise file.refused("weights_unusable" if was_here else "weights_offline") from error
    return not was_here


_under_way: dict[Path, Future[None]] = {}
_one_at_a_time = Lock()  # patience and silence are the whole process's


def _begin(path: Path, was_here: bool, build: Callable[[], object]) -> Future[None]:
    """Start it in a thread that nothing waits for: neither who leaves the page nor the end of the process."""
    work: Future[None] = Future()

    def run() -> None:
        try:
            with _one_at_a_time, nullcontext() if was_here else _unfinished(path), _patient(), _silent():
                build()
        except Exception as error:
            _under_way.pop(path)
            work.set_exception(error)
        else:
            _under_way.pop(path)
            work.set_result(None)

    _under_way[path] = work
    Thread(target=run, daemon=True).start()
    return work


def _lying(path: Path) -> int:
    """Bytes of it on disk."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _silent() -> AbstractContextManager[object]:
    """Keras prints a progress bar."""
    return redirect_stdout(io.StringIO())


@contextmanager
def _unfinished(path: Path) -> Iterator[None]:
    """Nobody shall take what is only partly here, nor what is not a network: a page to log in at, for example."""
    mark = path.with_name(path.name + weights.UNFINISHED)
    try:
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.touch()
        path.unlink(missing_ok=True)  # of a fetch that was broken off; Keras would take it for whole
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    finally:
        mark.unlink(missing_ok=True)


@contextmanager
def _patient() -> Iterator[None]:
    """Keras waits for ever for a network that swallows everything; a fetch must not."""
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(PATIENCE)
    try:
        yield
    finally:
        socket.setdefaulttimeout(before)
