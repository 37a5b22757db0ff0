"""The networks beside MobileNetV1 that answer without internet: against a second implementation, and refused when not
whole.

The reference is assets/recipes/peers.py: NumPy alone, from the arrays of the packages themselves.
"""

import json
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from assets import rebuild
from mobilenet_viz.engine import FakeEngine, Lane, Picture
from mobilenet_viz.engine.questions.peers import ClassifyBy, PeerAnswer
from mobilenet_viz.engine.worker import handlers, keras_model, networks
from mobilenet_viz.engine.worker import peers as worker
from mobilenet_viz.facts import text
from mobilenet_viz.facts.assets import ASSETS
from mobilenet_viz.facts.classes import names
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.network.peers import Embedded, peers
from mobilenet_viz.pixels import images
from tests.explained import whole

REFERENCE: dict[str, dict[str, list[float]]] = json.loads((ASSETS / "reference" / "peers.json").read_text("utf-8"))
MOBILENETS = json.loads((ASSETS / "reference" / "logits.json").read_text("utf-8"))
STORED = REFERENCE | {f"mobilenet-v1-{alpha}": answers for alpha, answers in MOBILENETS.items()}
PEERS = {name: peer.made for name, peer in peers().items() if isinstance(peer.made, Embedded)}
SIDE = 224


def picture(photo: str, **options: Any) -> Picture:
    return Picture(images.network_pixels(images.decode(SAMPLES[photo].read_bytes()), SIDE), **options)


def softmax(logits: Any) -> Any:
    return np.exp(logits) / np.exp(logits).sum()


def answer(question: ClassifyBy) -> Any:
    found = handlers.answer(question)
    return whole(found) if isinstance(found, Generator) else found


