"""The networks the paper compares with, against Keras: its own VGG16, and what a walk over the built models counts."""

import keras
import numpy as np
import pytest

from mobilenet_viz.engine.worker import keras_model
from mobilenet_viz.network.architectures import ARCHITECTURES
from mobilenet_viz.network.architectures.before_batch_norm import BIASED
from mobilenet_viz.network.architectures.vgg16 import vgg16
from mobilenet_viz.network.costs import Ledger, ledger
from mobilenet_viz.network.spec import Architecture, Kind, Layer, Padding
from mobilenet_viz.paper import slips
from mobilenet_viz.paper.recompute import checked

PARAMETERS = {  # kernels and biases, from the models' own publications and Keras
    "vgg16": 138_357_544,
    "alexnet": 60_965_224,
    "squeezenet": 1_248_424,
    "squeezenet_1_1": 1_235_496,
    "googlenet": 6_998_552,
}
MAPS = {  # px of the maps after each step down, as the articles print them
    "vgg16": (224, 112, 56, 28, 14, 7, 1),
    "alexnet": (227, 55, 27, 13, 6, 1),
    "squeezenet": (227, 111, 55, 27, 13, 1),
    "squeezenet_1_1": (224, 111, 55, 27, 13, 1),
    "googlenet": (224, 112, 56, 28, 14, 7, 1),
}
FAMOUS = list(PARAMETERS)


@pytest.fixture(scope="module", params=FAMOUS)
def built(request: pytest.FixtureRequest) -> tuple[str, Ledger, keras.Model]:
    """Name, ledger and Keras model of one of them."""
    keras.utils.clear_session()
    arch = ARCHITECTURES[request.param]()
    return request.param, ledger(arch), keras_model.build(arch)


def work(layer: keras.layers.Layer) -> int:
    """Mult-Adds of a Keras layer: each weight of its kernel once at every output pixel."""
    _, height, width, _ = layer.output.shape
    return int(np.prod(layer.kernel.shape) * height * width)


def test_parameters_are_those_of_keras_and_those_known(built: tuple[str, Ledger, keras.Model]) -> None:
    name, counted, model = built
    assert PARAMETERS[name] == model.count_params() == counted.parameters == counted.trainable


def test_mult_adds_are_those_of_a_walk_over_the_layers_of_keras(built: tuple[str, Ledger, keras.Model]) -> None:
    _, counted, model = built
    rows = {row.layer.name: row.mult_adds for row in counted.rows if row.mult_adds}
    assert {layer.name: work(layer) for layer in model.layers if isinstance(layer, keras.layers.Conv2D)} == rows
    assert counted.mult_adds == sum(rows.values())


def test_every_layer_is_in_keras_under_its_name_and_of_its_shape(built: tuple[str, Ledger, keras.Model]) -> None:
    _, counted, model = built
    for layer in counted.architecture.layers[:-1]:
        assert (None, layer.out_size, layer.out_size, layer.out_channels) == model.get_layer(layer.name).output.shape
    assert (None, 1000) == model.output_shape


def test_convolutions_end_in_a_plain_relu_and_nothing_is_normalised(built: tuple[str, Ledger, keras.Model]) -> None:
    _, counted, model = built
    convolutions = [row for row in counted.rows if row.layer.kind in (Kind.CONV, Kind.POINTWISE)]
    plain = {layer.name for layer in model.layers if isinstance(layer, keras.layers.ReLU) and layer.max_value is None}
    assert {f"{row.layer.name}_relu" for row in convolutions} == plain
    assert not any(isinstance(layer, keras.layers.BatchNormalization) for layer in model.layers)


@pytest.mark.parametrize("name", FAMOUS)
def test_maps_shrink_as_the_articles_print(name: str) -> None:
    arch = ARCHITECTURES[name]()
    sizes = [arch.resolution, *(layer.out_size for layer in arch.layers)]
    assert MAPS[name] == tuple(dict.fromkeys(sizes))


