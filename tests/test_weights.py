"""The embedded weights: whole or refused, the nearest found, and equal to the networks they come from."""

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.error import URLError

import h5py
import keras
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keras.src.backend.config import keras_home
from keras.src.legacy.saving import legacy_h5_format

from assets import rebuild
from mobilenet_viz import fetching, images, network, text, weights
from mobilenet_viz.assets import ASSETS
from mobilenet_viz.engine import Classify, FetchWeights, Picture, entry
from mobilenet_viz.refusal import Refusal
from mobilenet_viz.samples import SAMPLES

REFERENCE = json.loads((ASSETS / "reference" / "logits.json").read_text("utf-8"))


@pytest.fixture
def small(tmp_path: Path) -> weights.WeightsFile:
    """A weights file of three bytes, whole."""
    path = tmp_path / "mobilenet_2_5_224_tf.h5"
    path.write_bytes(b"abc")
    return replace(weights.EMBEDDED[1], path=path, sha256=hashlib.sha256(b"abc").hexdigest())


@pytest.mark.parametrize("alpha", [1.0, 0.25])
def test_the_embedded_files_are_whole(alpha: float) -> None:
    file = weights.checked(alpha)
    assert (alpha, 224) == (file.alpha, file.resolution)


def test_a_width_without_weights_here_is_an_error() -> None:
    with pytest.raises(KeyError):
        weights.checked(0.5)


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_a_missing_file_is_refused_with_its_name_and_the_command(small: weights.WeightsFile, language: str) -> None:
    small.path.unlink()
    with pytest.raises(Refusal) as refused:
        weights.check(small)
    assert refused.value.key == "weights_missing"
    sentence = refused.value.in_language(language)
    assert "assets/weights/mobilenet_2_5_224_tf.h5" in sentence
    assert "python assets/rebuild.py weights/mobilenet_2_5_224_tf.h5" in sentence


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_a_damaged_file_is_refused_with_its_name_and_the_command(small: weights.WeightsFile, language: str) -> None:
    small.path.write_bytes(b"abd")
    with pytest.raises(Refusal) as refused:
        weights.check(small)
    assert refused.value.key == "weights_damaged"
    sentence = refused.value.in_language(language)
    assert "assets/weights/mobilenet_2_5_224_tf.h5" in sentence
    assert "python assets/rebuild.py weights/mobilenet_2_5_224_tf.h5" in sentence


def test_the_command_of_the_refusal_names_a_file_that_can_be_rebuilt() -> None:
    for file in weights.EMBEDDED:
        assert f"weights/{file.path.name}" in rebuild.ARTEFACTS


def test_a_file_damaged_after_it_was_checked_is_noticed(small: weights.WeightsFile) -> None:
    weights.check(small)
    small.path.write_bytes(b"abd")
    os.utime(small.path, ns=(0, 1))
    with pytest.raises(Refusal):
        weights.check(small)


def test_a_file_rebuilt_after_it_was_refused_is_taken(small: weights.WeightsFile) -> None:
    small.path.write_bytes(b"ab")
    with pytest.raises(Refusal):
        weights.check(small)
    small.path.write_bytes(b"abc")
    assert small == weights.check(small)


def test_an_unchanged_file_is_read_once(small: weights.WeightsFile, monkeypatch: pytest.MonkeyPatch) -> None:
    weights.check(small)

    def read_again(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(hashlib, "file_digest", read_again)
    assert small == weights.check(small)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ((1.0, 224), (1.0, 224)),
        ((0.25, 96), (0.25, 96)),
        ((0.35, 160), (0.25, 160)),
        ((0.05, 32), (0.25, 96)),
        ((0.60, 192), (0.25, 192)),
        ((0.65, 128), (1.0, 128)),
        ((0.625, 208), (1.0, 224)),  # halfway in both
        ((0.75, 64), (1.0, 96)),
        ((2.0, 448), (1.0, 224)),
    ],
)
def test_the_nearest_weights_and_size_answer_and_halfway_the_larger(
    asked: tuple[float, int], expected: tuple[float, int]
) -> None:
    assert expected == weights.answering(*asked)


@given(st.floats(1 / 32, 2), st.integers(32, 448))
def test_no_embedded_weights_are_nearer_than_those_that_answer(alpha: float, resolution: int) -> None:
    answering_alpha, answering_resolution = weights.answering(alpha, resolution)
    assert all(abs(answering_alpha - alpha) <= abs(file.alpha - alpha) for file in weights.EMBEDDED)
    assert all(abs(answering_resolution - resolution) <= abs(size - resolution) for size in weights.SIZES)


def photo(name: str) -> np.ndarray:
    rgb = images.decode(SAMPLES[name].read_bytes())
    return images.network_input(images.network_pixels(rgb, 224))


@pytest.fixture(scope="module", params=[1.0, 0.25])
def loaded(request: pytest.FixtureRequest) -> tuple[float, keras.Model]:
    """α and our own network with the embedded weights, up to its logits."""
    model = network.load(request.param, 224)
    return request.param, keras.Model(model.input, model.get_layer(network.LOGITS).output)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_logits_are_those_of_the_network_the_weights_come_from(
    loaded: tuple[float, keras.Model], name: str
) -> None:
    alpha, model = loaded
    expected = np.array(REFERENCE[str(alpha)][name])
    assert np.abs(expected - np.asarray(model(photo(name)[None])).ravel()).max() < 1e-3


