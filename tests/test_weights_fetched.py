"""Weights fetched by Keras itself, which has no internet here: once, whole or not at all."""

import errno
import os
from pathlib import Path
from urllib.error import URLError

import keras
import pytest

from mobilenet_viz.engine import FetchWeights, entry
from mobilenet_viz.engine.worker import fetch_weights
from mobilenet_viz.facts import text, weights
from mobilenet_viz.facts.refusal import Refusal


def test_what_is_embedded_is_not_fetched(models: Path) -> None:
    assert not fetch_weights.fetch(1.0, 224)
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
        fetch_weights.fetch(0.75, 192)
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
        fetch_weights.fetch(0.75, 192)
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
    assert fetch_weights.fetch(0.75, 192)
    assert [weights.EMBEDDED] == seen
    assert [path] == [file.path for file in weights.here()[2:]]
    assert [path] == list(models.iterdir())


def test_what_came_and_is_no_network_does_not_stay(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hotel's log-in page, for example."""

    def download(_: str, path: str, *__: object) -> None:
        Path(path).write_bytes(b"<html>Please log in</html>")

    monkeypatch.setattr("keras.src.utils.file_utils.urlretrieve", download)
    with pytest.raises(Refusal) as refused:
        fetch_weights.fetch(0.75, 192)
    assert "weights_offline" == refused.value.key
    assert [] == list(models.iterdir())


def test_a_useless_file_is_not_taken_for_a_missing_network(models: Path) -> None:
    (models / "mobilenet_7_5_192_tf.h5").write_bytes(b"half a file")
    with pytest.raises(Refusal) as refused:
        fetch_weights.fetch(0.75, 192)
    assert "weights_unusable" == refused.value.key


def test_other_weights_than_the_published_are_refused() -> None:
    with pytest.raises(Refusal) as refused:
        fetch_weights.fetch(0.6, 96)
    assert "alpha 1 0.75 0.5 0.25, at 224 192 160 128 px" in str(refused.value)
