"""Teaching a network, as page Train shows it: what can be set, what it costs at each freezing line, what a run gave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from mobilenet_viz.engine.questions.training import COLUMNS, Checkpoint, Trained
from mobilenet_viz.facts import weights
from mobilenet_viz.network.peers import peers
from mobilenet_viz.paper.readings import nearest
from mobilenet_viz.pixels import images
from mobilenet_viz.training.augment import VARIANTS, variant
from mobilenet_viz.training.bases import BASES, lines, rows
from mobilenet_viz.training.collection import Collection
from mobilenet_viz.training.counting import step
from mobilenet_viz.training.scores import wilson
from mobilenet_viz.training.settings import CHOICES, Settings
from mobilenet_viz.training.split import HELD_BACK

TEN = 10  # pictures held back, in the question
RIGHT = ("5", "7", "9")  # of them, as can be guessed
OFFERED: Mapping[str, Sequence[Any]] = {  # on the page; a link can say others
    **CHOICES,
    "resolution": weights.SIZES,
    "dropout": (0.0, 0.2, 0.5),
    "rate": (1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1.0),
    "epochs": (5, 10, 20, 30, 60),
    "batch": (8, 16, 32, 64),
    "patience": (3, 5, 10, 30),
    "seed": (0, 1, 2, 3, 4),
    "most": (0, 5, 20, 100),
    "unequal": (1, 5),
    "swapped": (0.0, 0.2),
}
PREVIEW = 64  # px of a picture that shows what augmentation makes


def right(accuracy: float) -> str:
    """How many of `TEN` pictures held back are named right: the nearest of `RIGHT`."""
    return nearest({count: int(count) / TEN for count in RIGHT}, accuracy)


def titles() -> dict[str, str]:
    """What each base is called."""
    return {name: peers()[name].title for name in BASES}


@cache
def layers(base: str, resolution: int) -> list[dict[str, Any]]:
    """Each layer of a base in Keras' order, up to its last maps: name, kind (None: it only rescales), parameters."""
    return [{"name": row.name, "kind": row.effect.kind, "parameters": row.parameters} for row in rows(base, resolution)]


@cache
def at_lines(base: str, resolution: int, head: str, dense: int, classes: int) -> list[dict[str, Any]]:
    """What teaching costs at each place where the base can be cut: name of the last frozen layer, its place among the
    `layers`, parameters that are trained and Mult-Adds of a step for one picture."""
    places = {row.name: place for place, row in enumerate(rows(base, resolution))}
    settings = {"base": base, "resolution": resolution, "head": head, "dense": dense}
    found = ((line, step(Settings(**settings, freeze=line), classes)) for line in lines(base))  # type: ignore[arg-type]
    return [
        {"name": line, "at": places[line], "trainable": cost.trainable, "all": cost.parameters, **_work(cost)}
        for line, cost in found
    ]


def _work(cost: Any) -> dict[str, int]:
    return {"mult_adds": cost.mult_adds, "kept": cost.frozen, "each": cost.mult_adds - cost.frozen}


@cache
def presets(base: str) -> dict[str, str]:
    """The freezing lines that have a name: by it, the last frozen layer."""
    cuts, layers = lines(base), rows(base)
    wide = max(place for place, row in enumerate(layers) if row.effect.kernels and max(row.effect.kernel) > 1)
    before = {row.name for row in layers[:wide]}
    return {"all_frozen": cuts[-1], "last_block": [line for line in cuts if line in before][-1], "none": cuts[0]}


def is_chain(base: str) -> bool:
    """Can it be cut behind each of its layers?"""
    return len(lines(base)) == len(rows(base))


def counts(collection: Collection) -> dict[str, Any]:
    """Its classes, how many pictures each has, and about how many of the least are learnt from."""
    sizes = {name: len(photos) for name, photos in collection.classes.items()}
    least = min(sizes.values())
    return {"classes": sizes, "learnt": least - max(1, round(HELD_BACK * least)), "own": collection.private}


def variants(collection: Collection, seed: int) -> list[list[str]]:
    """What augmentation makes of the first picture of each class, itself first, as data URLs."""
    first = [photos[0] for photos in collection.classes.values()]
    return [
        [images.data_url(photo.at(PREVIEW))]
        + [images.data_url(variant(photo, PREVIEW, number, seed)) for number in range(VARIANTS)]
        for photo in first
    ]


@dataclass(frozen=True)
class Outcome:
    """What a finished run gave."""

    accuracy: float  # of the pictures held back
    low: float  # of it, `scores.wilson`
    high: float
    learnt: int  # pictures
    held_back: int
    right: int  # of them
    best: int  # epoch, from 1


def outcome(trained: Trained) -> Outcome:
    low, high = trained.uncertainty
    return Outcome(
        accuracy=trained.accuracy,
        low=low,
        high=high,
        learnt=len(trained.split.train),
        held_back=len(trained.split.validation),
        right=int(np.trace(trained.confusion)),
        best=trained.checkpoint.best.epoch + 1,
    )


def curves(checkpoint: Checkpoint | None, held_back: int | None) -> dict[str, list[float]]:
    """The history by column, an epoch each. With `low` and `high` of the accuracy on so many pictures held back."""
    if checkpoint is None:
        return {name: [] for name in COLUMNS}
    columns = {name: checkpoint.history[:, place] for place, name in enumerate(COLUMNS)}
    found = {name: [round(float(value), 4) for value in values] for name, values in columns.items()}
    if held_back is not None:
        ends = [wilson(round(share * held_back), held_back) for share in columns["val_accuracy"].tolist()]
        found |= {"low": [low for low, _ in ends], "high": [high for _, high in ends]}
    return found


def seconds_left(seen: Sequence[tuple[float, int]], total: int) -> float | None:
    """How long it takes at most. seen: (time in s, epochs done then), oldest first; None before there is a pace."""
    if len(seen) < 2:
        return None
    (began, first), (now, done) = seen[0], seen[-1]
    return (now - began) / (done - first) * (total - done)
