"""Page 2's data: maps against convolutions written out in loops, prices against arithmetic done by hand."""

import base64
import json
from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.page_data import filtering
from mobilenet_viz.pixels import images, kernels
from mobilenet_viz.pixels.convolution import KERNELS

DEFAULT = ("sobel_x", "sobel_y", "edge")


def sample(name: str) -> NDArray[np.uint8]:
    return images.decode(SAMPLES[name].read_bytes()).square


def noise(height: int, width: int) -> NDArray[np.uint8]:
    return np.random.default_rng(1).integers(0, 256, (height, width, 3), dtype=np.uint8)


def by_hand(x: NDArray, filters: NDArray, stride: int = 1) -> NDArray:
    """A standard convolution, every weight times the picture moved to its place. Outside the picture are zeros: at
    stride 1 all round, at stride 2 below and right only, as in Keras' MobileNet."""
    size = len(x)
    framed = np.pad(x, ((1, 1) if stride == 1 else (0, 1),) * 2 + ((0, 0),))
    out = np.zeros((size // stride, size // stride, filters.shape[3]))
    for i, j, m, n in np.ndindex(filters.shape):
        out[..., n] += filters[i, j, m, n] * framed[i : i + size : stride, j : j + size : stride, m]
    return out


def sent_maps(rgb: NDArray[np.uint8], names: tuple[str, ...], stride: int = 1) -> dict[str, Any]:
    """The maps that the browser gets: the photo's own, and those that are made of it."""
    made = filtering.race(rgb, names, stride=stride)["maps"]
    return {"channels": filtering.channels(rgb)} | {name: each for name, each in made.items() if each is not None}


@pytest.mark.parametrize("stride", [1, 2])
def test_both_machines_give_what_the_sums_written_out_give(stride: int) -> None:
    weights = kernels.mix([8, 3, -1, -8, 2, -2, 3, 1, 7, -7, -2, 0])
    maps = filtering.filtered(noise(40, 50), ("sharpen", "-9_8_7_6_5_-4_3_2_1_16", "emboss"), weights, stride)
    own = np.array([[-9, 8, 7], [6, 5, -4], [3, 2, 1]]) / 16
    filters = np.stack([KERNELS["sharpen"], own, KERNELS["emboss"]], axis=-1)
    whole = by_hand(maps.channels, filters[..., None] * weights, stride)
    np.testing.assert_array_equal(maps.separable, whole)  # exactly: all sums are exact in float64
    np.testing.assert_array_equal(maps.standard, whole)
    only_own_channel = by_hand(maps.channels, filters[..., None] * np.eye(3), stride)
    np.testing.assert_array_equal(maps.depthwise, only_own_channel)


def test_the_standard_convolution_gives_the_same_four_maps_whatever_the_kernels() -> None:
    rgb = noise(32, 32)
    for names in product(KERNELS, repeat=3):
        maps = filtering.filtered(rgb, names)
        np.testing.assert_allclose(maps.standard, maps.separable, atol=1e-12, err_msg=str(names))


def test_the_channels_are_the_photos_large_pixels_as_the_network_gets_them() -> None:
    rgb = noise(32, 32)
    np.testing.assert_allclose(filtering.filtered(rgb, DEFAULT).channels, rgb / 127.5 - 1, atol=1e-6)
    np.testing.assert_array_equal(filtering.greys(filtering.filtered(rgb, DEFAULT).channels, 1.0), rgb)


@pytest.mark.parametrize("photo", SAMPLES)
def test_the_four_outputs_look_different(photo: str) -> None:
    outputs = filtering.filtered(sample(photo), DEFAULT).separable.reshape(-1, 4)
    alike = np.abs(np.corrcoef(outputs.T)) - np.eye(4)
    assert alike.max() < 0.95


def test_grey_is_0_white_and_black_are_the_printed_number() -> None:
    assert [0, 64, 128, 191, 255] == filtering.greys(np.array([-2.0, -1.0, 0.0, 1.0, 2.0]), 2.0).tolist()


def test_the_scale_is_the_largest_value_rounded_up_to_hundredths() -> None:
    assert filtering.scale(np.array([0.101, -0.4501])) == 0.46
    assert filtering.scale(np.zeros((2, 2))) == 0.01


def test_a_photo_of_one_colour_is_shown_without_a_division_by_zero() -> None:
    flat = np.full((1, 1, 3), 128, dtype=np.uint8)
    for names in (DEFAULT, ("identity", "identity", "identity")):
        shown = sent_maps(flat, names)
        assert all(np.isfinite(one["white"]) and one["white"] > 0 for maps in shown.values() for one in maps)


def test_the_prices_are_the_papers_products() -> None:
    costs = filtering.costs()
    assert costs["depthwise"]["mult_adds"] == 3 * 3 * 3 * 32 * 32 == 27_648
    assert costs["pointwise"]["mult_adds"] == 3 * 4 * 32 * 32 == 12_288
    assert costs["conv"]["mult_adds"] == 3 * 3 * 3 * 4 * 32 * 32 == 110_592
    assert [27, 12, 108] == [costs[kind]["per_pixel"] for kind in ("depthwise", "pointwise", "conv")]
    assert [27, 12, 108] == [costs[kind]["weights"] for kind in ("depthwise", "pointwise", "conv")]
    assert {"mult_adds": 39_936, "weights": 39} == costs["separable"]
    assert (9_216, 9, 9) == tuple(costs["one"][key] for key in ("mult_adds", "per_pixel", "weights"))
    assert (3_072, 3, 3) == tuple(costs["mixture"][key] for key in ("mult_adds", "per_pixel", "weights"))
    assert costs["share"] == pytest.approx(1 / 4 + 1 / 9)
    assert costs["times"] == pytest.approx(110_592 / 39_936)


def test_stride_2_costs_a_quarter_and_has_its_zeros_below_and_right() -> None:
    one, two = filtering.costs(1), filtering.costs(2)
    for kind in ("one", "depthwise", "mixture", "pointwise", "conv", "separable"):
        assert one[kind]["mult_adds"] == 4 * two[kind]["mult_adds"]
    shown = [filtering.race(noise(8, 8), DEFAULT, stride=stride) for stride in (1, 2)]
    assert [{"before": 1, "after": 1}, {"before": 0, "after": 1}] == [race["zeros"] for race in shown]
    assert [32, 16] == [race["out_size"] for race in shown]


@pytest.mark.parametrize("stride", [1, 2])
def test_the_factors_shown_multiply_to_the_price(stride: int) -> None:
    costs = filtering.costs(stride)
    for kind in ("one", "depthwise", "mixture", "pointwise", "conv"):
        assert np.prod([number for _, number in costs[kind]["factors"]]) == costs[kind]["mult_adds"]


@pytest.mark.parametrize("outputs", [1, 4, 64, 1024])
@pytest.mark.parametrize("inputs", [1, 3, 512])
def test_the_saving_depends_on_the_outputs_and_the_kernel_alone(inputs: int, outputs: int) -> None:
    assert filtering.times(inputs, outputs) == pytest.approx(1 / (1 / outputs + 1 / 9))


def test_mobilenets_own_blocks_save_7_89_to_8_92_times() -> None:
    assert [(64, 7.89), (1024, 8.92)] == [
        (outputs, round(times, 2)) for outputs, times in (filtering.costs()["mobilenet"][end] for end in ("from", "to"))
    ]


@pytest.mark.parametrize(("stride", "side"), [(1, 32), (2, 16)])
def test_what_goes_to_the_browser_is_json_and_holds_every_pixel(stride: int, side: int) -> None:
    rgb = sample("cat")
    sent = json.loads(json.dumps(sent_maps(rgb, DEFAULT, stride), allow_nan=False))
    maps = filtering.filtered(rgb, DEFAULT, stride=stride)
    assert {"channels": 3, "depthwise": 3, "separable": 4} == {name: len(each) for name, each in sent.items()}
    for name, shown in sent.items():
        for m, one in enumerate(shown):
            values = getattr(maps, name)[..., m]
            size = 32 if name == "channels" else side
            got = np.frombuffer(base64.b64decode(one["greys"]), np.uint8).reshape(size, size)
            np.testing.assert_array_equal(got, np.floor(127.5 * (1 + values / one["white"]) + 0.5))
            exact = np.frombuffer(base64.b64decode(one["values"]), "<f8").reshape(size, size)
            np.testing.assert_array_equal(exact, values)
            assert (one["low"], one["high"]) == (values.min(), values.max())


def test_equal_maps_of_both_machines_are_sent_once_and_others_on_the_same_scale(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert filtering.race(sample("coffee"), DEFAULT)["maps"]["standard"] is None
    maps = filtering.filtered(sample("coffee"), DEFAULT)
    other = replace(maps, standard=np.nextafter(maps.standard, 9))
    monkeypatch.setattr(filtering, "filtered", lambda *_: other)
    shown = filtering.race(sample("coffee"), DEFAULT)["maps"]
    assert [one["white"] for one in shown["separable"]] == [one["white"] for one in shown["standard"]]
    for one, two in zip(shown["separable"], shown["standard"], strict=True):
        assert one["values"] != two["values"]