@pytest.mark.parametrize(
    ("alpha", "index", "probability"), [("1.0", 249, 0.58), ("0.25", 537, 0.54)]
)  # malamute, dogsled: measured when the sources were chosen
def test_the_reference_says_of_the_dog_what_was_measured(alpha: str, index: int, probability: float) -> None:
    logits = np.array(REFERENCE[alpha]["dog"])
    softmax = np.exp(logits) / np.exp(logits).sum()
    assert index == softmax.argmax()
    assert probability == pytest.approx(softmax[index], abs=0.005)


def test_the_reference_has_every_sample_photo_and_class() -> None:
    sizes = {(alpha, name): len(logits) for alpha, by in REFERENCE.items() for name, logits in by.items()}
    assert sizes == {(str(file.alpha), name): 1000 for file in weights.EMBEDDED for name in SAMPLES}


# Weights that are not embedded: where Keras puts what it fetches.


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file as Keras publishes them, of α = 0.5, its weights drawn by lot."""
    path = tmp_path_factory.mktemp("fresh") / "weights.h5"
    with h5py.File(path, "w") as file:
        legacy_h5_format.save_weights_to_hdf5_group(file, keras.applications.MobileNet(alpha=0.5, weights=None))
    return path


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keras' folder for weights, empty."""
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    (tmp_path / "models").mkdir()
    return tmp_path / "models"


def put(models: Path, alpha: float, *sizes: int) -> None:
    for size in sizes:
        (models / weights.kept(alpha, size).path.name).write_bytes(b"")


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
    assert asked == [weights.kept(alpha, resolution).path.name]


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
    model = network.load(0.5, 96)
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
        network.load(0.5, 192)
    assert "weights_unusable" == refused.value.key
    assert str(path) in str(refused.value)
    assert "fetch --alpha 0.5 --resolution 192" in refused.value.in_language("ko")


def test_a_file_deleted_meanwhile_is_refused(models: Path) -> None:
    file = weights.kept(0.5, 224)
    with pytest.raises(Refusal) as refused:
        weights.check(file)
    assert ("weights_missing", file.command) == (refused.value.key, refused.value.values["command"])


# Fetching: by Keras itself, which has no internet here.


def test_what_is_embedded_is_not_fetched(models: Path) -> None:
    assert not fetching.fetch(1.0, 224)
    assert [] == list(models.iterdir())


def test_keras_is_asked_for_exactly_these_weights_and_once(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def mobilenet(shape: tuple[int, ...], alpha: float, weights: str) -> None:
        asked.append((shape, alpha, weights))
        (models / "mobilenet_7_5_192_tf.h5").write_bytes(b"")

    monkeypatch.setattr(keras.applications, "MobileNet", mobilenet)
    assert entry.answer(FetchWeights(0.75, 192))
    assert not entry.answer(FetchWeights(0.75, 192))
    assert 2 * [((192, 192, 3), 0.75, "imagenet")] == asked


def test_without_internet_the_refusal_says_so(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def offline(*_: object) -> None:
        raise URLError("Name or service not known")

    monkeypatch.setattr("keras.src.utils.file_utils.urlretrieve", offline)
    with pytest.raises(Refusal) as refused:
        fetching.fetch(0.75, 192)
    assert "weights_offline" == refused.value.key
    assert "mobilenet_7_5_192_tf.h5" in str(refused.value)
    assert [] == list(models.iterdir())


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_a_disk_that_takes_nothing_is_not_called_offline(
    models: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def full(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("keras.src.utils.file_utils.urlretrieve", full)
    with pytest.raises(Refusal) as refused:
        fetching.fetch(0.75, 192)
    assert "weights_not_written" == refused.value.key
    for language in text.LANGUAGES:
        assert os.strerror(number) in refused.value.in_language(language)
    assert [] == list(models.iterdir())


def test_what_is_only_partly_here_is_not_here(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = models / "mobilenet_7_5_192_tf.h5"
    seen = []

    def mobilenet(*_: object, **__: object) -> None:
        assert not path.exists()  # Keras would take what is left of a broken fetch for whole
        path.write_bytes(b"")
        seen.append(weights.here())

    monkeypatch.setattr(keras.applications, "MobileNet", mobilenet)
    path.write_bytes(b"half")
    path.with_name(path.name + ".fetching").touch()  # of a fetch that was killed
    assert weights.EMBEDDED == weights.here()
    assert fetching.fetch(0.75, 192)
    assert [weights.EMBEDDED] == seen
    assert [path] == [file.path for file in weights.here()[2:]]
    assert [path] == list(models.iterdir())


def test_what_came_and_is_no_network_does_not_stay(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hotel's log-in page, for example."""

    def download(_: str, path: str, *__: object) -> None:
        Path(path).write_bytes(b"<html>Please log in</html>")

    monkeypatch.setattr("keras.src.utils.file_utils.urlretrieve", download)
    with pytest.raises(Refusal) as refused:
        fetching.fetch(0.75, 192)
    assert "weights_offline" == refused.value.key
    assert [] == list(models.iterdir())


def test_a_useless_file_is_not_taken_for_a_missing_network(models: Path) -> None:
    (models / "mobilenet_7_5_192_tf.h5").write_bytes(b"half a file")
    with pytest.raises(Refusal) as refused:
        fetching.fetch(0.75, 192)
    assert "weights_unusable" == refused.value.key


def test_other_weights_than_the_published_are_refused() -> None:
    with pytest.raises(Refusal) as refused:
        fetching.fetch(0.6, 96)
    assert "alpha 1 0.75 0.5 0.25, at 224 192 160 128 px" in str(refused.value)
