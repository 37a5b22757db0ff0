"""im2col against the convolution itself, and against windows copied one number at a time."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from mobilenet_viz.network.spec import Padding, output_size
from mobilenet_viz.pixels import convolution, im2col
from mobilenet_viz.pixels.convolution import Array

cases = st.fixed_dictionaries(
    {
        "height": st.integers(5, 9),
        "width": st.integers(5, 9),
        "channels": st.integers(1, 3),
        "filters": st.integers(1, 4),
        "kernel": st.sampled_from((1, 2, 3, 5)),
        "stride": st.integers(1, 3),
        "padding": st.sampled_from(Padding),
    }
)


def random(*shape: int) -> Array:
    return np.random.default_rng(sum(shape)).normal(size=shape)


def written_out(x: Array, kernel: int, stride: int, padding: Padding) -> Array:
    """Every window as a column, number by number."""
    padded = convolution.pad(x, kernel, stride, padding)
    height, width = (output_size(side, kernel, stride, padding) for side in x.shape[:2])
    return np.array(
        [
            [
                padded[stride * k + i, stride * low + j, m]
                for i in range(kernel)
                for j in range(kernel)
                for m in range(x.shape[2])
            ]
            for k in range(height)
            for low in range(width)
        ]
    ).T


@given(cases)
@settings(max_examples=60, deadline=None)
def test_columns_hold_the_windows_and_their_product_with_the_kernels_is_the_convolution(case: dict) -> None:
    x = random(case["height"], case["width"], case["channels"])
    kernels = random(case["kernel"], case["kernel"], case["channels"], case["filters"])
    columns = im2col.im2col(x, case["kernel"], case["stride"], case["padding"])
    assert_array_equal(written_out(x, case["kernel"], case["stride"], case["padding"]), columns)
    expected = convolution.standard(x, kernels, case["stride"], case["padding"])
    assert_allclose(im2col.as_map(im2col.as_rows(kernels) @ columns, expected.shape[1]), expected, atol=1e-12)
    assert not np.shares_memory(x, columns)


def test_for_a_1x1_the_map_is_the_matrix_already_and_nothing_is_copied() -> None:
    x, weights = random(4, 6, 3), random(3, 5)
    matrix = im2col.as_matrix(x)
    assert np.shares_memory(x, matrix)
    assert np.shares_memory(weights, im2col.as_rows(weights))
    assert_array_equal(im2col.im2col(x, 1), matrix)
    assert_allclose(im2col.as_map(im2col.as_rows(weights) @ matrix, 6), convolution.pointwise(x, weights), atol=1e-12)


def test_what_fits_nowhere_is_refused() -> None:
    with pytest.raises(ValueError, match="no 3×3 filter fits"):
        im2col.im2col(random(2, 2, 1), 3, padding=Padding.VALID)
    with pytest.raises(ValueError, match="stride = 0"):
        im2col.im2col(random(4, 4, 1), 3, stride=0)


def test_the_example_is_a_convolution_and_a_1x1_of_one_map_in_small_whole_numbers() -> None:
    example = im2col.example()
    size, channels = example["size"], len(example["matrix"])
    x = np.array(example["matrix"], float).T.reshape(size, size, channels)
    kernels = np.array(example["kernels"], float).T.reshape(3, 3, channels, -1)
    weights = np.array(example["weights"], float).T
    assert_array_equal(convolution.standard(x, kernels), im2col.as_map(np.array(example["output"]), size))
    assert_array_equal(convolution.pointwise(x, weights), im2col.as_map(np.array(example["mixed"]), size))
    assert (288, 32, 9) == (example["written"], example["read"], example["times"])
    assert set(range(10)) >= set(x.flatten())
    assert max(len(str(number)) for row in (*example["output"], *example["mixed"]) for number in row) <= 2


def test_every_number_of_the_example_knows_the_pixel_it_was_copied_from() -> None:
    example = im2col.example()
    for row, (numbers, sources) in enumerate(zip(example["columns"], example["sources"], strict=True)):
        copied = [0 if source is None else example["matrix"][row % 2][source] for source in sources]
        assert copied == numbers
    assert [4, 6, 6, 4, 6, 9, 9, 6, 6, 9, 9, 6, 4, 6, 6, 4] == example["copies"]
    assert [5, 3, 3, 5, 3, 0, 0, 3, 3, 0, 0, 3, 5, 3, 3, 5] == example["zeros"]


def test_the_example_s_depthwise_convolution_falls_apart_into_a_product_for_each_channel() -> None:
    example = im2col.example()
    size, channels = example["size"], len(example["matrix"])
    x = np.array(example["matrix"], float).T.reshape(size, size, channels)
    first = np.array(example["kernels"], float)[0].reshape(3, 3, channels)
    outputs = [np.array(each["output"]) for each in example["apart"]]
    assert_array_equal(convolution.depthwise(x, first), im2col.as_map(np.concatenate(outputs), size))
    assert_array_equal(np.sum(outputs, axis=0)[0], example["output"][0])  # added up: what the first kernel gives
    for channel, each in enumerate(example["apart"]):
        assert each["columns"] == example["columns"][channel::channels]
        assert each["sources"] == example["sources"][channel::channels]
        assert_array_equal(np.array(each["kernels"]) @ each["columns"], each["output"])
