"""How many times less each block computes, against fractions of whole numbers and the paper's "8 to 9 times"."""

import json
from fractions import Fraction

import pytest

from mobilenet_viz import ledger, mobilenet_v1
from mobilenet_viz.network import savings
from mobilenet_viz.network.grid import ALPHAS, RESOLUTIONS
from mobilenet_viz.network.spec import Kind
from mobilenet_viz.page_data.questions import QUESTIONS

FILTERS = (64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024)  # Table 1
BASE = ALPHAS.index(1.0)


def saved(channels: int) -> Fraction:
    return 1 / (Fraction(1, channels) + Fraction(1, 9))


@pytest.mark.parametrize("alpha", ALPHAS)
def test_each_block_saves_what_its_output_channels_say_whatever_the_size_of_its_map(alpha: float) -> None:
    channels = [int(filters * alpha) for filters in FILTERS]
    for resolution in (RESOLUTIONS[0], RESOLUTIONS[-1]):
        blocks = savings.blocks(alpha, resolution)
        assert [(i, n, saved(n)) for i, n in enumerate(channels, 1)] == [
            (block.number, block.out_channels, block.saving) for block in blocks
        ]


@pytest.mark.parametrize(
    ("alpha", "block", "saving"), [(1.0, 1, 7.89), (1.0, 12, 8.92), (1.0, 13, 8.92), (0.25, 1, 5.76)]
)
def test_the_savings_worked_out_by_hand(alpha: float, block: int, saving: float) -> None:
    assert saving == round(float(savings.blocks(alpha, 224)[block - 1].saving), 2)


@pytest.mark.parametrize("alpha", [1.0, 0.25])
def test_a_blocks_three_rows_belong_to_the_same_place_in_the_network(alpha: float) -> None:
    for block in savings.blocks(alpha, 224):
        standard, depthwise, pointwise = (row.layer for row in (block.standard, block.depthwise, block.pointwise))
        assert (Kind.CONV, Kind.DEPTHWISE, Kind.POINTWISE) == (standard.kind, depthwise.kind, pointwise.kind)
        assert (standard.in_size, standard.in_channels) == (depthwise.in_size, depthwise.in_channels)
        assert (standard.out_size, standard.out_channels) == (pointwise.out_size, pointwise.out_channels)


def test_the_whole_network_is_that_of_the_papers_table_4() -> None:
    at = savings.table(224)[BASE]
    assert (4_867_293_184, 568_740_352, 8.56) == (at["standard"], at["separable"], round(at["saving"], 2))


@pytest.mark.parametrize("alpha", [1.0, 0.5, 0.05])
def test_the_blocks_are_all_that_differs_between_the_two_networks(alpha: float) -> None:
    at = savings.table(160)[ALPHAS.index(alpha)]
    ours = ledger(mobilenet_v1(alpha, 160))
    same = sum(row.mult_adds for row in ours.rows if row.layer.kind not in (Kind.DEPTHWISE, Kind.POINTWISE))
    for column in ("standard", "separable"):
        assert at[column] == same + sum(block[column] for block in at["blocks"])


def test_the_claim_begins_to_hold_at_72_channels() -> None:
    claim = savings.band()
    brute = next(n for n in range(1, 1000) if claim.low <= saved(n) <= claim.high)
    assert 72 == brute == claim.least_channels
    assert (8, 9, 3, "3.1") == (claim.low, claim.high, claim.kernel, claim.section)


@pytest.mark.parametrize(
    ("alpha", "outside"), [(1.0, [1]), (0.5, [1, 2, 3]), (0.25, [1, 2, 3, 4, 5]), (0.05, list(range(1, 14)))]
)
def test_the_blocks_outside_the_band_are_named(alpha: float, outside: list[int]) -> None:
    at = savings.table(224)[ALPHAS.index(alpha)]
    assert outside == at["outside"] == [block["number"] for block in at["blocks"] if not block["holds"]]


def test_the_first_block_saves_least_at_every_width_and_may_be_guessed() -> None:
    question = QUESTIONS["savings"]
    assert {"1"} == {question.rule(alpha, 224) for alpha in ALPHAS}
    assert ("1", "7", "13") == question.choices


def test_the_table_travels_as_json() -> None:
    assert len(ALPHAS) == len(json.loads(json.dumps(savings.table(128))))
