"""The networks that are set beside MobileNetV1, and MobileNetV1 as one of them: each asked in the same way."""

import gc
import json
from collections.abc import Callable
from functools import cache, cached_property, lru_cache
from time import perf_counter
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from mobilenet_viz.engine.protocol import Floats
from mobilenet_viz.engine.questions.peers import PeerAnswer
from mobilenet_viz.engine.worker import keras_model, networks
from mobilenet_viz.engine.worker.explain import parts
from mobilenet_viz.engine.worker.explain.gradients import GradCam
from mobilenet_viz.facts import weights
from mobilenet_viz.network.architectures import ARCHITECTURES
from mobilenet_viz.network.from_keras.walk import ledger_of
from mobilenet_viz.network.last_maps import last_maps
from mobilenet_viz.network.peers import Embedded, OfKeras, Peer, peers
from mobilenet_viz.pixels import images

LARGE = 2  # networks of Keras' folder that are kept loaded: VGG16 and its compiled parts take more than half a gigabyte


def network(name: str) -> "Network":
    """The one of this name. The embedded ones stay: they are few and small."""
    return _embedded(name) if peers()[name].is_embedded else _of_keras(name)


@cache
def _embedded(name: str) -> "Network":
    return Network(peers()[name])


@lru_cache(maxsize=LARGE)
def _of_keras(name: str) -> "Network":
    return Network(peers()[name])


class Network:
    """A network for pictures of its own size, loaded and compiled when first used."""

    def __init__(self, peer: Peer) -> None:
        self._peer, self._file = peer, peer.file

    @cached_property
    def model(self) -> keras.Model:
        """Raises Refusal network_not_here, weights_missing, weights_damaged or weights_unusable."""
        made = self._peer.made
        if isinstance(made, OfKeras):
            return load_fetched(made, self._peer)
        if isinstance(made, Embedded):
            return load(made)
        return networks.loaded(weights.file_of(made, self._peer.resolution)).model  # the one that answers everywhere

    @cached_property
    def forward(self) -> Callable[[Floats], Any]:
        """(1, R, R, 3) → (1, 1000) probabilities and nothing else, so that times can be compared."""
        model, side = self.model, self._peer.resolution

        def pass_on(image: Any) -> Any:
            said = model(image, training=False)
            return keras.ops.softmax(said) if isinstance(self._peer.made, OfKeras) else said

        compiled = parts.compiled(pass_on, (1, side, side, 3))
        compiled(np.zeros((1, side, side, 3), np.float32))  # what only the first call has to do
        return compiled

    @cached_property
    def grad_cam(self) -> GradCam:
        """At the last maps; which layer makes them is read from the model, for Keras numbers the layers it names."""
        model = self.model
        logits = model.output_names[0] if isinstance(self._peer.made, OfKeras) else keras_model.LOGITS
        layer = last_maps(ledger_of(json.loads(model.to_json()), self._peer.resolution)).layer
        return GradCam(model, layer, logits)

    def is_ready(self, needed: str) -> bool:
        """needed: "forward" or "grad_cam"."""
        return needed in vars(self)

    def answer(self, pixels: NDArray[np.uint8]) -> PeerAnswer:
        """pixels: (R, R, 3)."""
        forward, image = self.forward, self._prepared(pixels)
        start = perf_counter()
        probabilities = forward(image[None]).numpy()[0]
        return PeerAnswer(probabilities, self._file.source, perf_counter() - start)

    def explain(self, pixels: NDArray[np.uint8], class_index: int) -> Floats:
        """pixels: (R, R, 3) → what `GradCam.map` gives."""
        return self.grad_cam.map(self._prepared(pixels), class_index)

    def _prepared(self, pixels: NDArray[np.uint8]) -> Floats:
        made = self._peer.made
        if isinstance(made, OfKeras):
            return preprocessed(pixels, made)
        return prepared(pixels, made) if isinstance(made, Embedded) else images.network_input(pixels)


def load(embedded: Embedded, *, any_size: bool = False) -> keras.Model:
    """any_size: as `keras_model.build` has it. Raises Refusal weights_missing or weights_damaged."""
    weights.check(embedded.file)
    model = keras_model.build(ARCHITECTURES[embedded.architecture](), any_size=any_size)
    model.load_weights(embedded.file.path)
    return model


def load_fetched(made: OfKeras, peer: Peer) -> keras.Model:
    """Keras' own model with the file of its folder: (N, R, R, 3) → (N, 1000) logits.

    Raises Refusal network_not_here or weights_unusable.
    """
    if not peer.here:
        raise peer.file.refused("network_not_here", network=peer.title)
    gc.collect()  # a network that is not kept any more goes now, not when there are two of that size
    side = peer.resolution
    build = getattr(keras.applications, made.builder)
    model = build(input_shape=(side, side, 3), weights=None, classifier_activation=None)
    keras_model.load_unknown(model, peer.file, side)
    return model


def prepared(pixels: NDArray[np.uint8], embedded: Embedded) -> Floats:
    """The bytes (R, R, 3) as the network's numbers."""
    ordered = pixels[..., ["RGB".index(channel) for channel in embedded.channels]].astype(np.float32)
    values: Floats = (ordered - np.array(embedded.minus, np.float32)) / np.float32(embedded.over)
    return values


def preprocessed(pixels: NDArray[np.uint8], made: OfKeras) -> Floats:
    """The same for a network of Keras, by its own function; of MobileNetV3 that is the identity, the model does it."""
    values: Floats = getattr(keras.applications, made.module).preprocess_input(pixels.astype(np.float32))
    return values
