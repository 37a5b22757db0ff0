"""Slow questions, answered slice by slice: they take turns, show their progress, and stop when nobody waits."""

import os
import socket
from concurrent.futures import CancelledError
from pathlib import Path
from select import select

import pytest

from mobilenet_viz.engine import Progress, WorkerEngine, entry
from tests import worker_probe as probe
from tests.engine.harness import Met, of, refusal
from tests.patience import PATIENCE
from tests.worker_probe import Echo, Errand, Meet, Sliced, UnderWay


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "slices"


def lines(log: Path) -> list[str]:
    return log.read_text("utf-8").splitlines()


def share(progress: Progress | None) -> float | None:
    return None if progress is None else progress.share


def kill(worker: Met) -> None:
    """While it waits for a word: a meeting that is forgotten would let it go on."""
    os.kill(worker.pid, probe.KILL)


def test_slow_questions_take_turns(light: WorkerEngine, meeting: socket.socket, log: Path) -> None:
    light.ask(Meet(meeting.getsockname()))
    worker = Met(meeting)  # nothing begins before all are asked
    slow = [light.ask(Sliced(name, slices, log)) for name, slices in (("a", 3), ("b", 1))]
    worker.send("go on")
    assert ["a", "b"] == [of(future) for future in slow]
    assert ["a 1", "b 1", "a 2", "b end", "a 3", "a end"] == lines(log)


def test_every_quick_question_that_waits_is_answered_before_the_next_slice_begins(
    light: WorkerEngine, meeting: socket.socket, log: Path
) -> None:
    slow = light.ask(Sliced("a", 2, log, meeting.getsockname()), "Ann")
    worker = Met(meeting)  # in the midst of a slice
    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        elsewhere.settimeout(PATIENCE)
        visitors = [light.ask(Meet(elsewhere.getsockname()), "Ben"), light.ask(Echo("Zoe"), "Zoe")]
        quick = Met(elsewhere)
        worker.send("go on")
        for number in range(50):  # time enough for the next slice to begin, were it not to wait
            of(light.ask(Errand(number)))
        assert [[], [], []] == list(select([meeting], [], [], 0))
        quick.send("Ben")
        assert ["Ben", "Zoe"] == [of(future) for future in visitors]
    Met(meeting).send("go on")
    assert "a" == of(slow)


