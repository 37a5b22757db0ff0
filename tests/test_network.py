"""Our builder against `keras.applications.MobileNet`, and against plain TensorFlow where Keras has none."""

from collections.abc import Callable
from inspect import signature
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf
from numpy.typing import NDArray

from mobilenet_viz.engine.worker import keras_model
from mobilenet_viz.network.architectures import ARCHITECTURES
from mobilenet_viz.network.architectures.chain import Chain
from mobilenet_viz.network.architectures.mobilenet_v1 import mobilenet_v1
from mobilenet_viz.network.architectures.variants import Recipe, built
from mobilenet_viz.network.costs import Row, ledger
from mobilenet_viz.network.spec import Architecture, Kind, Layer, Padding

POINTS = [(1.0, 224), (0.25, 160), (0.33, 225), (0.6, 112), (1.25, 201), (1 / 32, 32)]
EPSILON = 1e-3  # of Keras' batch norm


def reference(alpha: float, resolution: int) -> keras.Model:
    keras.utils.clear_session()  # Keras numbers layers it named itself: input_layer, input_layer_1, …
    return keras.applications.MobileNet((resolution, resolution, 3), alpha=alpha, weights=None)


def described(model: keras.Model) -> list[tuple[str, type, tuple, int]]:
    return [(layer.name, type(layer), tuple(layer.output.shape), layer.count_params()) for layer in model.layers]


def randomise(model: keras.Model, seed: int = 0) -> None:
    """FACTS.md, section 5: statistics under which a wrong padding or activation cannot hide."""
    rng = np.random.default_rng(seed)
    draw: dict[str, Callable[[Any], NDArray]] = {
        "gamma": lambda shape: rng.uniform(2, 4, shape),
        "beta": lambda shape: rng.normal(0, 2, shape),
        "moving_variance": lambda shape: rng.uniform(0.5, 1.5, shape),
    }
    for layer in model.layers:
        depthwise = isinstance(layer, keras.layers.DepthwiseConv2D)
        for variable in layer.weights:
            if depthwise:
                variable.assign(rng.normal(0, 1 / 3, variable.shape))
            elif variable.name in draw:
                variable.assign(draw[variable.name](variable.shape))


