"""The worked example's weights and the blog's sum, against a count by hand and against Keras."""

import json
from fractions import Fraction

import pytest

from mobilenet_viz.page_data import tutorials


def test_the_worked_example_has_864_weights_or_27_and_96() -> None:
    layers = tutorials.worked()["layers"]
    assert [(32, 3, 27, 864), (3, 1, 9, 27), (32, 3, 3, 96)] == [
        (layer["filters"], layer["reads"], layer["each"], layer["weights"]) for layer in layers
    ]
    assert [32, 3, 32] == [layer["biases"] for layer in layers]
    assert ["3·3·3·32", "3·3·3", "3·32"] == ["·".join(str(n) for _, n in layer["factors"]) for layer in layers]


@pytest.mark.parametrize("layer", range(3))
def test_the_filters_of_a_layer_hold_all_of_its_weights(layer: int) -> None:
    found = tutorials.worked()["layers"][layer]
    squares = [1 for _ in range(found["filters"]) for _ in range(found["reads"]) for _ in range(found["kernel"] ** 2)]
    assert found["weights"] == len(squares) == found["filters"] * found["each"]


@pytest.mark.parametrize(("bias", "standard", "separable"), [("off", 864, 123), ("on", 896, 158)])
def test_the_totals_are_what_keras_counts(bias: str, standard: int, separable: int) -> None:
    from keras import Sequential, layers

    biased = bias == "on"
    example_input = layers.Input((224, 224, 3))
    full = Sequential([example_input, layers.Conv2D(32, 3, use_bias=biased)])
    depthwise = layers.DepthwiseConv2D(3, use_bias=biased)
    pair = Sequential([example_input, depthwise, layers.Conv2D(32, 1, use_bias=biased)])
    totals = tutorials.worked()["totals"][bias]
    assert (standard, separable) == (full.count_params(), pair.count_params())
    assert (standard, separable) == (totals["standard"], totals["separable"])
    assert standard / separable == totals["times"]


def test_one_of_the_guesses_is_right_and_the_others_forget_something() -> None:
    assert {"depthwise": 27, "pointwise": 96, "both": 123, "half": 432} == tutorials.worked()["guesses"]


def test_the_blogs_numbers_give_3_76_and_its_18_times_is_a_filter_of_5() -> None:
    blog = tutorials.blog()
    assert (2, 64, 18) == (blog.kernel, blog.out_channels, blog.times)
    kernels = tuple(range(1, 8))
    times = [row[0]["times"] for row in tutorials.products(kernels, (64,))]
    assert [0.98, 3.76, 7.89, 12.80, 17.98, 23.04, 27.75] == [round(each, 2) for each in times]
    assert [5] == [k for k, (found,) in zip(kernels, tutorials.products(kernels, (64,)), strict=True) if found["fits"]]


@pytest.mark.parametrize(("kernel", "channels"), [(1, 1), (2, 64), (3, 512), (7, 1024), (5, 3)])
def test_the_blogs_fraction_is_k_squared_m_over_k_squared_plus_m(kernel: int, channels: int) -> None:
    ((found,),) = tutorials.products((kernel,), (channels,))
    assert (kernel**2 * channels, kernel**2 + channels) == (found["standard"], found["separable"])
    assert float(Fraction(kernel**2 * channels, kernel**2 + channels)) == found["times"]


def test_both_travel_as_json() -> None:
    assert json.loads(json.dumps([tutorials.worked(), tutorials.products((1, 2), (3, 4))]))
