"""Which pictures this session teaches with: its own collection, else the embedded cats and dogs."""

from typing import Any

import streamlit as st

from mobilenet_viz.training.collection import Collection
from mobilenet_viz.training.samples import cats_dogs
from mobilenet_viz.training.store import is_token
from mobilenet_viz.ui import components
from mobilenet_viz.ui.server import collecting

_TOKEN = "collection_token"  # in the session: of the collection of this browser, which has told it


def current() -> Collection:
    """What teaches. Raises Refusal classes_too_few, class_empty for an own collection that cannot yet."""
    token = st.session_state.get(_TOKEN)
    if token is not None:
        with collecting.STORE.owned(token) as draft:
            if draft.classes:
                return draft.collection()
    return cats_dogs()


def ask_whose() -> None:
    """Have the browser tell its token, on every part of the page that `current` is asked on."""
    components.mount("train/owner", {"known": st.session_state.get(_TOKEN)}, key="carry_owner", on_choice=take)


def take(said: Any) -> None:
    """A browser can send anything."""
    if isinstance(said, str) and is_token(said):
        st.session_state[_TOKEN] = said
