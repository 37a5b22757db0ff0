"""What the pages ask the engine, without ever waiting long: an answer, or a place in this session's queue."""

from collections.abc import Hashable
from concurrent.futures import Future
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
    asker = (_session(), key)
    future = engine.current().ask(question, asker)
    asked_now: set[Hashable] = st.session_state.setdefault("asked_now", set())
    asked_now.add(key)
    _waiting().pop(key, None)
    try:
        return Asked(answer=future.result(timeout=wait))
    except TimeoutError:
        _waiting()[key] = future
        return Asked()
    except Refusal as refusal:
        return Asked(refusal=refusal.in_language(state.language()))


def _session() -> str:
    context = get_script_run_ctx()
    return context.session_id if context else ""


def _waiting() -> dict[Hashable, Future[Any]]:
    waiting: dict[Hashable, Future[Any]] = st.session_state.setdefault("waiting", {})
    return waiting


def settle() -> None:
    """Give up what this session waited for but no longer asks: it shall not hold up the class. Call after the page."""
    asked_now = st.session_state.pop("asked_now", set())
    for key in [key for key in _waiting() if key not in asked_now]:
        engine.current().leave((_session(), key))
        del _waiting()[key]


def _loading() -> bool:
    return engine.current().state().phase == engine.Phase.LOADING


def expecting() -> bool:
    """Does the page show that something is still to come? (It may have come since it was drawn.)"""
    return bool(_waiting()) or _loading()


def busy() -> bool:
    """Is the engine still loading, or has something this session asked for not been answered?"""
    return not all(future.done() for future in _waiting().values()) or _loading()


def status(language: str) -> str:
    """One line on the engine: loading, n waiting, failed and why; empty when there is nothing to say."""
    engine_state = engine.current().state()
    if engine_state.phase == engine.Phase.FAILED:
        return text.say(language, engine_state.reason, **engine_state.values)
    if engine_state.phase == engine.Phase.LOADING:
        return text.say(language, "common.engine_loading")
    if _waiting():
        return text.say(language, "common.engine_waiting", count=engine_state.waiting)
    return text.say(language, "common.engine_ready")
