"""The answers of programs that take Keras' weights, and the models that students take home."""

from collections.abc import Generator
from pathlib import Path

import keras
import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from mobilenet_viz.engine import Classify, FakeEngine, Picture
from mobilenet_viz.engine.questions.variants import ClassifyAs, ExportModel
from mobilenet_viz.engine.worker import handlers
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.network.architectures.variants import VARIANTS, has_weights
from mobilenet_viz.pixels import images
from tests.explained import whole

FITTING = ("keras", "tf-slim", "paper-table-1", "book", "blog-same")
DOG = images.decode(SAMPLES["dog"].read_bytes())


def picture(size: int) -> Picture:
    return Picture(images.network_pixels(DOG, size))


def probabilities(name: str, size: int, alpha: float = 0.25) -> np.ndarray:
    answer = handlers.answer(ClassifyAs(picture(size), alpha, size, name))
    return whole(answer) if isinstance(answer, Generator) else answer


def test_weights_fit_where_each_layer_that_has_any_is_alike() -> None:
    assert list(FITTING) == [name for name in VARIANTS if has_weights(name, 1.0)]
    assert not has_weights("tf-slim", 0.125)  # eight channels at least, Keras has four


@pytest.mark.parametrize("name", ["blog-pointwise-stride", "xception-order"])
def test_where_they_do_not_nothing_is_asked(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        ClassifyAs(picture(96), 0.25, 96, name)
    with pytest.raises(ValueError, match=name):
        ExportModel(0.25, 96, name)


@pytest.mark.parametrize("size", [96, 128])
def test_on_even_maps_padding_the_other_side_is_another_network_and_keras_own_is_the_same(size: int) -> None:
    of_the_app = handlers.answer(Classify(picture(size), 0.25, size)).probabilities
    assert_array_equal(of_the_app, probabilities("keras", size))
    assert_array_equal(of_the_app, probabilities("tf-slim", size))  # multiples of 32: SAME pads below and right, too


@pytest.mark.parametrize("name", ["paper-table-1", "book", "blog-same"])
def test_every_other_difference_changes_the_answer(name: str) -> None:
    gap = np.abs(probabilities(name, 96) - probabilities("keras", 96)).max()
    assert gap > 1e-5


@pytest.mark.parametrize("name", FITTING)
def test_the_model_to_take_home_answers_as_the_page_does(name: str, tmp_path: Path) -> None:
    file = tmp_path / "model.keras"
    file.write_bytes(bytes(whole(handlers.answer(ExportModel(0.25, 96, name)))))
    model = keras.saving.load_model(file)
    image = images.network_input(picture(96).pixels, "signed")
    assert_allclose(probabilities(name, 96), model(image[None]).numpy()[0], atol=1e-6)
    assert (1, 96, 96, 3) == (1, *model.input_shape[1:])


def test_the_fake_engine_answers_them(fake: FakeEngine) -> None:
    asked = fake.ask(ClassifyAs(picture(96), 0.25, 96, "book")).result()
    assert_allclose(1, asked.sum(), rtol=1e-5)
    assert fake.ask(ExportModel(0.25, 96, "book")).result()
