"""How a page waits for the engine: never long, never twice for the same answer, and never without a way out."""

from collections.abc import Callable
from concurrent.futures import Future

import pytest
from streamlit.testing.v1 import AppTest

from mobilenet_viz import engine
from mobilenet_viz.engine import BuildModel, FakeEngine, Phase
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.ui import resources


@pytest.fixture(autouse=True)
def fake() -> FakeEngine:
    """The engine of the process, whose questions wait until the test releases them."""
    held = FakeEngine()
    held.hold()
    engine.install(held)
    return held


def page() -> None:
    """A page that asks one question, about the network whose size the session holds, and shows what it knows."""
    import numpy as np
    import streamlit as st

    from mobilenet_viz.engine import BuildModel, Classify, Picture
    from mobilenet_viz.ui import resources, shell, state

    state.read_url()
    resources.begin()
    status = st.container()
    size = st.session_state.get("asks", 224)
    asked = resources.ask(BuildModel(1.0, size), wait=0) if size else resources.Reply()
    if st.session_state.get("ahead"):
        resources.ask(Classify(Picture(np.zeros((96, 96, 3), np.uint8)), 1.0, 96, ahead=True), wait=0)
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


def test_what_is_asked_ahead_of_the_visitor_is_no_queue(fake: FakeEngine) -> None:
    app = AppTest.from_function(page)
    app.session_state["ahead"] = True
    for asks, said in ((0, "Network ready"), (224, "1 in the queue")):
        app.session_state["asks"] = asks
        app.run()
        assert said in str(app.get("html")[0].proto.body)


def test_students_who_ask_the_same_share_one_answer(fake: FakeEngine) -> None:
    for _ in range(3):
        AppTest.from_function(page).run()
    assert [BuildModel(1.0, 224)] == fake.asked


def page_of_three() -> None:
    import streamlit as st

    from mobilenet_viz.engine import BuildModel
    from mobilenet_viz.ui import resources, state

    state.read_url()
    resources.begin()
    for size in (128, 160, 192):
        resources.ask(BuildModel(1.0, size))
    st.text("drawn")


def test_all_questions_of_a_run_wait_together_as_long_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The thread pool of the server is the class's."""
    now, waits = [0.0], []

    def result(_: Future[object], timeout: float) -> object:
        waits.append(timeout)
        now[0] += min(timeout, 0.25)
        raise TimeoutError

    monkeypatch.setattr(resources, "monotonic", lambda: now[0])
    monkeypatch.setattr(Future, "result", result)
    app = AppTest.from_function(page_of_three)
    for _ in range(2):
        assert not app.run().exception
    expected = [resources.PATIENCE, resources.PATIENCE - 0.25, 0.0]
    assert waits == pytest.approx(2 * expected)
