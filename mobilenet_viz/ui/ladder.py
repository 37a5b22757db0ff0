"""The ladder: what every network with weights here says of one photo, at every size at which they answer.

A rung is one network at one size. What is large (its maps, the pixels it gets) the browser fetches by address: of a
sample it is everybody's, of a visitor's own photo it is lent to that session.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from itertools import product
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from mobilenet_viz.engine import Answer, Classify, Picture
from mobilenet_viz.facts import classes, weights
from mobilenet_viz.network.grid import RESOLUTIONS
from mobilenet_viz.page_data import seeing
from mobilenet_viz.pixels import images
from mobilenet_viz.ui import components, resources, state
from mobilenet_viz.ui.photo import Photo
from mobilenet_viz.ui.server import routes

Pair = tuple[float, int]  # alpha, px
_T = TypeVar("_T")


@dataclass(frozen=True, eq=False)
class Ladder:
    """Of one photo, as it is climbed."""

    pictures: dict[int, Picture]  # by px
    addresses: dict[int, str]  # by px: where the browser gets the picture
    rungs: dict[Pair, dict[str, Any]] = field(default_factory=dict)  # that have an answer; JSON-ready
    refused: dict[Pair, str] = field(default_factory=dict)  # that have none, and why


def climbed(photo: Photo, shown: Pair) -> Ladder:
    """What is known of this photo by now; whatever is missing is asked, the rung that is shown first. Waits little.

    A rung that was refused (its file is damaged) is asked again only while it is shown: it would be refused for ever.
    """
    key = (photo.digest, weights.here(), resources.presence())
    ladder: Ladder = components.remembered("ladder", key, lambda: _begun(photo))
    pairs = [pair for pair in product(weights.alphas(), weights.SIZES) if pair not in ladder.rungs]
    pairs = [pair for pair in pairs if pair == shown or pair not in ladder.refused]
    for alpha, size in sorted(pairs, key=lambda pair: pair != shown):
        question = Classify(ladder.pictures[size], alpha, size, ahead=(alpha, size) != shown)
        asked = resources.ask(question, wait=_patience())
        if asked.refusal is not None:
            ladder.refused[alpha, size] = asked.refusal
        if asked.answer is not None:
            ladder.rungs[alpha, size] = rung(asked.answer, alpha, size) | {
                "maps": _maps(photo, asked.answer, (alpha, size))
            }
    return ladder


def _patience() -> float:
    """While TensorFlow loads nothing is waited for: the page stands without it."""
    return 0 if resources.loading() else resources.PATIENCE


def _begun(photo: Photo) -> Ladder:
    resources.take_back()
    return Ladder(*_once(photo, "pictures", lambda: _pictures(photo)))


def _pictures(photo: Photo) -> tuple[dict[int, Picture], dict[int, str]]:
    pixels = {size: images.network_pixels(photo.decoded, size) for size in RESOLUTIONS}
    return (
        {size: Picture(pixels[size], private=photo.uploaded) for size in weights.SIZES},
        {size: _served(photo, [_picture(each)]) for size, each in pixels.items()},
    )


def _maps(photo: Photo, answer: Answer, pair: Pair) -> str:
    """Where the browser gets the maps of this rung."""
    return _once(photo, pair, lambda: _served(photo, drawn(answer)))


_OF_SAMPLES: dict[Hashable, Any] = {}


def _once(photo: Photo, what: Hashable, make: Callable[[], _T]) -> _T:
    """Of a sample what was made for whoever asked first: a class opens it together. Of an own photo made anew."""
    if photo.uploaded:
        return make()
    key = photo.digest, weights.here(), what
    if key not in _OF_SAMPLES:
        _OF_SAMPLES[key] = make()
    made: _T = _OF_SAMPLES[key]
    return made


def _served(photo: Photo, value: Any) -> str:
    return resources.lend(value) if photo.uploaded else routes.publish(value)


def _picture(pixels: NDArray[np.uint8], **about: float) -> dict[str, Any]:
    return about | {"url": images.data_url(pixels)}


def drawn(answer: Answer) -> list[dict[str, Any]]:
    """The maps of the layers as pictures, each with what its white stands for. JSON-ready."""
    return [_picture(each.grey, white=each.white) for each in answer.layers]


def rung(answer: Answer, alpha: float, size: int) -> dict[str, Any]:
    """What the browser is told of an answer, but for the maps: which network it is of, and its first classes."""
    return {
        "alpha": alpha,
        "size": size,
        "trained": weights.chosen(alpha, size).resolution,
        "weights": answer.weights,
        "first": [(index, float(answer.probabilities[index])) for index in seeing.first(answer.probabilities)],
    }


def named(rung: dict[str, Any], language: str) -> dict[str, Any]:
    """The same with its classes in words; `Rung` in shared/ladder.js."""
    names = classes.names(language)
    first = [
        {"index": i, "name": names[i], "gloss": classes.gloss(i, language), "probability": share}
        for i, share in rung["first"]
    ]
    return rung | {"first": first}


def written(photo: Photo, ladder: Ladder) -> dict[str, Any]:
    """It for the browser, in the visitor's language; `Ladder` in shared/ladder.js. JSON-ready."""
    language = state.language()
    return {
        "photo": photo.digest,
        "label": photo.label,
        "alphas": weights.alphas(),
        "sizes": weights.SIZES,
        "pictures": ladder.addresses,
        "rungs": [named(each, language) for each in ladder.rungs.values()],
        "refusal": next(iter(ladder.refused.values()), None),
    }
