"""How cheap can it get? The photo through every network at hand, each as large as its work, and who still agrees."""

from functools import cache
from itertools import product
from typing import Any

from mobilenet_viz.facts import weights
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE
from mobilenet_viz.page_data import cheapest
from mobilenet_viz.page_data.cheapest import Pair
from mobilenet_viz.ui import components, guesses, ladder, looking, shell, state
from mobilenet_viz.ui.photo import Photo
from mobilenet_viz.ui.server import routes


@cache
def _networks() -> str:
    return routes.publish(cheapest.networks())


def explorer(photo: Photo) -> None:
    """Show the grid; a network that is pressed opens on page 1."""
    climbed = ladder.climbed(photo, BASELINE)
    components.carry("ladder", ladder.written(photo, climbed))
    first = {pair: rung["first"][0][0] for pair, rung in climbed.rungs.items()}
    question, best = _question(photo, first, {*first, *climbed.refused})
    message = components.explore(
        "see/cheap",
        (),
        published={"networks": _networks()},
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
    question = guesses.asked("cheap", *about, known=best is not None, subject=(photo.digest, weights.here()))
    return question, None if question["right"] is None else best


def _written(pair: Pair) -> dict[str, Any]:
    return dict(zip(("alpha", "size"), pair, strict=True))


def _trained() -> str:
    """The sentence on networks that answer at another size than the one their weights were trained at."""
    sizes = ((weights.chosen(*pair).resolution, pair[1]) for pair in product(weights.alphas(), weights.SIZES))
    trained, run = (sorted(set(each), reverse=True) for each in zip(*(s for s in sizes if s[0] != s[1]), strict=True))
    return state.say("cheap.trained", trained=", ".join(map(str, trained)), sizes=", ".join(map(str, run)))
