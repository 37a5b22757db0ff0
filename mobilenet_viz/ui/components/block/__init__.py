"""A block of the real network on the photo: depthwise and pointwise, batch norm and ReLU6."""

from typing import Any

import streamlit as st

from mobilenet_viz import images, inside, text
from mobilenet_viz.engine import Block, Picture
from mobilenet_viz.ui import components, resources, state
from mobilenet_viz.ui.photo import Photo
from mobilenet_viz.weights import answering, chosen

_KEY = "block"
_CHOICES: dict[str, tuple[Any, ...]] = {"block": state.BLOCKS}


def explorer(photo: Photo) -> None:
    """Show the chosen block of the network nearest to the chosen α and size; the block is chosen here."""
    asked_for = state.get("alpha"), state.get("size")
    alpha, size = answering(*asked_for)
    question = Block(_picture(photo, size), alpha, size, state.get("block"))
    answer = resources.ask(question)
    shown = f"{question.picture.digest} {alpha} {size} {question.block}"
    if answer.answer is not None:
        components.carry("block_maps", {"shown": shown, **_maps(shown, answer.answer)})
    language = state.language()
    data = {
        "language": language,
        "words": text.section(language, "block"),
        "photo": photo.label,
        "network": {
            "alpha": alpha,
            "size": size,
            "trained": chosen(alpha, size).resolution,
            "asked": None if (alpha, size) == asked_for else asked_for,
        },
        "blocks": state.BLOCKS,
        "block": inside.block(alpha, size, question.block),
        "shown": None if answer.answer is None else shown,
        "refusal": answer.refusal,
    }
    components.mount("block", data, key=_KEY, on_choice=_take)


def _picture(photo: Photo, size: int) -> Picture:
    """The photo's centre square as the network gets it. Kept in the session, with which it goes."""
    key = (photo.digest, size)
    if st.session_state.get("block_input", (None,))[0] != key:
        st.session_state["block_input"] = key, Picture(images.network_pixels(photo.rgb, size))
    picture: Picture = st.session_state["block_input"][1]
    return picture


def _maps(shown: str, answer: Any) -> dict[str, Any]:
    """What the browser gets of an answer, packed once and not on every run."""
    if st.session_state.get("block_packed", (None,))[0] != shown:
        st.session_state["block_packed"] = shown, inside.maps(answer)
    packed: dict[str, Any] = st.session_state["block_packed"][1]
    return packed


def _take() -> None:
    state.take(st.session_state[_KEY].choice, _CHOICES)