def test_the_channels_that_alexnets_gpus_share_are_in_its_third_convolution_only() -> None:
    layers = ARCHITECTURES["alexnet"]().layers
    assert [1, 2, 1, 2, 2, 1, 1] == [layer.groups for layer in layers if layer.finish.bias]


VGG_CONVOLUTIONS = 9 * (  # weights of one pixel of a 3×3, times channels in and out, times pixels
    (3 * 64 + 64 * 64) * 224**2
    + (64 * 128 + 128 * 128) * 112**2
    + (128 * 256 + 2 * 256 * 256) * 56**2
    + (256 * 512 + 2 * 512 * 512) * 28**2
    + 3 * 512 * 512 * 14**2
)


def test_their_rows_in_tables_8_and_9_are_recomputed() -> None:
    assert ["1582.7", "6.99"] == [slips.written(cell) for cell in checked(8)[1][2:]]
    assert [f"{(VGG_CONVOLUTIONS + 25088 * 4096 + 4096 * 4096 + 4096 * 1000) / 1e6:.1f}", "138.3"] == [
        slips.written(cell) for cell in checked(8)[2][2:]
    ]
    assert ["832.7", "1.244"] == [slips.written(cell) for cell in checked(9)[1][2:]]
    assert ["724.4", "61.0"] == [slips.written(cell) for cell in checked(9)[2][2:]]


def test_what_is_said_of_their_printed_numbers_holds() -> None:
    convolutions = slips.values((8, 2, 2))["convolutions"]
    assert f"{VGG_CONVOLUTIONS / 1e6:.1f}" == convolutions
    assert 15300 == round(float(convolutions), -2)
    assert "1665.3" == slips.values((9, 1, 2))["twice"]  # 2 × 832,667,936
    assert 1700 == round(1665.3, -2)
    biased = slips.values((9, 1, 3))["biased"]
    assert (f"{1_248_424 / 1e6:.3f}", 1.25) == (biased, round(float(biased), 2))
    assert 720 == round(float(slips.values((9, 2, 2))["exact"]), -1)
    finer = slips.values((9, 2, 3))["exact"]
    biases = 96 + 256 + 384 + 384 + 256 + 4096 + 4096 + 1000
    assert f"{(60_965_224 - biases) / 1e6:.2f}" == finer


def test_vgg16_answers_as_that_of_keras() -> None:
    keras.utils.clear_session()
    theirs = keras.applications.VGG16(weights=None)
    ours = keras_model.build(vgg16())
    assert 138_357_544 == theirs.count_params()
    rng = np.random.default_rng(0)
    for variable in theirs.weights:
        if variable.path.endswith("bias"):
            variable.assign(rng.normal(0, 1, variable.shape))
    for mine, other in zip(ours.weights, theirs.weights, strict=True):
        mine.assign(np.reshape(other, mine.shape))  # Keras flattens the last maps row by row, channels innermost
    image = rng.uniform(-128, 128, (1, 224, 224, 3)).astype(np.float32)
    scores = (
        keras.Model(theirs.input, theirs.layers[-2].output)(image) @ theirs.layers[-1].kernel + theirs.layers[-1].bias
    )
    found = keras.Model(ours.input, ours.get_layer(keras_model.LOGITS).output)(image)
    assert float(np.abs(scores - found).max() / np.std(scores)) < 1e-4


def test_only_convolutions_can_have_a_bias_instead_of_batch_norm() -> None:
    shape = (1, 1, 8, 8, 4, 4)
    with pytest.raises(ValueError, match="only: Finish"):
        Layer("only", Kind.MAX_POOL, *shape, ("input",), Padding.SAME, finish=BIASED)
    only = Layer("only", Kind.CONV, *shape, ("input",), Padding.SAME, finish=BIASED)
    (row,) = ledger(Architecture("one", 1.0, 8, (only,))).rows
    assert (16, 20, 20) == (row.kernels, row.trainable, row.parameters)
