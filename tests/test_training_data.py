"""Which pictures show the same, which are held back, what variants look like, and how far a share is trusted."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_array_equal

from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.training.augment import VARIANTS, variant
from mobilenet_viz.training.collection import Collection, Photo
from mobilenet_viz.training.doubles import groups
from mobilenet_viz.training.samples import SIDE, cats_dogs
from mobilenet_viz.training.scores import confusion, wilson
from mobilenet_viz.training.settings import Settings
from mobilenet_viz.training.split import Split, split
from tests.collections_of_pictures import noise, noisy

ALONE = np.arange


def test_the_cats_and_dogs_are_as_many_of_each_and_no_two_the_same() -> None:
    found = cats_dogs()
    assert {"cat": 500, "dog": 500} == {name: len(photos) for name, photos in found.classes.items()}
    assert 1000 == len({photo.digest for photo in found.photos})
    assert {(SIDE, SIDE, 3)} == {photo.pixels.shape for photo in found.photos}
    assert not found.private


def test_doubles_are_found_by_their_pixels_and_near_ones_by_their_features_through_others() -> None:
    photos = tuple(Photo(str(n), noise(seed)) for n, seed in enumerate((1, 2, 1, 3, 4, 5)))
    angles = np.radians([0, 40, 90, 60, 80, 180])
    features = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    # 0 and 2 have the same pixels; 40° is near 60°, 60° near 80°, 80° near 90°
    assert [0, 0, 0, 0, 0, 5] == groups(photos, features, near=float(np.cos(np.radians(21)))).tolist()
    assert [0, 1, 0, 3, 4, 5] == groups(photos, features, near=0.999).tolist()
    assert [0, 1, 0, 3, 4, 5] == groups(photos, features * 0, near=0.999).tolist()  # what says nothing is near nothing


@given(st.lists(st.integers(2, 30), min_size=2, max_size=5), st.integers(0, 1000), st.integers(1, 12))
def test_every_picture_is_on_one_side_no_group_on_both_and_each_class_on_each(
    counts: list[int], seed: int, several: int
) -> None:
    collection = Collection(
        {chr(97 + n): tuple(Photo("", np.full((1, 1, 3), k, np.uint8)) for k in range(c)) for n, c in enumerate(counts)}
    )
    places, labels = ALONE(sum(counts)), collection.labels
    together = np.where(places % several == 0, places, np.maximum(places - 1, 0))
    together = np.where(labels[together] == labels, together, places)
    together = np.where(together[together] == together, together, places)
    if any(len(set(together[labels == label])) < 2 for label in range(len(counts))):
        return
    parts = split(collection, together, seed)
    assert sorted([*parts.train, *parts.validation]) == list(places)
    assert not set(together[parts.train]) & set(together[parts.validation])
    for part in (parts.train, parts.validation):
        assert set(range(len(counts))) == set(labels[part])


def parts_of(seed: int) -> Split:
    return split(cats_dogs(), ALONE(1000), seed)


def test_a_quarter_of_each_class_is_held_back_the_same_for_the_same_seed() -> None:
    first, again, other = parts_of(1), parts_of(1), parts_of(2)
    assert {0: 125, 1: 125} == Counter(cats_dogs().labels[first.validation].tolist())
    assert_array_equal(first.validation, again.validation)
    assert first.validation.tolist() != other.validation.tolist()


def test_a_class_of_one_picture_many_times_is_refused() -> None:
    with pytest.raises(Refusal, match="The class a"):
        split(noisy(3, 3), np.array([0, 0, 0, 3, 4, 5]), 0)


def test_a_variant_is_the_same_again_and_like_no_other() -> None:
    cat, dog = cats_dogs().photos[0], cats_dogs().photos[500]
    seen = [variant(photo, 96, number, seed) for photo in (cat, dog) for seed in (0, 1) for number in range(VARIANTS)]
    assert len(seen) == len({each.tobytes() for each in seen})
    assert {((96, 96, 3), np.dtype(np.uint8))} == {(each.shape, each.dtype) for each in seen}
    assert_array_equal(seen[1], variant(cat, 96, 1, 0))


def test_a_variant_keeps_the_colours_and_the_middle_of_its_picture() -> None:
    """A plain picture stays plain: nothing comes in from outside. A spot in the middle stays there."""
    plain = Photo("", np.full((50, 50, 3), (10, 200, 90), np.uint8))
    spot = np.zeros((96, 96, 3), np.uint8)
    spot[44:52, 44:52] = 255
    for number in range(VARIANTS):
        assert_array_equal(plain.at(96), variant(plain, 96, number, 7))
        rows, columns = np.nonzero(variant(Photo("", spot), 96, number, 7)[..., 0] > 127)
        assert 47.5 == pytest.approx(rows.mean(), abs=1)
        assert 47.5 == pytest.approx(columns.mean(), abs=1)


def test_wilsons_interval_is_the_printed_one() -> None:
    """Newcombe 1998, Statistics in Medicine 17, table I, method 3, to its four digits."""
    for right, of, interval in ((81, 263, (0.2553, 0.3662)), (15, 148, (0.0624, 0.1605)), (0, 20, (0.0, 0.1611))):
        assert interval == pytest.approx(wilson(right, of), abs=5e-5)
    assert (0.8389, 1.0) == pytest.approx(wilson(20, 20), abs=5e-5)


def test_the_matrix_has_a_row_for_what_is_and_a_column_for_what_is_said() -> None:
    found = confusion(np.array([0, 0, 1, 2, 2, 2]), np.array([0, 1, 1, 0, 0, 2]), 3)
    assert [[1, 1, 0], [0, 1, 0], [2, 0, 1]] == found.tolist()


@pytest.mark.parametrize(
    ("setting", "value", "key"),
    [
        ("base", "vgg16", "setting_unknown"),
        ("freeze", "conv_pw_14", "setting_unknown"),
        ("resolution", 100, "setting_unknown"),
        ("dense", 64, "setting_unknown"),
        ("epochs", 0, "setting_out_of_range"),
        ("rate", float("nan"), "setting_out_of_range"),
        ("seed", -1, "setting_out_of_range"),
    ],
)
def test_settings_that_cannot_be_are_refused(setting: str, value: object, key: str) -> None:
    with pytest.raises(Refusal, match=f"{setting} = {value}") as caught:
        Settings(**{setting: value})  # type: ignore[arg-type]  # that is the point
    assert key == caught.value.key
