"""Data of page 2's part "Groups": maps against sums written out with the cut kernels set to zero, prices by hand."""

import base64
import json
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.network.costs import ledger
from mobilenet_viz.network.spec import Architecture, Kind, Layer, Padding
from mobilenet_viz.page_data import grouping
from mobilenet_viz.pixels import images
from mobilenet_viz.pixels.convolution import KERNELS

GROUPS = (1, 2, 3, 4, 6, 12)
STANDARD = 3 * 3 * 12 * 12 * 32 * 32  # Mult-Adds


def photo(name: str = "dog") -> NDArray[np.uint8]:
    return images.decode(SAMPLES[name].read_bytes()).square


def moved_and_added(x: NDArray, kernels: NDArray) -> NDArray:
    """A standard convolution with zeros outside the picture: every weight times the picture moved to its place."""
    size = len(x)
    framed = np.pad(x, ((1, 1), (1, 1), (0, 0)))
    out = np.zeros((size, size, kernels.shape[3]))
    for i, j, m, n in np.ndindex(kernels.shape):
        out[..., n] += kernels[i, j, m, n] * framed[i : i + size, j : j + size, m]
    return out


def twelve_inputs(rgb: NDArray[np.uint8]) -> NDArray:
    channels = np.asarray(images.small_grid(rgb, 32), float) / 127.5 - 1
    versions = [KERNELS[name] for name in ("identity", "sobel_x", "sobel_y", "edge")]
    made = [
        moved_and_added(channels[..., [c]], kernel[..., None, None])[..., 0] for c in range(3) for kernel in versions
    ]
    return np.stack(made, axis=-1)


def all_kernels() -> NDArray:
    """(3, 3, 12, 12): what each pair of input and output has with one group."""
    kernels = np.zeros((3, 3, 12, 12))
    for m, n in np.ndindex(12, 12):
        name, gain = (("blur", 1), ("blur", 4), ("sharpen", 1), ("emboss", 1))[m % 4]
        kernels[:, :, m, n] = gain * KERNELS[name] * grouping.MIX[m, n]
    return kernels


@pytest.mark.parametrize("groups", GROUPS)
def test_the_maps_are_the_sums_over_the_inputs_of_the_same_group(groups: int) -> None:
    kernels = all_kernels()
    for m, n in np.ndindex(12, 12):
        if m * groups // 12 != n * groups // 12:
            kernels[:, :, m, n] = 0
    made = grouping.maps(photo())
    np.testing.assert_allclose(made.inputs, twelve_inputs(photo()), atol=1e-6)
    np.testing.assert_allclose(made.outputs[groups], moved_and_added(twelve_inputs(photo()), kernels), atol=1e-5)


@pytest.mark.parametrize("name", SAMPLES)
def test_depthwise_and_pointwise_give_the_standard_convolutions_maps(name: str) -> None:
    made = grouping.maps(photo(name))
    np.testing.assert_allclose(made.separable, made.outputs[1], atol=1e-6)
    assert not np.allclose(made.outputs[12], made.outputs[1], atol=0.5)


def alike(one: NDArray, other: NDArray) -> float:
    """How much two pictures look alike whatever their scale, sign and brightness: 0 to 1."""
    return float(abs(np.corrcoef(one.ravel(), other.ravel())[0, 1]))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_outputs_can_be_told_apart_and_change_visibly_at_every_stop(name: str) -> None:
    made = grouping.maps(photo(name))
    standard = made.outputs[1]
    assert max(alike(standard[..., m], standard[..., n]) for m in range(12) for n in range(m)) < 0.7
    for fewer, more in pairwise(GROUPS):
        likeness = [alike(made.outputs[fewer][..., n], made.outputs[more][..., n]) for n in range(12)]
        assert np.mean(likeness) < 0.85, (fewer, more)
    mean = {g: np.mean([alike(made.outputs[g][..., n], made.inputs[..., n]) for n in range(12)]) for g in (1, 12)}
    assert mean[1] < 0.45 < 0.7 < mean[12]  # only the depthwise outputs look like their inputs


def test_the_browser_gets_these_maps_as_greys_each_with_its_scale() -> None:
    made, sent = grouping.maps(photo()), json.loads(json.dumps(grouping.pictures(photo())))
    stacks = {"inputs": made.inputs, "separable": made.separable} | {str(g): made.outputs[g] for g in GROUPS}
    for name, values in stacks.items():
        for n, picture in enumerate(sent.get(name) or sent["outputs"][name]):
            greys = np.frombuffer(base64.b64decode(picture["greys"]), np.uint8).reshape(32, 32)
            assert picture["white"] - 0.01 <= np.abs(values[..., n]).max() <= picture["white"]
            np.testing.assert_allclose(greys / 127.5 - 1, values[..., n] / picture["white"], atol=0.5 / 127.5 + 1e-6)


def test_every_kernel_is_drawn_as_its_nine_numbers() -> None:
    drawn = np.frombuffer(base64.b64decode(grouping.facts()["kernels"]), np.uint8).reshape(12, 12, 3, 3) / 127.5 - 1
    for m, n in np.ndindex(12, 12):
        kernel = all_kernels()[:, :, m, n]
        np.testing.assert_allclose(drawn[m, n], kernel / np.abs(kernel).max(), atol=0.5 / 127.5 + 1e-6)


def test_prices_fall_as_one_over_the_number_of_groups_down_to_the_depthwise_layers() -> None:
    facts = json.loads(json.dumps(grouping.facts()))
    assert list(GROUPS) == facts["groups"]
    for groups in GROUPS:
        cost = facts["costs"][str(groups)]
        (product,) = cost["products"]
        assert (STANDARD // groups, 1296 // groups) == (cost["mult_adds"], cost["weights"])
        assert (144 // groups, groups) == (product["kernels"], round(cost["times"]))
        factors = dict(product["factors"])
        assert 12 // groups == factors.get("M", factors.get("M/G"))
        assert ("M/G" in factors) == (groups > 1)
    layer = Layer("dw", Kind.DEPTHWISE, 3, 1, 32, 32, 12, 12, ("input",), Padding.SAME)
    depthwise = ledger(Architecture("depthwise", 1.0, 32, (layer,)))
    assert (depthwise.mult_adds, depthwise.kernels) == (STANDARD // 12, 1296 // 12)
    assert grouping.grouped_ledger(12).parameters == depthwise.parameters


def test_the_separable_pair_costs_one_over_n_plus_one_ninth() -> None:
    pair = grouping.facts()["separable"]
    assert (27 * 4 + 144, 110_592 + 147_456) == (pair["weights"], pair["mult_adds"])
    assert 1 / 12 + 1 / 9 == pytest.approx(pair["share"], abs=1e-12)
    assert [1 / 12, 1 / 9] == pytest.approx([product["share"] for product in pair["products"]], abs=1e-12)


@pytest.mark.parametrize("groups", [0, 5, 24])
def test_kernels_in_groups_that_are_no_stop_of_the_slider_are_refused(groups: int) -> None:
    with pytest.raises(ValueError, match=f"groups = {groups}: must be one of"):
        grouping.kernels(groups)
