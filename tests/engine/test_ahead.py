"""Questions asked ahead of whoever looks: behind all that somebody waits for, and quick once somebody does."""

import socket
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from select import select
from typing import Any

import pytest

from mobilenet_viz import engine
from mobilenet_viz.engine import Classify, Explain, FakeEngine, Lane, Question, WorkerEngine, entry
from mobilenet_viz.facts import weights
from tests.engine.harness import Met, dog, of
from tests.patience import PATIENCE
from tests.worker_probe import Echo, Errand, Meet, Sliced


def rung(size: int, ahead: bool = True) -> Classify:
    return Classify(dog(size), 0.25, size, ahead)


def noting(order: list[Any], name: object) -> Callable[[Future[Any]], None]:
    return lambda _: order.append(name)


def test_an_answer_is_an_answer_whether_asked_ahead_or_not() -> None:
    assert rung(96) == rung(96, ahead=False)
    assert rung(96).key == rung(96, ahead=False).key
    fake = FakeEngine()
    assert fake.ask(rung(96)) is fake.ask(rung(96, ahead=False))


def test_what_is_shown_goes_before_the_rungs_behind_and_those_before_slow_maps() -> None:
    fake = FakeEngine()
    fake.hold()
    slow = Explain(dog(96), 0.25, 96, 249, "scorecam")
    asked: list[Question[Any]] = [slow, rung(96), rung(128), rung(160, ahead=False)]
    for visitor, question in enumerate(asked):
        fake.ask(question, visitor)
    assert [asked[3], asked[1], asked[2], slow] == [fake.advance() for _ in range(4)]


def test_a_rung_that_becomes_the_shown_one_while_it_waits_is_quick() -> None:
    fake = FakeEngine()
    fake.hold()
    futures = [fake.ask(rung(size), "Ann") for size in (96, 128, 160)]
    assert {Lane.LATER: 3} == fake.state().lanes
    assert futures[1] is fake.ask(rung(128, ahead=False), "Ann")
    assert futures[1] is fake.ask(rung(128), "Ben")  # who looks at it still does
    assert {Lane.LATER: 2, Lane.QUICK: 1} == fake.state().lanes
    assert [rung(size) for size in (128, 96, 160)] == [fake.advance() for _ in range(3)]
    assert 3 == len(fake.asked)


def test_nobody_is_told_to_wait_for_what_stands_behind_them() -> None:
    fake = FakeEngine()
    fake.hold()
    for size in (96, 128):
        fake.ask(rung(size))
    fake.ask(rung(160, ahead=False))
    assert 1 == fake.state().waiting


def test_every_network_whose_weights_are_here_gets_ready_behind_all_visitors(models: Path) -> None:
    (models / weights.file_of(0.5, 160).path.name).write_bytes(b"")
    fake = FakeEngine()
    engine.get_ready(fake)
    asked = [question for question in fake.asked if isinstance(question, Classify)]
    assert [True] * 3 == [question.ahead for question in asked]
    assert list(weights.here()) == [weights.chosen(each.alpha, each.picture.resolution) for each in asked]


# The real worker


def test_a_worker_answers_the_shown_rungs_of_all_before_the_rungs_behind(
    light: WorkerEngine, meeting: socket.socket
) -> None:
    light.ask(Meet(meeting.getsockname()))
    worker, order = Met(meeting), []  # type: ignore[var-annotated]
    asked = [Echo("Ann 1", ahead=True), Echo("Ann 2", ahead=True), Echo("Ben"), Echo("Ann 2"), Echo("Zoe")]
    futures = [light.ask(question) for question in asked]
    assert futures[1] is futures[3]
    for question in (asked[0], asked[1], asked[2], asked[4]):
        light.ask(question).add_done_callback(noting(order, question.text))
    assert {Lane.QUICK: 4, Lane.LATER: 1} == light.state().lanes
    worker.send("go on")
    of(light.ask(Echo("behind all", ahead=True)))
    assert ["Ann 2", "Ben", "Zoe", "Ann 1"] == order


def test_no_slice_of_a_slow_answer_begins_while_a_rung_waits(
    light: WorkerEngine, meeting: socket.socket, tmp_path: Path
) -> None:
    slow = light.ask(Sliced("a", 2, tmp_path / "log", meeting.getsockname()))
    worker = Met(meeting)  # in the midst of the first
    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        elsewhere.settimeout(PATIENCE)
        later = light.ask(Meet(elsewhere.getsockname(), Lane.LATER))
        behind = Met(elsewhere)
        worker.send("go on")
        for number in range(50):  # time enough for the next slice to begin, were it not to wait
            of(light.ask(Errand(number)))
        assert [[], [], []] == list(select([meeting], [], [], 0))
        behind.send("go on")
        assert "go on" == of(later)
    Met(meeting).send("go on")
    assert "a" == of(slow)


def test_between_the_slices_of_getting_ready_visitors_have_their_turn(
    light: WorkerEngine, meeting: socket.socket, tmp_path: Path
) -> None:
    ready = light.ask(Sliced("ready", 2, tmp_path / "log", meeting.getsockname(), Lane.LATER))
    worker = Met(meeting)  # in the midst of the first
    visitor = light.ask(Echo("visitor"))
    worker.send("go on")
    worker = Met(meeting)
    assert (True, False) == (visitor.done(), ready.done())
    worker.send("go on")
    assert "ready" == of(ready)


def test_a_rung_that_becomes_the_shown_one_waits_for_none_that_is_half_ready(
    light: WorkerEngine, meeting: socket.socket, tmp_path: Path
) -> None:
    def rung(name: str, lane: Lane = Lane.LATER) -> Sliced:
        return Sliced(name, 1, tmp_path / "log", meeting.getsockname(), lane)

    light.ask(first := Meet(meeting.getsockname()))
    worker = Met(meeting)
    names = [f"rung {number}" for number in range(entry.UNDER_WAY + 1)]
    futures = [light.ask(rung(name)) for name in names]
    worker.send("go on")
    assert "go on" == of(light.ask(first))
    worker = Met(meeting)  # all have been begun, and the first is in the midst of its slice
    last = light.ask(rung(names[-1], Lane.QUICK))
    assert last is futures[-1]
    worker.send("go on")
    Met(meeting).send("go on")
    assert names[-1] == of(last)
    for _ in names[1:-1]:
        Met(meeting).send("go on")
    assert names == [of(future) for future in futures]
    assert f"{names[-1]} end" == (tmp_path / "log").read_text("utf-8").splitlines()[2]


@pytest.mark.parametrize("ahead", [True, False])
def test_a_question_left_while_it_waits_is_dropped(light: WorkerEngine, meeting: socket.socket, ahead: bool) -> None:
    light.ask(Meet(meeting.getsockname()))
    worker = Met(meeting)
    left, stays = light.ask(Echo("left", ahead=ahead), "Ann"), light.ask(Echo("stays", ahead=True), "Ben")
    light.leave("Ann")
    worker.send("go on")
    assert (True, "stays") == (left.cancelled(), of(stays))
