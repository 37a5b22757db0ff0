"""Two maps of one photo side by side: the network, class and method of the page, and the same but for one thing."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import streamlit as st

from mobilenet_viz.engine.protocol import Answer, Classify
from mobilenet_viz.facts import classes, text
from mobilenet_viz.facts.weights import SIZES, alphas, answering
from mobilenet_viz.page_data import comparing, seeing
from mobilenet_viz.ui import components, fields, looking, resources, state
from mobilenet_viz.ui.photo import Photo

_KEY = "compare"
_OTHER = {"class": "class2", "alpha": "alpha2", "size": "size2", "map": "map2"}
_QUESTIONS = "compare_questions"  # in the session: what "stop" stops
_LESSONS = {"dog": ("mountain bike", "trailer truck")}  # by sample: what else is in the photo
_WORDS_OF_SEE = ("search", "search_placeholder", "search_none", "search_some", "alike")


@dataclass(frozen=True)
class _Side:
    alpha: float
    size: int
    method: str
    index: int | None = None  # the class; None until an answer says which is the first


def explorer(photo: Photo) -> None:
    """Show both maps, on one scale where they count in the same unit."""
    st.session_state[_QUESTIONS] = []
    differ = state.get("differ")
    left = _Side(*answering(state.get("alpha"), state.get("size")), state.get("map"))
    answers = [_ask(photo, left)]
    if answers[0].answer is not None:
        left = replace(left, index=looking.shown_class(answers[0].answer))
    right = _differing(left, differ, answers[0].answer)
    answers.append(_ask(photo, right))
    sides = [_side(photo, *each) for each in zip(("left", "right"), (left, right), answers, strict=True)]
    common = _note(sides, left, right, differ)
    components.carry("compare_progress", [about.pop("progress") for about, _ in sides])
    words = text.section(state.language(), "see")
    options = _options(left, answers[0].answer, photo)
    named = [index for index in (left.index, right.index, *dict(options["class"])) if index is not None]
    data = {
        "words": text.section(state.language(), "compare") | {name: words[name] for name in _WORDS_OF_SEE},
        "methods": looking.choices(left.method)["methods"],
        "photo": photo.label,
        "differ": differ,
        "other": _OTHER,
        "options": options,
        "notes": common + looking.unnamed(named),
        "opacity": state.get("opacity"),
        "smooth": state.get("drawn") == "smooth",
        **_together(sides, (left, right)),
    }
    published = {"classes": looking.class_names(state.language())}
    components.mount("see/compare", data, key=_KEY, on_choice=_take, published=published)


def _ask(photo: Photo, side: _Side) -> resources.Asked:
    return resources.ask(Classify(looking.gets(photo, side.size).picture, side.alpha, side.size))


def _differing(left: _Side, differ: str, answer: Answer | None) -> _Side:
    """The other side: what is chosen for it, or the first that differs where it would be the same."""
    chosen = state.get(_OTHER[differ])
    if differ == "class":
        first = [] if answer is None else seeing.first(answer.probabilities)
        return replace(left, index=_unlike(left.index, chosen, first))
    if differ == "map":
        return replace(left, method=_unlike(left.method, chosen, fields.METHODS))
    asked = (chosen, left.size) if differ == "alpha" else (left.alpha, chosen)
    alpha, size = answering(*asked)
    return (
        replace(left, alpha=_unlike(left.alpha, alpha, alphas()))
        if differ == "alpha"
        else replace(left, size=_unlike(left.size, size, SIZES))
    )


def _unlike(taken: Any, chosen: Any, allowed: Sequence[Any]) -> Any:
    others = [each for each in allowed if each != taken]
    return chosen if chosen not in (None, taken) else next(iter(others), None)


def _note(sides: list[tuple[dict[str, Any], Any]], left: _Side, right: _Side, differ: str) -> list[str]:
    """Tell each side what there is to say of its network alone; returns what is to be said of both."""
    asked = {"alpha": state.get("alpha"), "size": state.get("size")}
    other = dict(asked)
    if differ in asked:
        chosen = state.get(_OTHER[differ])
        # What stands on the left already was not asked for on the right.
        other[differ] = getattr(right, differ) if chosen == getattr(left, differ) else chosen
    pairs = ((asked, left), (other, right))
    notes = [looking.notes(**each, used=(side.alpha, side.size)) for each, side in pairs]
    common = [note for note in notes[0] if note in notes[1]]
    for (about, _), said in zip(sides, notes, strict=True):
        about["notes"] = [note for note in said if note not in common]
    return common


def _options(left: _Side, answer: Answer | None, photo: Photo) -> dict[str, Any]:
    """What can stand on the right, without what stands on the left."""
    first = [] if answer is None else seeing.first(answer.probabilities)
    lesson = [] if photo.uploaded else map(classes.names().index, _LESSONS.get(state.get("sample"), ()))
    names = {index: classes.names(state.language())[index] for index in (*lesson, *first) if index != left.index}
    return {
        "class": list(names.items()),
        "alpha": [alpha for alpha in alphas() if alpha != left.alpha],
        "size": [size for size in SIZES if size != left.size],
        "map": [method for method in fields.METHODS if method != left.method],
    }


def _side(photo: Photo, name: str, side: _Side, classified: resources.Asked) -> tuple[dict[str, Any], Any]:
    """One side for the browser, and the values of its map (None while they are not here)."""
    given = looking.gets(photo, side.size)
    components.carry(f"compare_{name}", {"digest": given.picture.digest, "url": given.url})
    block = looking.block_of(side.method)
    about = asdict(side) | {"picture": given.picture.digest, "block": block}
    if classified.answer is None or side.index is None:
        return about | {"shown": None, "unstarted": False, **looking.waiting(classified)}, None
    made = looking.map_of(classified.answer, given.picture, side.alpha, side.index, side.method)
    st.session_state[_QUESTIONS] += [made.question] if made.question else []
    answer = classified.answer
    used = {"weights": answer.weights, "weights_used": looking.weights_used(side.alpha, side.size)}
    shown = {"answer": answer, "shown": looking.named(answer, side.index), **used}
    return about | shown | {"unstarted": made.unstarted, **looking.waiting(made.asked)}, made.values


def _together(sides: list[tuple[dict[str, Any], Any]], asked: tuple[_Side, _Side]) -> dict[str, Any]:
    """Both sides with their maps, and what they have in common."""
    (left, left_values), (right, right_values) = sides
    units = [comparing.UNITS[side.method] for side in asked]
    both = left_values is not None and right_values is not None
    limit = comparing.limit(left_values, right_values) if both and units[0] == units[1] else None
    for name, (about, values), unit in zip(("left", "right"), sides, units, strict=True):
        answer = about.pop("answer", None)
        about |= {"unit": unit, "map": None if values is None else _map(name, about, answer, values, limit)}
    share = comparing.shared(left_values, right_values) if both else None
    return {
        "sides": [left, right],
        "one_scale": units[0] == units[1],
        "both": both,
        "cells": _unlike_cells(left, right) if both else None,
        "share": share,
        "range": None if share is None else comparing.range_of(share),
        "guesses": len(comparing.BOUNDS) + 1,
        "peaks_meet": both and comparing.peaks_meet(left_values, right_values),
    }


def _unlike_cells(left: dict[str, Any], right: dict[str, Any]) -> dict[str, Any] | None:
    """Both grids, and how much more area a cell of the coarse one has, where that alone makes its numbers larger."""
    coarse, fine = sorted(side["map"]["grid"] for side in (left, right))
    if coarse == fine or not {left["method"], right["method"]} <= set(comparing.SUMS):
        return None
    return {"coarse": coarse, "fine": fine, "times": f"{comparing.times_the_area(coarse, fine):.1f}"}


def _map(name: str, about: dict[str, Any], answer: Answer, values: Any, limit: float | None) -> dict[str, Any]:
    """The map's cells travel apart: a fine one has thousands, and stays while other things change."""
    drawn = looking.drawn(answer, about["index"], about["method"], values, limit)
    key = (
        "|".join(str(about[each]) for each in ("picture", "alpha", "weights", "index", "method", "block"))
        + f"|{drawn.digits}"
    )
    components.carry(f"compare_{name}_map", {"key": key, "cells": drawn.cells})
    signed = about["method"] == "evidence"
    return {
        "key": key,
        "grid": len(drawn.cells),
        "signed": signed,
        **{each: getattr(drawn, each) for each in ("digits", "scale", "flat", "alike")},
    }


def _take(chosen: Any) -> None:
    every_class = tuple(range(len(classes.names())))
    allowed = {"differ": fields.DIFFERENCES, "class2": every_class, "alpha2": alphas(), "size2": SIZES}
    state.take(chosen, allowed | {"map2": fields.METHODS})
    looking.start_or_stop(chosen, st.session_state.get(_QUESTIONS, []))
