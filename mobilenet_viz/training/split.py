"""Which pictures teach and which are held back to see how much was learnt."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.training.collection import Collection

HELD_BACK = 0.25  # of each class, for validation
LEAST = 2  # different pictures a class: one to learn from, one to see whether it was learnt


@dataclass(frozen=True, eq=False)
class Split:
    """Places in `Collection.photos`, ascending."""

    train: NDArray[np.int64]
    validation: NDArray[np.int64]


def split(collection: Collection, groups: NDArray[np.int64], seed: int, held_back: float = HELD_BACK) -> Split:
    """The same for the same seed; in each class about this share is held back; no group is on both sides.

    groups: (pictures,), as `doubles.groups` gives it. A group that spans classes counts for its first picture's.
    Raises Refusal class_too_small.
    """
    rng = np.random.default_rng(seed)
    validation = np.zeros(len(groups), bool)
    for label, name in enumerate(collection.classes):
        own = rng.permutation(np.unique(groups)[collection.labels[np.unique(groups)] == label])
        if len(own) < LEAST:
            raise Refusal("class_too_small", name=name, least=LEAST)
        wanted = max(1, round(held_back * int((collection.labels == label).sum())))
        validation |= np.isin(groups, _held_back(own, [int((groups == first).sum()) for first in own], wanted))
    return Split(np.flatnonzero(~validation), np.flatnonzero(validation))


def _held_back(groups: NDArray[np.int64], sizes: list[int], wanted: int) -> list[int]:
    """Of a class's groups those that fit into so many pictures, in this order; the smallest where none fits."""
    taken, left = [], wanted
    for group, size in zip(groups[:-1], sizes, strict=False):  # one group at least is learnt from
        if size <= left:
            taken.append(int(group))
            left -= size
    return taken or [int(groups[int(np.argmin(sizes))])]
