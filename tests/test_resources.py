"""How a page waits for the engine: never long, never twice for the same answer, and never without a way out."""

from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from typing import ClassVar

import pytest
from streamlit.runtime.caching import clear_session_resource_cache
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from mobilenet_viz import engine
from mobilenet_viz.engine import BuildModel, FakeEngine, Phase
from mobilenet_viz.refusal import Refusal


@pytest.fixture(autouse=True)
def fake() -> FakeEngine:
    """The engine of the process, whose questions wait until the test releases them."""
    held = FakeEngine()
    held.hold()
    engine.install(held)
    return held


def page() -> None:
    """A page that asks one question, about the network whose size the session holds, and shows what it knows."""
    import streamlit as st

    from mobilenet_viz.engine import BuildModel
    from mobilenet_viz.ui import resources, shell, state

    state.read_url()
    resources.begin()
    status = st.container()
    size = st.session_state.get("asks", 224)
    asked = resources.ask(BuildModel(1.0, size), wait=0) if size else resources.Asked()
    resources.settle()
    shell.follow(status)
    st.text(str(asked.refusal or asked.answer or "nothing yet"))


@pytest.fixture
def shown() -> Callable[[], str]:
    app = AppTest.from_function(page)

    def run(asks: int = 224) -> str:
        app.session_state["asks"] = asks
        app.run()
        assert not app.exception
        return str(app.text[0].value)

    return run


def test_an_answer_that_comes_later_is_shown_by_the_next_run(fake: FakeEngine, shown: Callable[..., str]) -> None:
    assert shown() == "nothing yet"
    fake.release()
    assert "count_params=4253864" in shown()
    assert len(fake.asked) == 1


def test_a_failure_that_comes_later_is_said_once_and_not_asked_for_again(
    fake: FakeEngine, shown: Callable[..., str]
) -> None:
    fake.failure = Refusal("worker_died")
    assert shown() == "nothing yet"
    fake.release()
    assert str(Refusal("worker_died")) == shown()
    assert len(fake.asked) == 1


def test_after_a_failure_the_next_question_works(fake: FakeEngine, shown: Callable[..., str]) -> None:
    fake.failure = Refusal("worker_died")
    shown()
    fake.release()
    shown()
    fake.failure = None
    assert "count_params=4253864" in shown()


def test_what_is_no_longer_asked_leaves_the_queue(fake: FakeEngine, shown: Callable[..., str]) -> None:
    shown(224)
    assert fake.state().waiting == 1
    shown(192)
    assert fake.state().waiting == 1
    shown(0)
    assert fake.state().waiting == 0


def test_a_page_that_was_left_and_opened_again_gets_its_answer(fake: FakeEngine, shown: Callable[..., str]) -> None:
    shown(224)
    shown(0)
    shown(224)
    fake.release()
    assert "count_params" in shown(224)


@pytest.mark.parametrize(
    ("phase", "asks", "said"),
    [
        (Phase.LOADING, 0, "loading"),
        (Phase.READY, 0, "Network ready"),
        (Phase.READY, 224, "1 in the queue"),
        (Phase.FAILED, 0, "could not be run (ImportError)"),
    ],
)
def test_the_frame_says_how_the_engine_is(fake: FakeEngine, phase: Phase, asks: int, said: str) -> None:
    fake.phase = phase
    fake.failure = Refusal("engine_failed", reason="ImportError") if phase is Phase.FAILED else None
    app = AppTest.from_function(page)
    app.session_state["asks"] = asks
    app.run()
    assert said in str(app.get("html")[0].proto.body)


# Slow questions


def slow_page() -> None:
    """A page that asks one slow question, patiently, and notes what the poll would see as it begins."""
    import numpy as np
    import streamlit as st

    from mobilenet_viz.engine import Deletion, Picture
    from mobilenet_viz.ui import resources, state

    question = Deletion(Picture(np.zeros((96, 96, 3), np.uint8)), 0.25, 96, 249, (tuple(range(9)),))
    state.read_url()
    st.session_state["news"] = resources.arrived()
    if press := st.session_state.pop("press", None):
        getattr(resources, press)(question)
    resources.begin()
    st.session_state["asked"] = resources.ask(question, wait=30)
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
    app: AppTest = field(default_factory=lambda: AppTest.from_function(slow_page))
    running: ClassVar[str] = ""

    def sees(self, press: str | None = None) -> tuple[float | None, bool, bool]:
        """Runs the page, after pressing "stop" or "resume": its progress, whether it is stopped, whether it polls."""
        Student.running = self.name
        self.app.session_state["press"] = press
        self.app.run(timeout=10)  # s; the page's patience is longer
        assert not self.app.exception
        asked = self.app.session_state["asked"]
        return asked.progress, asked.stopped, self.app.session_state["polls"]

    def loses_connection(self) -> None:
        """What Streamlit does when a tab is closed, or its network is gone for a moment."""
        clear_session_resource_cache(self.name)

    def has_news(self) -> bool:
        """What the poll finds; the page runs again with it."""
        self.sees()
        return bool(self.app.session_state["news"])

    def has_the_answer(self) -> bool:
        self.sees()
        return self.app.session_state["asked"].answer is not None


def test_progress_is_shown_at_once_and_only_a_visible_step_of_it_draws_the_page_again(fake: FakeEngine) -> None:
    fake.hold(progress=0.0)
    student = Student()
    assert (0.0, False, True) == student.sees()
    seen = []
    for progress in (0.0, 0.01, 0.04, 0.05, 0.08, 0.0):  # back to 0 when a worker died
        fake.hold(progress=progress)
        seen.append(student.has_news())
    assert [False, False, True, False, True, True] == seen
    fake.release()
    assert student.has_news()
    assert student.has_the_answer()


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
    assert ben.has_the_answer()
    assert (None, True, False) == ann.sees()
    ann.sees("resume")
    assert ann.has_the_answer()
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


def test_a_tab_whose_connection_comes_back_has_its_answer_made_again(fake: FakeEngine) -> None:
    fake.hold(progress=0.4)
    ann = Student("Ann")
    ann.sees()
    ann.loses_connection()
    assert ann.has_news()  # so the poll draws the page, which asks
    assert (0.4, False, True) == ann.sees()
    ann.loses_connection()
    assert 0 == fake.state().waiting  # every time
    ann.sees()
    fake.release()
    assert ann.has_the_answer()


def test_what_stopped_between_two_slices_while_a_tab_was_away_is_made_again(fake: FakeEngine) -> None:
    fake.hold(progress=0.4)
    ann = Student("Ann")
    ann.sees()
    fake.failure = CancelledError()  # type: ignore[assignment]  # how the real engine ends what it has begun
    fake.release()
    fake.failure = None
    assert ann.has_news()
    assert ann.has_the_answer()


def test_students_who_ask_the_same_share_one_answer(fake: FakeEngine) -> None:
    for _ in range(3):
        AppTest.from_function(page).run()
    assert [BuildModel(1.0, 224)] == fake.asked
