"""A network is taught, in this process: what is frozen stays to the bit, what was stopped goes on to the bit, and kept
features teach what the whole network would have."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import keras
import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from mobilenet_viz.engine.questions.training import Checkpoint, ExportTrained, Train, Trained
from mobilenet_viz.engine.worker import handlers
from mobilenet_viz.engine.worker.training import features as kept
from mobilenet_viz.engine.worker.training.lesson import Epochs
from mobilenet_viz.engine.worker.training.network import Network, load, prepared
from mobilenet_viz.engine.worker.training.saved import whole
from mobilenet_viz.training.bases import BASES
from mobilenet_viz.training.collection import Collection, Photo
from mobilenet_viz.training.settings import Settings
from tests.collections_of_pictures import some

SMALL = Settings(base="mobilenet-v1-0.25", resolution=96, epochs=3, batch=8)
SOME = some(12)
BLOCK_12 = "conv_pw_12_relu"


def slices(question: Any) -> Iterator[tuple[int, int, Any]]:
    """What is yielded, then the answer behind (0, 0)."""
    answer = yield from handlers.answer(question)
    yield 0, 0, answer


def taught(settings: Settings, collection: Collection = SOME, start: Checkpoint | None = None) -> Trained:
    *_, (_, _, answer) = slices(Train(collection, settings, start))
    assert isinstance(answer, Trained)
    return answer


def same(one: Trained, other: Trained) -> bool:
    pairs = zip(one.checkpoint.weights, other.checkpoint.weights, strict=True)
    equal = all(np.array_equal(*pair) for pair in pairs)
    return (
        equal and np.array_equal(one.history, other.history) and np.array_equal(one.probabilities, other.probabilities)
    )


WAYS = {
    "frozen": SMALL,
    "with all that is random": replace(SMALL, freeze=BLOCK_12, dropout=0.5, augment=True, rate=1e-4),
    "flat": replace(SMALL, head="flatten", dense=128, optimiser="rmsprop"),
}


@pytest.mark.parametrize("way", WAYS)
def test_stopped_after_an_epoch_it_goes_on_as_if_it_had_not_been(way: str) -> None:
    through = taught(WAYS[way])
    stopped = next(so_far for *_, so_far in slices(Train(SOME, WAYS[way])) if so_far is not None)
    assert 1 == len(stopped.history)
    assert same(through, taught(WAYS[way], start=stopped))
    assert not same(through, taught(replace(WAYS[way], seed=1)))


def test_early_stopping_goes_on_counting_where_it_stopped() -> None:
    patient = replace(SMALL, epochs=30, patience=2, rate=1e-6)  # nothing will become better
    through = taught(patient)
    assert through.checkpoint.over
    assert len(through.history) == through.checkpoint.best.epoch + 1 + 2
    for *_, so_far in slices(Train(SOME, patient)):
        if so_far is not None and len(so_far.history) == len(through.history) - 1:
            break
    assert same(through, taught(patient, start=so_far))
    assert same(through, taught(patient, start=through.checkpoint))  # which has nothing to add


def test_the_weights_that_answer_are_those_of_the_best_epoch() -> None:
    found = taught(replace(SMALL, epochs=6, rate=0.05))
    best = found.checkpoint.best
    assert best.accuracy == found.history[:, 3].max() == found.history[best.epoch, 3]
    assert best.accuracy == pytest.approx(found.accuracy)


def weights_of(model: keras.Model) -> dict[str, list[np.ndarray]]:
    return {layer.name: layer.get_weights() for layer in model.layers if layer.weights}


@pytest.mark.parametrize("freeze", [None, BLOCK_12, "conv_dw_13_bn"])
def test_what_is_frozen_stays_to_the_bit_and_what_is_not_changes(freeze: str | None) -> None:
    settings = replace(SMALL, freeze=freeze, epochs=1, rate=1e-3)
    network = Network(settings, 2)
    pictures = prepared(settings.base, np.stack([photo.at(96) for photo in SOME.photos]))
    names = [layer.name for layer in network.base.layers]
    before, found = weights_of(network.base), network.features(pictures).numpy()
    targets = SOME.labels[:, None].astype(np.float32)
    Epochs(network, found[None], targets, (found, targets), None).one_more()
    after = weights_of(network.base)
    line = names.index(settings.line)
    for name in before:
        changed = [not np.array_equal(*pair) for pair in zip(before[name], after[name], strict=True)]
        statistics = name.endswith("_bn")  # mean and variance: of batch norm that infers they stay everywhere
        expected = names.index(name) > line
        assert changed == ([expected, expected, False, False] if statistics else [expected]), name


def test_kept_features_teach_what_the_whole_network_with_a_frozen_base_would() -> None:
    """The usual way of the tutorials: every picture through the base, in every epoch."""
    settings = replace(SMALL, epochs=1)
    base = load(settings.base)
    base.trainable = False
    inputs = keras.Input((96, 96, 3))
    out = keras.layers.Dense(1, "sigmoid")(keras.layers.GlobalAveragePooling2D()(base(inputs, training=False)))
    usual = keras.Model(inputs, out)
    network = Network(settings, 2)
    usual.layers[-1].set_weights(network.learner.get_weights())
    usual.compile(keras.optimizers.Adam(settings.rate), "binary_crossentropy", jit_compile=False)
    pictures = prepared(settings.base, np.stack([photo.at(96) for photo in SOME.photos]))
    targets = SOME.labels[:, None].astype(np.float32)
    order = np.random.default_rng([settings.seed, 0]).permutation(len(targets))
    usual.fit(pictures[order], targets[order], batch_size=settings.batch, shuffle=False, verbose=0)
    found = network.features(pictures).numpy()
    Epochs(network, found[None], targets, (found, targets), None).one_more()
    for ours, theirs in zip(network.learner.get_weights(), usual.layers[-1].get_weights(), strict=True):
        assert_allclose(ours, theirs, atol=1e-5)


def test_features_are_computed_once_a_picture_and_again_for_another_line(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    made: Any = vars(Network)["features"].func

    def counting(network: Network) -> Any:
        def features(pictures: Any) -> Any:
            asked.append(len(pictures))
            return made(network)(pictures)

        return features

    monkeypatch.setattr(Network, "features", property(counting))
    monkeypatch.setattr(kept, "_kept", type(kept._kept)())
    taught(replace(SMALL, epochs=1))
    assert len(SOME.photos) == sum(asked)
    relabelled = Collection({"cat": SOME.classes["cat"][1:], "dog": (*SOME.classes["dog"], SOME.classes["cat"][0])})
    taught(replace(SMALL, epochs=1, seed=5, rate=0.01), relabelled)
    assert len(SOME.photos) == sum(asked)
    taught(replace(SMALL, epochs=1, freeze=BLOCK_12))
    assert 2 * len(SOME.photos) == sum(asked)


def test_what_is_kept_of_pictures_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_kept", type(kept._kept)())
    monkeypatch.setattr(kept, "KEPT_BYTES", 10 * 256 * 4)
    assert 24 == len(taught(replace(SMALL, epochs=1)).probabilities)
    assert 10 == len(kept._kept)


def test_near_doubles_are_learnt_from_or_held_back_together() -> None:
    """Ten cats, each twice: as it is and a little brighter."""
    cats = some(10).classes["cat"]
    brighter = tuple(Photo(each.name, np.minimum(each.pixels, 250) + 5) for each in cats)
    collection = Collection({"cat": (*cats, *brighter), "dog": some(10).classes["dog"]})
    found = taught(replace(SMALL, epochs=1), collection)
    assert_array_equal(np.arange(10), found.groups[10:20])
    assert not {place % 10 for place in found.split.train if place < 20} & {
        place % 10 for place in found.split.validation if place < 20
    }


@pytest.mark.parametrize("base", BASES)
def test_every_base_learns_and_the_saved_network_answers_as_it_does(base: str) -> None:
    """The file takes in bytes: scaling, and SqueezeNet's order of colours, are in it."""
    network = Network(replace(SMALL, base=base, resolution=96), 3)
    pictures = np.stack([photo.at(96) for photo in SOME.photos[:4]])
    ours = network.probabilities(network.features(prepared(base, pictures)).numpy())
    assert_allclose(ours, np.asarray(whole(network)(pictures.astype(np.float32))), atol=1e-5)


