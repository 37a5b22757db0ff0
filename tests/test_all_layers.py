"""All 28 layers on a photo: counts are numpy's, contributions add up to the logit, fields are what a pixel changes."""

from functools import cache

import keras
import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from numpy.typing import NDArray

from mobilenet_viz.engine.protocol import Picture
from mobilenet_viz.engine.questions.all_layers import OneLayer, cut
from mobilenet_viz.engine.worker import keras_model
from mobilenet_viz.engine.worker.explain import classifier, evidence
from mobilenet_viz.engine.worker.layers import Layers
from mobilenet_viz.network.architectures.mobilenet_v1 import WEIGHTED, mobilenet_v1
from mobilenet_viz.network.spec import Kind
from mobilenet_viz.page_data import all_layers
from tests import explained

SIDE = 224
MAPS = WEIGHTED[:-1]  # what comes out of a ReLU6


@cache
def looked(alpha: float) -> Layers:
    return Layers(explained.model(alpha))


@cache
def output(alpha: float, name: str) -> NDArray[np.float32]:
    return explained.outputs(alpha)[f"{name}_relu" if cut(name) else name]


def test_the_layers_are_all_those_that_have_weights() -> None:
    weightless = {Kind.POOL, Kind.SOFTMAX}
    assert tuple(each.name for each in mobilenet_v1().layers if each.kind not in weightless) == WEIGHTED
    assert 28 == len(WEIGHTED)


@pytest.mark.parametrize("alpha", explained.NETWORKS)
def test_silent_and_full_channels_are_counted_as_numpy_counts_them_in_keras_layers(alpha: float) -> None:
    for seen, name in zip(looked(alpha).overview(explained.photo()), WEIGHTED, strict=True):
        maps = output(alpha, name)
        assert name == seen.name
        assert_allclose(seen.total, maps.astype(np.float64).sum(-1), rtol=1e-4, atol=1e-4)
        assert_allclose(seen.largest, maps.max(-1), atol=1e-4)
        if name == "conv_preds":
            assert (None, None, None, None) == (seen.silent, seen.full, seen.zeros, seen.tops)
            continue
        silent = [channel for channel in range(maps.shape[-1]) if not np.any(maps[..., channel])]
        full = [channel for channel in range(maps.shape[-1]) if np.any(maps[..., channel] == 6)]
        assert (len(silent), len(full)) == (seen.silent, seen.full), name
        assert seen.zeros == pytest.approx(np.mean(maps == 0), abs=1e-6)
        assert seen.tops == pytest.approx(np.mean(maps == 6), abs=1e-6)


@pytest.mark.parametrize("alpha", explained.NETWORKS)
def test_some_channels_are_silent_and_some_full(alpha: float) -> None:
    seen = looked(alpha).overview(explained.photo())
    assert any(each.silent for each in seen)
    assert any(each.full for each in seen)


@pytest.mark.parametrize("name", WEIGHTED)
def test_every_channel_of_a_layer_is_keras_and_a_silent_one_is_black(name: str) -> None:
    found, maps = looked(0.25).look(explained.photo(), name), output(0.25, name)
    assert_allclose(found.white, np.abs(maps).max((0, 1)), atol=1e-4)
    assert_allclose(found.means, maps.mean((0, 1)), atol=1e-4)
    assert_array_equal(found.zeros, (maps == 0).sum((0, 1)))
    assert_array_equal(found.tops, (maps == 6).sum((0, 1)))
    zero = 0.0 if cut(name) else 127.5
    shares = (found.greys - zero) / (255 - zero)
    assert_allclose((shares * found.white[:, None, None]).transpose(1, 2, 0), maps, atol=0.51 * found.white.max() / 127)
    if cut(name):
        assert not found.greys[found.zeros == maps[..., 0].size].any()


def test_a_layer_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="layer = 'conv_pw_14'"):
        OneLayer(Picture(np.zeros((96, 96, 3), np.uint8)), 1.0, 96, "conv_pw_14")


