"""What the parts of page 3 share: which network looks, what it gets, and the map of a class by any method."""

from base64 import b64encode
from dataclasses import dataclass
from typing import Any

import streamlit as st

from mobilenet_viz import images
from mobilenet_viz.engine.protocol import Answer, Explain, Floats, Picture
from mobilenet_viz.ui import resources, state
from mobilenet_viz.ui.photo import Photo

AT_THE_PHOTO = ("saliency", "smoothgrad")  # methods that can also be asked at block 0, the photo itself
KEPT = 2  # inputs a session keeps: "side by side" needs two sizes at once


@dataclass(frozen=True, eq=False)
class Input:
    """What the network gets: for the engine, and as a data URL for the browser."""

    picture: Picture
    url: str


def gets(photo: Photo, size: int) -> Input:
    """The network's input at `size` px, fitted and valued as chosen. Kept in the session, with which it goes."""
    fit, values = state.get("fit"), state.get("values")
    key = (photo.digest, size, fit, values)
    kept: dict[Any, Input] = st.session_state.setdefault("inputs", {})
    if key not in kept:
        pixels = images.network_pixels(photo.rgb, size, fit)
        url = f"data:image/png;base64,{b64encode(images.to_png(pixels)).decode()}"
        kept[key] = Input(Picture(pixels, values), url)
        for old in list(kept)[:-KEPT]:
            del kept[old]
    return kept[key]


def start_afresh_with(photo: Photo) -> None:
    """Another photo is shown with its own first class, not with the classes chosen for the one before."""
    if st.session_state.setdefault("see_photo", photo.digest) != photo.digest:
        st.session_state["see_photo"] = photo.digest
        state.put("class", None)
        state.put("class2", None)


@dataclass(frozen=True, eq=False)
class Map:
    """A map of a class, (g, g), or what there is instead. question: what the engine is asked; None for the exact map."""

    question: Explain | None
    asked: resources.Asked

    @property
    def values(self) -> Floats | None:
        values: Floats | None = self.asked.answer
        return values


def map_of(answer: Answer, picture: Picture, alpha: float, index: int, method: str) -> Map:
    """The map of class `index` by one of `state.METHODS`, at the chosen block; the exact one is part of the answer."""
    if method == "evidence":
        return Map(None, resources.Asked(answer=answer.evidence[:, :, index]))
    question = Explain(picture, alpha, picture.resolution, index, method, block_of(method))
    return Map(question, resources.ask(question))


def block_of(method: str) -> int:
    """The block a map is made at: the chosen one; the last for the exact map, and for what cannot be asked at 0."""
    at: int = state.get("at")
    return state.BLOCKS[-1] if method == "evidence" or (at == 0 and method not in AT_THE_PHOTO) else at
