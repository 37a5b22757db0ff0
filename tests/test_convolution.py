"""numpy's convolutions against Keras', against each other, and against a sum written out pixel by pixel."""

import os
from collections.abc import Callable
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from mobilenet_viz.network.spec import Padding, output_size
from mobilenet_viz.pixels import convolution
from mobilenet_viz.pixels.convolution import KERNELS, Array

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

SIZES = [(8, 8), (7, 7), (9, 6)]
CASES = list(product(SIZES, (1, 2), Padding))


def random(*shape: int) -> Array:
    return np.random.default_rng(sum(shape)).normal(size=shape)


def in_keras(x: Array, layer: object, kernels: Array, stride: int, padding: Padding) -> Array:
    """The output of a Keras layer, padded by Keras itself: `ZeroPadding2D` where its MobileNet or PyTorch would."""
    import keras

    inputs = padded = keras.Input(x.shape)
    if padding is Padding.KERAS and stride == 2:
        padded = keras.layers.ZeroPadding2D(((0, 1), (0, 1)))(inputs)
    if padding is Padding.SYMMETRIC:
        padded = keras.layers.ZeroPadding2D(len(kernels) // 2)(inputs)
    model = keras.Model(inputs, layer(padded))  # type: ignore[operator]
    model.set_weights([kernels])
    output: Array = np.asarray(model(x[np.newaxis].astype(np.float32)))[0]
    return output


def border(stride: int, padding: Padding) -> str:
    """Keras' word for what it does after that explicit padding."""
    return "same" if padding is Padding.SAME or (padding is Padding.KERAS and stride == 1) else "valid"


@pytest.mark.parametrize(("size", "stride", "padding"), CASES)
@pytest.mark.parametrize("kernel", [1, 3, 5])
def test_standard_equals_keras(kernel: int, size: tuple[int, int], stride: int, padding: Padding) -> None:
    import keras

    x, kernels = random(*size, 3), random(kernel, kernel, 3, 4)
    layer = keras.layers.Conv2D(4, kernel, stride, border(stride, padding), use_bias=False)
    expected = in_keras(x, layer, kernels, stride, padding)
    assert_allclose(convolution.standard(x, kernels, stride, padding), expected, rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize(("size", "stride", "padding"), CASES)
@pytest.mark.parametrize("groups", [1, 2, 3, 4, 6, 12])
def test_grouped_equals_keras(groups: int, size: tuple[int, int], stride: int, padding: Padding) -> None:
    import keras

    x, kernels = random(*size, 12), random(3, 3, 12 // groups, 24)
    layer = keras.layers.Conv2D(24, 3, stride, border(stride, padding), groups=groups, use_bias=False)
    expected = in_keras(x, layer, kernels, stride, padding)
    assert_allclose(convolution.grouped(x, kernels, groups, stride, padding), expected, rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize(("size", "stride", "padding"), CASES)
@pytest.mark.parametrize("kernel", [1, 3, 5])
def test_depthwise_equals_keras(kernel: int, size: tuple[int, int], stride: int, padding: Padding) -> None:
    import keras

    x, kernels = random(*size, 4), random(kernel, kernel, 4)
    layer = keras.layers.DepthwiseConv2D(kernel, stride, border(stride, padding), use_bias=False)
    expected = in_keras(x, layer, kernels[..., np.newaxis], stride, padding)
    assert_allclose(convolution.depthwise(x, kernels, stride, padding), expected, rtol=1e-5, atol=1e-5)


def test_pointwise_equals_keras_1x1() -> None:
    import keras

    x, weights = random(7, 9, 3), random(3, 5)
    expected = keras.ops.conv(x[np.newaxis], weights[np.newaxis, np.newaxis])
    assert_allclose(convolution.pointwise(x, weights), np.asarray(expected)[0], atol=1e-5)


def written_out(x: Array, kernels: Array, stride: int) -> Array:
    """Equation (1) without padding, one multiplication at a time, in the paper's letters."""
    kernel, _, _, filters = kernels.shape
    height, width = ((side - kernel) // stride + 1 for side in x.shape[:2])
    result = np.zeros((height, width, filters))
    for k, l, n in np.ndindex(result.shape):  # noqa: E741
        for i, j, m in np.ndindex(kernels.shape[:3]):
            result[k, l, n] += kernels[i, j, m, n] * x[stride * k + i, stride * l + j, m]
    return result


@pytest.mark.parametrize("stride", [1, 2, 3])
def test_standard_is_the_sum_of_equation_1(stride: int) -> None:
    x, kernels = random(6, 7, 2), random(3, 3, 2, 3)
    assert_allclose(
        convolution.standard(x, kernels, stride, Padding.VALID), written_out(x, kernels, stride), atol=1e-12
    )


maps = st.tuples(st.integers(3, 9), st.integers(3, 9), st.integers(1, 4))
strides = st.sampled_from([1, 2])
paddings = st.sampled_from(Padding)


@given(maps, strides, paddings, st.integers(1, 5))
def test_one_group_is_the_standard_convolution(
    shape: tuple[int, int, int], stride: int, padding: Padding, filters: int
) -> None:
    x, kernels = random(*shape), random(3, 3, shape[2], filters)
    expected = convolution.standard(x, kernels, stride, padding)
    assert_array_equal(convolution.grouped(x, kernels, 1, stride, padding), expected)


@given(maps, strides, paddings)
def test_as_many_groups_as_channels_are_the_depthwise_convolution(
    shape: tuple[int, int, int], stride: int, padding: Padding
) -> None:
    x, kernels = random(*shape), random(3, 3, shape[2])
    expected = convolution.depthwise(x, kernels, stride, padding)
    one_each = kernels[:, :, np.newaxis, :]
    assert_allclose(convolution.grouped(x, one_each, shape[2], stride, padding), expected, atol=1e-12)


@given(maps, strides, paddings, st.integers(1, 5))
def test_depthwise_then_pointwise_is_the_standard_convolution_with_factored_kernels(
    shape: tuple[int, int, int], stride: int, padding: Padding, filters: int
) -> None:
    x, kernels, weights = random(*shape), random(3, 3, shape[2]), random(shape[2], filters)
    separable = convolution.pointwise(convolution.depthwise(x, kernels, stride, padding), weights)
    factored = np.einsum("ijm,mn->ijmn", kernels, weights)
    assert_allclose(separable, convolution.standard(x, factored, stride, padding), atol=1e-12)


@given(maps, strides, paddings)
def test_output_has_the_size_the_ledger_prices(shape: tuple[int, int, int], stride: int, padding: Padding) -> None:
    expected = tuple(output_size(side, 3, stride, padding) for side in shape[:2])
    y = convolution.depthwise(random(*shape), random(3, 3, shape[2]), stride, padding)
    assert expected == y.shape[:2]


@given(maps, strides, paddings, st.floats(-5, 5))
@settings(max_examples=30)
def test_convolution_is_linear(shape: tuple[int, int, int], stride: int, padding: Padding, factor: float) -> None:
    a, b, kernels = random(*shape), random(*shape[::-1]).T, random(3, 3, shape[2], 2)

    def convolved(x: Array) -> Array:
        return convolution.standard(x, kernels, stride, padding)

    assert_allclose(convolved(a + factor * b), convolved(a) + factor * convolved(b), atol=1e-10)


@pytest.mark.parametrize(
    ("size", "stride", "padding", "top_left_bottom_right"),
    [
        (8, 1, Padding.SAME, (1, 1)),
        (8, 2, Padding.SAME, (0, 1)),
        (7, 2, Padding.SAME, (1, 1)),
        (8, 1, Padding.KERAS, (1, 1)),
        (8, 2, Padding.KERAS, (0, 1)),
        (7, 2, Padding.KERAS, (0, 1)),
        (8, 2, Padding.SYMMETRIC, (1, 1)),
        (7, 2, Padding.SYMMETRIC, (1, 1)),
        (8, 1, Padding.VALID, (0, 0)),
    ],
)
def test_zeros_are_put_where_the_padding_says(
    size: int, stride: int, padding: Padding, top_left_bottom_right: tuple[int, int]
) -> None:
    before, after = top_left_bottom_right
    expected = np.zeros((before + size + after, before + size + after, 1))
    expected[before : before + size, before : before + size] = 1
    assert_array_equal(convolution.pad(np.ones((size, size, 1)), 3, stride, padding), expected)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_number_type_is_kept(dtype: type) -> None:
    x: Array = random(5, 5, 2).astype(dtype)
    kernels: Array = random(3, 3, 2, 2).astype(dtype)
    results = [
        convolution.standard(x, kernels),
        convolution.grouped(x, kernels[:, :, :1], 2),
        convolution.depthwise(x, kernels[..., 0]),
        convolution.pointwise(x, kernels[0, 0]),
    ]
    assert {np.dtype(dtype)} == {result.dtype for result in results}


X = random(4, 4, 3)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: convolution.standard(X[0], random(3, 3, 3, 2)), r"x has shape \(4, 3\): must be \(H, W"),
        (lambda: convolution.standard(X, random(3, 3, 3)), r"kernels has shape .*\(K, K, M, N\)"),
        (lambda: convolution.standard(X, random(3, 2, 3, 2)), r"kernels has shape .*\(K, K, M, N\)"),
        (lambda: convolution.standard(X, random(3, 3, 2, 2)), r"kernels has shape .* M = 3"),
        (lambda: convolution.depthwise(X, random(3, 3, 3, 1)), r"kernels has shape .*\(K, K, M\)"),
        (lambda: convolution.depthwise(X, random(3, 3, 4)), r"kernels has shape .* M = 3"),
        (lambda: convolution.pointwise(X, random(4, 2)), r"weights has shape \(4, 2\): .* M = 3"),
        (lambda: convolution.grouped(X, random(3, 3, 1, 4), 2), r"groups = 2: must divide the 3 .* and 4 "),
        (lambda: convolution.grouped(X, random(3, 3, 1, 4), 3), r"groups = 3: must divide the 3 .* and 4 "),
        (lambda: convolution.grouped(X, random(3, 3, 1, 4), 0), r"groups = 0"),
        (lambda: convolution.depthwise(X, random(3, 3, 3), 0), r"stride = 0: must be 1 or more"),
        (lambda: convolution.depthwise(X, random(5, 5, 3), 1, Padding.VALID), r"padding valid no 5×5 filter"),
        (lambda: convolution.depthwise((9 * X).astype(int), random(3, 3, 3)), r"x has dtype int64"),
    ],
)
def test_a_wrong_argument_is_named_with_its_value_and_the_rule(call: Callable[[], Array], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()


def filtered(name: str, picture: Array) -> Array:
    """One channel (H, W) under a named filter, where the filter lies wholly on the picture."""
    return convolution.depthwise(picture[..., np.newaxis], KERNELS[name][..., np.newaxis], padding=Padding.VALID)[
        ..., 0
    ]


@pytest.mark.parametrize("name", KERNELS)
def test_even_grey_stays_or_turns_to_zero(name: str) -> None:
    kept = {"identity", "blur", "sharpen", "emboss"}
    expected = np.full((3, 3), 0.5 if name in kept else 0.0)
    assert_array_equal(filtered(name, np.full((5, 5), 0.5)), expected)


@pytest.mark.parametrize("name", ["identity", "blur", "sobel_x", "sobel_y", "edge"])
def test_filters_without_overshoot_keep_a_picture_within_one(name: str) -> None:
    weights = KERNELS[name]
    assert weights[weights > 0].sum() == 1
    assert weights[weights < 0].sum() in (0, -1)


def test_sobel_x_finds_upright_edges_and_sobel_y_level_ones() -> None:
    dark_to_bright = np.repeat([[0.0, 0.0, 1.0, 1.0]], 4, axis=0)
    assert_array_equal(filtered("sobel_x", dark_to_bright), np.ones((2, 2)))
    assert_array_equal(filtered("sobel_y", dark_to_bright), np.zeros((2, 2)))
    assert_array_equal(filtered("sobel_y", dark_to_bright.T), np.ones((2, 2)))


def test_the_named_filters_cannot_be_changed_by_a_session() -> None:
    with pytest.raises(ValueError, match="read-only"):
        KERNELS["blur"][0, 0] = 1
