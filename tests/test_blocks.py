"""A block's maps: against Keras' layers called one by one, and against the convolutions written out in NumPy."""

from functools import cache

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from mobilenet_viz.engine.protocol import BlockMaps
from mobilenet_viz.engine.worker.blocks import Blocks
from mobilenet_viz.network.spec import Padding
from mobilenet_viz.pixels import convolution
from tests import explained
from tests.explained import BLOCKS, NETWORKS

ALL = 10_000  # channels: more than any layer has
STRIDES = dict.fromkeys(BLOCKS, 1) | dict.fromkeys((2, 4, 6, 12), 2)


@cache
def blocks(alpha: float) -> Blocks:
    return Blocks(explained.model(alpha))


def look(alpha: float, block: int, channels: int) -> BlockMaps:
    return blocks(alpha).look(explained.photo(), block, channels)


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("alpha", NETWORKS)
def test_the_maps_are_those_of_keras_layers(alpha: float, block: int) -> None:
    shown, layers = look(alpha, block, 8), explained.outputs(alpha)
    before = layers[f"conv_pw_{block - 1}_relu" if block > 1 else "conv1_relu"]
    assert_allclose(shown.before, before[..., shown.filters], atol=1e-4)
    for half, name, channels in (("depthwise", "conv_dw", shown.filters), ("pointwise", "conv_pw", shown.outputs)):
        for step in ("", "_bn", "_relu"):
            expected = layers[f"{name}_{block}{step}"][..., channels]
            assert_allclose(getattr(shown, half + step), expected, atol=1e-4, err_msg=half + step)


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("alpha", NETWORKS)
def test_over_all_channels_they_follow_from_each_other_by_the_weights(alpha: float, block: int) -> None:
    shown = look(alpha, block, ALL)
    counts = (len(shown.filters), len(shown.outputs))
    dw, pw = ((shown.scales[half, :count], shown.shifts[half, :count]) for half, count in enumerate(counts))
    filtered = convolution.depthwise(shown.before, shown.kernels, STRIDES[block], Padding.KERAS)
    assert_allclose(shown.depthwise, filtered, atol=1e-3)
    assert_allclose(shown.depthwise_bn, dw[0] * shown.depthwise + dw[1], atol=1e-3)
    assert_allclose(shown.depthwise_relu, np.clip(shown.depthwise_bn, 0, 6), atol=1e-6)
    assert_allclose(shown.pointwise, convolution.pointwise(shown.depthwise_relu, shown.mix), atol=1e-3)
    assert_allclose(shown.pointwise_bn, pw[0] * shown.pointwise + pw[1], atol=1e-3)
    assert_allclose(shown.pointwise_relu, np.clip(shown.pointwise_bn, 0, 6), atol=1e-6)
    clipped = [[np.mean(half == limit) for limit in (0, 6)] for half in (shown.depthwise_relu, shown.pointwise_relu)]
    assert_allclose(shown.cut, clipped, atol=1e-6)


def test_channels_go_in_even_steps_from_the_most_to_the_least_active() -> None:
    few, every = look(0.25, 5, 8), look(0.25, 5, ALL)
    steps = [0, 9, 18, 27, 36, 45, 54, 63]
    for half in ("depthwise_relu", "pointwise_relu"):
        means = getattr(every, half).mean((0, 1))
        assert_array_equal(means, np.sort(means)[::-1])
        assert_allclose(getattr(few, half).mean((0, 1)), means[steps])
    assert_array_equal(few.filters, every.filters[steps])
    assert sorted(every.outputs) == list(range(64))


@pytest.mark.parametrize("alpha", NETWORKS)
def test_what_becomes_zero_can_be_seen_in_the_few_maps_that_are_shown(alpha: float) -> None:
    for block in range(1, 14):
        shown = look(alpha, block, 8)
        for half, cut in zip((shown.depthwise_relu, shown.pointwise_relu), shown.cut, strict=True):
            assert 0.7 * cut[0] - 0.05 < np.mean(half == 0) < cut[0] + 0.3, block


def test_a_block_with_fewer_channels_than_asked_for_shows_them_all() -> None:
    shown = look(0.25, 1, 12)  # 8 channels in, 16 out
    assert ((48, 48, 8), (48, 48, 12)) == (shown.depthwise.shape, shown.pointwise.shape)
    assert ((3, 3, 8), (8, 12), (2, 12)) == (shown.kernels.shape, shown.mix.shape, shown.scales.shape)
    assert not shown.scales[0, 8:].any()


@pytest.mark.parametrize("block", [0, 14])
def test_a_block_that_does_not_exist_is_refused(block: int) -> None:
    with pytest.raises(ValueError, match=f"block = {block}"):
        look(0.25, block, 8)
