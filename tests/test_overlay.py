"""Signed maps as colour: 0 leaves the picture alone, the sign is the hue, the magnitude how much is covered."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_array_equal

from mobilenet_viz.pixels.overlay import AGAINST, FOR, colours, limit_of, overlay
from tests.difficult import noise

MAP = np.array([[1, -2], [0, 0.5]], np.float32)


def test_full_colour_is_the_largest_magnitude_and_white_is_zero() -> None:
    painted = colours(MAP)
    assert 2 == limit_of(MAP)
    assert AGAINST == tuple(painted[0, 1])
    assert (255, 255, 255) == tuple(painted[1, 0])
    assert FOR == tuple(colours(MAP, limit=1)[0, 0])


@given(st.floats(-10, 10), st.floats(-10, 10))
def test_more_evidence_is_never_paler(one: float, other: float) -> None:
    if one * other > 0 and abs(one) < abs(other):
        pale, full = colours(np.array([[one, other]], np.float32), limit=10)[0].astype(int)
        assert (pale >= full).all()


def test_beyond_the_limit_the_colour_stays_full() -> None:
    assert_array_equal(colours(MAP * 100, limit=1)[0], [FOR, AGAINST])


@pytest.mark.parametrize("opacity", [0.0, 0.5, 1.0])
def test_a_flat_map_of_zeros_leaves_the_picture_alone(opacity: float) -> None:
    picture = noise(8, 8)
    assert_array_equal(picture, overlay(picture, np.zeros((2, 2), np.float32), opacity))


def test_at_opacity_zero_there_is_only_the_picture() -> None:
    picture = noise(8, 8)
    assert_array_equal(picture, overlay(picture, MAP, opacity=0))


def test_half_covered_is_the_mean_of_picture_and_colour() -> None:
    black = np.zeros((2, 2, 3), np.uint8)
    assert_array_equal(np.rint(np.multiply(AGAINST, 0.5)), overlay(black, MAP, opacity=0.5)[0, 1])


def test_the_cells_of_the_raw_grid_are_seen() -> None:
    white = np.full((6, 4, 3), 255, np.uint8)
    painted = overlay(white, MAP)
    assert_array_equal(np.repeat(np.repeat(colours(MAP), 3, axis=0), 2, axis=1), painted)


def test_smooth_agrees_with_the_grid_at_the_cells_centres_only() -> None:
    white = np.full((6, 6, 3), 255, np.uint8)
    smooth, raw = overlay(white, MAP, smooth=True), overlay(white, MAP)
    assert_array_equal(raw[1::3, 1::3], smooth[1::3, 1::3])
    assert not np.array_equal(raw, smooth)


def test_the_picture_itself_is_not_changed() -> None:
    picture = noise(8, 8)
    before = picture.copy()
    overlay(picture, MAP)
    assert_array_equal(before, picture)
