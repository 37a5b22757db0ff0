"""The networks beside MobileNetV1 that Keras builds: asked when their file lies in its folder, by name refused when it
is no use; of Grad-CAM, every network's."""

import gc
import weakref
from collections.abc import Generator
from pathlib import Path
from typing import Any

import h5py
import keras
import numpy as np
import pytest
from keras.src.legacy.saving import legacy_h5_format
from numpy.testing import assert_allclose
from tf_keras_vis.gradcam import Gradcam
from tf_keras_vis.utils.scores import CategoricalScore

from mobilenet_viz.engine import FakeEngine, Lane, Picture
from mobilenet_viz.engine.questions.peers import ClassifyBy, ExplainBy, PeerAnswer
from mobilenet_viz.engine.worker import handlers, keras_model
from mobilenet_viz.engine.worker import peers as worker
from mobilenet_viz.engine.worker.explain import parts
from mobilenet_viz.facts import text
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.network.peers import OfKeras, peers
from mobilenet_viz.pixels import images
from tests.explained import whole

OF_KERAS = {name: peer.made for name, peer in peers().items() if isinstance(peer.made, OfKeras)}
EMBEDDED = [name for name, peer in peers().items() if peer.is_embedded]
SMALL = "mobilenet-v2"
GREY, WHITE = (103.939, 116.779, 123.68), 255  # of blue, green and red
TORCH = ((1 - 0.485) / 0.229, (0 - 0.456) / 0.224, (128 / 255 - 0.406) / 0.225)
PREPARED = {  # what (255, 0, 128) becomes: as the networks' authors trained them
    "mobilenet-v2": (1, -1, 128 / 127.5 - 1),
    "mobilenet-v3-small": (255, 0, 128),
    "densenet121": TORCH,
    "vgg16": (128 - GREY[0], 0 - GREY[1], 255 - GREY[2]),
    "resnet50": (128 - GREY[0], 0 - GREY[1], 255 - GREY[2]),
    "resnet152v2": (1, -1, 128 / 127.5 - 1),
    "inception-v3": (1, -1, 128 / 127.5 - 1),
    "xception": (1, -1, 128 / 127.5 - 1),
}


def picture(network: str, photo: str = "dog") -> Picture:
    return Picture(images.network_pixels(images.decode(SAMPLES[photo].read_bytes()), peers()[network].resolution))


def answer(question: Any) -> Any:
    found = handlers.answer(question)
    return whole(found) if isinstance(found, Generator) else found


def save(model: keras.Model, path: Path) -> None:
    """As Keras publishes weights."""
    with h5py.File(path, "w") as file:
        legacy_h5_format.save_weights_to_hdf5_group(file, model)


@pytest.fixture(scope="module")
def fresh() -> keras.Model:
    """MobileNetV2, its weights drawn by lot, of batch norm such that something comes through."""
    keras.utils.set_random_seed(5)
    return lively(keras.applications.MobileNetV2(weights=None))


def lively(model: keras.Model) -> keras.Model:
    rng = np.random.default_rng(5)
    for layer in model.layers:
        if isinstance(layer, keras.layers.BatchNormalization):
            count = layer.gamma.shape[0]
            layer.gamma.assign(rng.uniform(2, 4, count))
            layer.beta.assign(rng.normal(0, 2, count))
            layer.moving_variance.assign(rng.uniform(0.5, 1.5, count))
    return model


@pytest.fixture
def lying(models: Path, fresh: keras.Model) -> Path:
    path = peers()[SMALL].file.path
    save(fresh, path)
    worker._of_keras.cache_clear()
    return path


