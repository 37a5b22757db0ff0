"""Published weights that are not here: a button that has Keras fetch them, while the teacher's computer is online."""

import streamlit as st

from mobilenet_viz.engine.questions.fetching import Fetch, FetchNetwork, FetchWeights
from mobilenet_viz.facts import weights
from mobilenet_viz.network.peers import FETCH_ALL, peers
from mobilenet_viz.ui import resources, state

# In the session: what was asked for by hand, and why the last one was refused.
_ASKED, _REFUSED = "fetch_asked", "fetch_refused"


def offer(alpha: float, size: int) -> None:
    """Draw the button, if weights of exactly this network were published and are not here; then what came of it."""
    if (alpha, size) in weights.PUBLISHED:
        _offer(FetchWeights(alpha, size), state.say("fetching.fetch", alpha=alpha, size=size))


def offer_networks() -> None:
    """The same for one of the networks beside MobileNet that are not here, and how a terminal has them."""
    missing = [peer.name for peer in peers().values() if not peer.here]
    if not missing:
        return
    name = st.selectbox(state.say("fetching.which"), missing, format_func=lambda name: peers()[name].title)
    question = FetchNetwork(name)
    _offer(question, state.say("fetching.fetch_network", network=peers()[name].title, size=_megabytes(question.size)))
    st.caption(state.say("fetching.command", command=question.file.command, all=FETCH_ALL))


def _offer(question: Fetch, label: str) -> None:
    if question.file.here:
        return
    asked = _follow(question)
    with st.container(key="fetch", horizontal=True, vertical_alignment="center", gap="small"):
        st.button(label, key="fetch_button", on_click=_ask, args=(question,), disabled=asked is not None)
        refused = st.session_state.get(_REFUSED)
        if asked is not None:
            st.text(state.say("fetching.under_way"))
            if asked.progress is not None:
                came = state.say("fetching.came", share=f"{asked.progress.share:.0%}", size=_megabytes(question.size))
                st.progress(asked.progress.share, came)
        elif refused is not None and refused[0] == question:
            st.text(refused[1])


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.0f}"


def _ask(question: Fetch) -> None:
    st.session_state[_ASKED] = question


def _follow(shown: Fetch) -> resources.Reply | None:
    """How it is with these weights while they are on their way. Once they are here the page runs again, with them."""
    question = st.session_state.get(_ASKED)
    if question != shown:
        return None
    asked = resources.ask(question)  # the same one each time: its key stays while files come
    if asked.answer is None and asked.refusal is None:
        return asked
    del st.session_state[_ASKED]
    if asked.refusal is None:
        st.rerun()
    st.session_state[_REFUSED] = shown, asked.refusal
    return None
