"""What a network has learnt, as page Train shows it: its mistakes, how sure it was of them, how well it knows each."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mobilenet_viz.csv_text import as_csv
from mobilenet_viz.engine.questions.training import COLUMNS, Seen, Trained
from mobilenet_viz.page_data import heatmaps
from mobilenet_viz.paper.readings import nearest
from mobilenet_viz.pixels import images
from mobilenet_viz.training.collection import Collection, Photo
from mobilenet_viz.training.scores import wilson

SURE = ("55", "75", "95")  # percent: how sure of a wrong name it can be guessed to be
FIRST = 3  # of the mistakes
SHOWN = 24  # pictures of a cell
SIDE = 96  # px of a picture that is shown


def sure(share: float) -> str:
    """How sure it is, the nearest of `SURE`."""
    return nearest({percent: int(percent) / 100 for percent in SURE}, share)


def sureness(trained: Trained) -> float | None:
    """The mean probability of the wrong names among the pictures held back; None if all are right."""
    wrong = _wrong(trained)
    return float(trained.probabilities[wrong].max(1).mean()) if len(wrong) else None


def mistakes(trained: Trained) -> list[int]:
    """Places of the pictures held back that it named wrong and was surest of; the surest first."""
    wrong = _wrong(trained)
    order = np.argsort(-trained.probabilities[wrong].max(1), kind="stable")[:FIRST]
    return [int(place) for place in wrong[order]]


def in_cell(trained: Trained, row: int, column: int) -> list[int]:
    """Places of the pictures held back that are of class `row` and named `column`."""
    held, named = trained.split.validation, trained.probabilities.argmax(1)
    return [int(place) for place in held if trained.labels[place] == row and named[place] == column]


def by_class(trained: Trained, names: Sequence[str]) -> list[dict[str, Any]]:
    """Of each class: how many pictures held back it has, how many are named right, and between what that lies."""
    return [
        {"name": name, "counts": counts.tolist(), "right": int(counts[place]), "of": int(counts.sum())}
        | dict(zip(("low", "high"), wilson(int(counts[place]), int(counts.sum())), strict=True))
        for place, (name, counts) in enumerate(zip(names, trained.confusion, strict=True))
    ]


def shown(photos: Sequence[Photo]) -> list[str]:
    """Pictures as data URLs, the first `SHOWN` of them."""
    return [images.data_url(photo.at(SIDE)) for photo in photos[:SHOWN]]


def mistake(collection: Collection, trained: Trained, place: int, seen: Seen | None) -> dict[str, Any]:
    """A picture with its name, the wrong one, how sure of that it was and, once it is here, where it found it."""
    names, said = list(collection.classes), int(trained.probabilities[place].argmax())
    evidence = None if seen is None or seen.evidence is None else seen.evidence[:, :, said]
    return {
        "picture": images.data_url(collection.photos[place].at(SIDE)),
        "is": names[int(trained.labels[place])],
        "called": names[said],
        "probability": float(trained.probabilities[place, said]),
        "map": None if evidence is None else asdict(heatmaps.drawn(evidence)),
    }


def probable(names: Sequence[str], seen: Seen) -> list[dict[str, Any]]:
    """Every class with its probability, the most probable first."""
    order = np.argsort(-seen.probabilities, kind="stable")
    return [{"name": names[place], "probability": float(seen.probabilities[place])} for place in order]


def history(trained: Trained) -> str:
    """The epochs as CSV, under Keras' names."""
    rows = enumerate(trained.history.tolist(), start=1)
    return as_csv([("epoch", *COLUMNS), *((epoch, *values) for epoch, values in rows)])


def _wrong(trained: Trained) -> NDArray[np.int64]:
    """Places of the pictures held back that it named wrong."""
    held = trained.split.validation
    return np.asarray(held[trained.probabilities[held].argmax(1) != trained.labels[held]])
