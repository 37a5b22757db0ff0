"""Pictures, questions about them, and the memory of their answers."""

import pickle
from concurrent.futures import Future
from typing import Any

import numpy as np
import pytest

from mobilenet_viz.engine import BuildModel, Classify, FakeEngine, Picture, Question
from mobilenet_viz.engine.cache import Answers
from mobilenet_viz.facts.refusal import Refusal
from tests.engine.harness import dog, of
from tests.worker_probe import Echo, Meet, Pid, SlowMeet


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
    key = pickle.dumps(Classify(picture, 0.25, 96).key)
    assert picture.digest.encode() in key
    assert picture.pixels[40].tobytes() not in key
    assert picture.pixels[40].tobytes() in pickle.dumps(picture)  # it would be found


def test_a_network_that_is_not_registered_cannot_be_asked_for() -> None:
    with pytest.raises(KeyError, match="no_such_network"):
        BuildModel(1.0, 224, "no_such_network")


def test_no_two_kinds_of_question_share_a_key() -> None:
    assert BuildModel(0.25, 96).key != Meet(("0.25", 96)).key
    assert BuildModel(0.25, 96).key != BuildModel(0.25, 96, "conv_mobilenet").key
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


@pytest.mark.parametrize(("max_bytes", "submitted"), [(50_000, [1, 1]), (60_000, [1])])
def test_the_bytes_of_an_answer_are_those_of_its_arrays(max_bytes: int, submitted: list[int]) -> None:
    # 3·3·1000 + 3·1000 numbers of 4 bytes and 6,282 greys: 54,282 bytes, and names.
    answer = of(FakeEngine().ask(Classify(dog(96), 0.25, 96)))
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


def test_a_private_answer_that_comes_when_everybody_has_left_is_not_kept() -> None:
    """A worker cannot be stopped in the middle of a short question."""
    memory, submitted = Answers(max_bytes=1000), []

    def submit(_: Question[Any]) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_running_or_notify_cancel()
        submitted.append(future)
        return future

    question = Classify(Picture(dog(96).pixels, private=True), 0.25, 96)
    memory.ask(question, "Ann", submit)
    memory.leave("Ann")
    submitted[0].set_result(np.zeros(1))
    memory.ask(question, "Ben", submit)
    submitted[1].set_result(np.zeros(1))
    memory.ask(question, "Zoe", submit)
    assert 2 == len(submitted)


def test_an_answer_is_known_from_when_it_is_asked_for_until_it_is_forgotten() -> None:
    engine, question = FakeEngine(), Classify(dog(96), 0.25, 96)
    engine.hold()
    known = [engine.knows(question)]
    first = engine.ask(question)
    known.append(engine.knows(question))
    engine.forget(question)  # what is on the way is left to those who wait
    assert engine.ask(question) is first
    engine.release()
    known.append(engine.knows(question))
    engine.forget(question)
    known.append(engine.knows(question))
    assert [False, True, True, False] == known
    assert engine.ask(question) is not first
