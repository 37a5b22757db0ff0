"""What is measured on this machine: begun by a press, shared by all who look, stopped by each for themselves, and
measured again by whoever wants to."""

from collections.abc import Callable, Hashable
from functools import cache, partial
from typing import Any, TypeVar

import streamlit as st

from mobilenet_viz import engine
from mobilenet_viz.facts import text
from mobilenet_viz.page_data import timing
from mobilenet_viz.ui import components, fields, guesses, looking, resources, state
from mobilenet_viz.ui.server import routes

A = TypeVar("A")
_BEGUN = "measurements"  # in the session: the keys of those that this visitor has begun
_AT_ONCE = 0.1  # s; it takes a minute, its progress is shown instead


def explore(
    view: str,
    question: engine.Question[A],
    shown: Callable[[A], dict[str, Any]],
    told: Callable[[dict[str, Any]], tuple[Any, ...]],
    **about: Any,
) -> None:
    """Show view `view` of the measured times, with what `shown` makes of the answer as soon as there is one.

    told: what the rule of the view's question needs to know of that. about: what the view shows beside it.
    """
    asked = _asked(question)
    times = None if asked.answer is None else shown(asked.answer)
    field, views = fields.WITHIN["milliseconds"]
    components.explore(
        f"networks/{view}",
        (field,),
        hear=partial(_hear, question),
        published={"said": _said(state.language())},
        views=list(views),
        band=timing.BAND,
        measure=looking.waiting(asked) | {"unstarted": not _is_wanted(question)},
        times=times,
        question=guesses.asked(view, *(told(times) if times else ()), known=times is not None),
        about=about,
    )


def _asked(question: engine.Question[A]) -> resources.Reply:
    if not _is_wanted(question):
        return resources.Reply(stopped=True)  # until somebody presses
    return resources.ask(question, wait=_AT_ONCE)


def _is_wanted(question: engine.Question[Any]) -> bool:
    """Has this visitor begun it, or does it run, or is it known, because another has?"""
    return question.key in _begun() or engine.current().knows(question)


def _begun() -> set[Hashable]:
    begun: set[Hashable] = st.session_state.setdefault(_BEGUN, set())
    return begun


def _hear(question: engine.Question[Any], message: dict[str, Any]) -> None:
    """{"go": true} begins the measurement or goes on with it, {"go": false} stops it, {"again": true} begins anew."""
    if message.get("again") is True:
        engine.current().forget(question)
    if True in (message.get("go"), message.get("again")):
        _begun().add(question.key)
        resources.resume(question)
    elif message.get("go") is False:
        resources.stop(question)


@cache
def _said(language: str) -> str:
    """Where the words of all views are published."""
    return routes.publish(text.section(language, "timing"))
