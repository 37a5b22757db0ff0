"""The networks that are set beside MobileNetV1, and MobileNetV1 as one of them: each asked in the same way."""

from collections.abc import Callable
from functools import cache, cached_property
from time import perf_counter
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from mobilenet_viz.engine.protocol import Floats
from mobilenet_viz.engine.questions.peers import PeerAnswer
from mobilenet_viz.engine.worker import keras_model, networks
from mobilenet_viz.engine.worker.explain import parts
from mobilenet_viz.facts import weights
from mobilenet_viz.network.architectures import ARCHITECTURES
from mobilenet_viz.network.peers import Embedded, Peer, peers
from mobilenet_viz.pixels import images


@cache
def network(name: str) -> "Network":
    """The one of this name among those that answer. It stays: they are few."""
    return Network(peers()[name])


class Network:
    """A network for pictures of its own size, loaded and compiled when first used."""

    def __init__(self, peer: Peer) -> None:
        self._peer = peer

    @cached_property
    def model(self) -> keras.Model:
        """Raises Refusal weights_missing or weights_damaged."""
        if self._peer.embedded is None:
            return networks.loaded(self._of_mobilenet).model  # the one that answers everywhere
        return load(self._peer.embedded)

    @cached_property
    def forward(self) -> Callable[[Floats], Any]:
        """(1, R, R, 3) → (1, 1000) probabilities and nothing else, so that times can be compared."""
        side = self._peer.resolution
        compiled = parts.compiled(lambda image: self.model(image, training=False), (1, side, side, 3))
        compiled(np.zeros((1, side, side, 3), np.float32))  # what only the first call has to do
        return compiled

    @property
    def is_ready(self) -> bool:
        return "forward" in vars(self)

    def answer(self, pixels: NDArray[np.uint8]) -> PeerAnswer:
        """pixels: (R, R, 3)."""
        embedded, forward = self._peer.embedded, self.forward
        image = images.network_input(pixels) if embedded is None else prepared(pixels, embedded)
        start = perf_counter()
        probabilities = forward(image[None]).numpy()[0]
        seconds = perf_counter() - start
        file = self._of_mobilenet if embedded is None else embedded.file
        return PeerAnswer(probabilities, file.source, seconds)

    @property
    def _of_mobilenet(self) -> weights.WeightsFile:
        assert self._peer.alpha is not None  # or it would be embedded as another network, or not asked
        return weights.file_of(self._peer.alpha, self._peer.resolution)


def load(embedded: Embedded, *, any_size: bool = False) -> keras.Model:
    """any_size: as `keras_model.build` has it. Raises Refusal weights_missing or weights_damaged."""
    weights.check(embedded.file)
    model = keras_model.build(ARCHITECTURES[embedded.architecture](), any_size=any_size)
    model.load_weights(embedded.file.path)
    return model


def prepared(pixels: NDArray[np.uint8], embedded: Embedded) -> Floats:
    """The bytes (R, R, 3) as the network's numbers."""
    ordered = pixels[..., ["RGB".index(channel) for channel in embedded.channels]].astype(np.float32)
    values: Floats = (ordered - np.array(embedded.minus, np.float32)) / np.float32(embedded.over)
    return values
