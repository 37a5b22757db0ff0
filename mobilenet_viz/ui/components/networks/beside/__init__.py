"""Networks side by side on one photo: their answers, their cost, their published accuracy."""

from typing import Any

from mobilenet_viz.engine.questions.peers import ClassifyBy, PeerAnswer
from mobilenet_viz.facts import classes
from mobilenet_viz.network.peers import Peer
from mobilenet_viz.page_data import beside, seeing
from mobilenet_viz.ui import components, guesses, looking, looking_inside, resources, state
from mobilenet_viz.ui.photo import Photo

FIRST = 3  # classes shown of an answer


def explorer(photo: Photo) -> None:
    """Show them; the answers of those whose weights are part of the app."""
    answers = {peer.name: _answer(photo, peer) for peer in beside.answering()}
    named = [index for answer in answers.values() for index in answer.pop("indices", ())]
    components.explore(
        "networks/beside",
        ("alpha", "size"),
        networks=beside.networks(),
        family=beside.family(),
        pair=[beside.OURS, beside.NEWEST],
        share=beside.share(),
        answers=answers,
        notes=looking.unnamed(named),
        question=guesses.asked("beside"),
    )


def _answer(photo: Photo, peer: Peer) -> dict[str, Any]:
    """Its first classes, or why there are none yet."""
    picture, _ = looking_inside.gets(photo, peer.resolution)
    asked = resources.ask(ClassifyBy(picture, peer.name))
    found: PeerAnswer | None = asked.answer
    if found is None:
        return looking.waiting(asked)
    first, names = seeing.first(found.probabilities, FIRST), classes.names(state.language())
    return looking.waiting(asked) | {
        "indices": first,
        "weights": found.weights,
        "seconds": found.seconds,
        "first": [{"name": names[index], "probability": float(found.probabilities[index])} for index in first],
    }
