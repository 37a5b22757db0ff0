"""A visitor's model file: counted in a worker of its own, which outlives what it is given."""

import socket
from typing import Any

import pytest

from mobilenet_viz.engine import FakeEngine, Lane, Question, WorkerEngine
from mobilenet_viz.engine.questions.own_model import PriceModel
from tests.engine.harness import Met, of, refusal
from tests.keras_file import OPEN, SMALL, SMALL_PARAMETERS, ends, hostile, packed
from tests.worker_probe import DeadlyFile, Echo, EndlessFile, Meet, Reader


def test_a_model_is_counted_without_tensorflow_and_nobody_waits_for_it(
    light: WorkerEngine, meeting: socket.socket
) -> None:
    reading = light.ask(Meet(meeting.getsockname(), Lane.FILES))
    worker = Met(meeting)
    asked = light.ask(PriceModel(ends(packed(SMALL)), 224))
    assert "quick" == of(light.ask(Echo("quick")))
    worker.send("read")
    of(reading)
    assert (SMALL_PARAMETERS, False) == (of(asked).ledger.parameters, of(asked).is_open)
    assert worker.pid == of(light.ask(Reader(1)))


def test_a_model_that_leaves_its_size_open_is_counted_at_the_size_asked_about(light: WorkerEngine) -> None:
    for size in (128, 160):
        found = of(light.ask(PriceModel(ends(packed(OPEN)), size)))
        assert (27 * 8 * size**2, True) == (found.ledger.mult_adds, found.is_open)


def test_a_hostile_file_gets_its_sentence_and_the_worker_stays(light: WorkerEngine) -> None:
    before = of(light.ask(Reader(1)))
    for data, key in hostile().values():
        assert key == refusal(light.ask(PriceModel(ends(data), 224))).key
    assert before == of(light.ask(Reader(2)))
    assert SMALL_PARAMETERS == of(light.ask(PriceModel(ends(packed(SMALL)), 224))).ledger.parameters


def test_a_file_that_takes_too_long_or_ends_its_worker_gets_its_sentence_and_the_next_one_another_worker(
    light: WorkerEngine, meeting: socket.socket
) -> None:
    assert PriceModel.deadline_s is not None
    before = of(light.ask(Reader(1)))
    ending: tuple[Question[Any], ...] = (EndlessFile(meeting.getsockname()), DeadlyFile())
    for number, question in enumerate(ending, start=2):
        assert "model_too_much" == refusal(light.ask(question)).key
        assert SMALL_PARAMETERS == of(light.ask(PriceModel(ends(packed(SMALL)), number))).ledger.parameters
        assert before != of(light.ask(Reader(number)))


@pytest.mark.parametrize("engine", ["light", "fake"])
def test_the_answer_goes_with_the_session_and_its_key_holds_no_file(
    engine: str, request: pytest.FixtureRequest
) -> None:
    asked = FakeEngine() if engine == "fake" else request.getfixturevalue("light")
    question = PriceModel(ends(packed(SMALL, others={"weights": b"secret"})), 224)
    assert question.is_private
    assert b"secret" not in repr(question.key).encode()
    first = asked.ask(question, "Ann")
    of(first)
    assert first is asked.ask(question, "Ann")
    asked.leave("Ann")
    assert first is not asked.ask(question, "Ann")
