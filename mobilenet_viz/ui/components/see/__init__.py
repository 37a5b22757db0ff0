"""What the network gets, what it says, and where in the photo it finds it: page 3 in one component."""

from base64 import b64encode
from typing import Any

import streamlit as st

from mobilenet_viz import classes, images, seeing, text
from mobilenet_viz.engine import Answer, Classify, GradCam, Picture
from mobilenet_viz.ui import components, resources, state
from mobilenet_viz.ui.photo import Photo
from mobilenet_viz.weights import EMBEDDED, SIZES, answering

_KEY = "see"
_ALPHAS = tuple(file.alpha for file in EMBEDDED)
_CHOICES: dict[str, tuple[Any, ...]] = {
    "alpha": _ALPHAS,
    "size": SIZES,
    "class": (None, *range(len(classes.names()))),
    "map": state.METHODS,
    "opacity": state.OPACITIES,
}


def explorer(photo: Photo) -> None:
    """Show what the network nearest to the chosen α and size makes of the photo; what is pressed is then chosen."""
    _start_afresh_with(photo)
    alpha, size = answering(state.get("alpha"), state.get("size"))
    picture, url = _what_it_gets(photo, size)
    classified = resources.ask(Classify(picture, alpha, size))
    language = state.language()
    components.carry("see_classes", classes.names())
    components.carry("see_picture", {"digest": picture.digest, "url": url})
    data = {
        "language": language,
        "words": text.section(language, "see"),
        "photo": {"picture": picture.digest, "label": photo.label, "digest": photo.digest},
        "chosen": {name: state.get(name) for name in _CHOICES} | {"alpha": alpha, "size": size},
        "alphas": _ALPHAS,
        "sizes": SIZES,
        "share": seeing.share_of_thin(size),
        "network": seeing.network(alpha, size),
        "notes": [_sentence(note) for note in seeing.notes(state.get("alpha"), state.get("size"))],
        "refusal": classified.refusal,
        "answer": None if classified.answer is None else _answer(classified.answer, picture, alpha),
        "colours": seeing.COLOURS,
    }
    components.mount("see", data, key=_KEY, on_choice=_take)


def _start_afresh_with(photo: Photo) -> None:
    """Another photo is shown with its own first class, not with the class chosen for the one before."""
    if st.session_state.setdefault("see_photo", photo.digest) != photo.digest:
        st.session_state["see_photo"] = photo.digest
        state.put("class", None)


def _what_it_gets(photo: Photo, size: int) -> tuple[Picture, str]:
    """The network's input at `size` px: for the engine, and as a data URL. Kept in the session, with which it goes."""
    key = (photo.digest, size)
    if st.session_state.get("see_input", (None,))[0] != key:
        pixels = images.network_pixels(photo.rgb, size)
        url = f"data:image/png;base64,{b64encode(images.to_png(pixels)).decode()}"
        st.session_state["see_input"] = (key, Picture(pixels), url)
    _, picture, url = st.session_state["see_input"]
    return picture, url


def _sentence(note: seeing.Note) -> str:
    return state.say(f"see.{note.key}", have=state.say("see.and").join(map(str, _ALPHAS)), **note.values)


def _answer(answer: Answer, picture: Picture, alpha: float) -> dict[str, Any]:
    """The first classes and the chosen one, each with its map: switching among them asks nobody anything."""
    first = seeing.first(answer.probabilities)
    shown = first[0] if state.get("class") is None else state.get("class")
    return {
        "top": [seeing.named(index, answer) for index in first],
        "shown": seeing.named(shown, answer),
        "scale": seeing.scale_of(answer.evidence),
        "cam": _grad_cam(GradCam(picture, alpha, picture.resolution, shown)),
    }


def _grad_cam(question: GradCam) -> dict[str, Any] | None:
    """Asked only while it is looked at."""
    if state.get("map") != "gradcam":
        return None
    asked = resources.ask(question)
    cells = None if asked.answer is None else seeing.grad_cam_cells(asked.answer)
    return {"index": question.class_index, "cells": cells, "refusal": asked.refusal}


def _take() -> None:
    state.take(st.session_state[_KEY].choice, _CHOICES)
