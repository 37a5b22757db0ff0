"""What tests of explanations compare with: every layer's output, one layer after the other, and its gradient."""

from functools import cache
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf
from numpy.typing import NDArray

from mobilenet_viz.engine.worker import keras_model
from mobilenet_viz.engine.worker.explain import parts
from mobilenet_viz.engine.worker.explain.parts import Floats, Slices
from mobilenet_viz.facts import weights
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.network.architectures.mobilenet_v1 import mobilenet_v1
from mobilenet_viz.pixels import images

RESOLUTION = 96  # px: all 13 blocks in a tenth of the time that 224 px take
MALAMUTE = 249
NETWORKS = (1.0, 0.25)
BLOCKS = range(1, 14)
GRIDS = {1: 48, 2: 24, 3: 24, 4: 12, 5: 12, **dict.fromkeys(range(6, 12), 6), 12: 3, 13: 3}  # side, at 96 px


def photo(resolution: int = RESOLUTION, name: str = "dog") -> NDArray[np.float32]:
    rgb = images.decode(SAMPLES[name].read_bytes())
    return images.network_input(images.network_pixels(rgb, resolution))


@cache
def model(alpha: float) -> keras.Model:
    """What the engine explains: one model for all sizes."""
    return keras_model.load(weights.chosen(alpha, RESOLUTION))


def fixed(alpha: float, resolution: int) -> keras.Model:
    """The embedded network built for one size, as Keras' own is."""
    built = keras_model.build(mobilenet_v1(alpha, resolution))
    built.load_weights(weights.checked(alpha).path)
    return built


@cache
def linear(alpha: float) -> keras.Model:
    """As the manual of tf-keras-vis asks for: the model that ends before its softmax."""
    built = fixed(alpha, RESOLUTION)
    return keras.Model(built.input, built.get_layer("reshape_2").output)


@cache
def outputs(alpha: float) -> dict[str, Floats]:
    """Every layer's output for the dog, (h, w, C) or (C,): Keras' layers, called one after the other."""
    x: Any = photo()[None]
    found = {}
    for layer in model(alpha).layers[1:]:
        x = layer(x, training=False) if isinstance(layer, keras.layers.BatchNormalization) else layer(x)
        found[layer.name] = np.asarray(x)[0]
    return found


def features(model: keras.Model, image: Floats) -> Floats:
    """The last maps (g, g, C) by a model of its own."""
    batch: Floats = np.asarray(keras.Model(model.input, model.get_layer("conv_pw_13_relu").output)(image[None]))
    return np.asarray(batch[0])


@cache
def gradients(alpha: float) -> dict[int, Floats]:
    """The gradient of the malamute's logit for each block's output, and at 0 for the photo: one tape over all."""
    image = tf.constant(photo()[None])
    tensors = {0: image}
    with tf.GradientTape() as tape:
        tape.watch(image)
        x: Any = image
        for layer in model(alpha).layers[1:-1]:  # all but the softmax
            x = layer(x, training=False) if isinstance(layer, keras.layers.BatchNormalization) else layer(x)
            if layer.name.startswith("conv_pw_") and layer.name.endswith("_relu"):
                tensors[int(layer.name.split("_")[2])] = x
        logit = x[0, MALAMUTE]
    return {block: np.asarray(each)[0] for block, each in tape.gradient(logit, tensors).items()}


def run_untraced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run what would be traced as it stands: the numbers are the same, and thirteen blocks take no minute."""
    monkeypatch.setattr(
        parts, "compiled", lambda function, *_: lambda *args: function(*map(tf.convert_to_tensor, args))
    )


def whole(slices: Slices) -> Floats:
    """What slow work returns when nobody stops it."""
    while True:
        try:
            next(slices)
        except StopIteration as end:
            result: Floats = end.value
            return result
