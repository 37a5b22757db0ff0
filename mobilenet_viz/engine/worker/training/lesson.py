"""A training, slice by slice: features, split, then epoch by epoch Keras' own `fit`."""

from collections.abc import Generator, Sequence
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from mobilenet_viz.engine.protocol import Floats
from mobilenet_viz.engine.questions.training import COLUMNS, Best, Checkpoint, Train, Trained
from mobilenet_viz.engine.worker.training.features import SLICE, features
from mobilenet_viz.engine.worker.training.network import Network
from mobilenet_viz.training import doubles
from mobilenet_viz.training.augment import VARIANTS
from mobilenet_viz.training.collection import Photo
from mobilenet_viz.training.hindrance import hindered
from mobilenet_viz.training.settings import Settings
from mobilenet_viz.training.split import Split, split

Slices = Generator[tuple[int, int, Any], None, Any]


def train(question: Train) -> Generator[tuple[int, int, Checkpoint | None], None, Trained]:
    """Yields after every few pictures and after every epoch. Raises Refusal class_too_small."""
    taught: Trained = yield from _Lesson(question).taught()
    return taught


class _Lesson:
    def __init__(self, question: Train) -> None:
        self._settings, self._collection = question.settings, question.collection
        self._start = question.start
        self._photos, self._labels = question.collection.photos, question.collection.labels
        self._done, self._total = 0, self._slices() + question.settings.epochs
        self._so_far = question.start

    def taught(self) -> Slices:
        network = Network(self._settings, len(self._collection.classes))
        groups = yield from self._groups(network)
        parts, told = hindered(split(self._collection, groups, self._settings.seed), self._labels, self._settings)
        own = yield from self._features(network, self._photos)
        seen = yield from self._variants(network, parts.train)
        checkpoint = yield from self._epochs(network, own, seen, parts, told)
        network.learner.set_weights(list(checkpoint.best.weights))
        said = [network.probabilities(own[at : at + SLICE]) for at in range(0, len(own), SLICE)]
        return Trained(checkpoint, parts, groups, self._labels, np.concatenate(said))

    def _slices(self) -> int:
        """Of features, at most."""
        passes = 2 + (VARIANTS if self._settings.augment else 0)
        return passes * -(-len(self._photos) // SLICE)

    def _groups(self, network: Network) -> Slices:
        """Near-doubles, by the averages of the base's last maps, wherever the line is."""
        plain = Settings(base=self._settings.base, resolution=self._settings.resolution)
        whole = network if network.settings.line == plain.line and network.settings.head == plain.head else None
        found = yield from self._features(whole or Network(plain, network.classes), self._photos)
        return doubles.groups(self._photos, found)

    def _features(self, network: Network, photos: Sequence[Photo], number: int | None = None) -> Slices:
        found: list[Floats] = []
        for some in features(network, photos, number):
            found += some
            self._done += 1
            yield self._done, self._total, self._so_far
        return np.stack(found)

    def _variants(self, network: Network, train: NDArray[np.int64]) -> Slices:
        """What is learnt from: a list of one array, or one a variant."""
        if not self._settings.augment:
            return []
        photos = [self._photos[place] for place in train]
        seen = []
        for number in range(VARIANTS):
            seen.append((yield from self._features(network, photos, number)))
        return seen

    def _epochs(
        self, network: Network, own: Floats, seen: list[Floats], parts: Split, told: NDArray[np.int64]
    ) -> Slices:
        """told: (pictures,), their labels as the network is told."""
        targets = told[:, None].astype(np.float32)
        learnt_from = np.stack(seen or [own[parts.train]]), targets[parts.train]
        lesson = Epochs(network, *learnt_from, (own[parts.validation], targets[parts.validation]), self._start)
        while lesson.goes_on:
            self._so_far = lesson.one_more()
            yield self._total - self._settings.epochs + lesson.epoch, self._total, self._so_far
        assert self._so_far is not None  # there is at least one epoch
        return self._so_far


class Epochs:
    """One epoch after another; begun anew from a checkpoint, the next one is the same to the bit.

    Order, dropout and variants come from (seed, epoch); the optimiser's slots and what EarlyStopping knows are kept.
    """

    def __init__(
        self,
        network: Network,
        seen: Floats,
        targets: Floats,
        held_back: tuple[Floats, Floats],
        start: Checkpoint | None,
    ) -> None:
        """seen: (variants, pictures, …); targets: (pictures, 1); held_back: features and targets for validation."""
        self._network, self._settings, self._model = network, network.settings, network.learner
        self._variants, self._pictures = seen.shape[:2]
        self._order = tf.Variable(np.arange(self._pictures))
        repeated = np.tile(targets, (self._variants, 1))
        self._data = self._batches(seen.reshape(-1, *seen.shape[2:]), repeated, self._order)
        self._held_back = self._batches(*held_back, tf.range(len(held_back[0])))
        self._stopping = _Stopping(self._settings.patience, start)
        self._history = [] if start is None else list(start.history)
        self._model.optimizer.build(self._model.trainable_variables)
        if start is not None:
            self._model.set_weights(list(start.weights))
            for variable, value in zip(self._model.optimizer.variables, start.optimiser, strict=True):
                variable.assign(value)

    def _batches(self, found: Floats, targets: Floats, order: Any) -> Any:
        """Described once for all epochs, which differ by the order alone: to describe it takes longer than to learn."""
        found, targets, size = tf.constant(found), tf.constant(targets), self._settings.batch

        def batch(number: Any) -> tuple[Any, Any]:
            places = order[number * size : (number + 1) * size]
            return tf.gather(found, places), tf.gather(targets, places)

        return tf.data.Dataset.range(-(-order.shape[0] // size)).map(batch)

    @property
    def epoch(self) -> int:
        """How many are done."""
        return len(self._history)

    @property
    def goes_on(self) -> bool:
        return self.epoch < self._settings.epochs and not self._stopping.over

    def one_more(self) -> Checkpoint:
        """Learn from each picture once more."""
        epoch = self.epoch
        order = np.random.default_rng([self._settings.seed, epoch]).permutation(self._pictures)
        self._order.assign(order + epoch % self._variants * self._pictures)
        self._network.seed_dropout(epoch)
        fitted = self._model.fit(
            self._data,
            initial_epoch=epoch,
            epochs=epoch + 1,
            shuffle=False,
            validation_data=self._held_back,
            callbacks=[self._stopping],
            verbose=0,
        )
        self._history.append(np.array([fitted.history[name][0] for name in COLUMNS], np.float32))
        return self._checkpoint()

    def _checkpoint(self) -> Checkpoint:
        optimiser = tuple(each.numpy() for each in self._model.optimizer.variables)
        weights, best = tuple(self._model.get_weights()), self._stopping.known
        return Checkpoint(np.stack(self._history), weights, optimiser, best, self._stopping.over)


class _Stopping(keras.callbacks.EarlyStopping):  # type: ignore[misc]  # Keras has no types
    """Keras', which forgets all at the beginning of each `fit`; this one is begun once and goes through many."""

    def __init__(self, patience: int, start: Checkpoint | None) -> None:
        super().__init__("val_accuracy", patience=patience, restore_best_weights=True)
        super().on_train_begin()
        self.over = False
        if start is not None:
            self.over, known = start.over, start.best
            self.best, self.wait, self.best_epoch = known.accuracy, known.wait, known.epoch
            self.best_weights = list(known.weights)

    @property
    def known(self) -> Best:
        return Best(self.best_epoch, float(self.best), self.wait, tuple(self.best_weights))

    def on_train_begin(self, logs: Any = None) -> None:
        """Nothing is forgotten."""

    def on_train_end(self, logs: Any = None) -> None:
        """The best weights come back when all is over, not after each epoch."""
        self.over = self.stopped_epoch > 0
