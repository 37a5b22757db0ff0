"""Worker processes, without TensorFlow: their queues, how they start, and that they may die."""

import os
import socket
import subprocess
import sys
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest

from mobilenet_viz.engine import Lane, Phase, WorkerEngine
from mobilenet_viz.facts import text
from tests import worker_probe as probe
from tests.engine.harness import Met, of, refusal
from tests.patience import PATIENCE
from tests.worker_probe import Die, Download, Echo, LateDownload, Meet, Pid, Refuse, SlowMeet, Stumble

ROOT = Path(__file__).resolve().parents[2]


def test_what_nobody_waits_for_any_more_leaves_the_queue(light: WorkerEngine, meeting: socket.socket) -> None:
    light.ask(Meet(meeting.getsockname()))
    worker = Met(meeting)
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


def test_questions_are_answered_in_the_order_asked(light: WorkerEngine, meeting: socket.socket) -> None:
    light.ask(Meet(meeting.getsockname()))
    worker = Met(meeting)
    order: list[str] = []
    waiting = [light.ask(Echo(name)) for name in "abc"]
    for future in waiting:
        future.add_done_callback(lambda done: order.append(done.result()))
    worker.send("go on")
    assert ["a", "b", "c"] == [of(future) for future in waiting]
    assert ["a", "b", "c"] == order


def test_a_slow_question_does_not_hold_up_a_quick_one(light: WorkerEngine, meeting: socket.socket) -> None:
    slow = light.ask(SlowMeet(meeting.getsockname()))
    worker = Met(meeting)
    assert "quick" == of(light.ask(Echo("quick")))
    assert {Lane.SLOW: 1} == light.state().lanes
    worker.send("done")
    assert "done" == of(slow)


def test_a_download_holds_up_nobody_and_needs_no_network_in_memory(tmp_path: Path, meeting: socket.socket) -> None:
    busy = WorkerEngine(probe.answer, partial(probe.warm_up_leaves_its_id, tmp_path))
    fetching = busy.ask(Download(meeting.getsockname()))
    download = Met(meeting)
    assert [] == list(tmp_path.iterdir())
    slow = busy.ask(SlowMeet(meeting.getsockname()))
    Met(meeting).send("slow")
    assert ["slow", "quick"] == [of(slow), of(busy.ask(Echo("quick")))]
    assert {Lane.FETCH: 1} == busy.state().lanes
    download.send("fetched")
    assert "fetched" == of(fetching)
    busy.stop()


def test_a_download_that_trickles_is_ended_and_the_next_one_has_its_turn(
    light: WorkerEngine, meeting: socket.socket
) -> None:
    assert "fetch_too_slow" == refusal(light.ask(LateDownload(meeting.getsockname()))).key
    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        elsewhere.settimeout(PATIENCE)
        after = light.ask(Download(elsewhere.getsockname()))
        Met(elsewhere).send("fetched")
    assert "fetched" == of(after)


def test_the_slow_worker_is_started_by_the_first_slow_question(tmp_path: Path, meeting: socket.socket) -> None:
    lazy = WorkerEngine(probe.answer, partial(probe.warm_up_leaves_its_id, tmp_path))
    lazy.start()
    of(lazy.ask(Echo("quick")))
    assert 1 == len(list(tmp_path.iterdir()))
    slow = lazy.ask(SlowMeet(meeting.getsockname()))
    worker = Met(meeting)
    worker.send("done")
    of(slow)
    assert 2 == len(list(tmp_path.iterdir()))
    assert (tmp_path / str(worker.pid)).exists()
    lazy.stop()


# Loading, and failing to


def test_an_engine_is_loading_until_its_worker_is_warm_and_takes_questions_meanwhile(meeting: socket.socket) -> None:
    loading = WorkerEngine(probe.answer, partial(probe.warm_up_meets, meeting.getsockname()))
    assert Phase.LOADING is loading.state().phase
    loading.start()
    worker = Met(meeting)
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
    light: WorkerEngine, meeting: socket.socket
) -> None:
    future = light.ask(Meet(meeting.getsockname()))
    killed = Met(meeting)
    os.kill(killed.pid, probe.KILL)
    successor = Met(meeting)
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


def test_stopping_ends_the_worker_and_what_it_was_doing(light: WorkerEngine, meeting: socket.socket) -> None:
    running = light.ask(Meet(meeting.getsockname()))
    worker = Met(meeting)
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


def test_a_worker_ends_with_the_app_even_when_that_is_killed(meeting: socket.socket) -> None:
    host, port = meeting.getsockname()
    with subprocess.Popen([sys.executable, "-c", APP, host, str(port)], cwd=ROOT, stderr=subprocess.DEVNULL) as app:
        worker = Met(meeting)
        app.kill()
    assert worker.is_gone()
