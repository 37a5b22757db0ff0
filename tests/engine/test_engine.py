"""What every engine promises, tried on the fake and on the real one with TensorFlow in its worker."""

import os
import socket
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any

import numpy as np
import pytest

from mobilenet_viz import ledger, mobilenet_v1
from mobilenet_viz.engine import (
    BuildModel,
    Classify,
    Engine,
    Explain,
    FakeEngine,
    Phase,
    Picture,
    Question,
    WorkerEngine,
)
from mobilenet_viz.network.architectures import ARCHITECTURES
from tests import worker_probe as probe
from tests.engine.harness import Met, dog, of, refusal
from tests.patience import PATIENCE
from tests.worker_probe import Pid


@pytest.fixture(scope="module")
def real() -> Iterator[WorkerEngine]:
    """TensorFlow in its worker, started once: it takes seconds."""
    started = WorkerEngine(answer=probe.answer)
    started.start()
    yield started
    started.stop()


@pytest.fixture(scope="module", params=["fake", "real"])
def any_engine(request: pytest.FixtureRequest) -> Engine:
    return FakeEngine() if request.param == "fake" else request.getfixturevalue("real")


def test_keras_own_count_of_a_built_model_is_the_ledgers(any_engine: Engine) -> None:
    built = of(any_engine.ask(BuildModel(0.35, 160)))
    assert ledger(mobilenet_v1(0.35, 160)).parameters == built.count_params
    assert f"Total params: {built.count_params:,}" in built.summary
    assert "\x1b" not in built.summary  # colours of a terminal


@pytest.mark.parametrize(
    ("architecture", "parameters"), [("conv_mobilenet", 29_306_056), ("shallow_mobilenet", 2_899_624)]
)
def test_any_network_of_the_registry_is_built_as_it_is_priced(
    any_engine: Engine, architecture: str, parameters: int
) -> None:
    """Parameters do not depend on the size of the input."""
    built = of(any_engine.ask(BuildModel(1.0, 64, architecture)))
    assert parameters == built.count_params == ledger(ARCHITECTURES[architecture]()).parameters


