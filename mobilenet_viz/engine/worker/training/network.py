"""A base cut at the freezing line, and a head behind it: built, and ready to learn."""

import hashlib
from functools import cached_property
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from mobilenet_viz.engine.protocol import Floats
from mobilenet_viz.engine.worker import keras_model, peers
from mobilenet_viz.engine.worker.explain import parts
from mobilenet_viz.facts import weights
from mobilenet_viz.network.keras_rows import INPUT
from mobilenet_viz.network.peers import peers as known
from mobilenet_viz.pixels import images
from mobilenet_viz.training import bases
from mobilenet_viz.training.head import HeadLayer, head
from mobilenet_viz.training.settings import Settings

OPTIMISERS = {"adam": keras.optimizers.Adam, "rmsprop": keras.optimizers.RMSprop, "sgd": keras.optimizers.SGD}


def load(base: str) -> keras.Model:
    """A base with its trained weights, for pictures of any size, up to its last maps; a new one at each call.

    Raises Refusal weights_missing or weights_damaged.
    """
    peer = known()[base]
    if peer.embedded is not None:
        model = peers.load(peer.embedded, any_size=True)
    else:
        assert peer.alpha is not None  # of those that answer, only MobileNetV1 is not embedded as another network
        model = keras_model.load(weights.chosen(peer.alpha, peer.resolution))
    end = model.get_layer(bases.lines(base)[-1]).output
    return keras.Model(model.input, end, name=base.replace(".", "_"))


def prepared(base: str, pixels: NDArray[np.uint8]) -> Floats:
    """Pictures, (…, R, R, 3) bytes, as the numbers this base was trained with."""
    embedded = known()[base].embedded
    return images.network_input(pixels) if embedded is None else peers.prepared(pixels, embedded)


class Network:
    """`frozen` makes features of pictures, once; `learner` learns from them. They share the layers of `base`."""

    def __init__(self, settings: Settings, classes: int) -> None:
        self.settings, self.classes = settings, classes
        self.base = load(settings.base)
        self._freeze()
        first, *rest = head(settings, classes)
        self._first, self._rest = _layer(first, settings.seed), [_layer(each, settings.seed) for each in rest]
        self.frozen = self._frozen()
        self.learner = self._learner()
        self.learner.compile(
            OPTIMISERS[settings.optimiser](settings.rate),
            "binary_crossentropy" if classes == 2 else "sparse_categorical_crossentropy",
            metrics=["accuracy"],
            jit_compile=False,  # to compile takes longer than a class's whole training
        )

    @cached_property
    def features(self) -> Any:
        """What `frozen` makes of (N, R, R, 3) prepared numbers."""
        side = self.settings.resolution
        return parts.compiled(lambda pictures: self.frozen(pictures, training=False), (None, side, side, 3))

    @cached_property
    def forward(self) -> Any:
        """(N, …) features → (N, 1 or classes)."""
        return parts.compiled(lambda found: self.learner(found, training=False), (None, *self.learner.input.shape[1:]))

    def probabilities(self, found: Floats) -> Floats:
        """(N, classes)."""
        return two_columns(self.forward(found).numpy(), self.classes)

    def answer(self, maps: Any) -> Any:
        """The head alone, behind the last maps of the base."""
        return self._answer(self._first(maps))

    def _answer(self, found: Any) -> Any:
        for layer in self._rest:
            found = layer(found)
        return found

    def seed_dropout(self, epoch: int) -> None:
        """What is left out in this epoch comes from it and the seed, whatever came before."""
        for layer in self._rest:
            if isinstance(layer, keras.layers.Dropout):
                layer.seed_generator.state.assign(np.array([self.settings.seed, epoch], np.uint32))

    def _freeze(self) -> None:
        names = [layer.name for layer in self.base.layers]
        for layer in self.base.layers[: names.index(self.settings.line) + 1]:
            layer.trainable = False

    def _frozen(self) -> keras.Model:
        """Up to the line. Where that is the whole base, what begins the head belongs to it: it has nothing to learn."""
        side = self.settings.resolution
        inputs = keras.Input((side, side, 3))
        maps = self._left(inputs)
        return keras.Model(inputs, self._first(maps) if self.settings.all_frozen else maps)

    def _left(self, inputs: Any) -> Any:
        """What is left of the line makes of pictures; nothing, where they are all there is."""
        if self.settings.line == INPUT:
            return keras.layers.Identity()(inputs)
        return keras.Model(self.base.input, self.base.get_layer(self.settings.line).output)(inputs, training=False)

    def _learner(self) -> keras.Model:
        """From the features to probabilities. Batch norm right of the line infers, or falls into the trap."""
        inputs = keras.Input(self.frozen.output.shape[1:])
        found = inputs
        if not self.settings.all_frozen:
            right = keras.Model(self.base.get_layer(self.settings.line).output, self.base.output)
            found = self._first((right if self.settings.batch_statistics else _Inferring(right))(inputs))
        return keras.Model(inputs, self._answer(found))


class _Inferring(keras.layers.Layer):  # type: ignore[misc]  # Keras has no types
    """A part of a network whose batch norm infers, also while its weights are trained.

    `part(inputs, training=False)`, as Keras' guide has it, would not do: of a model in a model Keras 3.15 overrides it.
    """

    def __init__(self, part: keras.Model) -> None:
        super().__init__()
        self.part = part

    def call(self, inputs: Any) -> Any:
        return self.part(inputs, training=False)


def two_columns(said: Floats, classes: int) -> Floats:
    """(N, classes) of what a head says: of two classes it says only how likely the second is."""
    return np.concatenate([1 - said, said], axis=1) if classes == 2 else said


def _layer(described: HeadLayer, seed: int) -> keras.layers.Layer:
    """What is random in it comes from the seed and its name."""
    options = dict(described.options)
    if described.kind == "Dense":
        own = int.from_bytes(hashlib.sha256(f"{described.name} {seed}".encode()).digest()[:4], "big")
        options["kernel_initializer"] = keras.initializers.GlorotUniform(seed=own)
    if described.kind == "Dropout":
        options["seed"] = seed
    return getattr(keras.layers, described.kind)(name=described.name, **options)
