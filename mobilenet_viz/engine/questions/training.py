"""What is asked of the worker that teaches networks new classes, how far it is, and what comes out."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from mobilenet_viz.engine.protocol import Floats, Picture, Question
from mobilenet_viz.engine.state import Lane, Progress
from mobilenet_viz.training.collection import Collection
from mobilenet_viz.training.scores import confusion, wilson
from mobilenet_viz.training.settings import Settings
from mobilenet_viz.training.split import Split

COLUMNS = ("loss", "accuracy", "val_loss", "val_accuracy")
"""Of a history, as Keras calls them."""


@dataclass(frozen=True, eq=False)
class Best:
    """What EarlyStopping knows."""

    epoch: int  # from 0
    accuracy: float  # in validation
    wait: int  # epochs since
    weights: tuple[Floats, ...]


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """A training after a finished epoch, all that is needed to go on as if it had never stopped."""

    history: Floats  # (epochs, 4), a column each of `COLUMNS`
    weights: tuple[Floats, ...]  # of all layers right of the freezing line
    optimiser: tuple[NDArray[np.generic], ...]
    best: Best
    over: bool  # nothing better came for as many epochs as there is patience


@dataclass(frozen=True, eq=False)
class Trained:
    """A network that has learnt, with the weights of its best epoch."""

    checkpoint: Checkpoint
    split: Split
    groups: NDArray[np.int64]  # (pictures,): `doubles.groups`
    labels: NDArray[np.int64]  # (pictures,)
    probabilities: Floats  # (pictures, classes), of all, also of those it has learnt from

    @property
    def history(self) -> Floats:
        return self.checkpoint.history

    @property
    def accuracy(self) -> float:
        """The share of the pictures held back that get their own class."""
        return self._right / len(self.split.validation)

    @property
    def uncertainty(self) -> tuple[float, float]:
        """Between which it lies for pictures like these, `scores.wilson`."""
        return wilson(self._right, len(self.split.validation))

    @property
    def confusion(self) -> NDArray[np.int64]:
        """Of the pictures held back: (classes, classes), rows are what they are, columns what they are called."""
        held = self.split.validation
        return confusion(self.labels[held], self.probabilities[held].argmax(1), self.probabilities.shape[1])

    @property
    def _right(self) -> int:
        return int(np.trace(self.confusion))


@dataclass(frozen=True)
class Train(Question[Trained]):
    """Teach a network the classes of a collection. Its progress is a `Checkpoint` after each epoch.

    start: from where it goes on, of the same collection and settings (but for the number of epochs).
    Raises Refusal class_too_small.
    """

    lane: ClassVar[Lane] = Lane.TRAIN

    collection: Collection
    settings: Settings
    start: Checkpoint | None = field(default=None, compare=False)

    def going_on(self, progress: Progress | None) -> "Train":
        return self if progress is None else replace(self, start=progress.so_far)


@dataclass(frozen=True)
class ClassifyTrained(Question[Floats]):
    """What the network of a file says of a picture of its size: (classes,) probabilities, in the order of its card."""

    picture: Picture
    model: Path


@dataclass(frozen=True, eq=False)
class Seen:
    """What a network that has learnt says of one picture."""

    probabilities: Floats  # (classes,)
    evidence: Floats | None  # (g, g, classes), exact; None where the head is not `Settings.is_linear`


@dataclass(frozen=True)
class LookTrained(Question[Seen]):
    """What a network that has learnt says of a picture of its size, and what of it lies where."""

    lane: ClassVar[Lane] = Lane.TRAIN

    picture: Picture
    settings: Settings
    classes: int
    weights: tuple[Floats, ...] = field(compare=False)  # of `Checkpoint.best`
    trained: str  # digest of the collection they come from: it stands for them in the key


@dataclass(frozen=True)
class ExportTrained(Question[bytes]):
    """The whole network as a .keras file, which takes in bytes, (N, R, R, 3) of 0…255, and gives probabilities."""

    is_kept: ClassVar[bool] = False
    lane: ClassVar[Lane] = Lane.TRAIN

    settings: Settings
    classes: tuple[str, ...]
    weights: tuple[Floats, ...] = field(compare=False)  # of `Checkpoint.best`
    trained: str  # digest of the collection they come from: it stands for them in the key