@pytest.fixture(scope="module", params=PEERS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_there_is_a_reference_for_each_network_photo_and_class() -> None:
    sizes = {(name, photo): len(logits) for name, by in REFERENCE.items() for photo, logits in by.items()}
    assert sizes == {(name, photo): 1000 for name in PEERS for photo in SAMPLES}


@pytest.mark.parametrize(
    ("network", "photo", "expected"),
    [  # measured when the sources were chosen
        ("efficientnet-lite0", "dog", {"German shepherd": 0.33, "malamute": 0.26}),
        ("efficientnet-lite0", "cat", {"Egyptian cat": 0.39}),
        ("efficientnet-lite0", "coffee", {"espresso": 0.94}),
        ("squeezenet-1.1", "cat", {"Egyptian cat": 0.57}),
        ("squeezenet-1.1", "coffee", {"espresso": 0.98}),
    ],
)
def test_the_reference_says_what_was_measured(network: str, photo: str, expected: dict[str, float]) -> None:
    probabilities = softmax(REFERENCE[network][photo])
    best = (-probabilities).argsort()[: len(expected)]
    assert list(expected) == [names()[i] for i in best]
    assert_allclose(list(expected.values()), probabilities[best], atol=0.0055)


def test_the_logits_are_those_of_the_reference(name: str) -> None:
    model = worker.network(name).model
    logits = keras.Model(model.input, model.get_layer(keras_model.LOGITS).output)
    for photo, expected in REFERENCE[name].items():
        image = worker.prepared(picture(photo).pixels, PEERS[name])
        assert_allclose(np.asarray(logits(image[None])).ravel(), expected, atol=1e-3)


@pytest.mark.parametrize("network", STORED)
@pytest.mark.parametrize("photo", SAMPLES)
def test_each_network_answers_as_its_reference_and_says_whose_weights_these_are(network: str, photo: str) -> None:
    found = answer(ClassifyBy(picture(photo), network))
    assert_allclose(found.probabilities, softmax(STORED[network][photo]), atol=2e-4)
    assert ((1000,), np.dtype(np.float32)) == (found.probabilities.shape, found.probabilities.dtype)
    assert 0 < found.seconds < 10
    assert peers()[network].file.source == found.weights


def test_the_values_that_spoil_mobilenets_answer_change_nothing_here() -> None:
    spoilt = ClassifyBy(picture("dog", values="bytes"), "squeezenet-1.1")
    assert_array_equal(answer(spoilt).probabilities, answer(ClassifyBy(picture("dog"), "squeezenet-1.1")).probabilities)


@pytest.mark.parametrize(
    ("network", "expected"),
    [("squeezenet-1.1", [151, -117, -122]), ("efficientnet-lite0", [-126 / 128, -1 + 1 / 128, 1])],
)
def test_a_byte_becomes_the_number_that_the_network_was_trained_with(network: str, expected: list[float]) -> None:
    assert_array_equal([[expected]], worker.prepared(np.array([[[1, 0, 255]]], np.uint8), PEERS[network]))


def test_the_parameters_are_those_of_the_ledger(name: str) -> None:
    assert peers()[name].ledger.parameters == worker.network(name).model.count_params()


def test_the_app_expects_the_files_that_sources_records_and_the_script_makes() -> None:
    expected = {f"weights/{embedded.file.path.name}": embedded.file.sha256 for embedded in PEERS.values()}
    assert expected.items() <= rebuild.recorded().items()
    assert expected.keys() <= rebuild.ARTEFACTS.keys()


def elsewhere(embedded: Embedded, path: Path) -> Embedded:
    return replace(embedded, file=replace(embedded.file, path=path))


@pytest.mark.parametrize("language", text.LANGUAGES)
@pytest.mark.parametrize("key", ["weights_missing", "weights_damaged"])
def test_a_file_that_is_not_whole_is_refused_with_its_name_and_the_command(
    name: str, key: str, language: str, tmp_path: Path
) -> None:
    path = tmp_path / PEERS[name].file.path.name
    if key == "weights_damaged":
        data = bytearray(PEERS[name].file.path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)
    with pytest.raises(Refusal) as refused:
        worker.load(elsewhere(PEERS[name], path))
    assert key == refused.value.key
    sentence = refused.value.in_language(language)
    assert f"assets/weights/{path.name}" in sentence
    assert f"python assets/rebuild.py weights/{path.name}" in sentence


def test_a_network_is_loaded_and_compiled_in_slices_and_asked_again_answers_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fresh = worker.Network(peers()["squeezenet-1.1"])
    monkeypatch.setattr(worker, "network", lambda _: fresh)
    work = handlers.answer(ClassifyBy(picture("cat"), "squeezenet-1.1"))
    assert [(1, 3), (2, 3)] == list(work)
    assert isinstance(handlers.answer(ClassifyBy(picture("cat"), "squeezenet-1.1")), PeerAnswer)


def test_mobilenet_is_the_one_that_answers_everywhere_else() -> None:
    assert networks.network(0.25, SIDE).model is worker.network("mobilenet-v1-0.25").model


def test_a_question_about_ones_own_photo_is_private_and_goes_first() -> None:
    own, sample = (ClassifyBy(picture("dog", private=private), "efficientnet-lite0") for private in (True, False))
    assert (True, False) == (own.is_private, sample.is_private)
    assert Lane.QUICK is own.lane
    assert own.key != ClassifyBy(picture("dog"), "squeezenet-1.1").key


@pytest.mark.parametrize(("network", "side"), [("vgg16", 160), ("lenet", SIDE), ("squeezenet-1.1", 160)])
def test_what_cannot_be_asked_is_an_error(network: str, side: int) -> None:
    with pytest.raises(ValueError, match=network):
        ClassifyBy(Picture(np.zeros((side, side, 3), np.uint8)), network)


def test_the_fake_engine_answers(fake: FakeEngine) -> None:
    first, second = (fake.ask(ClassifyBy(picture("dog"), name)).result().probabilities for name in PEERS)
    assert_allclose([1, 1], [first.sum(), second.sum()], rtol=1e-5)
    assert (first != second).any()
