"""What the tests of the engine stand on: a picture, waiting for answers, and a worker met half-way."""

import socket
from concurrent.futures import Future
from typing import Any

from mobilenet_viz.engine import Picture
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.pixels import images
from tests.patience import PATIENCE


def dog(resolution: int) -> Picture:
    return Picture(images.network_pixels(images.decode(SAMPLES["dog"].read_bytes()), resolution))


def of(future: Future[Any]) -> Any:
    return future.result(PATIENCE)


def refusal(future: Future[Any]) -> Refusal:
    error = future.exception(PATIENCE)
    assert isinstance(error, Refusal)
    return error


class Met:
    """A worker that waits for a word."""

    def __init__(self, meeting: socket.socket) -> None:
        connection, _ = meeting.accept()
        connection.settimeout(PATIENCE)
        with connection:  # closed when the file is, too
            self._lines = connection.makefile("rw")
        self.pid = int(self._lines.readline())

    def send(self, word: str) -> None:
        with self._lines as lines:
            print(word, file=lines)

    def is_gone(self) -> bool:
        with self._lines as lines:
            return lines.readline() == ""
