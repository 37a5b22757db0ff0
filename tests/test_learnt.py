"""What is said of a network that has learnt, against pictures named by hand."""

import csv
import io
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest

from mobilenet_viz.engine.questions.training import COLUMNS, Best, Checkpoint, Seen, Trained
from mobilenet_viz.page_data import experiments, learnt, teaching
from mobilenet_viz.training.bases import BASES, lines, rows
from mobilenet_viz.training.counting import step
from mobilenet_viz.training.settings import Settings
from mobilenet_viz.training.split import Split
from tests.collections_of_pictures import noisy

COLLECTION = noisy(4, 4)
SAID = (0.9, 0.4, 0.3, 0.95, 0.2, 0.1, 0.8, 0.7)  # how likely each picture is of class a: 1, 2, 6 and 7 are named wrong


def trained(held: Sequence[int] = range(8), said: Sequence[float] = SAID) -> Trained:
    history = np.array([[0.7, 0.5, 0.8, 0.5], [0.5, 0.75, 0.6, 0.625]], np.float32)
    checkpoint = Checkpoint(history, (), (), Best(1, 0.625, 0, ()), over=False)
    probabilities = np.stack([np.array(said), 1 - np.array(said)], 1).astype(np.float32)
    split = Split(np.array([], np.int64), np.array(held))
    return Trained(checkpoint, split, np.arange(8), COLLECTION.labels, probabilities)


def test_mistakes_are_those_held_back_the_surest_first() -> None:
    assert [6, 2, 7] == learnt.mistakes(trained())
    assert [7] == learnt.mistakes(trained(held=[0, 4, 7]))
    assert learnt.sureness(trained()) == pytest.approx((0.6 + 0.7 + 0.8 + 0.7) / 4)
    assert learnt.sureness(trained(held=[0, 4])) is None


def test_a_cell_holds_the_pictures_of_its_row_s_class_with_its_column_s_name() -> None:
    found = {(row, column): learnt.in_cell(trained(), row, column) for row in range(2) for column in range(2)}
    assert {(0, 0): [0, 3], (0, 1): [1, 2], (1, 0): [6, 7], (1, 1): [4, 5]} == found


def test_each_class_has_its_counts_and_its_own_uncertainty() -> None:
    first, second = learnt.by_class(trained(), "ab")
    assert ([2, 2], 2, 4) == (first["counts"], first["right"], first["of"])
    assert ([2, 2], 2, 4) == (second["counts"], second["right"], second["of"])
    assert 0.15 < first["low"] < 0.5 < first["high"] < 0.85


def test_a_mistake_has_both_names_and_the_map_of_the_wrong_one() -> None:
    evidence = np.zeros((2, 2, 2), np.float32)
    evidence[0, 1] = -2, 3
    said = learnt.mistake(COLLECTION, trained(), 1, Seen(np.array([0.4, 0.6], np.float32), evidence))
    assert ("a", "b") == (said["is"], said["called"])
    assert said["probability"] == pytest.approx(0.6)
    assert ((0, 300), (0, 0)) == said["map"]["cells"]
    assert learnt.mistake(COLLECTION, trained(), 1, None)["map"] is None


def test_the_history_is_a_line_an_epoch() -> None:
    first, *epochs = csv.reader(io.StringIO(learnt.history(trained())))
    assert ["epoch", *COLUMNS] == first
    assert ["1", "2"] == [row[0] for row in epochs]
    assert [0.5, 0.75] == pytest.approx([float(row[2]) for row in epochs])


def test_curves_have_their_uncertainty_once_it_is_known_of_how_many() -> None:
    said = teaching.curves(trained().checkpoint, None)
    assert [0.5, 0.625] == said["val_accuracy"]
    assert "low" not in said
    band = teaching.curves(trained().checkpoint, 8)
    assert all(low < at < high for low, at, high in zip(band["low"], band["val_accuracy"], band["high"], strict=True))
    assert {name: [] for name in COLUMNS} == teaching.curves(None, None)


def test_what_is_left_takes_as_long_as_it_took_so_far() -> None:
    assert teaching.seconds_left([(10.0, 1)], 30) is None
    assert 26 == teaching.seconds_left([(10.0, 1), (10.5, 2), (12.0, 4)], 43)


@pytest.mark.parametrize("base", BASES)
def test_every_line_of_a_base_has_its_place_and_its_price(base: str) -> None:
    found = teaching.at_lines(base, 128, "average", 0, 2)
    assert list(lines(base)) == [each["name"] for each in found]
    assert [rows(base, 128)[each["at"]].name for each in found] == [each["name"] for each in found]
    cost = step(Settings(base=base, freeze=found[3]["name"]), 2)
    assert (cost.trainable, cost.mult_adds) == (found[3]["trainable"], found[3]["mult_adds"])
    assert all(one["trainable"] >= other["trainable"] for one, other in pairwise(found))


def test_presets_are_lines_and_the_last_block_learns_its_depthwise_half_and_all_behind() -> None:
    for base in BASES:
        assert set(teaching.presets(base).values()) <= set(lines(base))
    assert "conv_pw_12_relu" == teaching.presets("mobilenet-v1-1.0")["last_block"]
    assert "fire9_squeeze_relu" == teaching.presets("squeezenet-1.1")["last_block"]
    assert [True, True, False, False] == [teaching.is_chain(base) for base in BASES]


def test_the_right_answers_are_the_nearest() -> None:
    assert ["5", "7", "9"] == [teaching.right(accuracy) for accuracy in (0.4, 0.75, 0.86)]
    assert ["55", "75", "95"] == [learnt.sure(share) for share in (0.5, 0.8, 1.0)]


@pytest.mark.parametrize(("last", "right"), [(0.7, "worse"), (0.77, "same"), (0.83, "same"), (0.9, "better")])
def test_a_run_is_better_from_five_points_on(last: float, right: str) -> None:
    ends = [teaching.Outcome(accuracy, 0, 1, 60, 40, 30, 1) for accuracy in (0.8, last)]
    assert right == experiments.right([ends[0], *ends])


@pytest.mark.parametrize("experiment", experiments.EXPERIMENTS.values(), ids=lambda each: each.id)
def test_runs_of_an_experiment_are_of_one_seed_and_differ(experiment: experiments.Experiment) -> None:
    found = experiment.settings(seed=3)
    assert {3} == {each.seed for each in found}
    assert len(set(found)) == len(found) > 1
