"""What every engine promises, tried on both; and what the worker processes add: that they may die."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Barrier
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from mobilenet_viz import engine, images, ledger, mobilenet_v1, text
from mobilenet_viz.engine import (
    BuildModel,
    Classify,
    Engine,
    FakeEngine,
    GradCam,
    Lane,
    Phase,
    Picture,
    Question,
    WorkerEngine,
)
from mobilenet_viz.engine.cache import Answers
from mobilenet_viz.refusal import Refusal
from mobilenet_viz.samples import SAMPLES
from tests import worker_probe as probe
from tests.worker_probe import Die, Echo, Meet, Pid, Refuse, SlowMeet, Stumble

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60  # s, after which a test is red rather than stuck

# Without psutil loky looks for a worker's children with pgrep, which not every machine has.
pytestmark = pytest.mark.filterwarnings("ignore:Failed to kill subprocesses")


def dog(resolution: int) -> Picture:
    return Picture(images.network_pixels(images.decode(SAMPLES["dog"].read_bytes()), resolution))


def of(future: Future[Any]) -> Any:
    return future.result(PATIENCE)


def refusal(future: Future[Any]) -> Refusal:
    error = future.exception(PATIENCE)
    assert isinstance(error, Refusal)
    return error


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


@pytest.fixture
def light() -> Iterator[WorkerEngine]:
    """Real worker processes without TensorFlow."""
    started = WorkerEngine(probe.answer, probe.no_warm_up)
    yield started
    started.stop()


@pytest.fixture
def server() -> Iterator[socket.socket]:
    """Where workers meet the test."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(PATIENCE)
        yield listening


class Met:
    """A worker that waits for a word."""

    def __init__(self, server: socket.socket) -> None:
        connection, _ = server.accept()
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


# What every engine promises


def test_keras_own_count_of_a_built_model_is_the_ledgers(any_engine: Engine) -> None:
    built = of(any_engine.ask(BuildModel(0.35, 160)))
    assert ledger(mobilenet_v1(0.35, 160)).parameters == built.count_params
    assert f"Total params: {built.count_params:,}" in built.summary
    assert "\x1b" not in built.summary  # colours of a terminal


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


def test_grad_cam_is_a_map_on_the_layers_own_grid(any_engine: Engine) -> None:
    cam = of(any_engine.ask(GradCam(dog(96), 0.25, 96, class_index=249)))
    assert ((3, 3), np.float32) == (cam.shape, cam.dtype)
    assert cam.min() >= 0


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
    cam = of(any_engine.ask(GradCam(dog(96), 0.25, 96, class_index=249)))
    for array in (answer.logits, answer.probabilities, answer.evidence, answer.bias, cam):
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


# Pictures and questions


