"""Evidence tested: a map's hottest cells are hidden, and as many random ones; the probability says which hurt more."""

from dataclasses import asdict
from typing import Any

import streamlit as st

from mobilenet_viz.engine.methods import METHODS
from mobilenet_viz.engine.protocol import Answer, Classify, Deletion, Picture
from mobilenet_viz.facts import classes
from mobilenet_viz.facts.weights import answering
from mobilenet_viz.page_data import hiding, seeing
from mobilenet_viz.pixels import images
from mobilenet_viz.ui import components, fields, guesses, looking, resources, state
from mobilenet_viz.ui.photo import Photo

_KEY = "hide"
_CHOICES: dict[str, Any] = {
    "hidden": tuple(range(50)),
    "class": (None, *range(len(classes.names()))),
    "map": tuple(METHODS),
    "at": (0, *fields.BLOCKS),
}
_QUESTIONS = "hide_questions"  # in the session: what "stop" stops
_AT_ONCE = 0.1  # s; hiding cells one by one is slow, its progress is shown instead


def explorer(photo: Photo) -> None:
    """Test the map of the chosen class and method on this photo; all numbers of hidden cells are answered at once."""
    alpha, size = answering(state.get("alpha"), state.get("size"))
    given = looking.gets(photo, size)
    st.session_state[_QUESTIONS] = []
    classified = resources.ask(Classify(given.picture, alpha, size))
    components.carry("hide_picture", {"digest": given.picture.digest, "url": given.url})
    grid = seeing.network(alpha, size)["grid"]
    test = None if classified.answer is None else _test(classified.answer, given.picture, alpha, grid)
    components.carry("hide_progress", test and test.pop("progress"))
    components.carry("hide_curves", test and test.pop("some"))
    data = {
        "language": state.language(),
        "words": looking.words("hide"),
        "photo": {"picture": given.picture.digest, "label": photo.label, "size": size, **_grey()},
        "chosen": {name: state.get(name) for name in _CHOICES},
        "methods": looking.methods(),
        "network": state.say("see.network", alpha=alpha, size=size),
        "notes": looking.notes(state.get("alpha"), state.get("size")) + (test.pop("unnamed") if test else []),
        "opacity": state.get("opacity"),
        "grid": grid,
        "guesses": hiding.ranges(grid**2),
        "random": hiding.random_orders(grid**2),
        "refusal": classified.refusal,
        "test": test,
        "question": _question(given.picture, alpha, test, grid),
    }
    components.mount("see/hide", data, key=_KEY, on_choice=_take)


def _question(picture: Picture, alpha: float, test: dict[str, Any] | None, grid: int) -> dict[str, Any]:
    """How many cells until the probability has halved? Asked of each map; an answer is the place of one of `ranges`."""
    outcome = test and test["curves"] and test["curves"]["outcome"]
    of = test and (test["shown"]["index"], test["method"], test["block"], test["weights"])
    choices = [str(place) for place in range(len(hiding.ranges(grid**2)))]
    halved = outcome["hot_halved"] if outcome else None
    subject = (picture.digest, alpha, of)
    return guesses.asked("hide", halved, grid**2, known=bool(outcome), subject=subject, choices=choices)


def _grey() -> dict[str, Any]:
    """The byte of hidden cells, what the network gets for it, and whether that is next to nothing, as in training."""
    values = state.get("values")
    level = seeing.levels(values)[images.GREY]
    return {"grey": images.GREY, "level": level, "trained": values == fields.FIELDS["values"].default}


def _test(answer: Answer, picture: Picture, alpha: float, grid: int) -> dict[str, Any]:
    """The class, its map on the last grid and, when they are here, the curves."""
    index, method = looking.shown_class(answer), state.get("map")
    found = looking.map_of(answer, picture, alpha, index, method)
    _stoppable(found.question)
    listed = looking.listed(answer, index)
    test = {
        "classes": listed,
        "unnamed": looking.unnamed(each["index"] for each in listed),
        "shown": looking.named(answer, index),
        "method": method,
        "block": looking.block_of(method),
        "unstarted": found.unstarted,
        "key": "|".join(map(str, (picture.digest, alpha, answer.weights, index, method, looking.block_of(method)))),
        "weights": answer.weights,
        "weights_used": looking.weights_used(alpha, picture.resolution),
        **looking.waiting(found.asked),
    }
    if found.values is None:
        return {**test, "map": None, "order": None, "curves": None, "some": None}
    cells = hiding.on_grid(found.values, grid)
    order = hiding.hottest_first(cells)
    return {
        **test,
        "map": asdict(looking.drawn(answer, index, method, cells)) | {"signed": METHODS[method].signed},
        "order": order,
        "tied": hiding.tied(cells),
        "averaged": len(found.values) > grid,
        **_curves(picture, alpha, index, order, test["key"]),
    }


def _curves(picture: Picture, alpha: float, index: int, order: hiding.Order, key: str) -> dict[str, Any]:
    """Two questions: the random orders are the same for every method, and the map's own curve comes first.

    They are answered by turns, and `some` is what is known before all is: it travels apart, for it changes often.
    """
    orders = ((order,), hiding.random_orders(len(order)))
    questions = [Deletion(picture, alpha, picture.resolution, index, each) for each in orders]
    _stoppable(*questions)
    asked = [resources.ask(question, wait=_AT_ONCE) for question in questions]
    hot, random = (each.answer for each in asked)
    here = {"hot": None if hot is None else _rounded(hot[0]), "random": None if random is None else _rounded(random)}
    outcome = None if hot is None or random is None else hiding.outcome(hot[0], random)
    curves = here | {"outcome": outcome and outcome.as_numbers(), "median": _median(random)}
    first, others = map(_known, asked)
    some = {"key": key, "hot": first and first[0], "random": others}
    return {
        "curves": curves,
        "some": None if outcome else some,
        **looking.waiting(*asked, shares=[len(each) for each in orders]),
    }


def _known(asked: resources.Reply) -> list[list[float | None]] | None:
    """The curves as far as they are computed; None for a probability that is not."""
    values = asked.progress.so_far if asked.answer is None and asked.progress else asked.answer
    return None if values is None else [[None if p != p else p for p in curve] for curve in _rounded(values)]


def _rounded(curve: Any) -> list[Any]:
    rounded: list[Any] = curve.round(6).tolist()
    return rounded


def _median(random: Any) -> list[float] | None:
    return None if random is None else _rounded(hiding.median(random))


def _stoppable(*questions: Any) -> None:
    st.session_state[_QUESTIONS] += [question for question in questions if question is not None]


def _take(chosen: Any) -> None:
    state.take(chosen, _CHOICES)
    looking.start_or_stop(chosen, st.session_state.get(_QUESTIONS, []))
