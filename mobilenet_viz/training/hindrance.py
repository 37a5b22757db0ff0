"""What makes learning harder, on purpose: few pictures, one class much larger than the others, wrong labels.

Only what is learnt from is touched. The pictures held back stay as they are, so that runs can be compared.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from mobilenet_viz.training.settings import Settings
from mobilenet_viz.training.split import Split


def hindered(split: Split, labels: NDArray[np.int64], settings: Settings) -> tuple[Split, NDArray[np.int64]]:
    """The split with the pictures that are left to learn from, and what is told of each: (pictures,) labels."""
    rng = np.random.default_rng(settings.seed)
    kept = []
    for label in np.unique(labels):
        own = rng.permutation(split.train[labels[split.train] == label])
        kept.append(own[: _count(len(own), int(label), settings)])
    left = replace(split, train=np.sort(np.concatenate(kept)))
    return left, _told(left.train, labels, settings, rng)


def _count(own: int, label: int, settings: Settings) -> int:
    """How many of a class's own pictures are left, one at least; of fewer the first of those of more."""
    few = min(own, settings.most or own)
    return few if label == 0 else max(1, few // settings.unequal)


def _told(
    train: NDArray[np.int64], labels: NDArray[np.int64], settings: Settings, rng: np.random.Generator
) -> NDArray[np.int64]:
    """Some of those learnt from are said to be of the next class."""
    told = labels.copy()
    wrong = rng.permutation(train)[: round(settings.swapped * len(train))]
    told[wrong] = (told[wrong] + 1) % (int(labels.max()) + 1)
    return told
