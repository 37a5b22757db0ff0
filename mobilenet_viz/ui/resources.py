"""What the pages ask the engine, without ever waiting long: an answer, or a place in this session's queue."""

from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from typing import Any

import streamlit as st

from mobilenet_viz import engine, text
from mobilenet_viz.refusal import Refusal
from mobilenet_viz.ui import state

PATIENCE = 0.4  # s; a warm answer takes far less, and a longer wait is better shown than sat out


@dataclass(frozen=True)
class Asked:
    """What came of a question: an answer, or the sentence of a refusal, or neither yet."""

    answer: Any = None
    refusal: str | None = None


def ask(question: engine.Question, *, wait: float = PATIENCE) -> Asked:
    """Ask the engine, waiting at most `wait` seconds. If it takes longer the frame follows it and reruns the page."""
    future = engine.current().ask(question)
    try:
        return Asked(answer=future.result(timeout=wait))
    except TimeoutError:
        _waiting().append(future)
        return Asked()
    except Refusal as refusal:
        return Asked(refusal=refusal.in_language(state.language()))
    except CancelledError:
        return Asked(refusal=state.say("refusal.worker_died"))


def _waiting() -> list[Future[Any]]:
    waiting: list[Future[Any]] = st.session_state.setdefault("waiting", [])
    return waiting


def busy() -> bool:
    """Is the engine still loading, or has something this session asked for not been answered?"""
    waiting = _waiting()
    waiting[:] = [future for future in waiting if not future.done()]
    return bool(waiting) or engine.current().state().phase == "loading"


def status(language: str) -> str:
    """One line on the engine: loading, n waiting, failed and why; empty when there is nothing to say."""
    engine_state = engine.current().state()
    if engine_state.phase == "failed" and engine_state.reason:
        return text.say(language, engine_state.reason, **engine_state.values)
    if engine_state.phase == "loading":
        return text.say(language, "common.engine_loading")
    if _waiting():
        return text.say(language, "common.engine_waiting", count=engine_state.waiting)
    return text.say(language, "common.engine_ready")
