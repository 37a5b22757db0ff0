"""What a cell of a network's last maps sees: against printed numbers, and by what really reaches it in Keras."""

from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf

from mobilenet_viz.engine.worker import keras_model
from mobilenet_viz.network.architectures import ARCHITECTURES
from mobilenet_viz.network.peers import peers

LAYERS = {  # the names that their authors gave them, and the receptive field where it was printed: Araujo et al. 2019,
    # "Computing Receptive Fields of Convolutional Neural Networks", distill.pub, table of its appendix
    "mobilenet-v1-1.0": ("conv_pw_13", 315),
    "mobilenet-v1-0.25": ("conv_pw_13", 315),
    "squeezenet-1.1": ("conv10", None),
    "efficientnet-lite0": ("top_conv", None),
    "mobilenet-v2": ("out_relu", None),
    "mobilenet-v3-small": ("activation_17", None),
    "densenet121": ("relu", None),
    "vgg16": ("block5_conv3", 196),
    "resnet50": ("conv5_block3_out", 483),
    "resnet152v2": ("post_relu", 1507),
    "inception-v3": ("mixed10", 1311),
    "xception": ("block14_sepconv2_act", None),
}


def test_they_are_what_pooling_reads_and_their_field_is_the_printed_one() -> None:
    assert list(peers()) == list(LAYERS)
    for name, (layer, field) in LAYERS.items():
        found = peers()[name].last_maps
        assert (layer, field or found.field) == (found.layer, found.field)


def even(model: keras.Model) -> keras.Model:
    """With kernels that average what they see, so that no value is cut off and each has some share in the next."""
    for layer in model.layers:
        if isinstance(layer, keras.layers.Conv2D | keras.layers.DepthwiseConv2D):
            kernel = layer.weights[0]
            sums = 2 if isinstance(layer, keras.layers.DepthwiseConv2D) else 3  # axes that one value adds up
            kernel.assign(np.full(kernel.shape, 1 / np.prod(kernel.shape[:sums]), np.float32))
    return model


def seen(model: keras.Model, layer: str, side: int) -> int:
    """px from the first to the last that a cell in the middle of these maps depends on, along a row.

    Max pooling passes on the largest value: where the picture rises the rightmost, where it falls the leftmost. It is
    dark, for sums of blocks add up, and ReLU6 would cut them off.
    """
    maps = keras.Model(model.input, model.get_layer(layer).output)
    ends = []
    for row in (np.linspace(1e-4, 2e-4, side), np.linspace(2e-4, 1e-4, side)):
        image = tf.constant(np.broadcast_to(row[None, None, :, None], (1, side, side, 3)).astype(np.float32))
        with tf.GradientTape() as tape:
            tape.watch(image)
            out = maps(image, training=False)
            cell = tf.reduce_sum(out[0, out.shape[1] // 2, out.shape[2] // 2])
        reached = np.flatnonzero(np.abs(tape.gradient(cell, image)[0]).max((0, 2)))
        ends.append((reached[0], reached[-1]))
    return int(ends[0][1] - ends[1][0]) + 1


@pytest.mark.parametrize("name", ["mobilenet-v1-0.25", "squeezenet-1.1", "efficientnet-lite0"])
def test_of_our_lists_it_is_what_reaches_a_cell(name: str) -> None:
    architecture = {"mobilenet-v1-0.25": "mobilenet_v1", "squeezenet-1.1": "squeezenet_1_1"}
    arch = ARCHITECTURES[architecture.get(name, "efficientnet_lite0")]()
    maps = peers()[name].last_maps
    side = 32 * (maps.field // 32 + 3)
    assert maps.field == seen(even(keras_model.build(arch, any_size=True)), f"{maps.layer}_relu", side)


@pytest.mark.parametrize(
    ("name", "build"),
    [
        ("vgg16", keras.applications.VGG16),
        ("mobilenet-v2", lambda **options: keras.applications.MobileNetV2(alpha=0.35, **options)),
        ("resnet50", keras.applications.ResNet50),
    ],
)
def test_of_keras_models_it_is_what_reaches_a_cell(name: str, build: Any) -> None:
    maps = peers()[name].last_maps
    side = 32 * (maps.field // 32 + 3)
    model = build(include_top=False, weights=None, input_shape=(side, side, 3))
    assert maps.field == seen(even(model), maps.layer, side)


def test_squeeze_and_excitation_lets_every_cell_see_the_whole_photo() -> None:
    model = keras.applications.MobileNetV3Small((224, 224, 3), weights=None)
    assert peers()["mobilenet-v3-small"].last_maps.field > 224
    assert 224 == seen(model, "conv_1", 224)
