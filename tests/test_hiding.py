"""Orders, curves and areas of "hide and see", and the shares of "side by side", against what they must mean."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from mobilenet_viz.page_data import comparing, hiding

NUMBERS = st.floats(-50, 50, width=32)
SQUARES = hnp.arrays(np.float32, st.integers(1, 8).map(lambda side: (side, side)), elements=NUMBERS)
CURVES = hnp.arrays(np.float64, st.integers(2, 50), elements=st.floats(0, 1))


@given(SQUARES, st.integers(1, 4))
def test_averaging_undoes_spreading_and_keeps_the_mean(cells: np.ndarray, times: int) -> None:
    fine = np.kron(cells, np.ones((times, times)))
    np.testing.assert_allclose(cells, hiding.on_grid(fine, len(cells)), atol=1e-5)
    shuffled = np.random.default_rng(0).permutation(fine.ravel()).reshape(fine.shape)
    assert shuffled.mean() == pytest.approx(hiding.on_grid(shuffled, len(cells)).mean(), abs=1e-4)


def test_a_cell_is_the_mean_of_what_it_covers() -> None:
    fine = np.arange(16.0).reshape(4, 4)
    assert [[2.5, 4.5], [10.5, 12.5]] == hiding.on_grid(fine, 2).tolist()


@pytest.mark.parametrize("shape", [(5, 5), (4, 2), (4, 6)])
def test_a_map_that_does_not_fit_the_grid_is_refused(shape: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="does not lie on"):
        hiding.on_grid(np.zeros(shape), 2)


@given(SQUARES)
def test_an_order_hides_every_cell_once_from_hot_to_cold(cells: np.ndarray) -> None:
    order = hiding.hottest_first(cells)
    assert list(range(cells.size)) == sorted(order)
    values = [float(cells.ravel()[cell]) for cell in order]
    assert sorted(values, reverse=True) == values


@given(hnp.arrays(np.int8, (3, 3), elements=st.integers(-1, 1)))
def test_of_equal_cells_the_first_goes_first(cells: np.ndarray) -> None:
    expected = sorted(range(9), key=lambda cell: (-int(cells.ravel()[cell]), cell))
    assert expected == list(hiding.hottest_first(cells))
    alone = [value for value in cells.ravel().tolist() if cells.ravel().tolist().count(value) == 1]
    assert 9 - len(alone) == hiding.tied(cells)


@pytest.mark.parametrize("count", [9, 16, 25, 36, 49])
def test_random_orders_hide_every_cell_once_differ_and_never_change(count: int) -> None:
    orders = hiding.random_orders(count)
    assert [list(range(count))] * len(hiding.SEEDS) == [sorted(order) for order in orders]
    assert len(orders) == len({*orders, tuple(range(count))} - {tuple(range(count))})
    assert orders == hiding.random_orders(count)


def test_the_random_orders_are_those_of_numpy_s_generator() -> None:
    """A link opened next year hides the same cells."""
    assert (7, 0, 1) == hiding.random_orders(9)[0][:3]


def test_random_orders_are_an_odd_number_so_that_one_of_them_is_the_median() -> None:
    assert 1 == len(hiding.SEEDS) % 2


@given(CURVES)
def test_an_area_is_the_mean_height_of_the_straight_lines_through_the_points(curve: np.ndarray) -> None:
    fine = np.interp(np.linspace(0, len(curve) - 1, 200 * (len(curve) - 1) + 1), np.arange(len(curve)), curve)
    assert float((fine[:-1] + fine[1:]).mean() / 2) == pytest.approx(hiding.area(curve), abs=1e-9)
    assert curve.min() - 1e-12 <= hiding.area(curve) <= curve.max() + 1e-12


def test_halved_is_the_first_cell_that_takes_the_probability_below_half() -> None:
    assert 2 == hiding.halved(np.array([0.8, 0.4, 0.39, 0.9, 0.1]))
    assert hiding.halved(np.array([0.8, 0.7, 0.6, 0.5, 0.4])) is None


def test_the_random_orders_halve_at_their_median_and_never_if_most_of_them_never_do() -> None:
    falls = [np.where(np.arange(11) < k, 1.0, 0.0) for k in (1, 2, 3, 5, 8, 9, 99)]
    assert 5 == hiding.outcome(falls[0], np.array(falls)).random_halved
    assert hiding.outcome(falls[0], np.array([*falls[:3], *[falls[-1]] * 4])).random_halved is None


@pytest.mark.parametrize("count", [9, 16, 25, 36, 49])
def test_every_number_of_cells_is_in_exactly_one_range_that_can_be_guessed(count: int) -> None:
    ranges = hiding.ranges(count)
    assert list(range(1, count + 1)) == [k for first, last in ranges for k in range(first, last + 1)]
    assert 3 <= len(ranges) <= 4


@pytest.mark.parametrize(("height", "verdict"), [(0.05, "all"), (0.35, "most"), (0.45, "no"), (0.9, "no")])
def test_the_verdict_is_honest_when_random_cells_do_as_well(height: float, verdict: str) -> None:
    random = np.repeat(np.arange(1, 8)[:, None] / 10, 5, axis=1)  # flat curves at 0.1 … 0.7
    found = hiding.outcome(np.full(5, height), random)
    assert verdict == found.verdict
    assert [height, 0.4] == pytest.approx([found.hot_area, found.random_area])


def test_the_area_of_the_random_orders_is_that_of_the_line_drawn_for_them() -> None:
    """Of three curves that cross, the middle line is higher than the middle one of the areas."""
    random = np.array([[1.0, 0, 1, 1], [1, 1, 0, 1], [1, 1, 1, 0]])
    assert [[1, 1, 1, 1], 1.0] == [hiding.median(random).tolist(), hiding.outcome(random[0], random).random_area]


def test_a_map_that_equals_the_random_orders_beats_none_of_them() -> None:
    same = np.linspace(1, 0, 10)
    assert "no" == hiding.outcome(same, np.tile(same, (7, 1))).verdict


@given(SQUARES)
def test_a_map_shares_all_its_evidence_with_itself_at_any_scale(cells: np.ndarray) -> None:
    share = comparing.shared(cells, 3 * cells)
    assert (None if cells.max() <= 0 else pytest.approx(1.0)) == share


@given(SQUARES, st.integers(1, 3), st.integers(1, 3))
def test_a_finer_grid_with_the_same_evidence_shares_all_of_it(cells: np.ndarray, a: int, b: int) -> None:
    share = comparing.shared(np.kron(cells, np.ones((a, a))), np.kron(cells, np.ones((b, b))))
    assert (None if cells.max() <= 0 else pytest.approx(1.0)) == share


@given(SQUARES, SQUARES)
def test_a_share_is_between_nothing_and_all_and_the_same_from_both_sides(a: np.ndarray, b: np.ndarray) -> None:
    share = comparing.shared(a, b)
    assert comparing.shared(b, a) == (None if share is None else pytest.approx(share))
    assert share is None or 0 <= share <= 1 + 1e-9


def test_the_share_by_hand() -> None:
    left = np.array([[3.0, 1.0], [0.0, -9.0]])
    right = np.array([[1.0, 1.0], [2.0, 5.0]]) / 3
    assert 1 / 9 + 1 / 9 == pytest.approx(comparing.shared(left, right))
    assert 0 == comparing.shared(np.array([[1.0, 0], [0, 0]]), np.array([[0, 0], [0, 1.0]]))
    coarse, fine = np.array([[1.0, 0], [0, 0]]), np.eye(3)  # a quarter of the square; of the three ninths 1 + 1/4 in it
    assert (1 + 1 / 4) / 3 == pytest.approx(comparing.shared(coarse, fine))


def test_both_maps_get_the_larger_maximum_whatever_its_sign() -> None:
    assert 7.0 == comparing.limit(np.array([[1.0, -7.0], [0, 0]]), np.array([[2.0, 3.0], [3.0, 0]]))


def peaked(grid: int, row: int, column: int) -> np.ndarray:
    values = np.zeros((grid, grid))
    values[row, column] = 1
    return values


@pytest.mark.parametrize(("a", "b"), [(7, 7), (7, 4), (3, 7), (2, 14)])
def test_peaks_meet_where_their_cells_cover_a_pixel_in_common(a: int, b: int) -> None:
    ones = [np.ones((b, b)), np.ones((a, a))]
    for row in range(a):
        for other in range(b):
            left, right = peaked(a, row, 0), peaked(b, other, b - 1)
            pixels = np.kron(left, ones[0]) * np.kron(right, ones[1])
            assert bool(pixels.any()) == comparing.peaks_meet(left, right)
            assert comparing.peaks_meet(left, right) == comparing.peaks_meet(right, left)


@pytest.mark.parametrize(
    ("share", "place"), [(0.0, 0), (0.32, 0), (0.34, 1), (0.66, 1), (0.67, 2), (1.0, 2), (1.000001, 2)]
)
def test_a_share_belongs_to_the_range_around_it(share: float, place: int) -> None:
    assert place == comparing.range_of(share)
