"""The embedded weights: whole or refused, the nearest found, and equal to the networks they come from."""

import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path

import keras
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets import rebuild
from mobilenet_viz.engine.worker import keras_model
from mobilenet_viz.facts import text, weights
from mobilenet_viz.facts.assets import ASSETS
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.pixels import images
from tests import explained

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
    model = explained.fixed(request.param, 224)
    return request.param, keras.Model(model.input, model.get_layer(keras_model.LOGITS).output)


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