def test_a_quick_question_that_is_given_up_holds_up_no_slice(
    light: WorkerEngine, meeting: socket.socket, log: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        elsewhere.settimeout(PATIENCE)
        light.ask(Meet(elsewhere.getsockname()))
        quick = Met(elsewhere)
        light.ask(Echo("left"), "Ann")
        slow = light.ask(Sliced("a", 1, log))
        light.leave("Ann")
        quick.send("go on")
    assert "a" == of(slow)


def test_progress_is_known_between_the_first_slice_and_the_answer_and_only_then(
    light: WorkerEngine, meeting: socket.socket, log: Path
) -> None:
    question = Sliced("a", 4, log, meeting.getsockname())
    assert light.progress(question) is None
    future = light.ask(question)
    seen = []
    for _ in range(4):
        worker = Met(meeting)  # all slices before this one have been told to the engine
        seen.append((share(light.progress(question)), light.state().waiting, future.done()))
        worker.send("go on")
    assert [(0.0, 1, False), (0.25, 1, False), (0.5, 1, False), (0.75, 1, False)] == seen
    assert ("a", None, 0) == (of(future), light.progress(question), light.state().waiting)


def test_all_who_ask_share_one_answer_and_its_slices_are_done_once(
    light: WorkerEngine, meeting: socket.socket, log: Path
) -> None:
    question = Sliced("a", 2, log, meeting.getsockname())
    first = light.ask(question, "Ann")
    Met(meeting).send("go on")
    worker = Met(meeting)
    assert light.ask(question, "Ben") is first
    light.leave("Ann")  # Ben still waits
    worker.send("go on")
    assert "a" == of(first)
    assert light.ask(question) is first
    assert ["a 1", "a 2", "a end"] == lines(log)


def test_what_nobody_waits_for_any_more_stops_between_two_slices_and_leaves_nothing_behind(
    light: WorkerEngine, meeting: socket.socket, log: Path
) -> None:
    question = Sliced("a", 9, log, meeting.getsockname())
    left = light.ask(question, "Ann")
    Met(meeting).send("go on")
    worker = Met(meeting)
    light.leave("Ann")
    worker.send("go on")
    with pytest.raises(CancelledError):
        of(left)
    assert (None, 0) == (light.progress(question), light.state().waiting)
    assert 0 == of(light.ask(UnderWay(1)))
    assert ["a 1", "a 2", "a end"] == lines(log)


def test_who_comes_back_before_the_slice_has_ended_gets_the_same_answer(
    light: WorkerEngine, meeting: socket.socket, log: Path
) -> None:
    question = Sliced("a", 1, log, meeting.getsockname())
    light.ask(question, "Ann")
    worker = Met(meeting)
    light.leave("Ann")
    back = light.ask(question, "Ann")
    worker.send("go on")
    assert "a" == of(back)
    assert ["a 1", "a end"] == lines(log)


def test_who_asks_again_after_it_was_given_up_starts_from_the_beginning(
    light: WorkerEngine, meeting: socket.socket, log: Path
) -> None:
    question = Sliced("a", 2, log, meeting.getsockname())
    left = light.ask(question, "Ann")
    worker = Met(meeting)
    light.leave("Ann")
    worker.send("go on")
    assert isinstance(left.exception(PATIENCE), CancelledError)
    again = light.ask(question, "Ann")
    for _ in range(2):
        Met(meeting).send("go on")
    assert "a" == of(again)
    assert ["a 1", "a end", "a 1", "a 2", "a end"] == lines(log)


def test_only_so_many_are_half_done_at_a_time_and_all_are_answered(light: WorkerEngine, log: Path) -> None:
    names = [f"question{number}" for number in range(entry.UNDER_WAY + 3)]
    assert names == [of(future) for future in [light.ask(Sliced(name, 3, log)) for name in names]]
    half_done: set[str] = set()
    most = 0
    for name, what in (line.split() for line in lines(log)):
        half_done = half_done - {name} if what == "end" else half_done | {name}
        most = max(most, len(half_done))
    assert entry.UNDER_WAY == most
    assert 4 * len(names) == len(lines(log))
    assert 0 == of(light.ask(UnderWay(1)))


def test_a_worker_killed_over_a_slice_has_a_successor_that_starts_from_the_beginning(
    light: WorkerEngine, meeting: socket.socket, log: Path
) -> None:
    future = light.ask(Sliced("a", 2, log, meeting.getsockname()))
    Met(meeting).send("go on")
    kill(Met(meeting))
    for _ in range(2):
        Met(meeting).send("go on")
    assert "a" == of(future)
    assert ["a 1", "a 1", "a 2", "a end"] == lines(log)


def test_a_slow_question_that_kills_two_workers_is_given_up_whichever_slices_they_were_at(
    light: WorkerEngine, meeting: socket.socket, log: Path
) -> None:
    future = light.ask(Sliced("a", 3, log, meeting.getsockname()))
    for _ in range(2):
        Met(meeting).send("go on")
        kill(Met(meeting))
    assert "worker_died" == refusal(future).key
    assert "alive" == of(light.ask(Echo("alive")))


def test_an_error_in_a_slice_is_a_refusal_that_names_it_and_leaves_nothing_behind(
    light: WorkerEngine, meeting: socket.socket, log: Path
) -> None:
    question = Sliced("a", 3, log, meeting.getsockname())
    future = light.ask(question)
    Met(meeting).send("go on")
    Met(meeting).send("stumble")
    refused = refusal(future)
    assert ("engine_failed", "ZeroDivisionError") == (refused.key, refused.values["reason"])
    assert (None, 0) == (light.progress(question), light.state().waiting)
    assert 0 == of(light.ask(UnderWay(1)))
    assert future is not light.ask(question)


def test_stopping_the_engine_refuses_what_is_half_done(light: WorkerEngine, meeting: socket.socket, log: Path) -> None:
    under_way = [light.ask(Sliced(name, 3, log, meeting.getsockname())) for name in "ab"]
    for _ in range(2):
        Met(meeting).send("go on")
    worker = Met(meeting)
    light.stop()
    assert worker.is_gone()
    assert ["engine_stopped"] * 2 == [refusal(future).key for future in under_way]
