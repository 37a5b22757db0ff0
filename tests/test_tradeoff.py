"""Accuracy against cost: exact costs, sources apart, the Pareto front, the fitted line."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import linregress

from mobilenet_viz.facts.published import Top1
from mobilenet_viz.paper import tradeoff
from mobilenet_viz.paper.tradeoff import COSTS, Network
from tests.known import MULT_ADDS, SIZES

SIXTEEN = tradeoff.sixteen()
SLIM = {
    1.0: (70.9, 70.0, 68.0, 65.2),
    0.75: (68.4, 67.2, 65.3, 62.1),
    0.5: (63.3, 61.7, 59.1, 56.3),
    0.25: (49.8, 47.7, 45.5, 41.5),
}
PAPER = {
    (1.0, 224): (70.6, "6"),
    (0.75, 224): (68.4, "6"),
    (0.5, 224): (63.7, "6"),
    (0.25, 224): (50.6, "6"),
    (1.0, 192): (69.1, "7"),
    (1.0, 160): (67.2, "7"),
    (1.0, 128): (64.4, "7"),
    (0.5, 160): (60.2, "9"),
}


def at(alpha: float, resolution: int) -> Network:
    return next(one for one in SIXTEEN if (one.alpha, one.resolution) == (alpha, resolution))


def test_the_sixteen_have_exact_costs_and_the_accuracies_of_their_source() -> None:
    expected = [(a, r, c, p) for a in MULT_ADDS for r, c, p in zip(SIZES, MULT_ADDS[a], SLIM[a], strict=True)]
    assert expected == [(one.alpha, one.resolution, one.mult_adds, one.percent("slim")) for one in SIXTEEN]
    own = {
        (one.alpha, one.resolution): (one.percent("paper"), one.top1["paper"].source.rpartition(" ")[2])
        for one in tradeoff.known(SIXTEEN, "paper")
    }
    assert PAPER == own
    assert 4_209_088 == at(1.0, 224).kernels == at(1.0, 128).kernels


def test_a_network_nobody_published_has_a_cost_and_no_accuracy() -> None:
    one = tradeoff.network(0.05, 32)
    assert {} == one.top1
    assert 0 < one.mult_adds < 1_000_000
    assert at(0.5, 160) == tradeoff.network(0.5, 160)


@pytest.mark.parametrize(
    ("source", "cost", "off"),
    [
        ("slim", "mult_adds", {(1.0, 128): (0.75, 160), (0.5, 192): (0.75, 128)}),
        ("paper", "mult_adds", {}),
        ("slim", "kernels", {(a, r): (a, 224) for a in MULT_ADDS for r in SIZES[1:]}),
        ("paper", "kernels", {(a, r): (a, 224) for a, r in PAPER if r < 224}),
    ],
)
def test_off_the_front_are_those_that_another_network_beats(
    source: str, cost: str, off: dict[tuple[float, int], tuple[float, int]]
) -> None:
    found = {
        (one.alpha, one.resolution): (other.alpha, other.resolution)
        for one in tradeoff.known(SIXTEEN, source)
        if (other := tradeoff.beaten_by(one, SIXTEEN, source, cost))
    }
    assert off == found


def made(points: list[tuple[int, int]]) -> list[Network]:
    return [Network(1.0, 1, cost, cost, {"slim": Top1(1.0, 1, percent, "")}) for cost, percent in points]


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), min_size=1), st.sampled_from(COSTS))
def test_no_network_on_the_front_is_dominated_and_each_other_one_is_by_one_on_it(
    points: list[tuple[int, int]], cost: str
) -> None:
    front = {(one.mult_adds, int(one.percent("slim"))) for one in tradeoff.front(made(points), "slim", cost)}
    best = {max(p for c, p in points if c <= limit) for limit, _ in points}
    assert best == {percent for _, percent in front}
    for c, p in points:
        at_least_as_good = {(c2, p2) for c2, p2 in front if c2 <= c and p2 >= p}
        assert at_least_as_good == {(c, p)} if (c, p) in front else at_least_as_good


def test_rivals_cost_about_the_same_and_only_at_the_smallest_width_does_the_thin_one_lose_much() -> None:
    pairs = tradeoff.rivals(SIXTEEN, "slim")
    assert [
        ((1.0, 160), (0.75, 224), -0.4),
        ((1.0, 128), (0.75, 160), -0.1),
        ((0.75, 160), (0.5, 224), 2.0),
        ((0.75, 128), (0.5, 192), 0.4),
        ((0.5, 128), (0.25, 224), 6.5),
    ] == [
        (
            (wide.alpha, wide.resolution),
            (thin.alpha, thin.resolution),
            round(wide.percent("slim") - thin.percent("slim"), 1),
        )
        for wide, thin in pairs
    ]


@pytest.mark.parametrize("source", tradeoff.SOURCES)
@pytest.mark.parametrize("least_alpha", [0.25, 0.5])
def test_the_line_is_scipys(source: str, least_alpha: float) -> None:
    fitted = [one for one in SIXTEEN if one.alpha >= least_alpha and source in one.top1]
    theirs = linregress(np.log2([one.mult_adds / 1e6 for one in fitted]), [one.percent(source) for one in fitted])
    ours = tradeoff.line(SIXTEEN, source, least_alpha)
    assert list(ours.fitted) == fitted
    assert theirs.slope == pytest.approx(ours.per_doubling)
    assert theirs.intercept == pytest.approx(ours.at_one_million)
    assert theirs.rvalue**2 == pytest.approx(ours.r_squared)


def test_the_residuals_show_the_jump_at_the_smallest_width() -> None:
    line = tradeoff.line(SIXTEEN, "slim")
    assert 12 == len(line.fitted)
    assert 0.985 == round(line.r_squared, 3)
    assert 4.26 == round(line.per_doubling, 2)
    on_it = [line.residual(one, "slim") for one in line.fitted]
    below = [line.residual(one, "slim") for one in tradeoff.thin(SIXTEEN, "slim")]
    assert 0 == pytest.approx(np.mean(on_it), abs=1e-9)
    assert max(map(abs, on_it)) < 1
    assert [-5.9, -6.2, -6.1, -7.4] == pytest.approx(below, abs=0.06)


def test_a_wider_network_on_images_of_the_same_size_is_no_rival() -> None:
    wide, thin, larger = (
        Network(alpha, size, cost, cost, {"slim": Top1(alpha, size, 50.0, "")})
        for alpha, size, cost in ((1.0, 160, 110), (0.95, 160, 100), (0.9, 192, 130))
    )
    assert [(wide, larger)] == tradeoff.rivals([wide, thin, larger], "slim")
