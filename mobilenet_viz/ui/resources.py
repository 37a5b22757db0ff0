"""What the pages ask the engine, without ever waiting long: an answer, or a place in this session's queue."""

from collections.abc import Hashable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from mobilenet_viz import engine, text
from mobilenet_viz.refusal import Refusal
from mobilenet_viz.ui import state

PATIENCE = 0.4  # s; a warm answer takes far less, and a longer wait is better shown than sat out


@dataclass(frozen=True)
class Asked:
    """What came of a question: an answer, or the sentence of a refusal, or neither yet."""

    answer: Any = None
    refusal: str | None = None


def ask(question: engine.Question[Any], *, wait: float = PATIENCE) -> Asked:
    """Ask the engine, waiting at most `wait` seconds. If it takes longer the frame follows it and reruns the page."""
    key = question.key
    future = _waiting().pop(key, None)
    if future is None or not future.done() or future.cancelled():  # what has come is read before asking again
        future = engine.current().ask(question, (_session(), key))
    st.session_state["asked_now"].add(key)
    try:
        return Asked(answer=future.result(timeout=wait))
    except TimeoutError:
        _waiting()[key] = future
    except CancelledError:  # a newer run of this session has given the question up
        pass
    except Refusal as refusal:
        return Asked(refusal=refusal.in_language(state.language()))
    return Asked()


def _session() -> str:
    context = get_script_run_ctx()
    return context.session_id if context else ""


def _waiting() -> dict[Hashable, Future[Any]]:
    waiting: dict[Hashable, Future[Any]] = st.session_state.setdefault("waiting", {})
    return waiting


def begin() -> None:
    """Start counting what this run asks. Call before the page."""
    st.session_state["asked_now"] = set()


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
    """Has anything come that this session waits for?"""
    return any(future.done() for future in _waiting().values())


def status(language: str) -> tuple[str, str]:
    """How the engine is for this session, in a word for the style sheet and in a sentence: loading, ready, n waiting,
    or failed and why."""
    now = engine.current().state()
    if now.phase == engine.Phase.FAILED:
        return "failed", text.say(language, now.reason, **now.values)
    if now.phase == engine.Phase.LOADING:
        return "loading", text.say(language, "common.engine_loading")
    if _waiting():
        return "waiting", text.say(language, "common.engine_waiting", count=now.waiting)
    return "ready", text.say(language, "common.engine_ready")
