"""How a page waits for a slow question: progress in visible steps, a way to stop, and nobody waits in a closed tab."""

from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from typing import ClassVar

import pytest
from streamlit.runtime.caching import clear_session_resource_cache
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from mobilenet_viz.engine import Deletion, FakeEngine

pytestmark = pytest.mark.usefixtures("fake")


def slow_page() -> None:
    """A page that asks one slow question, patiently, and notes what the poll would see as it begins."""
    import numpy as np
    import streamlit as st

    from mobilenet_viz.engine import Deletion, Picture
    from mobilenet_viz.ui import resources, state
    from tests.patience import PATIENCE

    picture = Picture(np.zeros((96, 96, 3), np.uint8), private=st.session_state["own_photo"])
    question = Deletion(picture, 0.25, 96, 249, (tuple(range(9)),))
    state.read_url()
    st.session_state["news"] = resources.arrived()
    if press := st.session_state.pop("press", None):
        getattr(resources, press)(question)
    resources.begin()
    st.session_state["asked"] = resources.ask(question, wait=2 * PATIENCE)  # a page that waited would be red
    resources.settle()
    st.session_state["polls"] = resources.waiting()


@pytest.fixture(autouse=True)
def sessions(monkeypatch: pytest.MonkeyPatch) -> None:
    of_the_student = property(lambda _: Student.running, lambda *_: None)
    monkeypatch.setattr(LocalScriptRunner, "_session_id", of_the_student, raising=False)


@dataclass
class Student:
    """Someone with a tab on that page. To Streamlit all AppTests are one session; here each name is one."""

    name: str = "Ann"
    own_photo: bool = False
    app: AppTest = field(default_factory=lambda: AppTest.from_function(slow_page))
    running: ClassVar[str] = ""

    def sees(self, press: str | None = None) -> tuple[float | None, bool, bool]:
        """Runs the page, after pressing "stop" or "resume": its progress, whether it is stopped, whether it polls."""
        Student.running = self.name
        self.app.session_state["press"], self.app.session_state["own_photo"] = press, self.own_photo
        self.app.run()
        assert not self.app.exception
        asked = self.app.session_state["asked"]
        return asked.progress and asked.progress.share, asked.stopped, self.app.session_state["polls"]

    def polls(self) -> str:
        """Runs the page if the poll finds news: what it shows then, "" if there is none."""
        self.sees()
        return self.shown() if self.app.session_state["news"] else ""

    def shown(self) -> str:
        asked = self.app.session_state["asked"]
        return (
            f"{asked.progress.share:.0%}"
            if asked.progress is not None
            else "answer"
            if asked.answer is not None
            else "nothing"
        )

    def loses_connection(self) -> None:
        """What Streamlit does when a tab is closed, or its network is gone for a moment."""
        clear_session_resource_cache(self.name)


def test_progress_is_shown_at_once_and_only_a_visible_step_of_it_draws_the_page_again(fake: FakeEngine) -> None:
    fake.hold(progress=0.0)
    student = Student()
    assert (0.0, False, True) == student.sees()
    seen = []
    for progress in (0.0, 0.01, 0.04, 0.05, 0.08, 0.0):  # back to 0 when a worker died
        fake.hold(progress=progress)
        seen.append(student.polls())
    assert ["", "", "4%", "", "8%", "0%"] == seen
    fake.release()
    assert "answer" == student.polls()


def test_what_is_stopped_leaves_the_queue_and_is_not_asked_again_until_resumed(fake: FakeEngine) -> None:
    fake.hold(progress=0.4)
    student = Student()
    assert (0.4, False, True) == student.sees()
    assert (None, True, False) == student.sees("stop")
    assert (None, True, False) == student.sees()
    assert (0, 1) == (fake.state().waiting, len(fake.asked))
    assert (0.4, False, True) == student.sees("resume")
    assert (1, 2) == (fake.state().waiting, len(fake.asked))


def test_what_one_student_stops_goes_on_for_another(fake: FakeEngine) -> None:
    fake.hold(progress=0.4)
    ann, ben = Student("Ann"), Student("Ben")
    ann.sees()
    ben.sees()
    ann.sees("stop")
    assert (0.4, False, True) == ben.sees()
    fake.release()
    assert "answer" == ben.polls()
    assert (None, True, False) == ann.sees()
    ann.sees("resume")
    assert "answer" == ann.shown()
    assert 1 == len(fake.asked)


# Tabs that are closed


def test_nothing_is_computed_for_a_tab_that_is_closed(fake: FakeEngine) -> None:
    fake.hold(progress=0.4)
    ann, ben = Student("Ann"), Student("Ben")
    ann.sees()
    ben.sees()
    ann.loses_connection()
    assert 1 == fake.state().waiting
    ben.loses_connection()
    assert 0 == fake.state().waiting


def test_a_tab_that_is_closed_while_its_page_is_drawn_waits_no_more(
    fake: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.hold()
    ann, result = Student("Ann"), Future.result

    def result_in_a_closed_tab(future: Future[object], timeout: float | None = None) -> object:
        ann.loses_connection()
        return result(future, timeout)

    monkeypatch.setattr(Future, "result", result_in_a_closed_tab)
    assert (None, False, False) == ann.sees()
    assert 0 == fake.state().waiting


def test_a_tab_whose_connection_comes_back_has_its_answer_made_again(fake: FakeEngine) -> None:
    fake.hold(progress=0.4)
    ann = Student("Ann")
    ann.sees()
    ann.loses_connection()
    assert "40%" == ann.polls()
    assert 1 == fake.state().waiting
    ann.loses_connection()
    assert 0 == fake.state().waiting  # every time
    assert "40%" == ann.polls()
    fake.release()
    assert "answer" == ann.polls()


def test_what_stopped_between_two_slices_while_a_tab_was_away_is_made_again(fake: FakeEngine) -> None:
    fake.hold(progress=0.4)
    ann = Student("Ann")
    ann.sees()
    fake.failure = CancelledError()  # type: ignore[assignment]  # how the real engine ends what it has begun
    fake.release()
    fake.failure = None
    assert "answer" == ann.polls()


# Answers about somebody's own photo, which are recognisable pictures themselves


def test_what_was_answered_about_an_own_photo_goes_with_the_last_session_that_asked(fake: FakeEngine) -> None:
    ann, ben, zoe = (Student(name, own_photo=True) for name in ("Ann", "Ben", "Zoe"))
    ann.sees()
    ann.loses_connection()
    ben.sees()
    assert 2 == len(fake.asked)
    zoe.sees()
    ben.loses_connection()
    ann.sees()
    assert 2 == len(fake.asked)  # Zoe is still there
    zoe.loses_connection()
    ann.loses_connection()
    ben.sees()
    assert 3 == len(fake.asked)


def test_what_was_answered_about_a_sample_is_kept(fake: FakeEngine) -> None:
    ann, ben, own = Student("Ann"), Student("Ben"), Student("Own", own_photo=True)
    for student in (ann, own, ben):
        student.sees()
        student.loses_connection()
    assert 1 == len(fake.asked)


def test_an_answer_that_comes_after_its_last_asker_has_left_is_not_kept(fake: FakeEngine) -> None:
    """The worker cannot be stopped in the middle of a short question."""
    ann, answered = Student("Ann", own_photo=True), fake.handlers[Deletion]

    def answer_in_a_closed_tab(question: Deletion) -> object:
        ann.loses_connection()
        return answered(question)

    fake.handlers[Deletion] = answer_in_a_closed_tab
    ann.sees()
    fake.handlers[Deletion] = answered
    Student("Ben", own_photo=True).sees()
    assert 2 == len(fake.asked)
