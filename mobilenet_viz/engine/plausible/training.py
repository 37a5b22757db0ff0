"""Trainings of the fake engine: each epoch is better, and the last one's probabilities are as good as it says."""

from collections.abc import Callable, Generator
from typing import Any

import numpy as np

from mobilenet_viz.engine.chance import random
from mobilenet_viz.engine.protocol import Floats
from mobilenet_viz.engine.questions.training import (
    Best,
    Checkpoint,
    ClassifyTrained,
    ExportTrained,
    LookTrained,
    Seen,
    Train,
    Trained,
)
from mobilenet_viz.training.collection import Collection
from mobilenet_viz.training.split import split


def _train(question: Train) -> Generator[tuple[int, int, Checkpoint], None, Trained]:
    collection, epochs = question.collection, question.settings.epochs
    begun = 0 if question.start is None else len(question.start.history)
    for done in range(begun + 1, epochs + 1):
        yield done, epochs, _checkpoint(done, epochs)
    checkpoint = _checkpoint(epochs, epochs)
    groups = np.arange(len(collection.photos))
    parts = split(collection, groups, question.settings.seed)
    probabilities = _probabilities(collection, checkpoint.best.accuracy)
    return Trained(checkpoint, parts, groups, collection.labels, probabilities)


def _checkpoint(done: int, epochs: int) -> Checkpoint:
    shares = np.linspace(0.5, 0.9, epochs, dtype=np.float32)[:done]
    history = np.stack([1 - shares, shares, np.float32(1.1) - shares, shares - np.float32(0.05)], axis=1)
    return Checkpoint(history, (), (), Best(done - 1, float(history[-1, 3]), 0, ()), over=False)


def _probabilities(collection: Collection, accuracy: float) -> Floats:
    pictures, classes = len(collection.photos), len(collection.classes)
    right = random(collection).random(pictures) < accuracy
    said = np.where(right, collection.labels, (collection.labels + 1) % classes)
    found = np.full((pictures, classes), 0.2 / classes, np.float32)
    found[np.arange(pictures), said] += np.float32(0.8)
    return found


def _export(question: ExportTrained) -> bytes:
    return f"{question.settings.base}: {', '.join(question.classes)}".encode()


def _look(question: LookTrained) -> Seen:
    rng = random(question.picture)
    scores = rng.random(question.classes).astype(np.float32)
    evidence = rng.normal(size=(4, 4, question.classes)).astype(np.float32)
    return Seen(scores / scores.sum(), evidence if question.settings.is_linear else None)


def _classify(question: ClassifyTrained) -> Floats:
    share = random(question.picture).random()
    return np.array([share, 1 - share], np.float32)


ANSWERS: dict[type, Callable[[Any], Any]] = {
    ClassifyTrained: _classify,
    ExportTrained: _export,
    LookTrained: _look,
    Train: _train,
}
