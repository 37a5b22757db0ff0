"""Weights fetched by Keras itself, which has no internet here: once, whole or not at all."""

import errno
import os
from collections.abc import Generator
from pathlib import Path
from threading import Event
from typing import Any
from urllib.error import URLError

import keras
import pytest

from mobilenet_viz.engine import FetchNetwork, FetchWeights, entry
from mobilenet_viz.engine.questions.fetching import SHORTEST, Fetch
from mobilenet_viz.facts import text, weights
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.network.peers import peers
from tests.explained import whole


def fetched(question: Fetch) -> Any:
    """The answer, waited for."""
    found = entry.answer(question)
    return ended(found) if isinstance(found, Generator) else found


def ended(coming: Generator[Any, None, Any]) -> Any:
    return whole(coming)


def test_what_is_embedded_is_not_fetched(models: Path) -> None:
    assert not fetched(FetchWeights(1.0, 224))
    assert [] == list(models.iterdir())


def test_keras_is_asked_for_exactly_these_weights_and_once(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def mobilenet(shape: tuple[int, ...], alpha: float, weights: str) -> None:
        asked.append((shape, alpha, weights))
        (models / "mobilenet_7_5_192_tf.h5").write_bytes(b"")

    monkeypatch.setattr(keras.applications, "MobileNet", mobilenet)
    assert fetched(FetchWeights(0.75, 192))
    assert not fetched(FetchWeights(0.75, 192))
    assert 2 * [((192, 192, 3), 0.75, "imagenet")] == asked


def test_without_internet_the_refusal_says_so(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def offline(*_: object) -> None:
        raise URLError("Name or service not known")

    monkeypatch.setattr("keras.src.utils.file_utils.urlretrieve", offline)
    with pytest.raises(Refusal) as refused:
        fetched(FetchWeights(0.75, 192))
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
        fetched(FetchWeights(0.75, 192))
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
    assert fetched(FetchWeights(0.75, 192))
    assert [weights.EMBEDDED] == seen
    assert [path] == [file.path for file in weights.here()[2:]]
    assert [path] == list(models.iterdir())


def test_what_came_and_is_no_network_does_not_stay(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hotel's log-in page, for example."""

    def download(_: str, path: str, *__: object) -> None:
        Path(path).write_bytes(b"<html>Please log in</html>")

    monkeypatch.setattr("keras.src.utils.file_utils.urlretrieve", download)
    with pytest.raises(Refusal) as refused:
        fetched(FetchWeights(0.75, 192))
    assert "weights_offline" == refused.value.key
    assert [] == list(models.iterdir())


def test_a_useless_file_is_not_taken_for_a_missing_network(models: Path) -> None:
    (models / "mobilenet_7_5_192_tf.h5").write_bytes(b"half a file")
    with pytest.raises(Refusal) as refused:
        fetched(FetchWeights(0.75, 192))
    assert "weights_unusable" == refused.value.key


def test_other_weights_than_the_published_are_refused() -> None:
    with pytest.raises(Refusal) as refused:
        fetched(FetchWeights(0.6, 96))
    assert "alpha 1 0.75 0.5 0.25, at 224 192 160 128 px" in str(refused.value)


# Other networks, and how far a download is

HALF, SIZE = 4_000, FetchNetwork("resnet50").size


@pytest.fixture
def slow(models: Path, monkeypatch: pytest.MonkeyPatch) -> Event:
    """Keras has half of ResNet50's file; the rest comes when the event is set."""
    goes_on = Event()

    def resnet(input_shape: tuple[int, ...], weights: str) -> None:
        assert ((224, 224, 3), "imagenet") == (input_shape, weights)
        path = peers()["resnet50"].file.path
        path.write_bytes(bytes(HALF))
        assert goes_on.wait(60)
        path.write_bytes(bytes(2 * HALF))

    monkeypatch.setattr(keras.applications, "ResNet50", resnet)
    return goes_on


def begun() -> Generator[tuple[int, int], None, bool]:
    """The download, as soon as half of it lies on disk."""
    coming = entry.answer(FetchNetwork("resnet50"))
    assert isinstance(coming, Generator)
    while next(coming) != (HALF, SIZE):
        pass
    return coming


def test_another_network_comes_and_tells_how_much_is_here(slow: Event) -> None:
    coming = begun()
    assert not peers()["resnet50"].here
    slow.set()
    assert ended(coming)
    assert peers()["resnet50"].here
    assert not fetched(FetchNetwork("resnet50"))


def test_who_asks_again_follows_the_same_download_and_who_leaves_does_not_end_it(slow: Event) -> None:
    begun().close()
    second = begun()  # that Keras was asked a second time would leave half a file
    slow.set()
    assert ended(second)
    assert 2 * HALF == peers()["resnet50"].file.path.stat().st_size


def test_without_internet_a_network_is_refused_with_its_command(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def download(_: str, path: str, *__: object) -> None:
        Path(path).write_bytes(b"the first bytes")
        raise URLError("Connection reset by peer")

    monkeypatch.setattr("keras.src.utils.file_utils.urlretrieve", download)
    with pytest.raises(Refusal) as refused:
        fetched(FetchNetwork("mobilenet-v2"))
    assert "weights_offline" == refused.value.key
    assert str(refused.value).endswith("python -m mobilenet_viz fetch --network mobilenet-v2")
    assert [] == list(models.iterdir())


def test_an_embedded_network_is_not_fetched_and_another_is_unknown() -> None:
    assert not fetched(FetchNetwork("squeezenet-1.1"))
    with pytest.raises(ValueError, match="lenet"):
        FetchNetwork("lenet")


def test_a_large_file_may_take_longer() -> None:
    small, large = FetchWeights(0.25, 128).deadline_s, FetchNetwork("vgg16").deadline_s
    assert SHORTEST == small
    assert large is not None
    assert large > 5 * 3600
