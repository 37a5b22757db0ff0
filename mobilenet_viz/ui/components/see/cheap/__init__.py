"""How cheap can it get? The photo through every network at hand, each as large as its work, and who still agrees."""

from collections.abc import Hashable
from functools import cache
from itertools import product
from typing import Any

import streamlit as st

from mobilenet_viz.facts import weights
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE
from mobilenet_viz.page_data import cheapest
from mobilenet_viz.page_data.cheapest import Pair
from mobilenet_viz.ui import components, guesses, ladder, looking, shell, state
from mobilenet_viz.ui import photo as chosen_photo
from mobilenet_viz.ui.photo import Photo
from mobilenet_viz.ui.server import routes

_FOUND = "cheap_found"  # in the session: by photo and weights, the cheapest network that agrees


@cache
def _networks() -> str:
    return routes.publish(cheapest.networks())


def explorer(photo: Photo) -> None:
    """Show the grid; a network that is pressed opens on page 1."""
    climbed = ladder.climbed(photo, BASELINE)
    components.carry("ladder", ladder.written(photo, climbed))
    first = {pair: rung["first"][0][0] for pair, rung in climbed.rungs.items()}
    question, best = _question(photo, first, {*first, *climbed.refused})
    if best is not None:
        _found()[_subject(photo.digest)] = best
    message = components.explore(
        "see/cheap",
        (),
        hear=lambda chosen: chosen_photo.take(chosen.get("photo")),
        published={"networks": _networks(), "thumbnails": chosen_photo.thumbnails()},
        photos=_photos(),
        alphas=weights.alphas(),
        baseline=_written(BASELINE),
        question=question,
        best=best and _written(best),
        fetch=weights.FETCH_ALL,
        trained=_trained(),
        unnamed=looking.unnamed(first.values()),
        page=state.say("live.nav"),
    )
    shell.open_network(message)


def _question(photo: Photo, first: dict[Pair, int], asked: set[Pair]) -> tuple[dict[str, Any], Pair | None]:
    """The question, and the cheapest network that agrees: both known when all have answered, told after a guess.

    asked: the networks that have answered or cannot.
    """
    whole = asked >= set(product(weights.alphas(), weights.SIZES))
    best = next(iter(cheapest.agreeing(first)), None) if whole else None
    about = [] if best is None else [cheapest.share(*best)]
    question = guesses.asked("cheap", *about, known=best is not None, subject=_subject(photo.digest))
    return question, None if question["right"] is None else best


def _subject(digest: str) -> Hashable:
    """What the question is about: each photo is asked about anew, and so is each set of networks."""
    return digest, weights.here()


def _found() -> dict[Hashable, Pair]:
    """What was found of the photos that this visitor has guessed at."""
    found: dict[Hashable, Pair] = st.session_state.setdefault(_FOUND, {})
    return found


def _photos() -> list[dict[str, Any]]:
    """Every photo that the grid can be of, with the cheapest network that agrees, as far as it was guessed at."""
    found = _found()
    return [
        {
            "name": each.name,
            "label": state.say(f"photo.{each.name}"),
            "thumbnail": each.thumbnail,
            "chosen": each.is_chosen,
            "found": _priced(found.get(subject)) if guesses.is_answered("cheap", subject) else None,
        }
        for each in chosen_photo.choices()
        for subject in [_subject(each.digest)]
    ]


def _priced(pair: Pair | None) -> dict[str, Any] | None:
    return None if pair is None else _written(pair) | {"share": cheapest.share(*pair)}


def _written(pair: Pair) -> dict[str, Any]:
    return dict(zip(("alpha", "size"), pair, strict=True))


def _trained() -> str:
    """The sentence on networks that answer at another size than the one their weights were trained at."""
    sizes = ((weights.chosen(*pair).resolution, pair[1]) for pair in product(weights.alphas(), weights.SIZES))
    trained, run = (sorted(set(each), reverse=True) for each in zip(*(s for s in sizes if s[0] != s[1]), strict=True))
    return state.say("cheap.trained", trained=", ".join(map(str, trained)), sizes=", ".join(map(str, run)))
