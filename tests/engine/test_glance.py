"""A camera's frames are answered when nobody else waits: they hold up no question, no rung and no slow slice."""

import socket
from pathlib import Path

import pytest

from mobilenet_viz.engine import FakeEngine, Glance, Lane, WorkerEngine
from tests.engine.harness import Met, dog, of
from tests.engine.test_ahead import noting, rung
from tests.worker_probe import Echo, Meet, Sliced


def frame(size: int = 96, camera: int = 0) -> Glance:
    return Glance(dog(size), 0.25, size, camera=camera)


def test_frames_stand_behind_what_is_shown_and_behind_the_rungs_of_all() -> None:
    fake = FakeEngine()
    fake.hold()
    asked = [frame(camera=1), frame(camera=2), rung(128), rung(160, ahead=False)]
    for question in asked:
        fake.ask(question)
    assert [asked[3], asked[2], asked[0], asked[1]] == [fake.advance() for _ in asked]


def test_nobody_is_told_to_wait_for_a_camera() -> None:
    fake = FakeEngine()
    fake.hold()
    fake.ask(frame())
    assert 0 == fake.state().waiting
    assert {Lane.CAMERA: 1} == fake.state().lanes


def test_the_same_frame_is_answered_anew_and_a_photo_of_the_same_pixels_is_not_it() -> None:
    fake = FakeEngine()
    first, photo, again = of(fake.ask(frame())), of(fake.ask(rung(96))), of(fake.ask(frame()))
    assert 3 == len(fake.asked)
    assert first is not again
    assert photo is of(fake.ask(rung(96)))


def test_a_worker_answers_all_others_before_frames(light: WorkerEngine, meeting: socket.socket) -> None:
    light.ask(Meet(meeting.getsockname()))
    worker, order = Met(meeting), []  # type: ignore[var-annotated]
    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        elsewhere.settimeout(meeting.gettimeout())
        camera = light.ask(Meet(elsewhere.getsockname(), Lane.CAMERA))
        camera.add_done_callback(noting(order, "frame"))
        for question in (Echo("rung", ahead=True), Echo("shown")):
            light.ask(question).add_done_callback(noting(order, question.text))
        worker.send("go on")
        behind = Met(elsewhere)
        behind.send("seen")
        assert "seen" == of(camera)
    assert ["shown", "rung", "frame"] == order


def test_a_slow_answer_goes_on_while_frames_wait(light: WorkerEngine, meeting: socket.socket, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        elsewhere.settimeout(meeting.gettimeout())
        camera = light.ask(Meet(elsewhere.getsockname(), Lane.CAMERA))
        busy = Met(elsewhere)
        slow = light.ask(Sliced("a", 1, tmp_path / "log", meeting.getsockname()))
        Met(meeting).send("go on")
        assert "a" == of(slow)
        assert not camera.done()
        busy.send("seen")
        assert "seen" == of(camera)


@pytest.mark.parametrize("done", [False, True])
def test_a_frame_of_a_camera_that_has_gone_is_dropped_while_it_waits(done: bool) -> None:
    fake = FakeEngine()
    if not done:
        fake.hold()
    future = fake.ask(frame())
    assert future.cancel() is not done
    fake.release()
    assert future.cancelled() is not done
    assert {} == fake.state().lanes
