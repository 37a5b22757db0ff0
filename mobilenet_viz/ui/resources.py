"""What the pages ask the engine, without ever waiting long: an answer, or a place in this session's queue."""

from collections.abc import Hashable, Mapping
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from mobilenet_viz import engine
from mobilenet_viz.facts import text
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.ui import state
from mobilenet_viz.ui.server import routes

PATIENCE = 0.4  # s; a warm answer takes far less, and a longer wait is better shown than sat out
VISIBLE = 0.02  # progress that is worth another run of the page


@dataclass(frozen=True)
class Reply:
    """What came of a question: an answer, or the sentence of a refusal, or neither yet."""

    answer: Any = None
    refusal: str | None = None
    why: Refusal | None = None  # the same, to be said in another language later
    progress: engine.Progress | None = None  # while the answer is made slice by slice
    stopped: bool = False  # this session does not want it, until `resume`


@dataclass
class _Wait:
    """A question that was not answered when its page was drawn."""

    question: engine.Question[Any]
    future: Future[Any]
    shown: engine.Progress | None  # on the page

    def has_news(self) -> bool:
        if self.future.done():
            return True
        now = engine.current().progress(self.question)
        return now is not None and (self.shown is None or abs(now.share - self.shown.share) >= VISIBLE)

    def is_over(self) -> bool:
        """Is there an answer or a refusal? What was given up (its tab was away for a moment) is asked again."""
        future = self.future
        return future.done() and not (future.cancelled() or isinstance(future.exception(), CancelledError))


def ask(question: engine.Question[Any], *, wait: float = PATIENCE) -> Reply:
    """Ask the engine; if it takes longer than `wait` seconds the frame follows it and reruns the page.

    All questions of a run wait together for so long, not each.
    What is known to be slow is not waited for: as soon as it has progress, that is shown.
    """
    key = question.key
    if key in _stopped():
        return Reply(stopped=True)
    st.session_state["asked_now"].add(key)
    waiting = _waiting()
    before = waiting.get(key)  # what has come is read before asking again
    future = before.future if before and before.is_over() else engine.current().ask(question, (_session(), key))
    now = waiting[key] = _Wait(question, future, engine.current().progress(question))
    if question.is_private:
        st.session_state["presence"].remember(key)
    try:
        asked = Reply(answer=_result(future, wait if now.shown is None else 0))
    except TimeoutError:
        now.shown = engine.current().progress(question)
        return Reply(progress=now.shown)
    except CancelledError:  # the tab is gone, or a newer run of this session has given the question up
        asked = Reply()
    except Refusal as refusal:
        asked = Reply(refusal=refusal.in_language(state.language()), why=refusal)
    waiting.pop(key, None)
    return asked


def _result(future: Future[Any], wait: float) -> Any:
    """Its result, waited for as long as is left of `wait` after what this run has waited for before."""
    begun, waited = monotonic(), st.session_state["waited"]
    try:
        return future.result(timeout=max(0.0, wait - waited))
    finally:
        st.session_state["waited"] = waited + monotonic() - begun


def presence() -> object:
    """This session's tab, from when it came until it was gone: what was lent to one is not there for the next."""
    return st.session_state["presence"]


def lend(value: Any) -> str:
    """Serve something of this session's own photo until the session ends, or `take_back`; see `routes.lend`."""
    return routes.lend(value, _session())


def take_back() -> None:
    """Nothing that this session was lent is served any more."""
    routes.take_back(_session())


def stop(question: engine.Question[Any]) -> None:
    """This session does not want the answer any more: `ask` says so, and asks nobody, until `resume`.

    Call it before the page, from a callback: whatever the page does not ask is given up after it.
    """
    _stopped().add(question.key)


def resume(question: engine.Question[Any]) -> None:
    """The next `ask` asks again."""
    _stopped().discard(question.key)


def _session() -> str:
    context = get_script_run_ctx()
    return context.session_id if context else ""


def _waiting() -> dict[Hashable, _Wait]:
    waiting: dict[Hashable, _Wait] = st.session_state.setdefault("waiting", {})
    return waiting


def _stopped() -> set[Hashable]:
    stopped: set[Hashable] = st.session_state.setdefault("stopped", set())
    return stopped


@dataclass(eq=False)
class _Presence:
    """This session while its tab is open; Streamlit lets it go when the tab is closed or its connection is lost."""

    session: str
    waiting: Mapping[Hashable, _Wait] = field(default_factory=dict)
    private: set[Hashable] = field(default_factory=set)  # what it asked about its own photo, answered or not
    ended: bool = False

    def remember(self, key: Hashable) -> None:
        """This is asked about its own photo: the answer goes with the session."""
        self.private.add(key)
        if self.ended:  # while this run asked
            self.end()

    def end(self) -> None:
        """Leave the queue, and have the answers about an own photo forgotten. Should the tab come back, its poll finds
        the answers given up, and the page asks again."""
        self.ended = True
        for key in {*self.waiting, *self.private}:
            engine.current().leave((self.session, key))
        routes.take_back(self.session)


@st.cache_resource(scope="session", on_release=_Presence.end, show_spinner=False)
def _presence(session: str) -> _Presence:
    return _Presence(session)


def begin() -> None:
    """Start counting what this run asks. Call before the page."""
    st.session_state["asked_now"], st.session_state["waited"] = set(), 0.0
    presence = st.session_state["presence"] = _presence(_session())
    presence.waiting = _waiting()


def settle() -> None:
    """Give up what this session waited for but no longer asks: it shall not hold up the class. Call after the page."""
    for key in [key for key in _waiting() if key not in st.session_state["asked_now"]]:
        engine.current().leave((_session(), key))
        del _waiting()[key]


def loading() -> bool:
    return engine.current().state().phase == engine.Phase.LOADING


def waiting() -> bool:
    """Does the page show that an answer is still to come? (It may have come since the page was drawn.)"""
    return bool(_waiting())


def arrived() -> bool:
    """Has anything come that this session waits for, an answer or a step of progress?"""
    return any(wait.has_news() for wait in _waiting().values())


def status(language: str) -> tuple[str, str]:
    """How the engine is for this session, in a word for the style sheet and in a sentence: loading, ready, n waiting,
    or failed and why."""
    now = engine.current().state()
    if now.phase == engine.Phase.FAILED:
        return "failed", text.say(language, now.reason, **now.values)
    if now.phase == engine.Phase.LOADING:
        return "loading", text.say(language, "common.engine_loading")
    if any(wait.question.lane is not engine.Lane.LATER for wait in _waiting().values()):
        return "waiting", text.say(language, "common.engine_waiting", count=now.waiting)
    return "ready", text.say(language, "common.engine_ready")
