"""The exact maps against the logit they must add up to, and against tf-keras-vis used as its manual says."""

import keras
import numpy as np
import pytest
from numpy.typing import NDArray
from tf_keras_vis.gradcam import Gradcam
from tf_keras_vis.utils.model_modifiers import ReplaceToLinear
from tf_keras_vis.utils.scores import CategoricalScore

from mobilenet_viz.engine.worker import explain
from mobilenet_viz.engine.worker.explain.gradients import GradCam
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.pixels import images
from tests import explained

NETWORKS = [(1.0, 224), (1.0, 96), (0.25, 224), (0.25, 160)]
CLASSES = (249, 671, 0)  # malamute, mountain bike, tench: in the photo, in the photo, not in the photo


def photo(resolution: int, name: str = "dog") -> NDArray[np.float32]:
    rgb = images.decode(SAMPLES[name].read_bytes())
    return images.network_input(images.network_pixels(rgb, resolution))


def outputs(model: keras.Model, image: NDArray[np.float32]) -> tuple[NDArray, NDArray]:
    """Logits (1000,) and the last maps (g, g, C), each by a model of its own."""
    both = [model.get_layer(name).output for name in ("reshape_2", "conv_pw_13_relu")]
    logits, features = keras.Model(model.input, both)(image[None], training=False)
    return np.asarray(logits)[0], np.asarray(features)[0]


@pytest.fixture(scope="module", params=NETWORKS, ids=str)
def model(request: pytest.FixtureRequest) -> keras.Model:
    return explained.fixed(*request.param)


@pytest.fixture
def image(model: keras.Model) -> NDArray[np.float32]:
    return photo(model.input_shape[1])


def test_the_cells_and_the_bias_add_up_to_every_logit(model: keras.Model, image: NDArray[np.float32]) -> None:
    logits, features = outputs(model, image)
    kernel, bias = explain.classifier(model)
    evidence = explain.evidence(features, kernel)
    side = model.input_shape[1] // 32
    assert (side, side, 1000) == evidence.shape
    assert np.dtype(np.float32) == evidence.dtype
    assert np.abs(logits - (evidence.sum((0, 1)) + bias)).max() < 1e-4


def test_its_positive_part_is_grad_cam_of_the_linear_logit(model: keras.Model, image: NDArray[np.float32]) -> None:
    oracle = Gradcam(model, model_modifier=ReplaceToLinear())
    evidence = explain.evidence(outputs(model, image)[1], explain.classifier(model)[0])
    grad_cam = GradCam(model, 13)
    for index in CLASSES:
        expected = oracle(
            CategoricalScore(index),
            image,
            penultimate_layer="conv_pw_13_relu",
            seek_penultimate_conv_layer=False,
            expand_cam=False,
        )[0]
        positive = np.maximum(evidence[:, :, index], 0)
        # Scaled to 0…1 by the library, unless it is flat: nothing at 96 px speaks for a tench.
        np.testing.assert_allclose(expected * np.ptp(positive), positive - positive.min(), atol=1e-5)
        np.testing.assert_allclose(grad_cam.map(image, index), positive, atol=1e-5)


def test_the_library_left_to_itself_takes_the_classifier_and_gives_a_flat_map() -> None:
    """Why the layer is named: should a later version choose better, this test says so."""
    flat = Gradcam(explained.fixed(0.25, 96), ReplaceToLinear())(CategoricalScore(249), photo(96))
    assert 0 == np.ptp(flat)