def logits(model: keras.Model, images: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(keras.Model(model.input, model.get_layer("reshape_2").output)(images, training=False))


def images(resolution: int) -> NDArray[np.float32]:
    return np.random.default_rng(1).uniform(-1, 1, (2, resolution, resolution, 3)).astype(np.float32)


def disagreement(alpha: float, resolution: int) -> float:
    """Largest difference of a logit between our network and Keras', in units of the logits' spread."""
    theirs, ours = reference(alpha, resolution), keras_model.build(mobilenet_v1(alpha, resolution))
    randomise(theirs)
    ours.set_weights(theirs.get_weights())
    expected = logits(theirs, images(resolution))
    return float(np.abs(expected - logits(ours, images(resolution))).max() / expected.std())


@pytest.mark.parametrize(("alpha", "resolution"), POINTS)
def test_all_91_layers_have_keras_names_types_shapes_and_parameters(alpha: float, resolution: int) -> None:
    ours = keras_model.build(mobilenet_v1(alpha, resolution))
    assert described(reference(alpha, resolution)) == described(ours)
    assert 91 == len(ours.layers)


def weighted_layers(model: keras.Model, row: Row) -> list[keras.layers.Layer]:
    """The Keras layers that one row of the ledger prices: the convolution and its batch norm."""
    return [layer for layer in model.layers if layer.name in (row.layer.name, f"{row.layer.name}_bn")]


@pytest.mark.parametrize(
    ("alpha", "resolution", "padding"), [(1.0, 224, "keras"), (0.33, 225, "keras"), (0.6, 112, "same")]
)
def test_the_ledger_counts_what_keras_counts_in_every_row(alpha: float, resolution: int, padding: str) -> None:
    arch = mobilenet_v1(alpha, resolution, padding)
    model = keras_model.build(arch)
    for row in ledger(arch).rows:
        layers = weighted_layers(model, row)
        trainable = sum(int(np.prod(v.shape)) for layer in layers for v in layer.trainable_weights)
        assert (sum(layer.count_params() for layer in layers), trainable) == (row.parameters, row.trainable)
        assert row.layer.out_size in (1, model.get_layer(row.layer.name).output.shape[1])
    assert model.count_params() == ledger(arch).parameters


@pytest.mark.parametrize(("alpha", "resolution"), [(1.0, 96), (0.25, 224), (0.6, 113)])
def test_logits_equal_those_of_keras(alpha: float, resolution: int) -> None:
    assert disagreement(alpha, resolution) < 1e-4


def shifted_padding(_: Any, **options: Any) -> keras.layers.Layer:
    return keras.layers.ZeroPadding2D(((1, 0), (1, 0)), **options)


def plain_relu(_: float, **options: Any) -> keras.layers.Layer:
    return keras.layers.ReLU(**options)


@pytest.mark.parametrize(("name", "wrong"), [("ZeroPadding2D", shifted_padding), ("ReLU", plain_relu)])
def test_the_comparison_of_logits_sees_a_wrong_padding_and_a_wrong_activation(
    name: str, wrong: Callable[..., keras.layers.Layer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keras_model, name, wrong)
    assert disagreement(0.25, 96) > 0.01


def by_hand(model: keras.Model, arch: Architecture, x: Any, ring: int = 0) -> NDArray[np.float32]:
    """Logits by TensorFlow's own operators; no layer of Keras runs. Padding SAME, or at stride 2 a ring of zeros."""
    value = {variable.path: tf.convert_to_tensor(variable.value) for variable in model.weights}
    for layer in arch.layers[:27]:
        name, depthwise = layer.name, layer.kind is Kind.DEPTHWISE
        kernel = value[f"{name}/kernel"]
        convolve = tf.nn.depthwise_conv2d if depthwise else tf.nn.conv2d
        rings = ring if layer.stride == 2 else 0
        around = [[0, 0], [rings, rings], [rings, rings], [0, 0]]
        x = convolve(tf.pad(x, around), kernel, [1, layer.stride, layer.stride, 1], "VALID" if rings else "SAME")
        norm = (value[f"{name}_bn/{key}"] for key in ("moving_mean", "moving_variance", "beta", "gamma"))
        x = tf.nn.relu6(tf.nn.batch_normalization(x, *norm, variance_epsilon=EPSILON))
    scores = tf.reduce_mean(x, (1, 2)) @ value["conv_preds/kernel"][0, 0] + value["conv_preds/bias"]
    return np.asarray(scores)


@pytest.mark.parametrize("resolution", [112, 113, 128])
def test_same_padding_equals_plain_tensorflow_operators(resolution: int) -> None:
    arch = mobilenet_v1(0.25, resolution, "same")
    model = keras_model.build(arch)
    randomise(model)
    expected = by_hand(model, arch, images(resolution))
    assert np.abs(expected - logits(model, images(resolution))).max() / expected.std() < 1e-4


@pytest.mark.parametrize("resolution", [112, 113])
def test_pytorchs_padding_is_a_ring_of_zeros(resolution: int) -> None:
    arch = built(Recipe(stem_padding=Padding.SYMMETRIC, padding=Padding.SYMMETRIC), "", 0.25, resolution)
    model = keras_model.build(arch)
    randomise(model)
    expected = by_hand(model, arch, images(resolution), ring=1)
    assert np.abs(expected - logits(model, images(resolution))).max() / expected.std() < 1e-4


def test_off_multiples_of_32_same_and_keras_padding_are_different_networks() -> None:
    same, asymmetric = (keras_model.build(mobilenet_v1(0.25, 112, padding)) for padding in ("same", "keras"))
    randomise(same)
    asymmetric.set_weights(same.get_weights())
    assert not np.allclose(logits(same, images(112)), logits(asymmetric, images(112)), rtol=0.01)


@pytest.mark.parametrize("stride", [1, 2])
@pytest.mark.parametrize("groups", [1, 2, 3, 4, 6, 12])
def test_a_convolution_in_groups_is_built_as_it_is_priced(groups: int, stride: int) -> None:
    first = Layer("first", Kind.POINTWISE, 1, 1, 32, 32, 3, 12, ("input",), Padding.SAME)
    cut = Layer("cut", Kind.CONV, 3, stride, 32, 32 // stride, 12, 12, ("first",), Padding.SAME, groups)
    arch = Architecture("grouped", 1.0, 32, (first, cut))
    model = keras_model.build(arch)
    assert (3, 3, 12 // groups, 12) == tuple(model.get_layer("cut").kernel.shape)
    assert ledger(arch).rows[1].kernels == model.get_layer("cut").count_params()
    assert ledger(arch).parameters == model.count_params()
    assert (1, 32 // stride, 32 // stride, 12) == model(np.zeros((1, 32, 32, 3), np.float32)).shape


def example(name: str) -> Architecture:
    """A registered network; thin and at 112 px, where SAME and Keras' own padding differ, if it can be had so."""
    make = ARCHITECTURES[name]
    return make(0.25, 112) if "alpha" in signature(make).parameters else make()


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_every_registered_network_is_built_as_it_is_priced(name: str) -> None:
    keras.utils.clear_session()
    arch = example(name)
    model = keras_model.build(arch)
    for row in ledger(arch).rows:
        layers = weighted_layers(model, row)
        assert row.parameters == sum(layer.count_params() for layer in layers), row.layer.name
        shape = model.get_layer(row.layer.name).output.shape
        assert (row.layer.out_size, row.layer.out_channels) in (tuple(shape[2:]), (1, shape[-1])), row.layer.name
    assert ledger(arch).parameters == model.count_params()
    assert arch.layers[-1].out_channels == model.output_shape[-1]


def test_a_block_with_its_stride_on_the_1x1_can_be_built() -> None:
    """As a tutorial has it. The layer of zeros before the 1×1 has a name of its own."""
    chain = Chain(32)
    chain.add("conv_dw_1", Kind.DEPTHWISE, 3, 1, 3, Padding.KERAS)
    chain.add("conv_pw_1", Kind.POINTWISE, 1, 2, 8, Padding.KERAS)
    model = keras_model.build(Architecture("strided", 1.0, 32, tuple(chain.layers)))
    assert "conv_pw_1_pad" in [layer.name for layer in model.layers]
    assert (None, chain.size, chain.size, 8) == model.output_shape


def test_every_kind_of_layer_has_a_builder() -> None:
    assert set(Kind) == set(keras_model.BUILDERS)
