"""Which pictures this session teaches with: the collection of its browser, else the embedded cats and dogs."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import streamlit as st

from mobilenet_viz.training.collection import Collection
from mobilenet_viz.training.draft import Draft
from mobilenet_viz.training.samples import for_a_lesson
from mobilenet_viz.training.store import is_token
from mobilenet_viz.ui import components
from mobilenet_viz.ui.server import collecting

_TOKEN = "collection_token"  # in the session: of the collection of this browser, which has told it


def current() -> Collection:
    """What teaches. Raises Refusal classes_too_few, class_empty for an own collection that cannot yet."""
    with _own() as draft:
        return for_a_lesson() if draft is None else draft.collection()


def is_own() -> bool:
    """Has this browser a collection, which can be mended?"""
    with _own() as draft:
        return draft is not None


def mend(digest: str, name: str | None) -> None:
    """Pictures with this digest belong to the class of that name; None: they are removed. Only of an own collection."""
    with _own() as draft:
        if draft is None:
            return
        wrong = {each.id for each in draft.pictures if each.photo.digest == digest}
        to = next((id_ for id_, each in draft.classes.items() if each.name == name), "")
        if name is None:
            draft.remove(wrong)
        else:
            draft.move(wrong, to)


@contextmanager
def _own() -> Iterator[Draft | None]:
    token = st.session_state.get(_TOKEN)
    if token is None:
        yield None
        return
    with collecting.STORE.owned(token) as draft:
        yield draft if draft.classes else None


def ask_whose() -> None:
    """Have the browser tell its token: on every part of a page that `current` is asked on."""
    components.mount("train/owner", {"known": st.session_state.get(_TOKEN)}, key="carry_owner", on_choice=take)


def take(said: Any) -> None:
    """A browser can send anything."""
    if isinstance(said, str) and is_token(said):
        st.session_state[_TOKEN] = said