@pytest.mark.parametrize("alpha", explained.NETWORKS)
def test_what_the_last_channels_say_adds_up_to_the_logit_with_the_bias(alpha: float) -> None:
    kernel, bias = classifier(explained.model(alpha))
    features, logits = output(alpha, MAPS[-1]), output(alpha, "conv_preds").ravel()
    for index in (explained.MALAMUTE, int(logits.argmax()), int(logits.argmin())):
        said = looked(alpha).contributions(explained.photo(), index)
        assert_allclose(said.channels[-1], features.mean((0, 1)) * kernel[:, index], atol=1e-4)
        assert_allclose(said.maps[-1], evidence(features, kernel)[..., index], atol=1e-4)
        for terms in (said.channels[-1], said.maps[-1]):
            assert terms.sum() + bias[index] == pytest.approx(logits[index], abs=1e-3)
        assert said.logit == pytest.approx(logits[index], abs=1e-3)
        sent = all_layers.said(said, MAPS[-1])
        assert sum(sent["channels"]) + sent["bias"] == pytest.approx(sent["logit"], abs=0.01 + 1024 * 5e-5)
    assert all_layers.said(said, "conv_preds")["channels"] is None


@pytest.mark.parametrize("alpha", explained.NETWORKS)
def test_what_earlier_channels_say_is_their_value_times_the_slope(alpha: float) -> None:
    said = looked(alpha).contributions(explained.photo(), explained.MALAMUTE)
    for block, slope in explained.gradients(alpha).items():
        if block:
            at, terms = WEIGHTED.index(f"conv_pw_{block}"), output(alpha, f"conv_pw_{block}") * slope
            scale = np.abs(terms).sum()
            assert_allclose(said.channels[at], terms.sum((0, 1)), atol=1e-4 * scale)
            assert_allclose(said.maps[at], terms.sum(-1), atol=1e-4 * scale)


def fields(row: int, col: int) -> dict[str, NDArray[np.bool_]]:
    """Which cells of each layer's maps can see this pixel of the photo, as the page says."""
    found = {}
    for layer in all_layers.layers(0.25, SIDE)[:-1]:
        first = layer["start"] + layer["jump"] * np.arange(layer["side"])
        rows, cols = ((first <= at) & (at < first + layer["field"]) for at in (row, col))
        found[layer["name"]] = rows[:, None] & cols
    return found


PIXELS = ((0, 0), (223, 223), (0, 223), (112, 111), (31, 32), (96, 160), (200, 7))


def test_a_pixel_alone_in_the_dark_reaches_exactly_the_cells_that_see_it() -> None:
    """Of Keras' own network with positive kernels, where nothing cancels out: an impulse is not 0 where it is seen."""
    model = keras_model.build(mobilenet_v1(0.25, SIDE))
    for layer in model.layers:
        if isinstance(layer, keras.layers.Conv2D | keras.layers.DepthwiseConv2D):
            layer.set_weights([np.abs(weight) for weight in layer.get_weights()])
    outputs = keras.Model(model.input, [model.get_layer(f"{name}_relu").output for name in MAPS])
    for pixel in PIXELS:
        picture = np.zeros((1, SIDE, SIDE, 3), np.float32)
        picture[0, *pixel] = 1
        for name, maps in zip(MAPS, outputs(picture, training=False), strict=True):
            assert_array_equal((np.asarray(maps)[0] > 0).any(-1), fields(*pixel)[name], err_msg=f"{name} {pixel}")


def test_in_the_trained_network_a_changed_pixel_of_the_dog_changes_no_cell_that_does_not_see_it() -> None:
    model = explained.model(0.25)
    outputs = keras.Model(model.input, [model.get_layer(f"{name}_relu").output for name in MAPS])
    dog = explained.photo(SIDE)
    before = outputs(dog[None], training=False)
    for pixel in PIXELS:
        picture = dog.copy()
        picture[pixel] = -picture[pixel].round()  # black for what is light
        for name, old, new in zip(MAPS, before, outputs(picture[None], training=False), strict=True):
            changed = (np.asarray(old) != np.asarray(new))[0].any(-1)
            assert not (changed & ~fields(*pixel)[name]).any(), f"{name} {pixel}"


def test_a_pixel_of_the_last_maps_sees_more_than_the_photo() -> None:
    *_, last, classes = all_layers.layers(1.0, SIDE)
    assert (315, 32, "conv_pw_13", True) == tuple(last[name] for name in ("field", "jump", "name", "exact"))
    assert last["start"] < 0
    assert last["start"] + 6 * 32 + 315 > SIDE
    assert (1, 1000, False) == (classes["side"], classes["channels"], classes["cut"])
    assert classes["start"] <= 0
    assert classes["start"] + classes["field"] >= SIDE
