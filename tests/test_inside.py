"""What the browser gets of a block: every number printed is the network's, and can be added up."""

from base64 import b64decode
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from mobilenet_viz.engine import Block, BlockMaps, FakeEngine, Picture
from mobilenet_viz.network.architectures.mobilenet_v1 import mobilenet_v1
from mobilenet_viz.network.spec import Padding
from mobilenet_viz.page_data import block_view
from mobilenet_viz.pixels.convolution import depthwise

BLOCKS = (1, 2, 7, 12, 13)


def look(number: int, alpha: float = 1.0, size: int = 96) -> BlockMaps:
    pixels = np.random.default_rng(number).integers(0, 256, (size, size, 3), np.uint8)
    return FakeEngine().ask(Block(Picture(pixels), alpha, size, number)).result()


def unpacked(stage: dict) -> NDArray:
    """A stage as a browser reads it: (h, w, channels) whole numbers."""
    flat = np.frombuffer(b64decode(stage["values"]), np.dtype(stage["type"]).newbyteorder("<"))
    return flat.reshape(-1, stage["side"], stage["side"]).transpose(1, 2, 0).astype(np.int64)


@pytest.mark.parametrize("number", BLOCKS)
def test_every_value_is_printed_as_python_would_round_it(number: int) -> None:
    found = look(number)
    sent = block_view.maps(found)["stages"]
    assert [name for name, _, _ in block_view.STAGES] == list(sent)
    for name, stage in sent.items():
        exact = np.asarray(getattr(found, name), np.float64)
        shown = unpacked(stage)
        if stage["steps"] == 10_000:  # what component.js does with them
            assert (shown <= exact * 10_000).all()
            shown = (shown + 50) // 100
        np.testing.assert_array_equal(np.floor(100 * exact + 0.5), shown, err_msg=name)


def test_numbers_too_large_for_two_bytes_keep_all_their_digits() -> None:
    found = look(7)
    loud = replace(found, depthwise=found.depthwise * np.float32(1000))
    stages = block_view.maps(loud)["stages"]
    assert ("int32", "int16") == (stages["depthwise"]["type"], stages["depthwise_bn"]["type"])
    np.testing.assert_array_equal(np.floor(100 * np.float64(loud.depthwise) + 0.5), unpacked(stages["depthwise"]))


@pytest.mark.parametrize("number", BLOCKS)
def test_the_patch_of_a_pixel_times_the_kernel_is_the_pixel(number: int) -> None:
    """The browser's patch begins at stride · row - zeros_before; beyond the map are the zeros of Keras' padding."""
    found = look(number)
    first, _ = block_view.block(1.0, 96, number)["halves"]
    sent = block_view.maps(found)
    before = unpacked(sent["stages"]["before"]) / 10_000
    kernels = np.array(sent["kernels"]).reshape(-1, 3, 3)
    output = unpacked(sent["stages"]["depthwise"])
    last = first["out_size"] - 1
    zeros = np.pad(before, ((3, 3), (3, 3), (0, 0)))
    for row, col in ((0, 0), (0, last), (last, 0), (last, last), (last // 2, last // 2)):
        top, left = (3 + first["stride"] * at - first["zeros_before"] for at in (row, col))
        for channel, kernel in enumerate(kernels):
            total = (zeros[top : top + 3, left : left + 3, channel] * kernel).sum()
            assert output[row, col, channel] == pytest.approx(100 * total, abs=0.51 + np.abs(kernel).sum() / 100)


@pytest.mark.parametrize("number", range(1, 14))
def test_padding_is_keras_for_every_block(number: int) -> None:
    layer = mobilenet_v1(1.0, 128)[f"conv_dw_{number}"]
    first, second = block_view.block(1.0, 128, number)["halves"]
    x = np.zeros((layer.in_size, layer.in_size, 1))
    x[0, 0] = 1
    kernel = np.arange(1.0, 10).reshape(3, 3, 1)
    seen = depthwise(x, kernel, layer.stride, Padding.KERAS)[0, 0, 0]  # the kernel's cell that lies on the first pixel
    assert seen == kernel[first["zeros_before"], first["zeros_before"], 0]
    assert (f"conv_dw_{number}", f"conv_pw_{number}") == (first["name"], second["name"])


def test_shapes_and_costs_are_those_of_the_papers_table() -> None:
    first, second = block_view.block(1.0, 224, 7)["halves"]
    assert (1, 14, 14, 512) == tuple(first[name] for name in ("stride", "in_size", "out_size", "in_channels"))
    assert (9 * 512, 9 * 512 * 14**2) == (first["weights"], first["mult_adds"])
    assert (512**2, 512**2 * 14**2) == (second["weights"], second["mult_adds"])
    with pytest.raises(KeyError):
        block_view.block(1.0, 224, 14)


def test_channels_keep_the_order_of_the_answer_and_their_own_numbers() -> None:
    found = look(7)
    sent = block_view.maps(found)
    for half, numbers, after in zip(
        sent["halves"], (found.filters, found.outputs), (found.depthwise_relu, found.pointwise_relu), strict=True
    ):
        assert list(numbers) == [channel["number"] for channel in half]
        means = [channel["mean"] for channel in half]
        assert sorted(means, reverse=True) == pytest.approx(means)
        assert [int((after[..., i] == 0).sum()) for i in range(8)] == [channel["zeros"] for channel in half]
        assert [int((after[..., i] == 6).sum()) for i in range(8)] == [channel["tops"] for channel in half]
    np.testing.assert_allclose(sent["mix"], found.mix)
    np.testing.assert_allclose(sent["cut"], found.cut)


def test_batch_norm_is_sent_with_the_numbers_that_make_it() -> None:
    found = look(7)
    for half, (x, y) in zip(
        block_view.maps(found)["halves"],
        ((found.depthwise, found.depthwise_bn), (found.pointwise, found.pointwise_bn)),
        strict=True,
    ):
        scales, shifts = (np.array([channel[name] for channel in half]) for name in ("scale", "shift"))
        np.testing.assert_allclose(scales * x + shifts, y, atol=1e-4)


def test_white_is_the_largest_value_of_each_map() -> None:
    for stage in block_view.maps(look(7))["stages"].values():
        assert np.abs(unpacked(stage)).max((0, 1)).tolist() == stage["white"]


def test_a_map_of_zeros_is_said_to_be_one() -> None:
    found = look(7)
    dead = found.before.copy()
    dead[..., 3] = 0
    whites = block_view.maps(replace(found, before=dead))["stages"]["before"]["white"]
    assert [3] == [channel for channel, white in enumerate(whites) if white == 0]


def test_the_largest_block_stays_below_two_megabytes() -> None:
    stages = block_view.maps(look(1, size=224))["stages"]
    assert sum(len(stage["values"]) for stage in stages.values()) < 2_000_000