def test_three_classes_are_told_apart_by_a_softmax() -> None:
    cats, dogs = some(9).classes.values()
    three = Collection({"few cats": cats[:4], "more cats": cats[4:], "dogs": dogs[:6]})
    found = taught(replace(SMALL, epochs=1), three)
    assert (15, 3) == found.probabilities.shape
    assert_allclose(1, found.probabilities.sum(1), rtol=1e-5)
    assert [1, 1, 2] == found.confusion.sum(1).tolist()


def test_an_export_is_a_keras_file(tmp_path: Any) -> None:
    found = taught(SMALL)
    question = ExportTrained(SMALL, tuple(SOME.classes), found.checkpoint.best.weights, SOME.digest)
    *_, (_, _, data) = slices(question)
    (tmp_path / "model.keras").write_bytes(data)
    model = keras.saving.load_model(tmp_path / "model.keras")
    pictures = np.stack([photo.at(96) for photo in SOME.photos]).astype(np.float32)
    assert_allclose(found.probabilities[:, 1], np.asarray(model(pictures))[:, 0], atol=1e-5)


# With the embedded pictures


@pytest.fixture(scope="module")
def three() -> list[Trained]:
    """400 cats and 400 dogs, 600 to learn from; their features are computed once."""
    return [taught(Settings(epochs=15, rate=3e-3, seed=seed), some(400)) for seed in range(3)]


def test_a_frozen_base_tells_cats_from_dogs(three: list[Trained]) -> None:
    assert {(600, 200)} == {(len(each.split.train), len(each.split.validation)) for each in three}
    assert np.median([each.accuracy for each in three]) >= 0.83
    low, high = three[0].uncertainty
    assert low < three[0].accuracy < high


def test_no_two_of_the_cats_and_dogs_are_taken_for_one(three: list[Trained]) -> None:
    assert_array_equal(np.arange(800), three[0].groups)


def test_batch_norm_left_as_while_training_forgets_what_the_base_knew() -> None:
    """From one seed: learnt by heart, and no better than guessing on what it has not seen."""
    mended = replace(SMALL, freeze="conv_pw_11_relu", rate=1e-3, epochs=4)
    inferring, trapped = (taught(replace(mended, batch_statistics=trap), some(60)) for trap in (False, True))
    assert trapped.history[-1, 1] > 0.9
    assert trapped.history[-1, 3] < 0.6 < inferring.history[-1, 3]
    assert trapped.history[-1, 2] > 2 * inferring.history[-1, 2]
