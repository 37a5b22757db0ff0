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


def test_it_is_taken_whole(session: SafeSessionState, said: WidgetStates, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SafeSessionState, "on_script_will_rerun", SafeSessionState.on_script_will_rerun)
    messages.take_whole()
    session.on_script_will_rerun(said)
    assert session._state["groups"] == 6
    with pytest.raises(RerunException):  # and the newer one is looked for again
        _ = session["groups"]
