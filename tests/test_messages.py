"""What a visitor says is taken whole, though something newer has been said meanwhile."""

from functools import partial
from unittest.mock import MagicMock

import pytest
import streamlit as st
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunner
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
    monkeypatch.setattr(SafeSessionState, "on_script_will_rerun", SafeSessionState.on_script_will_rerun)
    messages.take_whole()


@pytest.mark.usefixtures("taken_whole")
def test_it_is_taken_whole(session: SafeSessionState, said: WidgetStates) -> None:
    session.on_script_will_rerun(said)
    assert session._state["groups"] == 6
    with pytest.raises(RerunException):  # and the newer one is looked for again
        _ = session["groups"]


def heard(fast: bool, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Of two messages of a session, the second before a run has begun: whose words the run that then begins is told."""
    session = MagicMock(_scriptrunner=None)
    session._script_event_loop.is_closed.return_value = False
    session._create_scriptrunner = partial(AppSession._create_scriptrunner, session)
    monkeypatch.setattr(ScriptRunner, "start", lambda _: None)  # its thread has not had its turn yet
    options = {"runner.fastReruns": fast}
    monkeypatch.setattr("streamlit.config.get_option", lambda key: options.get(key, st.get_option(key)))
    for name in ("slider", "photo"):
        state = ClientState()
        state.widget_states.widgets.add(id=name, json_trigger_value="{}")
        AppSession.request_rerun(session, state)
    told = session._scriptrunner._requests.on_scriptrunner_ready().rerun_data.widget_states
    assert told is not None
    return {widget.id for widget in told.widgets}


def test_both_of_two_messages_are_heard_as_the_app_is_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {"slider", "photo"} == heard(bool(st.get_option("runner.fastReruns")), monkeypatch)


def test_by_streamlits_default_the_first_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """When this fails the option can go."""
    assert {"photo"} == heard(True, monkeypatch)
