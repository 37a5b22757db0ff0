"""Every layer of the trained network on a photo: its maps, what ReLU6 cuts, and what its channels say to a class."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from mobilenet_viz.engine.protocol import Floats
from mobilenet_viz.engine.questions.all_layers import ChannelMaps, Contributions, LayerSeen, cut
from mobilenet_viz.engine.worker.explain import classifier, parts
from mobilenet_viz.network.architectures.mobilenet_v1 import WEIGHTED


class Layers:
    """Looks at all layers of a network, prepared once for all sizes."""

    def __init__(self, model: keras.Model) -> None:
        self._model = model
        self._bias = classifier(model)[1]
        ends = [f"{name}_relu" if cut(name) else name for name in WEIGHTED]
        self._layers = keras.Model(model.input, [model.get_layer(name).output for name in ends])

    @cached_property
    def outputs(self) -> Callable[[Any], Any]:
        """What every layer makes of (1, R, R, 3), in the order of `WEIGHTED`."""
        return parts.compiled(lambda image: self._layers(image, training=False), parts.images(self._model))

    @cached_property
    def spoken(self) -> Callable[[Any, Any], Any]:
        """A class's logit, and of each layer before the classifier value · slope, over its places and its channels."""

        def says(image: Any, class_index: Any) -> Any:
            with tf.GradientTape() as tape:
                tape.watch(image)
                *maps, logits = self._layers(image, training=False)
                logit = logits[0, 0, 0, class_index]
            terms = [each * slope for each, slope in zip(maps, tape.gradient(logit, maps), strict=True)]
            return logit, [(tf.reduce_sum(term, (0, 1, 2)), tf.reduce_sum(term, (0, 3))) for term in terms]

        return parts.compiled(says, parts.images(self._model), parts.CLASS)

    def is_ready(self, what: str) -> bool:
        """Is `outputs` or `spoken` compiled already?"""
        return what in vars(self)

    def overview(self, image: Floats) -> tuple[LayerSeen, ...]:
        """Each layer as a whole. image: (R, R, 3) as the network gets it."""
        return tuple(
            LayerSeen.of(name, maps.numpy()[0]) for name, maps in zip(WEIGHTED, self.outputs(image[None]), strict=True)
        )

    def look(self, image: Floats, layer: str) -> ChannelMaps:
        """All channels of one layer of `WEIGHTED`."""
        return ChannelMaps.of(layer, self.outputs(image[None])[WEIGHTED.index(layer)].numpy()[0])

    def contributions(self, image: Floats, class_index: int) -> Contributions:
        """What every channel before the classifier says to class 0…999."""
        logit, terms = self.spoken(image[None], class_index)
        channels, maps = zip(*((np.asarray(each) for each in both) for both in terms), strict=True)
        return Contributions(float(logit), float(self._bias[class_index]), channels, maps)
