"""MobileNetV1 as programs build it: what comes of each difference, to the unit."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mobilenet_viz import ledger, mobilenet_v1
from mobilenet_viz.__main__ import main
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.network.architectures.mobilenet_v1 import OUTPUTS
from mobilenet_viz.network.architectures.variants import VARIANTS, variant
from mobilenet_viz.network.costs import Ledger
from mobilenet_viz.network.spec import Activation, Architecture, Kind

# By hand from the layers: Mult-Adds and Keras parameters at α = 1 and 224 px.
TOTALS = {
    "keras": (568_740_352, 4_253_864),
    "tf-slim": (568_740_352, 4_253_864),
    "paper-table-1": (533_833_216, 4_253_864),
    "book": (568_740_352, 4_253_864),
    "blog-pointwise-stride": (577_876_992, 3_239_808),
    "blog-same": (533_833_216, 4_253_864),
    "xception-order": (1_012_471_808, 4_949_256),
}
alphas, sizes = st.floats(1 / 32, 2.0), st.integers(32, 448)


def costs(name: str, alpha: float = 1.0, resolution: int = 224) -> Ledger:
    return ledger(variant(name, alpha, resolution))


def maps(arch: Architecture) -> list[int]:
    """Sides of the maps behind the stem and each block."""
    return [arch[name].out_size for name in OUTPUTS]


@pytest.mark.parametrize("name", VARIANTS)
def test_each_costs_what_its_layers_add_up_to(name: str) -> None:
    assert TOTALS[name] == (costs(name).mult_adds, costs(name).parameters)


@given(alpha=alphas, size=sizes)
def test_keras_is_the_network_of_all_other_pages(alpha: float, size: int) -> None:
    assert mobilenet_v1(alpha, size).layers == variant("keras", alpha, size).layers


@given(alpha=st.floats(0.25, 2.0), size=sizes)
def test_slim_differs_by_its_padding_and_its_least_width_alone(alpha: float, size: int) -> None:
    assert mobilenet_v1(alpha, size, "same").layers == variant("tf-slim", alpha, size).layers


def test_slim_keeps_8_channels_where_keras_keeps_one() -> None:
    assert (1, 8) == tuple(variant(name, 1 / 32)["conv1"].out_channels for name in ("keras", "tf-slim"))
    assert costs("tf-slim", 0.2).mult_adds > costs("keras", 0.2).mult_adds


@given(alpha=alphas, size=sizes)
def test_epsilon_and_dropout_change_no_size_and_no_count(alpha: float, size: int) -> None:
    book, keras = costs("book", alpha, size), costs("keras", alpha, size)
    assert [(row.mult_adds, row.parameters) for row in book.rows] == [(r.mult_adds, r.parameters) for r in keras.rows]
    assert {1e-5} == {row.layer.finish.epsilon for row in book.rows if row.layer.kind is Kind.DEPTHWISE}


@pytest.mark.parametrize("name", ["paper-table-1", "blog-same"])
def test_a_stride_in_the_last_block_leaves_maps_of_4x4(name: str) -> None:
    assert [112, 112, 56, 56, 28, 28, 14, 14, 14, 14, 14, 14, 7, 4] == maps(variant(name))


def test_a_stride_on_the_pointwise_filters_the_large_map() -> None:
    blog, keras = variant("blog-pointwise-stride"), variant("keras")
    assert maps(keras) == maps(blog)
    more = [name for name in OUTPUTS[1:] if blog[name].stride == 2]
    for name in more:
        depthwise = name.replace("pw", "dw")
        assert 2 * keras[depthwise].out_size == blog[depthwise].out_size
    assert ["conv_pw_2", "conv_pw_4", "conv_pw_6", "conv_pw_12"] == more
    assert "conv_pw_13" == blog.layers[-1].name


def test_a_kept_bias_is_a_number_a_channel_beside_batch_norm() -> None:
    for blog, keras in zip(costs("blog-pointwise-stride").rows, costs("keras").rows, strict=False):
        assert keras.parameters + keras.layer.out_channels == blog.parameters
    assert Activation.RELU is variant("blog-pointwise-stride")["conv1"].finish.activation


def test_padding_before_the_first_layer_shows_off_even_sizes_only() -> None:
    """Sides of 225 px: SAME pads both, Keras' asymmetric padding below and right."""
    assert [112, 113] == [variant(name, 1.0, 225)["conv1"].out_size for name in ("blog-same", "keras")]
    assert [112, 112] == [variant(name, 1.0, 224)["conv1"].out_size for name in ("blog-same", "keras")]


def test_in_xceptions_order_each_block_mixes_first_and_adds_what_went_in() -> None:
    arch = variant("xception-order")
    assert ("conv_pw_3",) == arch["conv_dw_3"].inputs
    assert ("conv_dw_3", "add_2") == arch["add_3"].inputs  # 128 channels in and out, stride 1
    assert ("conv_dw_2", "shortcut_2") == arch["add_2"].inputs
    assert (None, Activation.NONE) == (arch["conv_pw_3"].finish.epsilon, arch["conv_pw_3"].finish.activation)
    assert 2 * arch["conv_dw_2"].out_size == arch["conv_pw_2"].out_size


def test_an_unknown_program_is_refused_with_those_there_are() -> None:
    with pytest.raises(Refusal, match="variant = pytorch: must be one of keras, tf-slim, paper-table-1"):
        variant("pytorch")


@pytest.mark.parametrize("name", VARIANTS)
def test_the_command_line_prices_them(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(["ledger", "--variant", name, "--alpha", "0.5", "--resolution", "200", "--json"])
    said = json.loads(capsys.readouterr().out)
    expected = costs(name, 0.5, 200)
    assert (name, expected.mult_adds, len(expected.rows)) == (said["variant"], said["mult_adds"], len(said["rows"]))


def test_the_command_line_says_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert 2 == main(["ledger", "--variant", "pytorch"])
    assert "xception-order" in capsys.readouterr().err
