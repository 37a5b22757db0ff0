"""MobileNetV1 as another program builds it, with the weights of a trained one."""

from collections.abc import Callable, Generator
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import keras

from mobilenet_viz.engine.protocol import Floats
from mobilenet_viz.engine.worker import keras_model
from mobilenet_viz.engine.worker.explain import parts
from mobilenet_viz.network.architectures.variants import variant


def build(name: str, alpha: float, resolution: int, trained: keras.Model, *, any_size: bool = False) -> keras.Model:
    """The model of `variant(name, …)` with the weights of `trained`, layer for layer. They must fit: `has_weights`."""
    model = keras_model.build(variant(name, alpha, resolution), any_size=any_size)
    for layer in model.layers:
        if layer.weights:
            layer.set_weights(trained.get_layer(layer.name).get_weights())
    return model


class Variant:
    """Such a network for pictures of any size, built and compiled when first used."""

    def __init__(self, name: str, alpha: float, resolution: int, trained: keras.Model) -> None:
        self._about = name, alpha, resolution, trained

    @cached_property
    def model(self) -> keras.Model:
        return build(*self._about, any_size=True)

    @cached_property
    def forward(self) -> Callable[[Floats], Any]:
        return parts.compiled(lambda image: self.model(image, training=False), parts.images(self.model))

    @property
    def is_ready(self) -> bool:
        return "forward" in vars(self)

    def probabilities(self, image: Floats) -> Floats:
        """image: (R, R, 3) in [−1, 1]; (1000,)."""
        answer: Floats = self.forward(image[None]).numpy()[0]
        return answer


def export(name: str, alpha: float, resolution: int, trained: keras.Model) -> Generator[tuple[int, int], None, bytes]:
    """A .keras file of it, in two slices: to build and to write."""
    model = build(name, alpha, resolution, trained)
    yield 1, 2
    with TemporaryDirectory() as folder:
        file = Path(folder) / "model.keras"
        model.save(file)
        return file.read_bytes()
