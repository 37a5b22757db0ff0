"""A network as a phone runs it: the files answer as Keras does, the engine is LiteRT where it is installed."""

import subprocess
import sys
from collections.abc import Generator, Iterator
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from mobilenet_viz.engine import FakeEngine, TimePhone
from mobilenet_viz.engine.protocol import Floats
from mobilenet_viz.engine.questions.timing import PhoneTimes
from mobilenet_viz.engine.worker import converting, handlers, keras_model, networks, phone, timing
from mobilenet_viz.engine.worker.explain import parts
from mobilenet_viz.facts import text
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE
from mobilenet_viz.page_data import phone as shown

ALPHA, SIZE = 0.25, 96
# The converter misses them although it is shown pictures instead.
pytestmark = pytest.mark.filterwarnings("ignore:Statistics for quantized inputs were expected:UserWarning")


@pytest.fixture(scope="module")
def photos() -> list[Floats]:
    return converting.photos(SIZE)


@pytest.fixture(scope="module")
def files(photos: list[Floats]) -> tuple[bytes, bytes]:
    """Of a network that ends with its logits."""
    ends = parts.part(networks.network(ALPHA, SIZE).model, keras_model.LOGITS)
    forward = parts.compiled(lambda given: ends(given, training=False), (1, SIZE, SIZE, 3))
    return converting.float32(forward), converting.int8(forward, photos)


def test_what_is_converted_with_the_same_numbers_has_keras_logits(
    files: tuple[bytes, bytes], photos: list[Floats]
) -> None:
    answer = phone.run(tf.lite.Interpreter, files[0])
    for photo in photos:
        logits = networks.network(ALPHA, SIZE).answer(photo[0]).logits
        assert answer(photo)[0] == pytest.approx(logits, abs=1e-3)


def test_integers_are_a_quarter_as_many_bytes_and_lose_a_little(
    files: tuple[bytes, bytes], photos: list[Floats]
) -> None:
    float32, int8 = files
    assert 1_843_696 < len(float32) < 1.1 * 1_843_696  # 4 bytes of each of 460 924 weights and biases, folded
    assert len(int8) < len(float32) / 3
    exact, rounded = (phone.run(tf.lite.Interpreter, file)(photos[0]) for file in files)
    assert 0 < np.abs(rounded - exact).max()
    assert np.corrcoef(rounded.ravel(), exact.ravel())[0, 1] > 0.9


def test_the_conversion_is_a_program_of_its_own_and_ends_with_who_wanted_it(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def noted(command: tuple[str, ...], **about: Any) -> "subprocess.Popen[bytes]":
        assert (sys.executable, "-m", "mobilenet_viz.engine.worker.converting", "0.25", "96") == command
        endless = "import threading; threading.Event().wait()"
        begun.append(popen((sys.executable, "-c", endless), **about))
        return begun[-1]

    monkeypatch.setattr(subprocess, "Popen", noted)
    work = phone.phone_times(ALPHA, SIZE)
    assert [(0, 1), (0, 1)] == [next(work), next(work)]  # it waits, others have their turn
    assert begun[0].poll() is None
    work.close()
    assert begun[0].returncode


def test_a_conversion_that_fails_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda _, **about: popen((sys.executable, "-c", "exit(3)"), **about))
    with pytest.raises(subprocess.CalledProcessError):
        list(phone.phone_times(ALPHA, SIZE))


class Interpreter:
    """As LiteRT's, but it says what it was given, and of every picture the first class."""

    made: list[tuple[bytes, int]] = []  # noqa: RUF012  # of the class on purpose

    def __init__(self, model_content: bytes, num_threads: int) -> None:
        self.made.append((model_content, num_threads))
        self.calls = 0

    def allocate_tensors(self) -> None:
        self.said = np.eye(1, 1000, dtype=np.float32)

    def get_input_details(self) -> list[dict[str, int]]:
        return [{"index": 0}]

    def get_output_details(self) -> list[dict[str, int]]:
        return [{"index": 1}]

    def set_tensor(self, index: int, image: Floats) -> None:
        assert (0, (1, SIZE, SIZE, 3)) == (index, image.shape)

    def invoke(self) -> None:
        self.calls += 1

    def get_tensor(self, index: int) -> Floats:
        assert 1 == index
        assert self.calls
        return self.said


@pytest.fixture
def litert(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[bytes, int]]]:
    """The package is there, and each file it was given with how many threads."""
    package, module = ModuleType("ai_edge_litert"), ModuleType("ai_edge_litert.interpreter")
    monkeypatch.setattr(module, "Interpreter", Interpreter, raising=False)
    monkeypatch.setitem(sys.modules, package.__name__, package)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    yield Interpreter.made
    Interpreter.made.clear()


def test_with_its_package_litert_runs_both_files_on_as_many_threads_as_tensorflow(
    litert: list[tuple[bytes, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def converted(*_: object) -> Generator[tuple[int, int], None, tuple[bytes, bytes]]:
        yield 0, 1
        return b"float", b"int"

    monkeypatch.setattr(phone, "_converted", converted)
    monkeypatch.setattr(timing, "RUNS", timing.AT_ONCE)
    monkeypatch.setattr(timing, "threads", lambda: 3)
    work = handlers.answer(TimePhone(ALPHA, SIZE))
    while True:
        try:
            next(work)
        except StopIteration as end:
            times: PhoneTimes = end.value
            break
    assert [(b"float", 3), (b"int", 3)] == litert
    assert ("litert", 3, (5, 3)) == (times.engine, times.machine.threads, times.sizes)
    assert [(timing.AT_ONCE,)] * 3 == [each.seconds.shape for each in times.runs]
    by_keras, *by_phone = times.probabilities
    assert [0, 0, 0, 0, 0, 0] == [int(index) for said in by_phone for index in said.argmax(-1)]
    dog = networks.network(ALPHA, SIZE).answer(converting.photos(SIZE)[0][0])
    assert by_keras[0] == pytest.approx(dog.probabilities, abs=1e-5)


def test_without_it_tensorflows_own_engine_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ai_edge_litert.interpreter", None)  # as if it were not installed
    assert ("tflite", tf.lite.Interpreter) == phone.phones_engine()


# What the page says of it.


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_the_page_says_which_engine_ran_and_how_the_other_is_had(language: str) -> None:
    said = {engine: text.section(language, "phone")[f"engine_{engine}"] for engine in PhoneTimes.ENGINES}
    assert {"litert": False, "tflite": True} == {engine: "{command}" in each for engine, each in said.items()}
    assert "pip install ai-edge-litert" == shown.about()["command"]


def test_what_is_left_is_tensorflows_time_and_what_is_lost_the_first_class(fake: FakeEngine) -> None:
    times = fake.ask(TimePhone(*BASELINE)).result()
    ways = shown.ways(times)
    assert [1, 0.5, 0.2] == pytest.approx([each["left"] for each in ways])
    assert 17_015_456 == ways[0]["bytes"]  # 4 253 864 parameters, as Keras counts
    assert shown.apart(ways)
    said = np.zeros((3, 3, 1000), np.float32)
    said[:, :, 249] = 0.5
    said[2, 1, 285] = 0.75
    lost = PhoneTimes(times.machine, "tflite", times.runs, times.sizes, said)
    assert {"float32": 0, "int8": 0.75, "same": 2, "count": 3} == shown.price(lost)
    rows = shown.photos(lost, "en")
    assert ["dog", "cat", "coffee"] == [row["photo"] for row in rows]
    assert ["malamute", "malamute", "Egyptian cat"] == [each["name"] for each in rows[1]["answers"]]
