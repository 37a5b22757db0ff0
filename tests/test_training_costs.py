"""What teaching costs: our rows against the converter's, trained parameters against Keras', printed sizes, a step's
Mult-Adds against a sum by hand."""

import inspect
import json

import pytest

from mobilenet_viz.engine.worker import keras_model
from mobilenet_viz.engine.worker.training.network import Network
from mobilenet_viz.network.architectures import ARCHITECTURES
from mobilenet_viz.network.from_keras.counted import Counted, ModelLedger
from mobilenet_viz.network.from_keras.walk import ledger_of
from mobilenet_viz.network.keras_rows import keras_rows
from mobilenet_viz.network.peers import peers
from mobilenet_viz.training.bases import BASES, lines, rows, without_top
from mobilenet_viz.training.counting import Step, counted, step
from mobilenet_viz.training.head import head
from mobilenet_viz.training.settings import Settings

OF_ANY_WIDTH = {name for name in ARCHITECTURES if "alpha" in inspect.signature(ARCHITECTURES[name]).parameters}


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_our_rows_are_those_the_converter_makes_of_the_keras_model(name: str) -> None:
    arch = ARCHITECTURES[name](alpha=0.25, resolution=100) if name in OF_ANY_WIDTH else ARCHITECTURES[name]()
    theirs = ledger_of(json.loads(keras_model.build(arch).to_json()))
    assert {row.name: row for row in theirs.rows} == {row.name: row for row in keras_rows(arch).rows}


PRINTED = {  # the tutorial's own summaries: base, head, parameters of the base, of all
    "vgg16": ("flatten", 14_714_688, 17_926_209),
    "resnet152v2": ("average", 58_331_648, None),
    "mobilenet-v3-small": ("average", 939_120, 1_013_105),
}


@pytest.mark.parametrize("name", PRINTED)
def test_the_sizes_are_those_a_tutorial_prints(name: str) -> None:
    kind, of_base, of_all = PRINTED[name]
    ledger = peers()[name].ledger
    assert isinstance(ledger, ModelLedger)
    base = without_top(ledger)
    assert of_base == sum(row.parameters for row in base)
    found = counted(base, base[-1].name, head(Settings(head=kind, dense=128), 2))
    assert found.trainable == found.parameters - of_base
    assert of_all in (None, found.parameters)


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("place", [0, -1, "middle"])
def test_as_many_parameters_are_trained_as_keras_trains(base: str, place: int | str) -> None:
    freeze = lines(base)[len(lines(base)) // 2 if place == "middle" else int(place)]
    settings = Settings(base=base, resolution=96, freeze=freeze, head="flatten", dense=128)
    learner = Network(settings, 3).learner
    trained = sum(variable.shape.num_elements() for variable in learner.trainable_variables)
    assert trained == step(settings, 3).trainable


def test_a_line_runs_through_everything_that_goes_on() -> None:
    """In SqueezeNet, not between a fire module's two branches; in EfficientNet, not beside a shortcut."""
    assert {"fire9_squeeze_relu", "fire9"} <= set(lines("squeezenet-1.1"))
    assert not {"fire9_expand1x1", "fire9_expand3x3_relu"} & set(lines("squeezenet-1.1"))
    assert "block2b_add" in lines("efficientnet-lite0")
    assert "block2b_dwconv_relu" not in lines("efficientnet-lite0")
    assert lines("mobilenet-v1-0.25") == tuple(row.name for row in rows("mobilenet-v1-0.25"))


def test_a_step_of_all_costs_three_times_the_network_but_for_the_gradient_of_the_pixels() -> None:
    found = step(Settings(base="mobilenet-v1-0.25", resolution=224, freeze="input_layer"), 2)
    without_classes = 41_030_272 - 256 * 1000 + 256  # FACTS: α = 0.25 at 224; one sigmoid instead of 1000 classes
    first = 9 * 3 * 8 * 112**2
    assert without_classes == found.forward == found.weight_gradients
    assert found.input_gradients == without_classes - first
    assert found.mult_adds == 3 * without_classes - first


def test_a_frozen_base_leaves_the_gradients_of_the_head() -> None:
    found = step(Settings(base="mobilenet-v1-0.25", resolution=224, dense=128), 2)
    head_costs = 256 * 128 + 128
    assert (head_costs, 128) == (found.weight_gradients, found.input_gradients)
    assert found.frozen == found.forward - head_costs
    assert found.trainable == head_costs + 128 + 1


def test_a_line_between_a_convolution_and_its_batch_norm_leaves_the_batch_norm_to_be_trained() -> None:
    """γ and β cost parameters, no Mult-Adds; from there on gradients flow."""
    found = step(Settings(base="mobilenet-v1-0.25", resolution=224, freeze="conv_pw_13"), 2)
    assert Step(found.parameters, 2 * 256 + 257, found.forward, found.forward - 256, 256, 256) == found


def test_rows_know_the_resolution() -> None:
    assert (3, 3, 1280) == rows("efficientnet-lite0", 96)[-1].effect.shape
    assert isinstance(rows("squeezenet-1.1", 96)[-1], Counted)
