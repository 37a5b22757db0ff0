"""Padding made visible: against Keras and TensorFlow themselves, PyTorch's documented rule, and counts known before."""

import os
from functools import cache
from math import floor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.network.spec import Kind, Layer, Padding, output_size, receptive_fields, zeros
from mobilenet_viz.page_data import padding
from mobilenet_viz.page_data.padding import SIDES, SIZES, WAYS
from mobilenet_viz.pixels import images
from mobilenet_viz.pixels.convolution import KERNELS, Array, depthwise

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

bench, networks = cache(padding.bench), cache(padding.networks)
BLUR = 16 * KERNELS["blur"]  # 1 2 1, 2 4 2, 1 2 1


def impulses(side: int) -> Array:
    """(side², side, side): a bright pixel at each place."""
    return np.eye(side**2).reshape(-1, side, side)


def by_keras(x: Array, kernel: Array) -> Array:
    """As Keras' own MobileNet: its ZeroPadding2D, then its depthwise layer of stride 2. (N, H, W) → (N, H', W')."""
    import keras

    layer = keras.layers.DepthwiseConv2D(3, strides=2, padding="valid", use_bias=False)
    padded = keras.layers.ZeroPadding2D(((0, 1), (0, 1)))(x[..., np.newaxis].astype(np.float32))
    layer.build(padded.shape)
    layer.set_weights([kernel.reshape(3, 3, 1, 1)])
    return np.asarray(layer(padded))[..., 0]


def by_tensorflow(x: Array, kernel: Array) -> Array:
    """TensorFlow's own SAME."""
    import tensorflow as tf

    given = tf.constant(x[..., np.newaxis], tf.float32)
    filters = tf.constant(kernel.reshape(3, 3, 1, 1), tf.float32)
    return np.asarray(tf.nn.depthwise_conv2d(given, filters, [1, 2, 2, 1], "SAME"))[..., 0]


def by_pytorch(x: Array, kernel: Array, pad: int = 1, stride: int = 2) -> Array:
    """The formula in the documentation of `torch.nn.Conv2d`, with dilation 1; what lies outside is 0."""
    size = [floor((side + 2 * pad - (3 - 1) - 1) / stride + 1) for side in x.shape[1:]]
    made = np.zeros((len(x), *size))
    for k, l in np.ndindex(*size):  # noqa: E741
        for i, j in np.ndindex(3, 3):
            row, column = stride * k + i - pad, stride * l + j - pad
            if 0 <= row < x.shape[1] and 0 <= column < x.shape[2]:
                made[:, k, l] += kernel[i, j] * x[:, row, column]
    return made


ORACLES = {"keras": by_keras, "same": by_tensorflow, "pytorch": by_pytorch}


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("way", WAYS)
def test_an_impulse_gives_what_the_program_itself_gives(way: str, side: int) -> None:
    expected = ORACLES[way](impulses(side), BLUR)
    shown = bench()["maps"][str(side)][way]
    assert expected.shape[1:] == (shown["size"], shown["size"])
    assert_array_equal(expected.reshape(side**2, -1), shown["responses"])


@pytest.mark.parametrize("side", [7, 8, 13, 26])
@pytest.mark.parametrize("way", WAYS)
def test_so_does_any_map(way: str, side: int) -> None:
    x, kernel = (np.random.default_rng(side).normal(size=size) for size in ((1, side, side), (3, 3)))
    made = depthwise(x[0][..., np.newaxis], kernel[..., np.newaxis], 2, WAYS[way])
    assert_allclose(made[..., 0], ORACLES[way](x, kernel)[0], atol=1e-5)


def test_the_program_s_code_is_the_padding_that_is_shown() -> None:
    import keras

    codes = bench()["codes"]
    layer = eval(f"keras.layers.{codes['keras']}", {"keras": keras})
    assert zeros(8, 3, 2, Padding.KERAS) == layer.padding[0] == layer.padding[1]
    assert f"padding={zeros(8, 3, 2, Padding.SYMMETRIC)[0]}" == codes["pytorch"]


def test_same_is_keras_on_even_maps_and_pytorchs_on_odd_ones() -> None:
    like = {side: {way: made["like"] for way, made in bench()["maps"][str(side)].items()} for side in SIDES}
    even = {"keras": "keras", "same": "keras", "pytorch": "pytorch"}
    odd = {"keras": "keras", "same": "same", "pytorch": "same"}
    assert {5: odd, 6: even, 7: odd, 8: even} == like


