"""Page 2's data: maps against convolutions written out in loops, prices against arithmetic done by hand."""

import base64
import json
from itertools import product

import numpy as np
import pytest
from numpy.typing import NDArray

from mobilenet_viz import filtering, images
from mobilenet_viz.convolution import KERNELS
from mobilenet_viz.samples import SAMPLES

DEFAULT = ("sobel_x", "sobel_y", "edge")


def sample(name: str) -> NDArray[np.uint8]:
    return images.decode(SAMPLES[name].read_bytes())


def noise(height: int, width: int) -> NDArray[np.uint8]:
    return np.random.default_rng(1).integers(0, 256, (height, width, 3), dtype=np.uint8)


def by_hand(x: NDArray, kernels: NDArray) -> NDArray:
    """A standard convolution with zeros outside the picture: every weight times the picture moved to its place."""
    size = len(x)
    framed = np.pad(x, ((1, 1), (1, 1), (0, 0)))
    out = np.zeros((size, size, kernels.shape[3]))
    for i, j, m, n in np.ndindex(kernels.shape):
        out[..., n] += kernels[i, j, m, n] * framed[i : i + size, j : j + size, m]
    return out


def test_both_machines_give_what_the_sums_written_out_give() -> None:
    maps = filtering.filtered(noise(40, 50), ("sharpen", "sobel_x", "emboss"))
    kernels = np.stack([KERNELS[name] for name in ("sharpen", "sobel_x", "emboss")], axis=-1)
    whole = by_hand(maps.channels, kernels[..., None] * filtering.MIX)
    np.testing.assert_allclose(maps.separable, whole, atol=1e-12)
    np.testing.assert_allclose(maps.standard, whole, atol=1e-12)
    only_own_channel = by_hand(maps.channels, kernels[..., None] * np.eye(3))
    np.testing.assert_allclose(maps.depthwise, only_own_channel, atol=1e-12)


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
        shown = filtering.race(flat, names)["maps"]
        assert all(np.isfinite(one["white"]) and one["white"] > 0 for maps in shown.values() for one in maps)


def test_every_kernel_and_every_product_is_written_exactly_in_whole_numbers() -> None:
    for name, kernel in KERNELS.items():
        for kernels in (kernel[..., None], kernel[..., None] * filtering.MIX.reshape(1, 1, -1)):
            written = filtering.in_whole_numbers(kernels)
            cells = np.array(written["cells"]).T.reshape(kernels.shape)
            np.testing.assert_array_equal(cells / written["divisor"], kernels, err_msg=name)
    assert {"cells": [[-1, 0, 1, -2, 0, 2, -1, 0, 1]], "divisor": 4} == filtering.in_whole_numbers(KERNELS["sobel_x"])


def test_a_kernel_that_cannot_be_written_so_is_refused() -> None:
    with pytest.raises(ValueError, match="multiples of 1/1024"):
        filtering.in_whole_numbers(np.full((3, 3), 1 / 3))


def test_the_prices_are_the_papers_products() -> None:
    costs = filtering.costs()
    assert costs["depthwise"]["mult_adds"] == 3 * 3 * 3 * 32 * 32 == 27_648
    assert costs["pointwise"]["mult_adds"] == 3 * 4 * 32 * 32 == 12_288
    assert costs["conv"]["mult_adds"] == 3 * 3 * 3 * 4 * 32 * 32 == 110_592
    assert [27, 12, 108] == [costs[kind]["per_pixel"] for kind in ("depthwise", "pointwise", "conv")]
    assert [27, 12, 108] == [costs[kind]["weights"] for kind in ("depthwise", "pointwise", "conv")]
    assert {"mult_adds": 39_936, "weights": 39} == costs["separable"]
    assert costs["share"] == pytest.approx(1 / 4 + 1 / 9)
    assert costs["times"] == pytest.approx(110_592 / 39_936)


def test_the_factors_shown_multiply_to_the_price() -> None:
    costs = filtering.costs()
    for kind in ("depthwise", "pointwise", "conv"):
        assert np.prod([number for _, number in costs[kind]["factors"]]) == costs[kind]["mult_adds"]


@pytest.mark.parametrize("outputs", [1, 4, 64, 1024])
@pytest.mark.parametrize("inputs", [1, 3, 512])
def test_the_saving_depends_on_the_outputs_and_the_kernel_alone(inputs: int, outputs: int) -> None:
    assert filtering.times(inputs, outputs) == pytest.approx(1 / (1 / outputs + 1 / 9))


def test_mobilenets_own_blocks_save_7_89_to_8_92_times() -> None:
    assert [(64, 7.89), (1024, 8.92)] == [
        (outputs, round(times, 2)) for outputs, times in (filtering.costs()["mobilenet"][end] for end in ("from", "to"))
    ]


def test_what_goes_to_the_browser_is_json_and_holds_every_pixel() -> None:
    rgb = sample("cat")
    sent = json.loads(json.dumps(filtering.race(rgb, DEFAULT), allow_nan=False))
    maps = filtering.filtered(rgb, DEFAULT)
    assert {"channels": 3, "depthwise": 3, "separable": 4, "standard": 4} == {
        k: len(v) for k, v in sent["maps"].items()
    }
    for name, shown in sent["maps"].items():
        for m, one in enumerate(shown):
            values = getattr(maps, name)[..., m]
            got = np.frombuffer(base64.b64decode(one["greys"]), np.uint8).reshape(32, 32)
            np.testing.assert_array_equal(got, np.floor(127.5 * (1 + values / one["white"]) + 0.5))
            assert (one["low"], one["high"]) == (values.min(), values.max())


def test_both_machines_show_an_output_on_one_scale() -> None:
    maps = filtering.race(sample("coffee"), DEFAULT)["maps"]
    assert [one["white"] for one in maps["separable"]] == [one["white"] for one in maps["standard"]]
