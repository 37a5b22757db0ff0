"""A collection in the making as page Train shows it: classes, pictures, doubles, and which are held back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.pixels import images
from mobilenet_viz.training import doubles
from mobilenet_viz.training.collection import Collection, Photo
from mobilenet_viz.training.draft import Draft, Picture
from mobilenet_viz.training.samples import for_a_lesson
from mobilenet_viz.training.settings import Settings
from mobilenet_viz.training.split import HELD_BACK, split

SHOWN = 40  # pictures of an embedded class
SHARES = {"none": 0.0, "quarter": 1 / 4, "half": 1 / 2}
"""Of the pictures, what may be guessed to be held back while a network learns."""


def right() -> str:
    return next(name for name, share in SHARES.items() if share == HELD_BACK)


@dataclass(frozen=True)
class Seen:
    """A draft at one moment, to be described when others may change it again."""

    classes: tuple[tuple[str, str, bool, tuple[Picture, ...]], ...]  # id, name, is used, pictures
    used: tuple[Picture, ...]  # in the order of the collection's photos
    collection: Collection | Refusal  # or why it cannot teach yet
    link: str | None
    nbytes: int


def seen(draft: Draft) -> Seen:
    classes = ((id_, each.name, each.used, tuple(each.pictures.values())) for id_, each in draft.classes.items())
    try:
        found: Collection | Refusal = draft.collection()
    except Refusal as refusal:
        found = refusal
    return Seen(tuple(classes), tuple(draft.used()), found, draft.link, draft.nbytes)


def described(one: Seen) -> dict[str, Any]:
    """For the browser. Of a picture, `double`: it was there before; `held`: it is held back; `waits`: for approval."""
    try:
        marks = _marks(one)
        lacks = None
    except Refusal as refusal:
        marks, lacks = {}, refusal.in_every_language()
    return {
        "classes": [
            {"id": id_, "name": name, "used": used, "pictures": [_drawn(each, marks) for each in pictures]}
            for id_, name, used, pictures in one.classes
        ],
        "lacks": lacks,
        "link": one.link,
        "megabytes": one.nbytes / 2**20,
    }


def _marks(one: Seen) -> Mapping[str, dict[str, bool]]:
    """By id of those that teach. Raises Refusal why they cannot."""
    if isinstance(one.collection, Refusal):
        raise one.collection
    groups = doubles.same(one.collection.photos)
    held = set(split(one.collection, groups, Settings.seed).validation.tolist())
    return {
        each.id: {"double": bool(groups[place] != place), "held": place in held} for place, each in enumerate(one.used)
    }


def _drawn(picture: Picture, marks: Mapping[str, dict[str, bool]]) -> dict[str, Any]:
    of_those = marks.get(picture.id, {"double": False, "held": False})
    return {"id": picture.id, "name": picture.photo.name, "waits": not picture.approved, **of_those}


def example() -> list[dict[str, Any]]:
    """The embedded one likewise: of each class the first pictures, as a `url`, and the `count` of all."""
    embedded = for_a_lesson()
    held = set(split(embedded, doubles.same(embedded.photos), Settings.seed).validation.tolist())
    places = {id(photo): place for place, photo in enumerate(embedded.photos)}

    def drawn(photo: Photo) -> dict[str, Any]:
        marks = {"waits": False, "double": False, "held": places[id(photo)] in held}
        return {"id": photo.digest, "name": photo.name, "url": images.data_url(photo.pixels), **marks}

    return [
        {"id": name, "name": name, "used": True, "count": len(photos), "pictures": list(map(drawn, photos[:SHOWN]))}
        for name, photos in embedded.classes.items()
    ]
