"""The networks of the worker: each with the weights of a file, and with what was made ready of it."""

from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import Any

import keras
import tensorflow as tf

from mobilenet_viz.engine.layer_map import LayerMap
from mobilenet_viz.engine.protocol import Answer, Floats
from mobilenet_viz.engine.worker import blocks, explain, folding, keras_model, layers, variants
from mobilenet_viz.engine.worker.explain import deletion, parts
from mobilenet_viz.facts import weights
from mobilenet_viz.network.architectures.mobilenet_v1 import OUTPUTS

NETWORKS = len(weights.PUBLISHED)  # kept ready, of all sizes: a ladder asks every one that is here
EXPLAINERS = 26  # of each of them, 5 to 10 MB each: two methods at all blocks


class Network:
    """A network with the weights of a file, for pictures of any size. What it needs is loaded, compiled and kept when
    first used."""

    def __init__(self, file: weights.WeightsFile) -> None:
        self._file = file
        # (kind, block) → ready to explain. They go with their network, which they hold.
        self.explainer = lru_cache(maxsize=EXPLAINERS)(self._explainer)
        self._variants: dict[str, variants.Variant] = {}

    @cached_property
    def model(self) -> keras.Model:
        return keras_model.load(self._file)

    @cached_property
    def classifier(self) -> tuple[Floats, Floats]:
        return explain.classifier(self.model)

    @cached_property
    def forward(self) -> Callable[[Floats], tuple[Any, Any, Any, list[Any]]]:
        """Logits, probabilities, last maps, and the mean over the channels of each of `OUTPUTS`, of (1, R, R, 3)."""
        names = (keras_model.LOGITS, "predictions", keras_model.FEATURES, *(f"{name}_relu" for name in OUTPUTS))
        outputs = keras.Model(self.model.input, [self.model.get_layer(name).output for name in names])

        def pass_on(image: Any) -> tuple[Any, Any, Any, list[Any]]:
            logits, probabilities, features, *maps = outputs(image, training=False)
            return logits, probabilities, features, [tf.reduce_mean(each, axis=-1) for each in maps]

        return parts.compiled(pass_on, parts.images(self.model))

    @property
    def is_ready(self) -> bool:
        return "forward" in vars(self)

    @cached_property
    def blocks(self) -> blocks.Blocks:
        return blocks.Blocks(self.model)

    @cached_property
    def both_ways(self) -> folding.BothWays:
        return folding.BothWays(self.model, self._file.alpha, self._file.resolution)

    @property
    def is_folded(self) -> bool:
        return "both_ways" in vars(self) and self.both_ways.is_ready

    @cached_property
    def layers(self) -> layers.Layers:
        return layers.Layers(self.model)

    @cached_property
    def deletion(self) -> deletion.Deletion:
        return deletion.Deletion(self.model)

    def _explainer(self, kind: Callable[[keras.Model, int], Any], block: int) -> Any:
        return kind(self.model, block)

    def variant(self, name: str) -> variants.Variant:
        """As another program builds it; of these there are as many as its weights fit."""
        return self._variants.setdefault(
            name, variants.Variant(name, self._file.alpha, self._file.resolution, self.model)
        )

    def has_variant(self, name: str) -> bool:
        """Is it ready?"""
        return name in self._variants and self._variants[name].is_ready

    def answer(self, image: Floats) -> Answer:
        """Everything about one picture, (R, R, 3) in [−1, 1], from one forward pass."""
        logits, probabilities, features, means = self.forward(image[None])
        kernel, bias = self.classifier
        maps = tuple(LayerMap.of(name, mean.numpy()[0]) for name, mean in zip(OUTPUTS, means, strict=True))
        evidence = explain.evidence(features.numpy()[0], kernel)
        return Answer(logits.numpy()[0], probabilities.numpy()[0], evidence, bias, self._file.source, maps)


def network(alpha: float, resolution: int) -> Network:
    """The one that answers at this size. Raises KeyError for an α without weights here."""
    return loaded(weights.chosen(alpha, resolution))


@lru_cache(maxsize=NETWORKS)
def loaded(file: weights.WeightsFile) -> Network:
    # The file is an argument so that weights fetched meanwhile make another network.
    return Network(file)
