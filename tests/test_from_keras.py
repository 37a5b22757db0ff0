"""The converter against Keras itself: parameters, shapes layer by layer, Mult-Adds; and against printed numbers."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

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
from mobilenet_viz.page_data import own_model
from tests.test_layers import ROOT

APPLICATIONS = (
    "MobileNet",
    "MobileNetV2",
    "MobileNetV3Small",
    "DenseNet121",
    "VGG16",
    "ResNet50",
    "ResNet152V2",
    "InceptionV3",
    "Xception",
)
OWN = ("student", "mixed", "called twice", "example")
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


@cache
def said() -> Any:
    """What Keras says of all of them, and in a process of its own: see there."""
    names = (*APPLICATIONS, *OWN, "open size")
    done = subprocess.run([sys.executable, "-m", "tests.keras_probe", *names], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@dataclass(frozen=True)
class Built:
    name: str
    said: dict[str, Any]
    ledger: ModelLedger


@pytest.fixture(scope="module", params=[*APPLICATIONS, *OWN])
def built(request: pytest.FixtureRequest) -> Built:
    """One network, built by Keras without weights and counted from its config."""
    of_keras = said()[request.param]
    return Built(request.param, of_keras, ledger_of(of_keras["config"], 224))


def by_layer(counted: ModelLedger, count: str) -> Counter[str]:
    """One count by layer of Keras, of which a separable convolution is two rows."""
    found: Counter[str] = Counter()
    for row in counted.rows:
        found[row.name.removesuffix(row.effect.part)] += getattr(row, count)
    return found


def test_all_parameters_are_those_of_keras(built: Built) -> None:
    totals = {name: getattr(built.ledger, name) for name in ("name", "parameters", "trainable")}
    assert {name: built.said[name] for name in totals} == totals
    assert PARAMETERS.get(built.name, built.ledger.parameters) == built.ledger.parameters


def test_every_layer_has_keras_shape_and_parameters(built: Built) -> None:
    shapes = {row.name.removesuffix(row.effect.part): list(row.effect.shape) for row in built.ledger.rows}
    parameters = by_layer(built.ledger, "parameters")
    assert built.said["layers"]
    for name, (shape, count, _) in built.said["layers"].items():
        assert (shape, count) == (shapes[name], parameters[name]), name


def test_mult_adds_are_those_of_a_walk_over_the_layers_of_keras(built: Built) -> None:
    counted, layers = by_layer(built.ledger, "mult_adds"), built.said["layers"]
    assert {name: counted[name] for name in layers} == {name: work for name, (_, _, work) in layers.items()}
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
    assert facts["weights"] == built.said["file"]
    assert facts["resolution"] == built.ledger.rows[0].effect.shape[0]


def test_what_is_called_twice_works_twice_and_is_there_once() -> None:
    counted = ledger_of(said()["called twice"]["config"], 224)
    rows = {row.name: (row.inputs, row.mult_adds, row.parameters) for row in counted.rows if row.layer == "Conv2D"}
    conv, mult_adds = "outer/inner/conv", 3 * 3 * 3 * 3 * 8 * 8
    assert rows == {conv: (("photo",), mult_adds, 84), f"{conv} (2)": ((conv,), mult_adds, 0)}


def test_an_input_whose_size_is_left_open_is_counted_at_the_size_asked_for() -> None:
    config = said()["open size"]["config"]
    for resolution in (160, 192):
        ours = ledger(mobilenet_v1(1.0, resolution, classes=0))
        assert ours.mult_adds == ledger_of(config, resolution).mult_adds


def test_the_example_of_page_networks_is_the_program_that_stands_beside_it() -> None:
    counted, ours = ledger_of(said()["example"]["config"]), own_model.example()
    assert [row.name for row in counted.rows[1:]] == [row.name for row in ours.rows[1:]]
    assert [row.effect for row in counted.rows] == [row.effect for row in ours.rows]


def test_every_class_that_is_said_to_be_counted_is_one_of_keras() -> None:
    operators = {"TrueDivide"}
    assert operators == RULES.keys() - said()["classes"]
