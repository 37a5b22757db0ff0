"""What the parts of page 3 share: which network looks, what it gets, and the map of a class by any method."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

import streamlit as st

from mobilenet_viz.engine.methods import METHODS
from mobilenet_viz.engine.protocol import Answer, Explain, Floats, Picture, Question
from mobilenet_viz.facts import classes, text, weights
from mobilenet_viz.page_data import heatmaps, seeing
from mobilenet_viz.pixels import images
from mobilenet_viz.pixels.overlay import limit_of
from mobilenet_viz.ui import resources, state
from mobilenet_viz.ui.photo import STARTED, Photo
from mobilenet_viz.ui.server import routes

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
        pixels = images.network_pixels(photo.decoded, size, fit)
        kept[key] = Input(Picture(pixels, values, photo.uploaded), images.data_url(pixels))
        for old in list(kept)[:-KEPT]:
            del kept[old]
    return kept[key]


@dataclass(frozen=True, eq=False)
class Map:
    """A map of a class, (g, g), or what there is instead. question: to the engine; None for the exact map."""

    question: Explain | None
    asked: resources.Reply
    unstarted: bool = False  # a slow one that nobody in this session has asked for

    @property
    def values(self) -> Floats | None:
        values: Floats | None = self.asked.answer
        return values

    @property
    def unfinished(self) -> Floats | None:
        """While a slow one is made, what there is of it."""
        return self.asked.progress.so_far if self.values is None and self.asked.progress else None

    @property
    def rests(self) -> dict[str, int] | None:
        """On how much of the work an unfinished map rests: `done` of `total`. JSON-ready; None for any other."""
        progress = self.asked.progress
        return None if self.unfinished is None or progress is None else {"done": progress.done, "total": progress.total}


def map_of(answer: Answer, picture: Picture, alpha: float, index: int, method: str) -> Map:
    """The map of class `index` by one of METHODS, at the chosen block; what is known with the answer is not asked."""
    if METHODS[method].asks_nothing(block_of(method)):
        exact = answer.evidence[:, :, index]
        return Map(None, resources.Reply(answer=exact if METHODS[method].in_answer else seeing.positive(exact)))
    question = Explain(picture, alpha, picture.resolution, index, method, block_of(method))
    # Not started by opening a link: thirty students open it at once.
    if METHODS[method].slow and not st.session_state.get(STARTED):
        return Map(question, resources.Reply(stopped=True), unstarted=True)
    return Map(question, resources.ask(question))


def drawn(answer: Answer, index: int, method: str, values: Floats, limit: float | None = None) -> heatmaps.Map:
    """A map of class `index` for the browser: the exact one in the numbers of its tally, so that a cell has one value.

    values: (g, g). limit: the value with the full colour, the largest by default.
    """
    if not METHODS[method].in_answer:
        return heatmaps.drawn(values, limit)
    about = seeing.named(index, answer)
    scale = max(1, round((limit_of(values) if limit is None else limit) * seeing.STEP))
    return heatmaps.Map(about["cells"], heatmaps.DIGITS[0], scale, about["flat"], about["alike"])


def is_smooth() -> bool:
    """Are maps interpolated? As chosen; unless that is chosen, all but the exact one, which is there to be added up."""
    drawn: str | None = state.get("drawn")
    return drawn == "smooth" if drawn else not METHODS[state.get("map")].in_answer


def block_of(method: str) -> int:
    """The block a map is made at: the chosen one, or the last where the method cannot look there."""
    return METHODS[method].place(state.get("at"))


def start_or_stop(chosen: Any, questions: Sequence[Question[Any]]) -> None:
    """Do what a component sent back: to choose a map starts a slow one; {"go": true} starts these questions.

    {"go": false} stops them.
    """
    if not isinstance(chosen, dict):
        return
    go = chosen.get("go")
    if go is True or {"map", "map2", "at", "class", "class2"} & set(chosen):
        st.session_state[STARTED] = True
    for question in questions:
        if go is True:
            resources.resume(question)
        elif go is False:
            resources.stop(question)


@cache
def class_names(language: str) -> str:
    """Where all names of all classes are published, for the search in that language."""
    return routes.publish(classes.synonyms(language))


def shown_class(answer: Answer) -> int:
    """The chosen class, else the first of the answer."""
    chosen: int | None = state.get("class")
    return seeing.first(answer.probabilities, 1)[0] if chosen is None else chosen


def named(answer: Answer, index: int) -> dict[str, Any]:
    """A class of the answer, without its map: index, name, gloss, probability, rank."""
    about = seeing.named(index, answer, state.language())
    return {name: about[name] for name in ("index", "name", "gloss", "probability", "rank")}


def unnamed(indices: Iterable[int]) -> list[str]:
    """The sentence on English names, where one of these classes has none in the visitor's language."""
    return [state.say("see.english_names")] if classes.english_among(indices, state.language()) else []


def weights_used(alpha: float, size: int) -> str:
    """The weights that answer, for a visitor: the checkpoint's name and where it came from."""
    file = weights.chosen(alpha, size)
    origin = state.say("downloads.embedded" if file.sha256 else "downloads.disk")
    return state.say("see.weights_used", checkpoint=file.checkpoint, origin=origin)


def listed(answer: Answer, index: int) -> list[dict[str, Any]]:
    """The most probable classes, and the one that is shown if it is none of them."""
    first = seeing.first(answer.probabilities)
    return [named(answer, each) for each in (first if index in first else [*first, index])]


def waiting(*asked: resources.Reply, shares: Sequence[float] = (1,)) -> dict[str, Any]:
    """What stands in the place of answers: the first refusal, the progress of all, whether one was stopped. JSON-ready.

    shares: how much of the work each question is.
    """
    done = [1.0 if each.answer is not None else each.progress.share if each.progress else 0.0 for each in asked]
    missing = [each for each in asked if each.answer is None]
    return {
        "refusal": next((each.refusal for each in asked if each.refusal), None),
        "stopped": any(each.stopped for each in asked),
        "missing": bool(missing),
        "progress": sum(share * part for share, part in zip(shares, done, strict=True)) / sum(shares),
    }


def words(room: str) -> dict[str, str]:
    """The words of a part of page 3, with those that all pages have in common."""
    language = state.language()
    return text.section(language, "common") | text.section(language, room)


def methods() -> dict[str, dict[str, Any]]:
    """Every method with its name for the visitor, and what its numbers are. JSON-ready."""
    return {
        name: {"said": state.say(f"see.method_{name}"), "start": row.start, **asdict(row)}
        for name, row in METHODS.items()
    }


def notes(alpha: float, size: int, used: tuple[float, int] | None = None, values: str | None = None) -> list[str]:
    """What there is to say of the network that answers for (alpha, size), `used` or the nearest, in sentences.

    values: how it gets bytes, where that is not as chosen.
    """
    have = state.say("see.and").join(map(str, weights.alphas()))
    notes = seeing.notes(alpha, size, values or state.get("values"), used)
    return [state.say(f"see.{note.key}", have=have, **note.values) for note in notes]
