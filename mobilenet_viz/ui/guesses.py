"""What this visitor has answered to the questions of the pages, and what may be said of the right answer.

Answers are kept in the session, and gone when the page is loaded anew: a link has none, so that whoever opens it can
answer. Where a guess uncovers what a teacher's link has to show, that is in a field of its own (`Question.field`).
"""

from collections.abc import Hashable, Sequence
from typing import Any

import streamlit as st

from mobilenet_viz.page_data.questions import QUESTIONS
from mobilenet_viz.ui import fields, state

SHOWN = "shown"  # as a guess: what is right was shown without one
_KEPT = "guesses"
_SUBJECTS = "guesses_about"  # of each question, what it was asked about last


def _given() -> dict[tuple[str, Hashable], Any]:
    kept: dict[tuple[str, Hashable], Any] = st.session_state.setdefault(_KEPT, {})
    return kept


def _subjects() -> dict[str, Hashable]:
    kept: dict[str, Hashable] = st.session_state.setdefault(_SUBJECTS, {})
    return kept


def asked(
    name: str,
    *about: Any,
    known: bool = True,
    guess: str | None = None,
    subject: Hashable = None,
    choices: Sequence[str] | None = None,
) -> dict[str, Any]:
    """Question `name` for the browser: `id`, `choices`, `guess` and, after a guess, `right`; None where there is none.

    about: what the question's rule needs. known: False while that is not here yet. guess: what a link says.
    subject: which photo or map it is asked about: each has an answer of its own. choices: where no row can list them.
    """
    question = QUESTIONS[name]
    _subjects()[name] = subject
    guess = guess or _given().get((name, subject))
    right = question.rule(*about) if guess is not None and known else None
    return {"id": name, "choices": question.choices if choices is None else choices, "guess": guess, "right": right}


def is_answered(name: str, subject: Hashable) -> bool:
    """Whether question `name` has been answered about this."""
    return (name, subject) in _given()


def take(message: Any) -> None:
    """Keep the answer that a component sent, {"guess": [question, choice]}; None for a choice asks it again.

    It is about what the question was asked about last.
    """
    said = message.get("guess") if isinstance(message, dict) else None
    if not isinstance(said, list) or len(said) != 2 or said[0] not in QUESTIONS:
        return
    name, choice = said
    if choice is None:
        forget(name)
    elif choice in (*QUESTIONS[name].choices, SHOWN) or not QUESTIONS[name].choices:
        _given()[name, _subjects().get(name)] = str(choice)


def keep(name: str, found: Any) -> None:
    """Keep what was found so far of a question with several answers (`Kind.SEVERAL`), in the form of its own page."""
    _given()[name, None] = found


def kept(name: str) -> Any:
    """What `keep` was given last; None if that is asked anew."""
    return _given().get((name, None))


def given() -> bool:
    """Whether anything is answered, or uncovered by a link."""
    uncovering = {question.field for question in QUESTIONS.values() if question.field}
    return bool(_given()) or any(state.get(field) != fields.FIELDS[field].default for field in uncovering)


def forget(name: str) -> None:
    """Ask that question again, about whatever it was, as if it had never been answered."""
    for key in [key for key in _given() if key[0] == name]:
        del _given()[key]
    field = QUESTIONS[name].field
    if field is not None:
        state.put(field, fields.FIELDS[field].default)


def forget_all() -> None:
    """Ask all of them again, for the next class."""
    for name in QUESTIONS:
        forget(name)
