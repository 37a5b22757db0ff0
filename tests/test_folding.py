"""Batch norm folded into the convolutions: against the network as trained, and the formula in double precision."""

from functools import cache
from typing import Any

import keras
import numpy as np
import pytest
from numpy.testing import assert_allclose

from mobilenet_viz.engine.questions.folding import Folded, Folding
from mobilenet_viz.engine.worker import handlers, networks
from mobilenet_viz.engine.worker.folding import BothWays
from mobilenet_viz.facts import weights
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.network.architectures.mobilenet_v1 import mobilenet_v1
from mobilenet_viz.network.costs import ledger
from mobilenet_viz.network.spec import convolutions, folded
from tests import explained
from tests.engine.harness import dog
from tests.explained import NETWORKS

EPSILON = 0.001  # of Keras' MobileNet
NAMES = [layer.name for layer in convolutions(mobilenet_v1())]
SOME = ("conv1", "conv_dw_1", "conv_dw_2", "conv_pw_2", "conv_dw_12", "conv_pw_13")  # both strides, both ends


@cache
def both(alpha: float) -> BothWays:
    return BothWays(explained.model(alpha), alpha, 224)


@cache
def look(alpha: float, name: str, channel: int | None = None) -> Folded:
    return both(alpha).look(explained.photo(), name, channel)


@pytest.mark.parametrize("resolution", [224, 128])
@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("alpha", NETWORKS)
def test_the_answer_stays_the_same(alpha: float, sample: str, resolution: int) -> None:
    trained, without = both(alpha).look(explained.photo(resolution, sample), "conv1", 0).logits
    assert (1000,) == trained.shape
    assert 0 < np.abs(trained - without).max() < 1e-4  # they are two networks


@pytest.mark.parametrize("alpha", NETWORKS)
def test_the_first_answer_is_that_of_the_network_as_trained(alpha: float) -> None:
    found = look(alpha, "conv1")
    assert_allclose(found.logits[0], explained.outputs(alpha)["reshape_2"], atol=1e-4)
    assert_allclose(found.probabilities[0], explained.outputs(alpha)["predictions"], atol=1e-6)


@pytest.mark.parametrize("alpha", NETWORKS)
def test_no_batch_norm_is_left_and_what_is_left_is_what_the_ledger_counts(alpha: float) -> None:
    model = both(alpha).folded
    kinds = {type(layer) for layer in model.layers}
    assert (False, 64) == (keras.layers.BatchNormalization in kinds, len(model.layers))
    found = look(alpha, "conv1")
    assert (91, 64) == found.layers
    network = mobilenet_v1(alpha)
    assert found.parameters == (ledger(network).parameters, ledger(folded(network)).parameters)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("alpha", NETWORKS)
def test_every_channel_has_the_kernel_and_the_bias_of_the_formula(alpha: float, name: str) -> None:
    (kernel,) = explained.model(alpha).get_layer(name).get_weights()
    norm = [each.astype(np.float64) for each in explained.model(alpha).get_layer(f"{name}_bn").get_weights()]
    gamma, beta, mean, variance = norm
    new_kernel, new_bias = both(alpha).folded.get_layer(name).get_weights()
    for channel in range(len(gamma)):
        at = (..., channel, 0) if "_dw_" in name else (..., channel)
        factor = gamma[channel] / (variance[channel] + EPSILON) ** 0.5
        assert_allclose(new_kernel[at], kernel[at] * factor, rtol=1e-5, atol=1e-12)
        assert_allclose(new_bias[channel], beta[channel] - mean[channel] * factor, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("name", SOME)
@pytest.mark.parametrize("alpha", NETWORKS)
def test_the_numbers_of_a_channel_follow_from_each_other(alpha: float, name: str) -> None:
    for number in (0, 7):
        one = look(alpha, name, number).channel
        norm = one.norm
        factor = norm.gamma / np.sqrt(norm.variance + norm.epsilon)
        assert (number, EPSILON) == (one.number, norm.epsilon)
        assert_allclose(one.kernels[1], one.kernels[0] * factor, rtol=1e-5)
        assert_allclose(one.bias, norm.beta - norm.mean * factor, rtol=1e-4, atol=1e-5)
        convolved, normed, cut = one.trained
        assert_allclose(convolved, one.kernels[0] @ one.pixels, rtol=1e-4, atol=1e-3)
        assert_allclose(normed, (convolved - norm.mean) * factor + norm.beta, rtol=1e-4, atol=1e-3)
        assert_allclose(one.folded[0], one.kernels[1] @ one.pixels + one.bias, rtol=1e-4, atol=1e-3)
        assert_allclose([one.folded[0], one.folded[1]], [normed, cut], atol=1e-4)
        assert min(max(normed, 0), 6) == cut


@pytest.mark.parametrize("name", SOME)
@pytest.mark.parametrize("alpha", NETWORKS)
def test_the_value_is_that_of_keras_layers_at_the_place_that_is_named(alpha: float, name: str) -> None:
    found, layers = look(alpha, name, 7).channel, explained.outputs(alpha)
    maps = [layers[name + step][..., 7] for step in ("", "_bn", "_relu")]
    assert_allclose(found.trained, [each[found.place] for each in maps], rtol=1e-4, atol=1e-4)
    uncut = np.where((maps[1] >= 0) & (maps[1] <= 6), maps[1], -np.inf)
    assert_allclose(uncut[found.place], uncut.max(), atol=1e-4)


def test_a_channel_that_is_cut_off_everywhere_is_looked_at_in_its_first_place() -> None:
    """It never says anything: its variance in training was 0, and ε alone keeps its kernel from growing without end."""
    found = look(1.0, "conv_dw_1", 0).channel
    assert ((0, 0), 0.0) == (found.place, found.trained[2])
    assert found.norm.variance < 1e-30
    assert_allclose(found.kernels[1], found.kernels[0] * found.norm.gamma / EPSILON**0.5, rtol=1e-5)


@pytest.mark.parametrize("name", SOME)
def test_without_a_choice_it_is_the_most_active_channel(name: str) -> None:
    means = explained.outputs(1.0)[f"{name}_relu"].mean((0, 1))
    assert int(means.argmax()) == look(1.0, name).channel.number


def test_a_layer_or_a_channel_that_there_is_not_is_refused() -> None:
    for name, channel, error in (("conv_preds", 0, KeyError), ("no_layer", 0, KeyError), ("conv1", 32, IndexError)):
        with pytest.raises(error):
            both(1.0).look(explained.photo(), name, channel)


def test_the_first_question_is_answered_in_steps_and_the_next_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    explained.run_untraced(monkeypatch)
    network = networks.Network(weights.chosen(0.25, 96))
    monkeypatch.setattr(networks, "network", lambda *_: network)
    question = Folding(dog(96), 0.25, 96, "conv_dw_3", 4)
    steps: Any = handlers.answer(question)
    assert [(1, 5), (2, 5), (3, 5), (4, 5)] == list(steps)
    assert 4 == handlers.answer(question).channel.number
