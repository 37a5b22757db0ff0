"""Page "programs", batch norm folded: what is printed adds up, what is counted is the ledger's, what the page sends."""

import json
import re
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from mobilenet_viz.engine import FakeEngine
from mobilenet_viz.engine.plausible import ANSWERS
from mobilenet_viz.engine.questions.folding import Folding
from mobilenet_viz.network.architectures import ARCHITECTURES
from mobilenet_viz.network.architectures.mobilenet_v1 import mobilenet_v1
from mobilenet_viz.network.costs import ledger
from mobilenet_viz.network.spec import convolutions, folded
from mobilenet_viz.page_data import folding
from tests.engine.harness import dog
from tests.see_app import MAIN, MISSING
from tests.test_layers import ROOT

NAMES = [layer.name for layer in convolutions(mobilenet_v1())]


def number(printed: str) -> float:
    return float(printed.replace("−", "-"))


def digits(printed: str) -> int:
    return len(printed.partition(".")[2])


def printed(name: str, channel: int | None = None, alpha: float = 0.25) -> dict[str, Any]:
    found = ANSWERS[Folding](Folding(dog(96), alpha, 96, name, channel))
    return folding.channel(mobilenet_v1(alpha, 96)[name], found.channel)


# What is printed


@pytest.mark.parametrize("name", NAMES)
def test_the_printed_products_add_up_to_the_printed_sums(name: str) -> None:
    for channel in range(8):
        shown = printed(name, channel)
        sums = shown["sums"]
        for products, rest, total in zip(
            shown["products"], shown["others"]["products"], (sums["trained"], sums["products"]), strict=True
        ):
            terms = [number(each) for each in (*products, *([rest] if rest else []))]
            assert round(sum(terms), 9) == number(total)
            assert {digits(total)} == {digits(each) for each in products}
        assert round(number(sums["products"]) + number(sums["bias"]), 9) == number(sums["folded"])
        assert number(sums["folded"]) == pytest.approx(number(shown["normed"]), abs=0.002)
        assert (len(shown["products"][0]), shown["others"]["count"] > 0) == (
            (9, False) if "_dw_" in name else (5, True)
        )


def test_a_printed_weight_is_the_one_before_times_the_factor() -> None:
    for channel in range(8):
        shown = printed("conv_dw_5", channel)
        for each in shown["weights"]:
            before, after = map(number, each["kernels"])
            assert after == pytest.approx(before * number(shown["factor"]), rel=1e-3)
        norm = {name: number(each) for name, each in shown["norm"].items()}
        assert number(shown["root"]) == pytest.approx((norm["variance"] + norm["epsilon"]) ** 0.5, rel=1e-3)
        assert number(shown["bias"]) == pytest.approx(
            norm["beta"] - norm["mean"] * number(shown["factor"]), rel=1e-3, abs=1e-3
        )


def test_channels_count_from_zero_as_in_keras_and_places_from_one_and_the_largest_come_first() -> None:
    assert [(0, row, column) for row in (1, 2, 3) for column in (1, 2, 3)] == [
        (each["input"], each["row"], each["column"]) for each in printed("conv_dw_1")["weights"]
    ]
    found = ANSWERS[Folding](Folding(dog(96), 0.25, 96, "conv1", 3)).channel
    kernel = found.kernels[0].reshape(3, 3, 3)  # input, row, column
    strengths = [
        abs(kernel[each["input"], each["row"] - 1, each["column"] - 1]) for each in printed("conv1", 3)["weights"]
    ]
    assert sorted(np.abs(found.kernels[0]))[:-6:-1] == strengths


@pytest.mark.parametrize(
    ("exact", "said"),
    [
        (0, "0"),
        (0.18342, "0.1834"),
        (1.5, "1.500"),
        (-3.95836, "−3.958"),
        (2220.887, "2221"),
        (123456, "123500"),
        (0.00009724, "0.00009724"),
        (-3.917e-35, "−3.917·10⁻³⁵"),
    ],
)
def test_a_number_has_four_digits_that_count(exact: float, said: str) -> None:
    assert said == folding.written(exact)


@pytest.mark.parametrize(
    ("exact", "said"),
    [(0, "0"), (2.0503e-5, "0.000021"), (2e-5, "0.000020"), (4.71e-7, "4.8·10⁻⁷"), (0.0099, "0.0099")],
)
def test_what_is_at_most_is_never_less(exact: float, said: str) -> None:
    assert said == folding.at_most(exact)


def test_what_goes_with_batch_norm_is_what_the_ledger_counts() -> None:
    assert {
        "mult_adds": (568_740_352, 568_740_352),
        "norm": (10_085_376, 0),
        "bias": (0, 5_042_688),
        "parameters": (4_253_864, 4_253_864 - 3 * 10_944),  # γ, β, mean and variance go, a bias comes
    } == folding.counted(1.0, 224)
    assert 5_042_688 == folding.saved(1.0, 224)
    assert ledger(mobilenet_v1(0.25, 128)).mult_adds == folding.counted(0.25, 128)["mult_adds"][1]


def test_what_has_no_batch_norm_is_left_as_it_is() -> None:
    network = ARCHITECTURES["alexnet"]()
    assert network == folded(network)


def test_a_layer_without_batch_norm_is_not_shown() -> None:
    assert ["conv_dw_1", "conv_dw_1", "conv_dw_1", "conv_pw_4"] == [
        folding.layer_of(name, 0.25, 96).name for name in (None, "conv_preds", "predictions", "conv_pw_4")
    ]


# What the page sends


def opened(**link: str) -> AppTest:
    app = AppTest.from_file(str(MAIN))
    for name, value in {"subject": "folding", **link}.items():
        app.query_params[name] = value
    return app.switch_page(str(ROOT / "pages" / "programs.py")).run()


def sent(app: AppTest) -> dict[str, Any]:
    assert not app.exception
    parts = [(part.proto.component_name, json.loads(part.proto.json)) for part in app.get("bidi_component")]
    (data,) = [data for name, data in parts if name == "mobilenet.programs.folding"]
    return dict(data)


def test_both_answers_and_the_channel_of_the_link(fake: FakeEngine) -> None:
    data = sent(opened(alpha="0.25", size="128", layer="conv_pw_3", feature="999"))
    assert {"alpha": 0.25, "size": 128, "layer": "conv_pw_3"} == data["network"]
    assert ("conv_pw_3", 31, 32) == tuple(data["channel"][name] for name in ("layer", "number", "count"))
    first, second = data["answers"]["both"]
    assert first == second
    assert 3 == len(first)
    assert None is data["asked"]["right"]  # nobody has guessed
    (asked,) = [each for each in fake.asked if isinstance(each, Folding)]
    assert (31, 128) == (asked.channel, asked.picture.resolution)


def test_an_alpha_without_weights_is_answered_by_the_nearest_which_is_said(fake: FakeEngine) -> None:
    data = sent(opened(alpha="0.80"))
    assert 1.0 == data["network"]["alpha"]
    assert re.search(r"1\.0 .*0\.8", data["notes"][0])


def test_while_the_answer_is_on_its_way_there_is_none_and_then_there_is(fake: FakeEngine) -> None:
    fake.hold(Folding)
    app = opened()
    assert (None, None, None) == tuple(sent(app)[name] for name in ("answers", "channel", "refusal"))
    fake.release()
    assert sent(app.run())["channel"]["layer"] == "conv_dw_1"


def test_without_its_weights_the_part_says_so_in_a_sentence(fake: FakeEngine) -> None:
    fake.failure = MISSING
    data = sent(opened())
    assert (None, MISSING.in_language("en")) == (data["answers"], data["refusal"])
