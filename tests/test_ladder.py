"""One network a weights file for all sizes: bit for bit what one built for a size says, and the maps of its layers."""

from collections.abc import Generator
from functools import cache, lru_cache

import keras
import numpy as np
import pytest
import tensorflow as tf
from numpy.testing import assert_allclose, assert_array_equal

from mobilenet_viz.engine import Answer, Classify, Picture
from mobilenet_viz.engine.layer_map import LayerMap
from mobilenet_viz.engine.worker import handlers, keras_model, networks
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.facts.weights import EMBEDDED, SIZES, WeightsFile
from mobilenet_viz.network.architectures.mobilenet_v1 import mobilenet_v1
from mobilenet_viz.pixels import images
from tests import explained

ALPHAS = tuple(file.alpha for file in EMBEDDED)


def picture(size: int, name: str) -> Picture:
    return Picture(images.network_pixels(images.decode(SAMPLES[name].read_bytes()), size))


@cache
def answer(alpha: float, size: int, name: str = "dog") -> Answer:
    answered: Answer = handlers.answer(Classify(picture(size, name), alpha, size))
    return answered


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("alpha", ALPHAS)
def test_every_rung_is_bit_for_bit_what_a_network_built_for_its_size_says(alpha: float, size: int) -> None:
    built = explained.fixed(alpha, size)
    logits = keras.Model(built.input, built.get_layer(keras_model.LOGITS).output)
    compiled = tf.function(lambda image: logits(image, training=False))
    for name in SAMPLES:
        assert_array_equal(compiled(explained.photo(size, name)[None])[0], answer(alpha, size, name).logits)


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[WeightsFile]:
    """What is loaded from now on; nothing is in memory."""
    noted: list[WeightsFile] = []
    load = keras_model.load

    def note(file: WeightsFile) -> keras.Model:
        noted.append(file)
        return load(file)

    monkeypatch.setattr(keras_model, "load", note)
    monkeypatch.setattr(networks, "loaded", lru_cache(networks.loaded.__wrapped__))
    return noted


def test_one_network_is_loaded_for_all_sizes(loaded: list[WeightsFile]) -> None:
    for size in SIZES:
        handlers.answer(Classify(picture(size, "dog"), 0.25, size))
    assert [EMBEDDED[1]] == loaded


def test_a_network_that_is_asked_ahead_is_loaded_and_compiled_in_steps(loaded: list[WeightsFile]) -> None:
    """Between them the worker has time for who waits."""
    ahead = Classify(picture(96, "dog"), 0.25, 96, ahead=True)
    steps = handlers.answer(ahead)
    assert isinstance(steps, Generator)
    assert [] == loaded
    assert (1, 3) == next(steps)
    assert_array_equal(answer(0.25, 96).logits, handlers.answer(Classify(ahead.picture, 0.25, 96)).logits)
    assert (2, 3) == next(steps)
    with pytest.raises(StopIteration) as end:
        next(steps)
    assert_array_equal(answer(0.25, 96).logits, end.value.value.logits)
    assert [EMBEDDED[1]] == loaded  # who came between has gone on with what was there
    assert isinstance(handlers.answer(ahead), Answer)


# One map a layer


@pytest.mark.parametrize("alpha", ALPHAS)
def test_a_layers_map_is_the_mean_of_its_channels_after_relu6(alpha: float) -> None:
    for shown in answer(alpha, 96).layers:
        means = explained.outputs(alpha)[f"{shown.name}_relu"].mean(-1)
        assert (np.dtype(np.uint8), means.shape) == (shown.grey.dtype, shown.grey.shape)
        assert shown.white == pytest.approx(means.max(), rel=1e-5)
        assert_allclose(shown.grey * (shown.white / 255), means, atol=0.5001 * shown.white / 255)


@pytest.mark.parametrize("size", SIZES)
def test_the_stem_and_every_block_have_one_as_large_as_they_are(size: int) -> None:
    network = mobilenet_v1(0.25, size)
    shapes = [(shown.name, *shown.grey.shape) for shown in answer(0.25, size).layers]
    names = ["conv1", *(f"conv_pw_{block}" for block in range(1, 14))]
    assert [(name, network[name].out_size, network[name].out_size) for name in names] == shapes


def test_greys_go_from_nothing_to_the_largest_mean_and_half_a_step_goes_up() -> None:
    shown = LayerMap.of("conv1", np.array([[0, 0.49, 0.5], [0.51, 254.5, 255]], np.float32) / np.float32(51))
    assert [[0, 0, 1], [1, 255, 255]] == shown.grey.tolist()
    assert 5 == shown.white


def test_a_layer_that_says_nothing_is_black() -> None:
    shown = LayerMap.of("conv1", np.zeros((2, 2), np.float32))
    assert ([[0, 0], [0, 0]], 0.0) == (shown.grey.tolist(), shown.white)
