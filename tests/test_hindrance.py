"""Learning made harder: only what is learnt from changes, and fewer are always among more."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from mobilenet_viz.training.hindrance import hindered
from mobilenet_viz.training.settings import Settings
from mobilenet_viz.training.split import Split

LABELS = np.repeat([0, 1, 2], 20)
SPLIT = Split(np.flatnonzero(np.arange(60) % 4), np.flatnonzero(np.arange(60) % 4 == 0))  # 15 of each, 5 held back


def counts(places: np.ndarray) -> list[int]:
    return [int((LABELS[places] == label).sum()) for label in range(3)]


def left(**settings: Any) -> tuple[np.ndarray, np.ndarray]:
    found, told = hindered(SPLIT, LABELS, replace(Settings(), **settings))
    assert_array_equal(SPLIT.validation, found.validation)
    assert_array_equal(LABELS[SPLIT.validation], told[SPLIT.validation])
    return found.train, told


def test_without_a_hindrance_all_stays() -> None:
    train, told = left()
    assert_array_equal(SPLIT.train, train)
    assert_array_equal(LABELS, told)


def test_of_fewer_pictures_a_class_each_is_also_among_more() -> None:
    five, ten = (set(left(most=most)[0].tolist()) for most in (5, 10))
    assert five < ten < set(SPLIT.train.tolist())
    assert ([5] * 3, [10] * 3) == (counts(np.array(sorted(five))), counts(np.array(sorted(ten))))
    assert five != set(left(most=5, seed=1)[0].tolist())


def test_one_class_is_so_many_times_larger_and_none_is_empty() -> None:
    assert [15, 3, 3] == counts(left(unequal=5)[0])
    assert [15, 1, 1] == counts(left(unequal=100)[0])


@pytest.mark.parametrize("share", [0.2, 0.5])
def test_a_share_of_the_labels_learnt_from_is_that_of_the_next_class(share: float) -> None:
    train, told = left(swapped=share)
    assert_array_equal(SPLIT.train, train)
    wrong = np.flatnonzero(told != LABELS)
    assert round(share * 45) == len(wrong)
    assert_array_equal((LABELS[wrong] + 1) % 3, told[wrong])
