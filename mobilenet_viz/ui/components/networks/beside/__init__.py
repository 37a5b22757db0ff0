"""Networks side by side on one photo: their answers and where they look, their cost, their published accuracy."""

from dataclasses import asdict
from typing import Any

from mobilenet_viz.engine.questions.peers import ClassifyBy, ExplainBy, PeerAnswer
from mobilenet_viz.facts import classes
from mobilenet_viz.network.peers import Peer
from mobilenet_viz.page_data import beside, heatmaps, seeing
from mobilenet_viz.ui import components, guesses, looking, looking_inside, offer_weights, resources, state
from mobilenet_viz.ui.photo import Photo

FIRST = 3  # classes shown of an answer


def explorer(photo: Photo) -> None:
    """Show them; the answers of those whose weights are here. The others can be fetched."""
    answers = _answers(photo)
    firsts = {name: answer["indices"][0] for name, answer in answers.items() if "indices" in answer}
    named = [index for answer in answers.values() for index in answer.pop("indices", ())]
    components.carry("beside_picture", {"photo": photo.digest, "url": looking_inside.gets(photo, beside.SIDE)[1]})
    components.explore(
        "networks/beside",
        ("alpha", "size"),
        photo=photo.digest,
        networks=beside.networks(),
        family=beside.family(),
        pair=[beside.OURS, beside.NEWEST],
        share=beside.share(),
        answers=answers,
        claim=beside.claim(firsts),
        notes=looking.unnamed(named),
        question=guesses.asked("beside"),
    )
    offer_weights.offer_networks()


def _answers(photo: Photo) -> dict[str, Any]:
    """By network. Of those that have to be loaded from Keras' folder each is asked when the one before has told all: no
    more than two stay loaded, and a class then comes by one after the other together."""
    answers: dict[str, Any] = {}
    busy = False
    for peer in beside.answering():
        if busy and not peer.is_embedded:
            answers[peer.name] = looking.waiting(resources.Reply())
            continue
        answer = answers[peer.name] = _answer(photo, peer)
        busy = busy or not (peer.is_embedded or answer["refusal"] or answer.get("map"))
    return answers


def _answer(photo: Photo, peer: Peer) -> dict[str, Any]:
    """Its first classes and Grad-CAM for the first of them, or why there are none yet."""
    picture, _ = looking_inside.gets(photo, peer.resolution, peer.resolution)
    asked = resources.ask(ClassifyBy(picture, peer.name))
    found: PeerAnswer | None = asked.answer
    if found is None:
        return looking.waiting(asked)
    first, names = seeing.first(found.probabilities, FIRST), classes.names(state.language())
    explained = resources.ask(ExplainBy(picture, peer.name, first[0]))
    return looking.waiting(explained) | {
        "indices": first,
        "weights": found.weights,
        "seconds": found.seconds,
        "first": [{"name": names[index], "probability": float(found.probabilities[index])} for index in first],
        "map": None if explained.answer is None else asdict(heatmaps.drawn(explained.answer)),
    }
