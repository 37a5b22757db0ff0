"""What the network gets, what it says, and where in the photo it finds it: page 3 in one component."""

from typing import Any

import streamlit as st

from mobilenet_viz.engine import Answer, Classify, Explain, Picture
from mobilenet_viz.engine.methods import METHODS
from mobilenet_viz.facts import classes, weights
from mobilenet_viz.page_data import heatmaps, seeing
from mobilenet_viz.pixels import images
from mobilenet_viz.ui import components, downloads, fields, guesses, looking, offer_weights, resources, state
from mobilenet_viz.ui.photo import Photo

_KEY = "see"
_CHOICES: dict[str, tuple[Any, ...]] = {
    "alpha": tuple(dict.fromkeys(alpha for alpha, _ in weights.PUBLISHED)),
    "size": weights.SIZES,
    "class": (None, *range(len(classes.names()))),
    "map": tuple(METHODS),
    "at": (0, *fields.BLOCKS),
    "drawn": (None, "cells", "smooth"),
    "opacity": fields.OPACITIES,
    "fit": images.FITS,
    "values": tuple(images.VALUES),
}
_ASKED = "see_asked"  # in the session: the questions that "stop" stops
_SAID = "see_said"  # in the session: what each network said of an input
_REMEMBERED = 8  # inputs


def explorer(photo: Photo) -> None:
    """Show what the network nearest to the chosen α and size makes of the photo; what is pressed is then chosen."""
    alpha, size = weights.answering(state.get("alpha"), state.get("size"))
    given = looking.gets(photo, size)
    classified = resources.ask(Classify(given.picture, alpha, size))
    answer: Answer | None = classified.answer
    made = None if answer is None else _made(answer, given.picture, alpha)
    components.carry("see_picture", {"digest": given.picture.digest, "url": given.url})
    progress = None if made is None else made.asked.progress
    components.carry("see_progress", progress and progress.share)
    data = {
        "language": state.language(),
        "words": looking.words("see"),
        "photo": {"picture": given.picture.digest, "label": photo.label, "digest": photo.digest},
        "chosen": {name: state.get(name) for name in _CHOICES} | {"alpha": alpha, "size": size},
        **_offered(alpha, size),
        "notes": looking.notes(state.get("alpha"), state.get("size")),
        "refusal": classified.refusal,
        "answer": None if answer is None or made is None else _answer(answer, made),
        "question": _question(photo, given.picture, alpha, answer),
    }
    published = {"classes": looking.class_names(state.language())}
    components.mount("see/answer", data, key=_KEY, on_choice=_take, published=published)
    values = None if made is None or made.rests else made.values
    downloads.offer(None if answer is None or values is None else downloads.shown(answer, given.picture, alpha, values))
    offer_weights.offer(state.get("alpha"), state.get("size"))


def _offered(alpha: float, size: int) -> dict[str, Any]:
    """What there is to choose from, and the network that answers."""
    return {
        "count": len(classes.names()),
        "alphas": weights.alphas(),
        "sizes": weights.SIZES,
        "fits": images.FITS,
        "values": tuple(images.VALUES),
        "levels": seeing.levels(state.get("values")),
        "methods": looking.methods(),
        "blocks": heatmaps.cells(alpha, size),
        "share": seeing.share_of_thin(size),
        "network": seeing.network(alpha, size),
        "weights": [[each.alpha, each.resolution, each.here] for each in weights.published()],
        "fetch": weights.FETCH_ALL,
    }


def _question(photo: Photo, picture: Picture, alpha: float, answer: Answer | None) -> dict[str, Any]:
    """Does the thinnest network give the photo the same name as the widest? `said`: by both, once they have spoken."""
    inputs: dict[Any, dict[float, dict[str, Any]]] = st.session_state.setdefault(_SAID, {})
    first = inputs.setdefault((picture.digest, weights.here()), {})
    if answer is not None:
        first[alpha] = looking.named(answer, seeing.first(answer.probabilities, 1)[0])
    for old in list(inputs)[:-_REMEMBERED]:
        del inputs[old]
    wide, thin = max(weights.alphas()), min(weights.alphas())
    said = [first[each] for each in (wide, thin) if each in first]
    both = len(said) == 2
    asked = guesses.asked("see", *(each["index"] for each in said), known=both, subject=photo.digest)
    return asked | {"wide": wide, "thin": thin, "said": said if both else None}


def _made(answer: Answer, picture: Picture, alpha: float) -> looking.Map:
    """The map of the class that is shown, by the chosen method: asked for only while it is looked at."""
    return looking.map_of(answer, picture, alpha, looking.shown_class(answer), state.get("map"))


def _answer(answer: Answer, made: looking.Map) -> dict[str, Any]:
    """The first classes and the chosen one, each with its map: switching among them asks nobody anything."""
    shown, language = looking.shown_class(answer), state.language()
    first = seeing.first(answer.probabilities)
    return {
        "top": [seeing.named(index, answer, language) for index in first],
        "shown": seeing.named(shown, answer, language),
        "notes": looking.unnamed((*first, shown)),
        "softmax": seeing.softmax(answer, language),
        "scale": seeing.scale_of(answer.evidence),
        "weights": answer.weights,
        "map": None if made.question is None else _map(made.question, made, answer.weights),
    }


def _map(question: Explain, made: looking.Map, used: str) -> dict[str, Any]:
    """A map by another method than the exact one. It travels apart, a slow one step by step, until it rests on all.

    used: the weights; others may come.
    """
    st.session_state[_ASKED] = [question]
    asked = made.asked
    about = {"index": question.class_index, "method": question.method, "block": question.block}
    key = "|".join(map(str, (question.picture.digest, question.alpha, used, *about.values())))
    values = made.values if made.rests is None else made.unfinished
    if values is None or made.rests is not None:
        about |= {
            "stopped": asked.stopped,
            "unstarted": made.unstarted,
            "refusal": asked.refusal,
            "moves": asked.progress is not None,
        }
    if values is None:
        return about
    components.carry("see_map", {"key": key, "rests": made.rests, **vars(heatmaps.drawn(values))})
    return about | {"key": key}


def _take(chosen: Any) -> None:
    state.take(chosen, _CHOICES)
    looking.start_or_stop(chosen, st.session_state.get(_ASKED, []))
