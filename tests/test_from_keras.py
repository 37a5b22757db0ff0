"""The converter against Keras itself: parameters, shapes layer by layer, Mult-Adds; and against printed numbers."""

from collections import Counter
from collections.abc import Callable, Iterator
from math import prod

import keras
import pytest

from mobilenet_viz import ledger, mobilenet_v1
from mobilenet_viz.network.architectures.vgg16 import vgg16
from mobilenet_viz.network.from_keras.counted import ModelLedger
from mobilenet_viz.network.from_keras.rules import RULES
from mobilenet_viz.network.from_keras.walk import ledger_of
from mobilenet_viz.network.spec import Architecture
from tests import keras_models

MULT_ADDS = {"MobileNet": 568_740_352, "MobileNetV2": 300_774_272}  # multiply-accumulates, counted by others
PARAMETERS = {
    "MobileNet": 4_253_864,
    "MobileNetV2": 3_538_984,
    "MobileNetV3Small": 2_554_968,
    "DenseNet121": 8_062_504,
    "VGG16": 138_357_544,
    "ResNet50": 25_636_712,
}
OWN: dict[str, Callable[[], keras.Model]] = {
    "student": keras_models.student,
    "mixed": keras_models.mixed,
    "called twice": keras_models.called_twice,
}


@pytest.fixture(scope="module", params=[*keras_models.APPLICATIONS, *OWN])
def built(request: pytest.FixtureRequest) -> tuple[str, keras.Model, ModelLedger]:
    """Name and Keras model of one network, and its ledger."""
    keras.utils.clear_session()
    name = request.param
    model = OWN[name]() if name in OWN else keras_models.application(name)
    return name, model, ledger_of(keras_models.config(model), 224)


def flat(model: keras.Model, path: str = "") -> Iterator[tuple[str, keras.layers.Layer]]:
    """Every layer by its name in the ledger; models in the model are opened."""
    for layer in model.layers:
        if isinstance(layer, keras.Model):
            inner = flat(layer, f"{path}{layer.name}/")
            yield from (each for each in inner if not isinstance(each[1], keras.layers.InputLayer))
        else:
            yield path + layer.name, layer


def work(layer: keras.layers.Layer) -> int:
    """Mult-Adds of one call: each weight of its kernels times the places of the last output they make."""
    kernels = (weight for weight in layer.weights if weight.path.endswith("kernel"))
    return sum(int(prod(kernel.shape)) for kernel in kernels) * int(prod(layer.output.shape[1:-1]))


def trainable(model: keras.Model) -> int:
    return sum(int(prod(weight.shape)) for weight in model.trainable_weights)


def test_all_parameters_are_those_of_keras(built: tuple[str, keras.Model, ModelLedger]) -> None:
    name, model, counted = built
    assert (model.name, model.count_params(), trainable(model)) == (counted.name, counted.parameters, counted.trainable)
    assert PARAMETERS.get(name, counted.parameters) == counted.parameters


def test_every_layer_has_keras_shape_and_parameters(built: tuple[str, keras.Model, ModelLedger]) -> None:
    _, model, counted = built
    shapes = {row.name.removesuffix(row.effect.part): row.effect.shape for row in counted.rows}  # the last part's stays
    parameters: Counter[str] = Counter()
    for row in counted.rows:
        parameters[row.name.removesuffix(row.effect.part)] += row.parameters
    for name, layer in flat(model):
        assert (tuple(layer.output.shape[1:]), layer.count_params()) == (shapes[name], parameters[name]), name


def test_mult_adds_are_those_of_a_walk_over_the_layers_of_keras(built: tuple[str, keras.Model, ModelLedger]) -> None:
    name, model, counted = built
    rows: Counter[str] = Counter()
    for row in counted.rows:
        rows[row.name.removesuffix(row.effect.part)] += row.mult_adds
    assert {each: rows[each] for each, _ in flat(model)} == {each: work(layer) for each, layer in flat(model)}
    assert MULT_ADDS.get(name, counted.mult_adds) == counted.mult_adds


@pytest.mark.parametrize(("name", "ours"), [("MobileNet", mobilenet_v1), ("VGG16", vgg16)])
def test_a_network_that_is_a_list_of_ours_too_is_counted_alike(name: str, ours: Callable[[], Architecture]) -> None:
    counted, listed = ledger_of(keras_models.config(keras_models.application(name)), 224), ledger(ours())
    for total in ("mult_adds", "kernels", "trainable", "parameters"):
        assert getattr(counted, total) == getattr(listed, total)
    assert [row.mult_adds for row in listed.rows if row.kernels] == [
        row.mult_adds for row in counted.rows if row.kernels
    ]


def test_what_is_called_twice_works_twice_and_is_there_once() -> None:
    counted = ledger_of(keras_models.config(keras_models.called_twice()), 224)
    rows = {row.name: (row.inputs, row.mult_adds, row.parameters) for row in counted.rows if row.layer == "Conv2D"}
    conv, mult_adds = "outer/inner/conv", 3 * 3 * 3 * 3 * 8 * 8
    assert rows == {conv: (("photo",), mult_adds, 84), f"{conv} (2)": ((conv,), mult_adds, 0)}


def test_an_input_whose_size_is_left_open_is_counted_at_the_size_asked_for() -> None:
    open_size = keras.applications.MobileNet((None, None, 3), weights=None, include_top=False)
    config = keras_models.config(open_size)
    for resolution in (160, 192):
        ours = ledger(mobilenet_v1(1.0, resolution, classes=0))
        assert ours.mult_adds == ledger_of(config, resolution).mult_adds


def test_every_class_that_is_said_to_be_counted_is_one_of_keras() -> None:
    operators = {"TrueDivide"}
    assert [] == [name for name in RULES if name not in operators and not hasattr(keras.layers, name)]
