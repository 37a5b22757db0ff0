"""Published weights that are not here: a button that has Keras fetch them, while the teacher's computer is online."""

import streamlit as st

from mobilenet_viz.engine import FetchWeights
from mobilenet_viz.facts import weights
from mobilenet_viz.ui import resources, state

# In the session: what was asked for by hand, and why the last one was refused.
_ASKED, _REFUSED = "fetch_asked", "fetch_refused"


def offer(alpha: float, size: int) -> None:
    """Draw the button, if weights of exactly this network were published and are not here; then what came of it."""
    if (alpha, size) not in weights.PUBLISHED or weights.file_of(alpha, size) in weights.here():
        return
    question = FetchWeights(alpha, size)
    under_way = _follow(question)
    with st.container(key="fetch", horizontal=True, vertical_alignment="center", gap="small"):
        label = state.say("fetching.fetch", alpha=alpha, size=size)
        st.button(label, key="fetch_button", on_click=_ask, args=(question,), disabled=under_way)
        refused = st.session_state.get(_REFUSED)
        if under_way:
            st.text(state.say("fetching.under_way"))
        elif refused is not None and refused[0] == (alpha, size):
            st.text(refused[1])


def _ask(question: FetchWeights) -> None:
    st.session_state[_ASKED] = question


def _follow(shown: FetchWeights) -> bool:
    """Whether these weights are on their way. Once they are here the page runs again, with them."""
    question = st.session_state.get(_ASKED)
    if question != shown:
        return False
    asked = resources.ask(question)  # the same one each time: its key stays while files come
    if asked.answer is None and asked.refusal is None:
        return True
    del st.session_state[_ASKED]
    if asked.refusal is None:
        st.rerun()
    st.session_state[_REFUSED] = (shown.alpha, shown.resolution), asked.refusal
    return False
