"""What a visitor says is taken whole, though something newer has been said meanwhile."""

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner_utils.exceptions import RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState
from streamlit.runtime.state import SessionState
from streamlit.runtime.state.common import WidgetMetadata
from streamlit.runtime.state.safe_session_state import SafeSessionState

from mobilenet_viz.ui.server import messages


def something_newer() -> None:
    raise RerunException(RerunData())


@pytest.fixture
def said() -> WidgetStates:
    states = WidgetStates()
    states.widgets.add(id="$$ID-x-slider", int_value=6)
    return states


@pytest.fixture
def session() -> SafeSessionState:
    """Of a visitor who has said something newer."""
    ThreadState.initialize()  # as a run does
    session = SafeSessionState(SessionState(), something_newer)

    def chosen() -> None:
        session["groups"] = 6

    slider = WidgetMetadata("$$ID-x-slider", lambda value: value, lambda value: value, "int_value", callback=chosen)
    session._state._set_widget_metadata(slider)
    return session


def test_streamlit_would_lose_it(session: SafeSessionState, said: WidgetStates) -> None:
    """When this fails `take_whole` can go."""
    with pytest.raises(RerunException):
        session.on_script_will_rerun(said)
    assert "groups" not in session._state


@pytest.fixture
def taken_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("on_script_will_rerun", "__init__"):
        monkeypatch.setattr(SafeSessionState, name, getattr(SafeSessionState, name))
    messages.take_whole()


@pytest.mark.usefixtures("taken_whole")
def test_it_is_taken_whole(session: SafeSessionState, said: WidgetStates) -> None:
    session.on_script_will_rerun(said)
    assert session._state["groups"] == 6
    with pytest.raises(RerunException):  # and the newer one is looked for again
        _ = session["groups"]


def locks() -> tuple[object, object, object]:
    """Of two runs of one session, which the second interrupts, and of one of another."""
    one, other = SessionState(), SessionState()
    runs = [SafeSessionState(state, something_newer) for state in (one, one, other)]
    first, second, others = (run._lock for run in runs)
    return first, second, others


def test_in_streamlit_two_runs_of_a_session_do_not_wait_for_each_other() -> None:
    """So one went through a dictionary that the other changed, and what it had to say was lost. Else it can go, too."""
    assert len({*map(id, locks())}) == 3


@pytest.mark.usefixtures("taken_whole")
def test_while_one_run_of_a_session_changes_it_the_next_waits() -> None:
    first, second, others = locks()
    assert first is second
    assert first is not others
