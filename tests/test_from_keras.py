"""The converter against Keras itself: parameters, shapes layer by layer, Mult-Adds; and against printed numbers."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import prod

import keras
import pytest

from mobilenet_viz import ledger, mobilenet_v1
from mobilenet_viz.facts.published import read_facts
from mobilenet_viz.network.architectures.vgg16 import vgg16
from mobilenet_viz.network.from_keras.counted import ModelLedger
from mobilenet_viz.network.from_keras.rules import RULES
from mobilenet_viz.network.from_keras.stored import as_data, as_ledger
from mobilenet_viz.network.from_keras.walk import ledger_of
from mobilenet_viz.network.peers import LEDGERS
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
OURS: dict[str, Callable[[], Architecture]] = {"MobileNet": mobilenet_v1, "VGG16": vgg16}
KEPT = {facts["keras"]: facts for facts in read_facts("networks")["network"] if "keras" in facts}
OWN: dict[str, Callable[[], keras.Model]] = {
    "student": keras_models.student,
    "mixed": keras_models.mixed,
    "called twice": keras_models.called_twice,
}


@dataclass(frozen=True)
class Built:
    name: str
    model: keras.Model
    file: str  # that Keras would fetch its weights as
    ledger: ModelLedger


@pytest.fixture(scope="module", params=[*keras_models.APPLICATIONS, *OWN])
def built(request: pytest.FixtureRequest) -> Built:
    """One network, built by Keras without weights and counted from its config."""
    keras.utils.clear_session()
    name = request.param
    model, file = (OWN[name](), "") if name in OWN else keras_models.application(name)
    return Built(name, model, file, ledger_of(keras_models.config(model), 224))


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


def by_layer(counted: ModelLedger, count: str) -> Counter[str]:
    """One count by layer of Keras, of which a separable convolution is two rows."""
    found: Counter[str] = Counter()
    for row in counted.rows:
        found[row.name.removesuffix(row.effect.part)] += getattr(row, count)
    return found


def test_all_parameters_are_those_of_keras(built: Built) -> None:
    model, counted = built.model, built.ledger
    assert (model.name, model.count_params(), trainable(model)) == (counted.name, counted.parameters, counted.trainable)
    assert PARAMETERS.get(built.name, counted.parameters) == counted.parameters


def test_every_layer_has_keras_shape_and_parameters(built: Built) -> None:
    shapes = {row.name.removesuffix(row.effect.part): row.effect.shape for row in built.ledger.rows}
    parameters = by_layer(built.ledger, "parameters")
    for name, layer in flat(built.model):
        assert (tuple(layer.output.shape[1:]), layer.count_params()) == (shapes[name], parameters[name]), name


def test_mult_adds_are_those_of_a_walk_over_the_layers_of_keras(built: Built) -> None:
    counted, layers = by_layer(built.ledger, "mult_adds"), dict(flat(built.model))
    assert {name: counted[name] for name in layers} == {name: work(layer) for name, layer in layers.items()}
    assert MULT_ADDS.get(built.name, built.ledger.mult_adds) == built.ledger.mult_adds


@pytest.mark.parametrize("built", OURS, indirect=True)
def test_a_network_that_is_a_list_of_ours_too_is_counted_alike(built: Built) -> None:
    listed = ledger(OURS[built.name]())
    for total in ("mult_adds", "kernels", "trainable", "parameters"):
        assert getattr(built.ledger, total) == getattr(listed, total)
    worked = [row.mult_adds for row in built.ledger.rows if row.kernels]
    assert worked == [row.mult_adds for row in listed.rows if row.kernels]


@pytest.mark.parametrize("built", KEPT, indirect=True)
def test_the_ledger_that_is_kept_in_a_file_is_that_of_keras(built: Built) -> None:
    facts = KEPT[built.name]
    kept = json.loads(LEDGERS.read_text("utf-8"))[facts["name"]]
    assert kept == json.loads(json.dumps(as_data(built.ledger)))
    assert as_ledger(kept) == built.ledger
    assert facts["weights"] == built.file
    assert facts["resolution"] == built.ledger.rows[0].effect.shape[0]


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
