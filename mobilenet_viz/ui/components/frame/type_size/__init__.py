"""How large the type is in the visitor's window: charts that Python draws have their lengths in px."""

from typing import Any

import streamlit as st

from mobilenet_viz.ui import components

_LEAST, _MOST = 16, 160  # px; the least is that of `frame.css`, for which charts are made
_KEPT = "type_px"


def times() -> float:
    """How many times as large as in a small window the type is, as far as the browser has said; once in a run.

    A window that has changed says so, and the page runs again.
    """
    px: float = st.session_state.get(_KEPT, _LEAST)
    components.mount("frame/type_size", {"px": px}, key="carry_type_size", on_choice=take)  # as hidden as what carries
    return px / _LEAST


def take(said: Any) -> None:
    """What the browser says the size is, in px; what can be none of a window's is passed over."""
    if isinstance(said, int | float) and _LEAST <= said <= _MOST:
        st.session_state[_KEPT] = said
