"""Trained weights that are not embedded, fetched by Keras itself into its own folder. Imports Keras: for the worker."""

import errno
import io
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, redirect_stdout
from pathlib import Path

import keras

from mobilenet_viz.facts import weights
from mobilenet_viz.facts.refusal import Refusal

PATIENCE = 30.0  # s without a byte, after which the machine counts as offline
DISK = {errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS}  # what comes cannot be put down


def fetch(alpha: float, resolution: int) -> bool:
    """Have these weights on this computer; True if they had to be fetched, False if they were here.

    Keras downloads them, from where and to where it always does, and loads them. No hash is checked: none is published.
    Raises `Refusal` weights_not_published for another pair, weights_offline when the download fails,
    weights_not_written when the disk is full or nobody may write there, weights_unusable when a file was here and is no
    use.
    """
    if (alpha, resolution) not in weights.PUBLISHED:
        columns = zip(*weights.PUBLISHED, strict=True)
        alphas, sizes = (" ".join(f"{each:g}" for each in dict.fromkeys(column)) for column in columns)
        raise Refusal("weights_not_published", alpha=f"{alpha:g}", resolution=resolution, alphas=alphas, sizes=sizes)
    file = weights.file_of(alpha, resolution)
    if file.sha256:  # embedded
        weights.check(file)
        return False
    was_here = file in weights.here()
    try:
        with _unfinished(file.path) if not was_here else nullcontext(), _patient(), redirect_stdout(io.StringIO()):
            keras.applications.MobileNet((resolution, resolution, 3), alpha=alpha, weights="imagenet")
    except Exception as error:  # Keras raises a plain one when there is no internet
        if isinstance(error, OSError) and error.errno in DISK:
            raise file.refused("weights_not_written", reason=os.strerror(error.errno)) from error
        raise file.refused("weights_unusable" if was_here else "weights_offline") from error
    return not was_here


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
