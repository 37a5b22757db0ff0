"""What page 3 prints: numbers that add up as printed, costs out of the ledger, sentences only where they are due."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from mobilenet_viz.engine import Answer
from mobilenet_viz.facts import classes
from mobilenet_viz.network.grid import ALPHAS, RESOLUTIONS
from mobilenet_viz.page_data import seeing

NUMBERS = st.floats(-50, 50, width=32)
MAPS = hnp.arrays(np.float32, st.integers(1, 7).map(lambda side: (side, side)), elements=NUMBERS)


def answer(grid: int = 3) -> Answer:
    rng = np.random.default_rng(0)
    evidence = rng.normal(0, 0.5, (grid, grid, 1000)).astype(np.float32)
    bias = rng.normal(0, 0.5, 1000).astype(np.float32)
    logits = evidence.sum((0, 1)) + bias
    weights = np.exp(logits - logits.max())
    return Answer(logits, weights / weights.sum(), evidence, bias, "", ())


@given(MAPS, NUMBERS)
def test_printed_cells_and_bias_add_up_to_the_printed_logit(evidence: np.ndarray, bias: float) -> None:
    logit = float(evidence.sum(dtype=np.float64)) + bias
    made_of = seeing.tally(evidence, bias, logit)
    assert sum(map(sum, made_of.cells)) + made_of.bias == made_of.logit
    assert made_of.logit == round(logit * 100)


@given(MAPS, NUMBERS)
def test_a_printed_number_is_less_than_a_hundredth_from_its_own(evidence: np.ndarray, bias: float) -> None:
    made_of = seeing.tally(evidence, bias, float(evidence.sum(dtype=np.float64)) + bias)
    printed = np.append(np.ravel(made_of.cells), made_of.bias)
    assert np.abs(printed - 100 * np.append(evidence.ravel(), bias).astype(np.float64)).max() < 1 + 1e-6


def test_what_rounds_to_nothing_stays_nothing() -> None:
    assert [[0, 0], [0, 0]] == seeing.adding_up(np.zeros((2, 2))).tolist()
    assert [[1, 0], [0, 0]] == seeing.adding_up(np.array([[0.009, 0.001], [0.001, 0]])).tolist()


def test_the_remainders_decide_who_is_rounded_up() -> None:
    assert [0, 1, 1] == seeing.adding_up(np.array([0.003, 0.008, 0.009])).tolist()
    assert [-1, 0, 0] == seeing.adding_up(np.array([-0.008, -0.001, -0.001])).tolist()


def test_a_class_comes_with_its_place_among_all() -> None:
    given = answer()
    order = np.argsort(-given.logits)
    assert order[:5].tolist() == seeing.first(given.probabilities)
    for rank in (1, 2, 400, 1000):
        index = int(order[rank - 1])
        named = seeing.named(index, given)
        assert (rank, classes.names()[index]) == (named["rank"], named["name"])
        assert float(given.probabilities[index]) == named["probability"]
        assert round(100 * float(given.logits[index])) == named["logit"]


def test_the_softmax_written_out_adds_up_and_divides_to_the_probabilities() -> None:
    given = answer()
    written = seeing.softmax(given)
    parts = [row["exponential"] for row in written["rows"]]
    assert sum(parts) + written["others"] == written["sum"]
    assert (5, 995) == (len(parts), written["count"])
    for row, index in zip(written["rows"], np.argsort(-given.logits), strict=False):
        assert classes.names()[index] == row["name"]
        assert 10_000 * float(given.logits[index]) == pytest.approx(row["logit"], abs=0.51)
        assert row["logit"] - written["rows"][0]["logit"] == row["difference"]
        assert np.exp(row["difference"] / 10_000) == pytest.approx(row["exponential"] / 10_000, abs=2e-4)
        assert row["exponential"] / written["sum"] == pytest.approx(float(given.probabilities[index]), abs=1e-4)
    shares = [row["probability"] for row in written["rows"]]
    assert sum(shares) + written["rest"] == pytest.approx(1)


@pytest.mark.parametrize(
    ("values", "printed"),
    [
        ("signed", ["−1.00", "0.00", "0.00", "1.00"]),
        ("unit", ["0.00", "0.50", "0.50", "1.00"]),
        ("bytes", ["0", "127", "128", "255"]),
    ],
)
def test_a_pixel_is_printed_as_the_network_gets_it(values: str, printed: list[str]) -> None:
    levels = seeing.levels(values)
    assert 256 == len(levels)
    assert printed == [levels[byte] for byte in (0, 127, 128, 255)]


def test_a_flat_map_is_said_to_be_flat() -> None:
    given = answer()
    assert not seeing.named(0, given)["flat"]
    silent = Answer(given.bias, given.probabilities, np.zeros_like(given.evidence), given.bias, "", ())
    assert (True, False) == (seeing.named(0, silent)["flat"], seeing.named(0, silent)["alike"])
    faint = Answer(given.bias, given.probabilities, 1e-6 * given.evidence, given.bias, "", ())
    assert (False, True) == (seeing.named(0, faint)["flat"], seeing.named(0, faint)["alike"])


def test_one_scale_serves_all_classes() -> None:
    given = answer()
    assert round(100 * float(np.abs(given.evidence).max())) == seeing.scale_of(given.evidence)
    assert 1 == seeing.scale_of(np.zeros((3, 3, 1000), np.float32))


@pytest.mark.parametrize(
    ("alpha", "size", "mult_adds", "parameters", "grid"),
    [
        (1.0, 224, 568_740_352, 4_253_864, 7),
        (0.25, 224, 41_030_272, 475_544, 7),
        (0.25, 160, 21_059_200, 475_544, 5),
        (1.0, 128, 186_400_768, 4_253_864, 4),
    ],
)
def test_the_network_that_answers_has_the_costs_of_the_paper(
    alpha: float, size: int, mult_adds: int, parameters: int, grid: int
) -> None:
    shown = seeing.network(alpha, size)
    assert (mult_adds, parameters, grid) == (shown["mult_adds"], shown["parameters"], shown["grid"])
    assert mult_adds / 568_740_352 == shown["mult_adds_ratio"]
    assert parameters / 4_253_864 == shown["parameters_ratio"]
    assert (315, 32) == (shown["field"], shown["jump"])


def test_the_thin_network_does_a_fourteenth_of_the_work() -> None:
    assert 41_030_272 / 568_740_352 == seeing.share_of_thin(224)


@pytest.mark.parametrize("alpha", ALPHAS)
@pytest.mark.parametrize("size", RESOLUTIONS)
def test_every_choice_of_page_1_is_told_what_answers_it(alpha: float, size: int) -> None:
    told = {note.key: note.values for note in seeing.notes(alpha, size)}
    key = {
        (False, False): None,
        (True, False): "nearest_alpha",
        (False, True): "nearest_size",
        (True, True): "nearest_both",
    }[alpha not in (0.25, 1.0), size < 96]
    expected = {key} if key else set()
    assert expected == set(told) - {"trained_at"}
    assert ("trained_at" in told) == (size != 224)
    if key:
        values = told[key]
        assert (alpha, size) == (values["alpha"], values["size"])
        assert (1.0 if alpha > 0.6 else 0.25, max(size, 96)) == (values["used_alpha"], values["used_size"])


def test_off_its_training_size_a_network_is_said_to_be() -> None:
    (note,) = seeing.notes(0.25, 96)
    assert ("trained_at", 224, 96) == (note.key, note.values["trained"], note.values["size"])