@pytest.mark.parametrize("name", OF_KERAS)
def test_the_file_is_the_one_that_keras_asks_for(name: str, models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def get_file(file_name: str, *_: object, **__: object) -> None:
        asked.append(file_name)
        raise InterruptedError

    build = getattr(keras.applications, OF_KERAS[name].builder)
    monkeypatch.setattr("keras.src.utils.file_utils.get_file", get_file)
    with pytest.raises(InterruptedError):
        build(input_shape=(peers()[name].resolution,) * 2 + (3,))
    assert [peers()[name].file.path.name] == asked


@pytest.mark.parametrize("name", OF_KERAS)
def test_each_gets_the_numbers_that_it_was_trained_with(name: str) -> None:
    pixels = np.array([[[255, 0, 128]]], np.uint8)
    assert_allclose(worker.preprocessed(pixels, OF_KERAS[name])[0, 0], PREPARED[name], rtol=1e-5, atol=1e-6)
    assert [[[255, 0, 128]]] == pixels.tolist()


def test_it_answers_as_keras_does_and_says_whose_weights_these_are(lying: Path, fresh: keras.Model) -> None:
    found = answer(ClassifyBy(picture(SMALL), SMALL))
    image = keras.applications.mobilenet_v2.preprocess_input(picture(SMALL).pixels.astype(np.float32))
    assert_allclose(found.probabilities, np.asarray(fresh(image[None]))[0], atol=1e-6)
    assert "MobileNetV2 as Keras fetched it, from this computer's disk" == found.weights
    assert 0 < found.seconds < 10


def test_mobilenet_v3_does_its_own_preprocessing(models: Path) -> None:
    name = "mobilenet-v3-small"
    model = lively(keras.applications.MobileNetV3Small((224, 224, 3), weights=None))
    save(model, peers()[name].file.path)
    found = answer(ClassifyBy(picture(name), name))
    assert_allclose(found.probabilities, np.asarray(model(picture(name).pixels[None].astype(np.float32)))[0], atol=1e-4)


def test_what_keras_has_to_load_is_slow_and_what_is_embedded_is_quick() -> None:
    for name in peers():
        lane = Lane.SLOW if name in OF_KERAS else Lane.QUICK
        assert lane is ClassifyBy(picture(name), name).lane is ExplainBy(picture(name), name, 0).lane


def test_a_file_that_comes_is_another_question_and_of_no_other_network(models: Path) -> None:
    def asked() -> list[ClassifyBy]:
        return [ClassifyBy(picture(name), name) for name in (SMALL, "squeezenet-1.1")]

    before = [each.key for each in asked()]
    peers()[SMALL].file.path.write_bytes(b"weights")
    after = [each.key for each in asked()]
    assert (before[0] != after[0], before[1] == after[1]) == (True, True)


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_one_that_is_not_here_is_refused_with_the_command(models: Path, language: str) -> None:
    worker._of_keras.cache_clear()
    with pytest.raises(Refusal) as refused:
        answer(ClassifyBy(picture("vgg16"), "vgg16"))
    assert "network_not_here" == refused.value.key
    assert "python -m mobilenet_viz fetch --network vgg16" in refused.value.in_language(language)


@pytest.mark.parametrize("spoilt", ["half", "of another network", "not a number"])
def test_a_useless_file_is_refused_by_its_name_and_answers_once_it_is_whole(
    lying: Path, fresh: keras.Model, spoilt: str
) -> None:
    if spoilt == "half":
        lying.write_bytes(lying.read_bytes()[:100_000])
    elif spoilt == "of another network":
        save(keras.applications.MobileNetV2(alpha=0.35, weights=None), lying)
    else:
        with h5py.File(lying, "r+") as file:
            file["bn_Conv1/bn_Conv1/moving_variance"][0] = -1
    question = ClassifyBy(picture(SMALL), SMALL)
    with pytest.raises(Refusal) as refused:
        answer(question)
    assert "weights_unusable" == refused.value.key
    assert (str(lying), f"fetch --network {SMALL}") == (
        refused.value.values["file"],
        str(refused.value.values["command"]).removeprefix("python -m mobilenet_viz "),
    )
    save(fresh, lying)
    assert isinstance(answer(question), PeerAnswer)


def test_no_more_than_two_stay_loaded(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    worker._of_keras.cache_clear()
    for name in OF_KERAS:
        peers()[name].file.path.write_bytes(b"weights")
        monkeypatch.setattr(keras.applications, OF_KERAS[name].builder, _any_model)
    monkeypatch.setattr(keras_model, "load_unknown", lambda *_: None)
    loaded = []
    for name in OF_KERAS:
        loaded.append(weakref.ref(worker.network(name).model))
        gc.collect()
        assert sum(model() is not None for model in loaded) <= worker.LARGE
    assert worker.LARGE == sum(model() is not None for model in loaded)


def _any_model(input_shape: tuple[int, ...], **_: object) -> keras.Model:
    image = keras.Input(input_shape)
    return keras.Model(image, keras.layers.Dense(1000)(keras.layers.GlobalAveragePooling2D()(image)))


def library_map(model: keras.Model, layer: str, image: Any, class_index: int) -> Any:
    """tf-keras-vis as its manual calls it: scaled to 0…1."""
    options = {"penultimate_layer": layer, "seek_penultimate_conv_layer": False, "expand_cam": False}
    return Gradcam(model)(CategoricalScore(class_index), image, **options)[0]


def assert_is(expected: Any, found: Any) -> None:
    assert np.float32 == found.dtype
    assert found.min() >= 0
    assert found.max() > 0
    assert_allclose(found - found.min(), expected * np.ptp(found), atol=1e-3 * found.max())


@pytest.mark.parametrize(
    ("name", "layer"),
    [
        ("mobilenet-v1-1.0", "conv_pw_13_relu"),
        ("mobilenet-v1-0.25", "conv_pw_13_relu"),
        ("squeezenet-1.1", "conv10_relu"),
        ("efficientnet-lite0", "top_conv_relu"),
    ],
)
def test_grad_cam_of_an_embedded_network_is_the_librarys(name: str, layer: str) -> None:
    asked, network = picture(name, "cat"), worker.network(name)
    best = int(answer(ClassifyBy(asked, name)).probabilities.argmax())
    found = answer(ExplainBy(asked, name, best))
    side = peers()[name].last_maps.side
    assert (side, side) == found.shape
    logits = parts.part(network.model, keras_model.LOGITS)
    assert_is(library_map(logits, layer, network._prepared(asked.pixels)[None], best), found)


def test_grad_cam_of_a_network_of_keras_is_the_librarys(lying: Path, fresh: keras.Model) -> None:
    best = int(answer(ClassifyBy(picture(SMALL), SMALL)).probabilities.argmax())  # of others all may speak against
    found = answer(ExplainBy(picture(SMALL), SMALL, best))
    logits = keras.applications.MobileNetV2(weights=None, classifier_activation=None)
    logits.set_weights(fresh.get_weights())
    image = keras.applications.mobilenet_v2.preprocess_input(picture(SMALL).pixels.astype(np.float32))
    assert (7, 7) == found.shape
    assert_is(library_map(logits, "out_relu", image[None], best), found)


def test_the_fake_engine_has_a_map_for_each(fake: FakeEngine) -> None:
    for name, peer in peers().items():
        found = fake.ask(ExplainBy(picture(name), name, 3)).result()
        assert 2 * (peer.last_maps.side,) == found.shape