def test_pictures_are_equal_when_their_pixels_are() -> None:
    same, other = dog(96), Picture(dog(96).pixels // 2)
    assert dog(96) == same
    assert dog(96) != other
    assert 2 == len({dog(96), same, other})


def test_a_picture_keeps_its_pixels_whatever_becomes_of_the_array() -> None:
    pixels = dog(96).pixels.copy()
    picture = Picture(pixels)
    pixels[:] = 0
    assert dog(96).pixels.tolist() == picture.pixels.tolist()


@pytest.mark.parametrize("shape", [(96, 96), (96, 64, 3), (96, 96, 4)])
def test_a_picture_is_square_and_rgb(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"must be \(R, R, 3\)"):
        Picture(np.zeros(shape, np.uint8))


def test_the_key_of_a_question_holds_no_pixels() -> None:
    picture = dog(96)
    assert (Classify, picture.digest, 0.25, 96) == Classify(picture, 0.25, 96).key


def test_no_two_kinds_of_question_share_a_key() -> None:
    assert BuildModel(0.25, 96).key != Meet(("0.25", 96)).key
    assert Meet(("here", 1)).key != SlowMeet(("here", 1)).key


# Memory


class Asking:
    """Asks a memory questions whose answers have a size of our choice, and notes which it had to submit."""

    def __init__(self, max_bytes: int) -> None:
        self.memory = Answers(max_bytes)
        self.submitted: list[int] = []

    def ask(self, number: int, answer: Any) -> None:
        def submit(_: Question[Any]) -> Future[Any]:
            self.submitted.append(number)
            future: Future[Any] = Future()
            future.set_result(answer)
            return future

        self.memory.ask(Pid(number), None, submit)


def test_answers_used_least_recently_are_forgotten_when_the_bytes_are_used_up() -> None:
    asking = Asking(max_bytes=1000)
    for number in (1, 2, 1, 3, 1, 2):
        asking.ask(number, np.zeros(400, np.uint8))
    assert [1, 2, 3, 2] == asking.submitted


def test_an_answer_larger_than_the_memory_is_given_but_not_kept() -> None:
    asking = Asking(max_bytes=1000)
    for _ in range(2):
        asking.ask(1, np.zeros(2000, np.uint8))
    assert [1, 1] == asking.submitted


@pytest.mark.parametrize(("max_bytes", "submitted"), [(45_000, [1, 1]), (60_000, [1])])
def test_the_bytes_of_an_answer_are_those_of_its_arrays(max_bytes: int, submitted: list[int]) -> None:
    answer = of(FakeEngine().ask(Classify(dog(96), 0.25, 96)))  # 3·3·1000 + 3·1000 numbers: 48,000 bytes
    asking = Asking(max_bytes)
    for _ in range(2):
        asking.ask(1, answer)
    assert submitted == asking.submitted


def test_a_question_asked_again_at_the_moment_it_fails_is_submitted_again(caplog: pytest.LogCaptureFixture) -> None:
    memory, submitted = Answers(1000), []

    def submit(question: Question[Any]) -> Future[Any]:
        future: Future[Any] = Future()
        submitted.append(future)
        if len(submitted) == 1:  # called before the memory has taken note of the failure
            future.add_done_callback(lambda _: memory.ask(question, None, submit))
        return future

    memory.ask(Echo("x"), None, submit)
    submitted[0].set_exception(Refusal("worker_died"))
    assert (2, []) == (len(submitted), caplog.records)  # where an error in a callback would be found


# The fake


def test_the_fake_holds_and_releases() -> None:
    fake = FakeEngine()
    fake.hold()
    future = fake.ask(BuildModel(1.0, 224))
    assert (False, 1) == (future.done(), fake.state().waiting)
    fake.release()
    assert (True, 0) == (future.done(), fake.state().waiting)


def test_the_fake_fails_as_told_and_then_answers_again() -> None:
    fake = FakeEngine()
    fake.failure = Refusal("worker_died")
    assert "worker_died" == refusal(fake.ask(BuildModel(1.0, 224))).key
    fake.failure = None
    assert of(fake.ask(BuildModel(1.0, 224)))


def test_the_fake_shows_any_phase() -> None:
    fake = FakeEngine()
    fake.phase = Phase.LOADING
    assert Phase.LOADING is fake.state().phase
    fake.phase, fake.failure = Phase.FAILED, Refusal("engine_failed", reason="no TensorFlow")
    assert ("refusal.engine_failed", {"reason": "no TensorFlow"}) == (fake.state().reason, fake.state().values)


def test_the_engine_of_the_process_is_the_one_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_installed", None)
    with pytest.raises(RuntimeError, match=r"streamlit run app\.py"):
        engine.current()
    fake = FakeEngine()
    engine.install(fake)
    assert fake is engine.current()


# Waiting, and giving up


def test_what_nobody_waits_for_any_more_leaves_the_queue(light: WorkerEngine, server: socket.socket) -> None:
    light.ask(Meet(server.getsockname()))
    worker = Met(server)
    shared, lonely, nameless = Echo("shared"), Echo("lonely"), Echo("nameless")
    light.ask(shared, "Ann")
    kept, left = light.ask(shared, "Ben"), light.ask(lonely, "Ann")
    stays = light.ask(nameless)
    assert {Lane.QUICK: 4} == light.state().lanes
    light.leave("Ann")
    assert (True, False, False) == (left.cancelled(), kept.cancelled(), stays.cancelled())
    assert 3 == light.state().waiting
    again = light.ask(lonely, "Ann")
    worker.send("go on")
    assert ["shared", "nameless", "lonely"] == [of(kept), of(stays), of(again)]


def test_questions_are_answered_in_the_order_asked(light: WorkerEngine, server: socket.socket) -> None:
    light.ask(Meet(server.getsockname()))
    worker = Met(server)
    order: list[str] = []
    waiting = [light.ask(Echo(name)) for name in "abc"]
    for future in waiting:
        future.add_done_callback(lambda done: order.append(done.result()))
    worker.send("go on")
    assert ["a", "b", "c"] == [of(future) for future in waiting]
    assert ["a", "b", "c"] == order


def test_a_slow_question_does_not_hold_up_a_quick_one(light: WorkerEngine, server: socket.socket) -> None:
    slow = light.ask(SlowMeet(server.getsockname()))
    worker = Met(server)
    assert "quick" == of(light.ask(Echo("quick")))
    assert {Lane.SLOW: 1} == light.state().lanes
    worker.send("done")
    assert "done" == of(slow)


def test_the_slow_worker_is_started_by_the_first_slow_question(tmp_path: Path, server: socket.socket) -> None:
    lazy = WorkerEngine(probe.answer, partial(probe.warm_up_leaves_its_id, tmp_path))
    lazy.start()
    of(lazy.ask(Echo("quick")))
    assert 1 == len(list(tmp_path.iterdir()))
    slow = lazy.ask(SlowMeet(server.getsockname()))
    worker = Met(server)
    worker.send("done")
    of(slow)
    assert 2 == len(list(tmp_path.iterdir()))
    assert (tmp_path / str(worker.pid)).exists()
    lazy.stop()


# Loading, and failing to


def test_an_engine_is_loading_until_its_worker_is_warm_and_takes_questions_meanwhile(server: socket.socket) -> None:
    loading = WorkerEngine(probe.answer, partial(probe.warm_up_meets, server.getsockname()))
    assert Phase.LOADING is loading.state().phase
    loading.start()
    worker = Met(server)
    early = loading.ask(Echo("early"))
    assert (Phase.LOADING, 1) == (loading.state().phase, loading.state().waiting)
    worker.send("warm")
    assert "early" == of(early)
    assert Phase.READY is loading.state().phase
    loading.stop()


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_a_worker_that_cannot_be_started_is_a_failed_engine_that_says_why(language: str) -> None:
    failing = WorkerEngine(probe.answer, probe.warm_up_fails)
    failing.start()
    refused = refusal(failing.ask(Echo("hello")))
    state = failing.state()
    assert (Phase.FAILED, "refusal.engine_failed") == (state.phase, state.reason)
    assert "ModuleNotFoundError" in text.say(language, state.reason, **state.values)
    assert "engine_failed" == refused.key
    failing.stop()


def test_a_worker_that_dies_while_it_starts_is_a_failed_engine() -> None:
    failing = WorkerEngine(probe.answer, probe.warm_up_dies)
    assert "worker_died" == refusal(failing.ask(Echo("hello"))).key
    assert (Phase.FAILED, "refusal.worker_died") == (failing.state().phase, failing.state().reason)
    failing.stop()


def test_a_failed_engine_tries_again_with_the_next_question(tmp_path: Path) -> None:
    recovering = WorkerEngine(probe.answer, partial(probe.warm_up_fails_once, tmp_path / "failed"))
    refusal(recovering.ask(Echo("first")))
    assert "second" == of(recovering.ask(Echo("second")))
    assert Phase.READY is recovering.state().phase
    recovering.stop()


# Errors and deaths


def test_a_refusal_of_the_worker_arrives_with_its_values(light: WorkerEngine) -> None:
    refused = refusal(light.ask(Refuse()))
    assert ("weights_missing", {"file": "a", "command": "b"}) == (refused.key, refused.values)


def test_any_other_error_of_the_worker_arrives_as_a_refusal_that_names_it(light: WorkerEngine) -> None:
    refused = refusal(light.ask(Stumble()))
    assert ("engine_failed", "ZeroDivisionError") == (refused.key, refused.values["reason"])
    assert Phase.READY is light.state().phase


def test_a_failed_question_is_not_remembered(light: WorkerEngine) -> None:
    first = light.ask(Refuse())
    refusal(first)
    assert first is not light.ask(Refuse())


def test_a_worker_killed_over_a_question_has_a_successor_that_answers_it(
    light: WorkerEngine, server: socket.socket
) -> None:
    future = light.ask(Meet(server.getsockname()))
    killed = Met(server)
    os.kill(killed.pid, probe.KILL)
    successor = Met(server)
    successor.send("answered after all")
    assert "answered after all" == of(future)
    assert killed.pid != successor.pid
    assert successor.pid == of(light.ask(Pid(1)))


def test_a_question_that_kills_two_workers_is_given_up_and_the_next_one_is_answered(light: WorkerEngine) -> None:
    assert "worker_died" == refusal(light.ask(Die())).key
    assert "alive" == of(light.ask(Echo("alive")))
    assert Phase.READY is light.state().phase


def test_a_worker_killed_while_idle_has_a_successor(light: WorkerEngine) -> None:
    killed = of(light.ask(Pid(1)))
    os.kill(killed, probe.KILL)
    assert killed != of(light.ask(Pid(2)))


def test_tensorflow_killed_is_loaded_again_by_the_successor(real: WorkerEngine) -> None:
    os.kill(of(real.ask(Pid(1))), probe.KILL)
    assert ledger(mobilenet_v1(0.3, 96)).parameters == of(real.ask(BuildModel(0.3, 96))).count_params
    assert Phase.READY is real.state().phase


def test_a_successor_does_not_run_the_main_script_again(
    light: WorkerEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Streamlit puts the running page's script in the place of `__main__`; a worker must not run it."""
    script = ModuleType("__main__")
    script.__file__ = str(tmp_path / "main.py")
    (tmp_path / "main.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')", "utf-8")
    monkeypatch.setitem(sys.modules, "__main__", script)
    os.kill(of(light.ask(Pid(1))), probe.KILL)
    assert "alive" == of(light.ask(Echo("alive")))
    assert not (tmp_path / "ran").exists()


def test_stopping_ends_the_worker_and_what_it_was_doing(light: WorkerEngine, server: socket.socket) -> None:
    running = light.ask(Meet(server.getsockname()))
    worker = Met(server)
    queued = light.ask(Echo("queued"))
    light.stop()
    assert worker.is_gone()
    assert "engine_stopped" == refusal(running).key
    assert "engine_stopped" == refusal(queued).key


APP = """
import sys
from mobilenet_viz.engine import WorkerEngine
from tests import worker_probe as probe
WorkerEngine(probe.answer, probe.no_warm_up).ask(probe.Meet((sys.argv[1], int(sys.argv[2])))).result()
"""


def test_a_worker_ends_with_the_app_even_when_that_is_killed(server: socket.socket) -> None:
    host, port = server.getsockname()
    with subprocess.Popen([sys.executable, "-c", APP, host, str(port)], cwd=ROOT, stderr=subprocess.DEVNULL) as app:
        worker = Met(server)
        app.kill()
    assert worker.is_gone()