@pytest.mark.parametrize(("alpha", "resolution"), [(1.0, 224), (0.25, 96)])
def test_an_answer_is_whole_and_adds_up(any_engine: Engine, alpha: float, resolution: int) -> None:
    answer = of(any_engine.ask(Classify(dog(resolution), alpha, resolution)))
    grid = resolution // 32
    assert [(1000,), (1000,), (grid, grid, 1000), (1000,)] == [
        array.shape for array in (answer.logits, answer.probabilities, answer.evidence, answer.bias)
    ]
    np.testing.assert_allclose(answer.evidence.sum((0, 1)) + answer.bias, answer.logits, atol=1e-4)
    shares = np.exp(answer.logits - answer.logits.max())
    np.testing.assert_allclose(shares / shares.sum(), answer.probabilities, atol=1e-6)
    assert answer.weights
    assert [resolution // 2, *[grid] * 2] == [len(answer.layers[layer].grey) for layer in (0, -2, -1)]


def test_grad_cam_is_a_map_on_the_blocks_own_grid(any_engine: Engine) -> None:
    cam = of(any_engine.ask(Explain(dog(96), 0.25, 96, class_index=249)))
    assert ((3, 3), np.float32) == (cam.shape, cam.dtype)
    assert cam.min() >= 0


def test_every_quick_question_of_a_class_is_answered_before_the_next_slice_of_a_slow_map_begins(
    meeting: socket.socket, request: pytest.FixtureRequest
) -> None:
    """The quick worker has TensorFlow still to load and maps to trace, which would be time for many slices."""
    meeting.settimeout(5 * PATIENCE)
    engine = WorkerEngine(partial(probe.answer_meeting, meeting.getsockname()))
    request.addfinalizer(engine.stop)
    slow = Explain(dog(96), 0.25, 96, 249, "scorecam")
    engine.ask(slow, "Ann")
    worker = Met(meeting)  # in the midst of a slice
    quick: list[Question[Any]] = [Classify(dog(96), 0.25, 96)]
    quick += [Explain(dog(96), 0.25, 96, 249, method, 12) for method in ("gradcam", "gradcam_plus", "saliency")]
    visitors = [engine.ask(question, number) for number, question in enumerate(quick)]
    worker.send("go on")
    worker = Met(meeting)  # at the next
    assert [True] * 4 == [future.done() for future in visitors]
    progress = engine.progress(slow)
    assert progress
    assert ((3, 3), 16, 256) == (np.asarray(progress.so_far).shape, progress.done, progress.total)


def test_thirty_shown_rungs_are_answered_before_the_first_of_the_rungs_behind(
    real: WorkerEngine, meeting: socket.socket
) -> None:
    real.ask(probe.Meet(meeting.getsockname()))
    worker = Met(meeting)  # nothing is answered before all have asked
    order: list[str] = []
    photos = [Picture(np.roll(dog(96).pixels, shift, axis=1)) for shift in range(1, 31)]
    for ahead, name in ((True, "behind"), (False, "shown")):
        for photo in photos:
            alpha = 0.25 if ahead else 1.0
            future = real.ask(Classify(photo, alpha, 96, ahead))
            future.add_done_callback(lambda _, name=name: order.append(name))  # type: ignore[misc]
    worker.send("go on")
    of(real.ask(probe.Echo("behind all", ahead=True)))
    assert [*["shown"] * 30, *["behind"] * 30] == order


def test_the_same_question_shares_one_future_before_and_after_the_answer(any_engine: Engine) -> None:
    first = any_engine.ask(Classify(dog(96), 0.25, 96))
    second = any_engine.ask(Classify(dog(96), 0.25, 96))
    of(first)
    assert first is second
    assert first is any_engine.ask(Classify(dog(96), 0.25, 96))


def test_a_question_about_another_picture_is_another_question(any_engine: Engine) -> None:
    darker = Picture(dog(96).pixels // 2)
    assert any_engine.ask(Classify(dog(96), 0.25, 96)) is not any_engine.ask(Classify(darker, 0.25, 96))


def test_nobody_can_write_into_a_shared_answer(any_engine: Engine) -> None:
    answer = of(any_engine.ask(Classify(dog(96), 0.25, 96)))
    cam = of(any_engine.ask(Explain(dog(96), 0.25, 96, class_index=249)))
    greys = (layer.grey for layer in answer.layers)
    for array in (answer.logits, answer.probabilities, answer.evidence, answer.bias, *greys, cam):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_an_engine_that_has_answered_is_ready_and_nothing_waits(any_engine: Engine) -> None:
    of(any_engine.ask(BuildModel(0.25, 96)))
    assert (Phase.READY, "", 0) == (any_engine.state().phase, any_engine.state().reason, any_engine.state().waiting)


def test_thirty_sessions_that_ask_the_same_at_once_share_one_answer(any_engine: Engine) -> None:
    together = Barrier(30, timeout=PATIENCE)

    def session(_: int) -> Future[Any]:
        together.wait()
        return any_engine.ask(BuildModel(0.4, 96))

    with ThreadPoolExecutor(30) as sessions:
        assert 1 == len(set(sessions.map(session, range(30))))


@pytest.mark.parametrize("make", [FakeEngine, partial(WorkerEngine, probe.answer, probe.no_warm_up)])
def test_a_stopped_engine_refuses(make: Any) -> None:
    stopped = make()
    stopped.stop()
    assert "engine_stopped" == refusal(stopped.ask(BuildModel(0.25, 96))).key


def test_tensorflow_killed_is_loaded_again_by_the_successor(real: WorkerEngine) -> None:
    os.kill(of(real.ask(Pid(1))), probe.KILL)
    assert ledger(mobilenet_v1(0.3, 96)).parameters == of(real.ask(BuildModel(0.3, 96))).count_params
    assert Phase.READY is real.state().phase
