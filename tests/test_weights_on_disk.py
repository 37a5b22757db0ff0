"""Weights that are not embedded, in the folder where Keras keeps them: the nearest answer, useless ones are refused."""

import shutil
from collections.abc import Callable
from pathlib import Path

import h5py
import keras
import numpy as np
import pytest
from keras.src.backend.config import keras_home
from keras.src.legacy.saving import legacy_h5_format

from mobilenet_viz.engine import Classify, Picture, entry
from mobilenet_viz.engine.worker import keras_model
from mobilenet_viz.facts import weights
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.pixels import images


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file as Keras publishes them, of α = 0.5, its weights drawn by lot."""
    path = tmp_path_factory.mktemp("fresh") / "weights.h5"
    with h5py.File(path, "w") as file:
        legacy_h5_format.save_weights_to_hdf5_group(file, keras.applications.MobileNet(alpha=0.5, weights=None))
    return path


def put(models: Path, alpha: float, *sizes: int) -> None:
    for size in sizes:
        (models / weights.file_of(alpha, size).path.name).write_bytes(b"")


def test_the_files_are_sought_where_keras_puts_them() -> None:
    """Keras' own answer, in this process, whose KERAS_HOME tests/conftest.py has set."""
    assert Path(keras_home()) / "models" == weights.folder()


@pytest.mark.parametrize("published", weights.PUBLISHED)
def test_the_file_names_are_those_keras_asks_for(
    published: tuple[float, int], models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def get_file(name: str, *_: object, **__: object) -> None:
        asked.append(name)
        raise InterruptedError

    monkeypatch.setattr("keras.src.applications.mobilenet.file_utils.get_file", get_file)
    alpha, resolution = published
    with pytest.raises(InterruptedError):
        keras.applications.MobileNet((resolution, resolution, 3), alpha=alpha)
    assert asked == [weights.file_of(alpha, resolution).path.name]


def test_with_an_empty_folder_only_the_embedded_weights_are_here(models: Path) -> None:
    assert weights.EMBEDDED == weights.here()
    models.rmdir()
    assert weights.EMBEDDED == weights.here()


def test_a_width_on_disk_answers_for_itself(models: Path) -> None:
    put(models, 0.5, 128)
    assert (0.5, 192) == weights.answering(0.5, 192)
    assert (0.25, 192) == weights.answering(0.35, 192)
    assert (1.0, 192) == weights.answering(0.75, 192)  # halfway


@pytest.mark.parametrize(
    ("here", "size", "trained"),
    [
        ([], 128, 224),
        ([128], 128, 128),
        ([128], 96, 128),
        ([128], 160, 128),
        ([128], 192, 224),
        ([128, 192], 160, 192),
        ([128, 160, 192], 160, 160),
        ([128, 160, 192], 224, 224),
    ],
)
def test_of_one_width_the_weights_trained_nearest_to_the_size_answer(
    models: Path, here: list[int], size: int, trained: int
) -> None:
    put(models, 1.0, *here)
    assert trained == weights.chosen(1.0, size).resolution


def test_the_embedded_file_answers_even_where_keras_has_one_of_the_same_name(models: Path) -> None:
    put(models, 1.0, 224)
    assert weights.EMBEDDED[0] == weights.chosen(1.0, 224)


def test_all_sixteen_are_listed_with_what_answers_for_them_and_the_command(models: Path) -> None:
    put(models, 0.75, 160)
    listed = {(each.alpha, each.resolution): each for each in weights.published()}
    assert 16 == len(listed)
    assert {(1.0, 224), (0.25, 224), (0.75, 160)} == {pair for pair, each in listed.items() if each.here}
    missing = listed[0.75, 192]
    assert (0.75, 160) == (missing.answers.alpha, missing.answers.resolution)
    assert "python -m mobilenet_viz fetch --alpha 0.75 --resolution 192" == missing.command
    assert (1.0, 224) == (listed[1.0, 128].answers.alpha, listed[1.0, 128].answers.resolution)


def test_a_good_file_on_disk_is_loaded_and_says_where_it_is_from(models: Path, fresh: Path) -> None:
    shutil.copy(fresh, models / "mobilenet_5_0_160_tf.h5")
    model = keras_model.load(weights.chosen(0.5, 96))
    with h5py.File(fresh) as file:
        expected = file["conv_preds/conv_preds/kernel"][()]
    np.testing.assert_array_equal(expected, model.get_layer("conv_preds").weights[0])
    picture = Picture(images.network_pixels(images.decode(SAMPLES["dog"].read_bytes()), 96))
    answer = entry.answer(Classify(picture, 0.5, 96))
    assert "MobileNet_v1_0.5_160 as Keras fetched it, from this computer's disk" == answer.weights
    assert 1 == pytest.approx(answer.probabilities.sum(), abs=1e-5)


def test_a_file_that_comes_while_the_app_runs_answers_from_then_on(models: Path, fresh: Path) -> None:
    picture = Picture(np.zeros((96, 96, 3), np.uint8))
    shutil.copy(fresh, models / "mobilenet_5_0_224_tf.h5")
    before = Classify(picture, 0.5, 96)
    assert "0.5_224" in entry.answer(before).weights
    key = before.key
    shutil.copy(fresh, models / "mobilenet_5_0_128_tf.h5")
    after = Classify(picture, 0.5, 96)
    assert "0.5_128" in entry.answer(after).weights
    assert (key, before) == (before.key, after)
    assert key != after.key  # no cache gives the old answer


def truncated(fresh: Path) -> bytes:
    return fresh.read_bytes()[:100_000]


def of_another_width(fresh: Path) -> bytes:
    return weights.EMBEDDED[1].path.read_bytes()


def of_nothing(fresh: Path) -> bytes:
    return b"<html>404</html>"


def not_a_number(fresh: Path) -> bytes:
    """Whole, of the right shapes, with a variance below zero."""
    path = fresh.with_name("nan.h5")
    shutil.copy(fresh, path)
    with h5py.File(path, "r+") as file:
        file["conv1_bn/conv1_bn/moving_variance"][0] = -1
    return path.read_bytes()


@pytest.mark.parametrize("spoilt", [truncated, of_another_width, of_nothing, not_a_number])
def test_a_useless_file_on_disk_is_refused_by_its_name_with_the_command(
    models: Path, fresh: Path, spoilt: Callable[[Path], bytes]
) -> None:
    path = models / "mobilenet_5_0_192_tf.h5"
    path.write_bytes(spoilt(fresh))
    with pytest.raises(Refusal) as refused:
        keras_model.load(weights.chosen(0.5, 192))
    assert "weights_unusable" == refused.value.key
    assert str(path) in str(refused.value)
    assert "fetch --alpha 0.5 --resolution 192" in refused.value.in_language("ko")


def test_a_file_deleted_meanwhile_is_refused(models: Path) -> None:
    file = weights.file_of(0.5, 224)
    with pytest.raises(Refusal) as refused:
        weights.check(file)
    assert ("weights_missing", file.command) == (refused.value.key, refused.value.values["command"])
