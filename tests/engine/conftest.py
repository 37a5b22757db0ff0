"""Fixtures of the engine's tests: worker processes without TensorFlow, and a place to meet them."""

import socket
from collections.abc import Iterator

import pytest

from mobilenet_viz.engine import WorkerEngine
from tests import worker_probe as probe
from tests.patience import PATIENCE


@pytest.fixture
def light() -> Iterator[WorkerEngine]:
    """Real worker processes without TensorFlow: they start in a fifth of a second."""
    started = WorkerEngine(probe.answer, probe.no_warm_up)
    yield started
    started.stop()


@pytest.fixture
def meeting() -> Iterator[socket.socket]:
    """Where workers meet the test."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(PATIENCE)
        yield listening
