"""Two machines on one photo: depthwise + pointwise against the standard convolution, at the same Mult-Adds a second."""

from collections.abc import Sequence

import streamlit as st

from mobilenet_viz import text
from mobilenet_viz.convolution import KERNELS
from mobilenet_viz.filtering import race
from mobilenet_viz.ui import components, state
from mobilenet_viz.ui.photo import Photo

_KEY = "filtering"


def explorer(photo: Photo) -> None:
    """Show both machines on a photo, with the chosen kernel for each channel; its menus change the choice."""
    language, chosen = state.language(), state.get("kernels")
    data = {
        "language": language,
        "words": text.section(language, "filtering"),
        "names": list(KERNELS),
        "chosen": chosen,
        **race(photo.rgb, chosen),
    }
    components.mount("filtering", data, key=_KEY, on_choice=_take)


def _take() -> None:
    names: Sequence[str] = st.session_state[_KEY].choice
    if len(names) == len(state.DEFAULT_KERNELS) and set(names) <= set(KERNELS):
        state.put("kernels", tuple(names))
