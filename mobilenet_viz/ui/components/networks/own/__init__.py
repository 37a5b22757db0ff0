"""Your own model: a `.keras` file, counted and drawn as other networks are; before it, a small example to guess at.

Of the file the browser sends the two ends, of which a worker reads the description. They stay in the session's memory,
as long as it lasts; a file that is refused changes nothing that is shown.
"""

from base64 import b64decode
from binascii import Error
from functools import cache, partial
from typing import Any

import streamlit as st

from mobilenet_viz.engine.questions.own_model import PricedModel, PriceModel
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.network.from_keras.file import HEAD, TAIL, Ends
from mobilenet_viz.network.grid import RESOLUTIONS
from mobilenet_viz.network.ledger_formats import as_csv
from mobilenet_viz.page_data import own_model
from mobilenet_viz.ui import components, guesses, resources, state
from mobilenet_viz.ui.photo import Photo
from mobilenet_viz.ui.server import routes

# In the session: a file that is not counted yet or was refused, the last that was counted, what came of that one, why
# the other was refused, how many files came.
_NEW, _COUNTED, _PRICED, _REFUSAL, _CAME = "own_new", "own_counted", "own_priced", "own_refusal", "own_came"


@cache
def _beside() -> str:
    return routes.publish(own_model.beside())


def explorer(photo: Photo) -> None:
    """Show it. The photo does not matter here, and stays for the next part."""
    reading = _count()
    own: PricedModel | None = st.session_state.get(_PRICED)
    refusal: Refusal | None = st.session_state.get(_REFUSAL)
    at_size = "size" in refusal.values if refusal else own is not None and own.is_open
    components.explore(
        "networks/own",
        ("size",),
        _hear,
        published={"beside": _beside()},
        program=own_model.program(),
        questions={count: guesses.asked(f"own.{count}") for count in own_model.COUNTS},
        example=own_model.model(own_model.example()),
        own=None if own is None else own_model.model(own.ledger),
        open=at_size,
        sizes=RESOLUTIONS,
        ends={"head": HEAD, "tail": TAIL},
        came=st.session_state.get(_CAME, 0),
        reading=reading,
        refusal=None if refusal is None else refusal.in_language(state.language()),
    )
    _offer(own)


def _count() -> bool:
    """Have the newest file counted, at the chosen size where it leaves that open. Is the answer still to come?"""
    session = st.session_state
    new = None if session.get(_REFUSAL) else session.get(_NEW)
    ends: Ends | None = new or session.get(_COUNTED)
    if ends is None:
        return False
    reply = resources.ask(PriceModel(ends, state.get("size")))
    if reply.answer is not None:
        session[_COUNTED], session[_PRICED] = ends, reply.answer
        if new is not None:
            session[_NEW] = None
    elif reply.why is not None:
        session[_REFUSAL] = reply.why
    return reply.answer is None and reply.why is None


def _hear(said: dict[str, Any]) -> None:
    """Another size gives a file that was refused at the one before another chance; a new file replaces it."""
    if {"size", "file"} & said.keys():
        st.session_state[_REFUSAL] = None
    ends = _ends(said.get("file"))
    if ends is not None:
        st.session_state[_NEW] = ends
        st.session_state[_CAME] = st.session_state.get(_CAME, 0) + 1


def _ends(sent: Any) -> Ends | None:
    """A file as `file.js` sends it; None for anything else: a browser can send anything."""
    match sent:
        case {"head": str(head), "tail": str(tail), "size": int(size)}:
            try:
                ends = Ends(b64decode(head, validate=True), b64decode(tail, validate=True), size)
            except (Error, ValueError):
                return None
            first = min(size, HEAD)
            return ends if (len(ends.head), len(ends.tail)) == (first, min(size - first, TAIL)) else None
    return None


def _offer(own: PricedModel | None) -> None:
    """The numbers as a file; the button stands where it will be pressed before there are any."""
    with st.container(key="own_csv", horizontal=True):
        st.download_button(
            state.say("own.csv"),
            "" if own is None else partial(as_csv, own.ledger),
            "ledger.csv",
            "text/csv",
            key="own_csv_file",
            help=state.say("own.csv_holds"),
            on_click="ignore",
            disabled=own is None,
        )
