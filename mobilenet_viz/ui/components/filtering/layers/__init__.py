"""All 28 layers of the real network on the photo: each as a whole, one opened, one channel of it on every photo."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from mobilenet_viz.engine import AllLayers, ChannelMaps, Classify, Contribute, Contributions, OneLayer, Picture
from mobilenet_viz.engine.questions.all_layers import TOP, cut
from mobilenet_viz.facts import classes, weights
from mobilenet_viz.page_data import all_layers
from mobilenet_viz.ui import components, guesses, looking, looking_inside, resources, state
from mobilenet_viz.ui import photo as chosen_photo
from mobilenet_viz.ui.photo import Photo

_T = TypeVar("_T")
_FIELDS = ("within", "alpha", "block", "half", "stage", "layer", "feature", "place", "order", "grey", "whole", "class")


@dataclass(frozen=True)
class _Network:
    alpha: float
    size: int
    trained: int

    def ask(self, question: type[Any], picture: Picture, *about: Any) -> resources.Reply:
        return resources.ask(question(picture, self.alpha, self.size, *about))


@dataclass(frozen=True, eq=False)
class _Class:
    """What is said to which class, where that is looked at. index, said: None until they are here, or not asked."""

    index: int | None = None
    listed: tuple[dict[str, Any], ...] = ()
    said: Contributions | None = None
    refusal: str | None = None


def explorer(photo: Photo) -> None:
    """Show the layers of the network nearest to the chosen α and size."""
    asked_for = state.get("alpha"), state.get("size")
    alpha, size = weights.answering(*asked_for)
    network = _Network(alpha, size, weights.chosen(alpha, size).resolution)
    picture, url = looking_inside.gets(photo, size)
    layer = all_layers.opened(state.get("layer"), state.get("block"))
    seen, opened = network.ask(AllLayers, picture), network.ask(OneLayer, picture, layer)
    spoken = _class(network, picture)
    by, said, maps = state.get("whole"), spoken.said, opened.answer
    by_class = spoken.index if by == "class" else None
    known = None if by == "class" and said is None else seen.answer
    number = all_layers.shown(state.get("feature"), state.get("order"), maps, said, layer)
    of = (photo.digest, *vars(network).values())
    components.carry("layers_photo", {"of": picture.digest, "url": url})
    components.explore(
        "filtering/layers",
        _FIELDS,
        photo=photo.label,
        photo_of=picture.digest,
        labels=[each.label for each in chosen_photo.every()],
        network=vars(network) | {"asked": None if (alpha, size) == asked_for else asked_for},
        alphas=weights.alphas(),
        layers=all_layers.layers(alpha, size),
        layer=layer,
        top=TOP,
        counts=None if seen.answer is None else all_layers.counts(seen.answer),
        class_index=spoken.index,
        output=None if number is None or cut(layer) else classes.names(state.language())[number],
        classes=spoken.listed,
        refusal=seen.refusal or opened.refusal or spoken.refusal,
        question=guesses.asked("layers"),
        whole=_carry("whole", (*of, by, by_class), known, lambda found: {"maps": all_layers.wholes(by, found, said)}),
        channels=_carry("channels", (*of, layer), maps, all_layers.channels),
        terms=_carry("terms", (*of, spoken.index, layer), said, lambda found: all_layers.said(found, layer)),
        photos=_photos(network, layer, number),
    )


def _class(network: _Network, picture: Picture) -> _Class:
    """Asked only where channels or whole layers are shown by what they say to a class."""
    if "class" not in (state.get("order"), state.get("whole")):
        return _Class()
    classified = network.ask(Classify, picture)
    if classified.answer is None:
        return _Class(refusal=classified.refusal)
    index = looking.shown_class(classified.answer)
    said = network.ask(Contribute, picture, index)
    return _Class(index, tuple(looking.listed(classified.answer, index)), said.answer, said.refusal)


def _carry(name: str, key: tuple[Any, ...], found: _T | None, make: Callable[[_T], dict[str, Any]]) -> dict[str, Any]:
    """Carry what is made of what was found: under which name (`of`); `shown` is the same once it is there."""
    of = " ".join(map(str, key))
    if found is None:
        return {"of": of, "shown": None}
    components.carry(f"layers_{name}", {"of": of, **components.remembered(f"layers_{name}", of, lambda: make(found))})
    return {"of": of, "shown": of}


def _photos(network: _Network, layer: str, number: int | None) -> dict[str, Any]:
    """The same channel of the same layer on every photo, once it is known of all."""
    photos = chosen_photo.every()
    key = (*(each.digest for each in photos), *vars(network).values(), layer, number)
    if number is None:
        return _carry("photos", key, None, dict[str, Any])
    pictures = [looking_inside.gets(each, network.size, place)[0] for place, each in enumerate(photos, start=1)]
    found = [network.ask(OneLayer, each, layer).answer for each in pictures]

    def rows(found: list[ChannelMaps]) -> dict[str, Any]:
        return {"number": number, "rows": [all_layers.channel(each, number) for each in found]}

    return _carry("photos", key, None if any(each is None for each in found) else found, rows)