@pytest.mark.parametrize(
    ("same", "expected"),
    [((), "never"), ((5, 7), "odd"), ((6, 8), "even"), ((5, 6, 7, 8), "always")],
)
def test_what_is_right_follows_from_the_maps(
    same: tuple[int, ...], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    layer = Layer("map", Kind.DEPTHWISE, 3, 2, 8, 4, 1, 1, ("input",), Padding.SAME)

    def made(side: int, way: str) -> padding.BenchMap:
        return padding.BenchMap(layer, np.array([0 if way == "keras" or side in same else 1]))

    monkeypatch.setattr(padding, "bench_map", made)
    assert expected == padding.right()


def test_the_centres_lie_half_a_pixel_of_the_output_apart_on_even_maps() -> None:
    maps = bench()["maps"]["8"]
    assert [0.5, 0.5, -0.5] == [maps[way]["off"] for way in WAYS]
    assert [0, 0, -0.5] == [maps[way]["moved"] for way in WAYS]
    assert [0, 0, 0] == [maps_of["off"] for maps_of in bench()["maps"]["7"].values()]


def network(way: str, size: int) -> dict:
    found: dict = networks()["ways"][way][SIZES.index(size)]
    return found


@pytest.mark.parametrize(
    ("size", "keras", "same"),
    [
        (208, 480_617_728, 501_244_672),
        (200, 430_772_352, 488_077_696),
        (176, 343_171_840, 360_625_408),
        (144, 228_898_048, 243_178_240),
        (112, 137_796_352, 148_903_168),
        (225, 569_460_352, 644_580_288),
        (224, 568_740_352, 568_740_352),
        (192, 418_121_728, 418_121_728),
    ],
)
def test_the_work_at_a_size(size: int, keras: int, same: int) -> None:
    assert [keras, same, same] == [network(way, size)["mult_adds"] for way in WAYS]
    assert network("same", size)["more"] == pytest.approx(same / keras - 1)


def test_the_sides_on_the_way_down() -> None:
    assert all([224, 112, 56, 28, 14, 7] == network(way, 224)["sides"] for way in WAYS)
    expected = {"keras": [104, 52, 26, 13, 6], "same": [104, 52, 26, 13, 7], "pytorch": [104, 52, 26, 13, 7]}
    assert expected == {way: network(way, 208)["sides"][1:] for way in WAYS}


def test_keras_and_same_are_one_network_at_multiples_of_32_and_just_below_them_only() -> None:
    """Below, for Keras' first layer is SAME."""
    agree = [size for size in SIZES if network("keras", size)["sides"] == network("same", size)["sides"]]
    assert agree == [size for size in SIZES if size % 32 == 0 or (size + 1) % 32 == 0]
    assert agree == [size for size in SIZES if not network("same", size)["more"]]


@given(size=st.sampled_from(SIZES), way=st.sampled_from([*WAYS]), step=st.integers(0, 4))
def test_a_side_is_the_output_size_of_the_one_before(size: int, way: str, step: int) -> None:
    sides = network(way, size)["sides"]
    rule = Padding.SAME if way == "keras" and step == 0 else WAYS[way]
    assert sides[step + 1] == output_size(sides[step], 3, 2, rule)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("size", [224, 208, 225])
def test_the_last_cells_lie_where_a_point_of_light_shows_that_they_look(way: str, size: int) -> None:
    """Oracle: the middle of the rows that the middle cell is made from, by walking back through every layer."""
    arch = padding.program(way, size)
    cell = (network(way, size)["sides"][-1] - 1) // 2
    low = high = cell
    for layer in reversed([each for each in arch.layers if each.name.startswith("conv") and each.out_size > 1]):
        before, _ = zeros(layer.in_size, layer.kernel, layer.stride, layer.padding)
        low, high = layer.stride * low - before, layer.stride * high - before + layer.kernel - 1
    found = network(way, size)["centres"]
    assert high - low + 1 == receptive_fields(arch)["conv_pw_13"][0]
    assert (low + high) / 2 == found["first"] + found["jump"] * cell
    assert 32 == found["jump"]


DOG = images.decode(SAMPLES["dog"].read_bytes())


def test_keras_and_pytorch_look_almost_a_cell_past_each_other_in_the_end() -> None:
    first = [network(way, 224)["centres"] for way in WAYS]
    assert [31, 31, 0] == [each["first"] for each in first]
    assert [15.5, 15.5, -15.5] == [each["off"] for each in first]


@pytest.mark.parametrize("size", [224, 208, 225])
def test_the_photo_s_maps_are_those_of_the_programs_themselves(size: int) -> None:
    pixels = images.network_input(images.network_pixels(DOG, size)).astype(float)
    for way in WAYS:
        maps = padding.halved(pixels, way)
        assert network(way, size)["sides"][1:] == [len(each) for each in maps]
        for step, (before, made) in enumerate(zip([pixels, *maps], maps, strict=False)):
            oracle = by_tensorflow if way == "keras" and step == 0 else ORACLES[way]
            assert_allclose(made.transpose(2, 0, 1), oracle(before.transpose(2, 0, 1), BLUR / 16), atol=1e-5)


def told(size: int, way: str) -> list[tuple]:
    made = padding.pictures(DOG, size)["ways"][way]
    return [(each["picture"] is None, each["differ"], each["all"]) for each in made]


def test_same_makes_keras_maps_bit_by_bit_until_a_side_is_odd() -> None:
    assert [(True, 0, side**2) for side in (112, 56, 28, 14, 7)] == told(224, "same")
    assert [(True, 0, side**2) for side in (104, 52, 26, 13)] + [(False, None, 49)] == told(208, "same")


def test_what_differs_from_keras_is_counted_and_drawn() -> None:
    size, pixels = 224, images.network_input(images.network_pixels(DOG, 224)).astype(float)
    keras, torch = (padding.halved(pixels, way) for way in ("keras", "pytorch"))
    for mine, other, shown in zip(torch, keras, padding.pictures(DOG, size)["ways"]["pytorch"], strict=True):
        far = np.abs(mine - other)
        assert int(np.any(mine != other, axis=2).sum()) == shown["differ"] > 0
        assert shown["largest"] == far.max()
        assert shown["difference"].startswith("data:image/png")
    assert 49 == shown["differ"]
