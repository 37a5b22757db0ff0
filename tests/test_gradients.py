"""Grad-CAM, Grad-CAM++, saliency and SmoothGrad at every block: against gradients taken without tf-keras-vis, and
against tf-keras-vis called as its manual says."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from numpy.typing import NDArray
from tf_keras_vis.gradcam import Gradcam
from tf_keras_vis.gradcam_plus_plus import GradcamPlusPlus
from tf_keras_vis.saliency import Saliency
from tf_keras_vis.utils.scores import CategoricalScore

from mobilenet_viz.engine.worker import explain
from mobilenet_viz.engine.worker.explain import gradients, parts
from mobilenet_viz.page_data import seeing
from tests import explained
from tests.explained import BLOCKS, GRIDS, MALAMUTE, NETWORKS, whole

# Of a map's largest value. Grad-CAM++ divides by 2 + gradient · ΣA, which comes near 0 now and then.
TOLERANCE = {"gradcam": 1e-3, "gradcam_plus": 0.03, "saliency": 1e-3}


def truth(alpha: float, block: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The block's output (g, g, C) and the logit's gradient for it."""
    maps = explained.outputs(alpha)[f"conv_pw_{block}_relu"] if block else explained.photo()
    return maps.astype(float), explained.gradients(alpha)[block].astype(float)


def grad_cam_plus(maps: NDArray[np.float64], gradient: NDArray[np.float64]) -> NDArray[np.float64]:
    """Equations (10), (11) and (19) of arXiv 1710.11063, a channel's α scaled to sum to 1 as its authors' code does."""
    denominator = 2 * gradient**2 + gradient**3 * maps.sum((0, 1))
    alphas = gradient**2 / np.where(denominator == 0, 1, denominator)
    sums = alphas.sum((0, 1))
    weights = (alphas / np.where(sums == 0, 1, sums) * np.maximum(gradient, 0)).sum((0, 1))
    return np.asarray(np.maximum((weights * maps).sum(-1), 0))


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("alpha", NETWORKS)
def test_maps_are_made_at_the_block_asked_for(alpha: float, block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    explained.run_untraced(monkeypatch)
    maps, gradient = truth(alpha, block)
    model, image = explained.model(alpha), explained.photo()
    made = {
        "gradcam": gradients.GradCam(model, block).map(image, MALAMUTE),
        "gradcam_plus": gradients.GradCamPlus(model, block).map(image, MALAMUTE),
        "saliency": gradients.Saliency(model, block).map(image, MALAMUTE),
    }
    expected = {
        "gradcam": np.maximum((maps * gradient.mean((0, 1))).sum(-1), 0),
        "gradcam_plus": grad_cam_plus(maps, gradient),
        "saliency": np.abs(gradient).max(-1),
    }
    for name, result in made.items():
        assert (GRIDS[block], GRIDS[block]) == result.shape, name
        assert np.float32 == result.dtype
        atol = TOLERANCE[name] * expected[name].max() + 1e-9
        assert_allclose(result, expected[name], rtol=1e-3, atol=atol, err_msg=name)


@pytest.mark.parametrize("block", [0, *BLOCKS])
@pytest.mark.parametrize("alpha", NETWORKS)
def test_smoothgrad_is_the_librarys_with_the_same_noise(
    alpha: float, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    explained.run_untraced(monkeypatch)
    samples = 6 if block in (0, 13) else 2  # 6: a slice of 4 and one of 2
    saliency = gradients.Saliency(explained.model(alpha), block)
    result = whole(saliency.smooth(explained.photo(), MALAMUTE, samples))
    maps = truth(alpha, block)[0].astype(np.float32)
    start = explained.model(alpha).get_layer(f"conv_pw_{block}_relu").output if block else explained.model(alpha).input
    oracle = Saliency(parts.part(explained.model(alpha), "reshape_2", start))
    options = {"smooth_samples": samples, "smooth_noise": gradients.NOISE, "normalize_map": False}
    np.random.seed(gradients.SEED)
    expected = oracle(CategoricalScore(MALAMUTE), maps, **options)[0]
    assert expected.shape == result.shape == maps.shape[:2]
    assert_allclose(result, expected, rtol=1e-3, atol=1e-3 * expected.max())


@pytest.mark.parametrize(("alpha", "block"), [(1.0, 13), (0.25, 6)])
def test_traced_maps_are_the_librarys(alpha: float, block: int) -> None:
    options = {"penultimate_layer": f"conv_pw_{block}_relu", "seek_penultimate_conv_layer": False, "expand_cam": False}
    pairs = ((gradients.GradCam, Gradcam, 1e-3), (gradients.GradCamPlus, GradcamPlusPlus, 0.03))
    for ours, library, tolerance in pairs:
        oracle = library(explained.linear(alpha))
        prepared = ours(explained.model(alpha), block)
        for class_index in (MALAMUTE, 671):
            result = prepared.map(explained.photo(), class_index)
            expected = oracle(CategoricalScore(class_index), explained.photo(), **options)[0]  # scaled to 0…1
            assert_allclose(result - result.min(), expected * np.ptp(result), atol=tolerance * result.max() + 1e-9)


def test_traced_saliency_of_the_photo_is_the_librarys() -> None:
    prepared, oracle = gradients.Saliency(explained.model(0.25), 0), Saliency(explained.linear(0.25))
    for class_index in (MALAMUTE, 671):
        expected = oracle(CategoricalScore(class_index), explained.photo(), normalize_map=False)[0]
        assert_allclose(prepared.map(explained.photo(), class_index), expected, atol=1e-4 * expected.max())


def test_saliency_is_flat_at_the_last_block() -> None:
    """What its docstring says, and the page: the average behind the last block takes all cells alike."""
    flat = gradients.Saliency(explained.model(0.25), 13).map(explained.photo(), MALAMUTE)
    assert_allclose(flat, flat[0, 0], rtol=1e-6)


def test_smoothgrad_tells_how_far_it_is_and_makes_the_same_map_again() -> None:
    saliency = gradients.Saliency(explained.model(0.25), 13)
    steps = list(saliency.smooth(explained.photo(), MALAMUTE, samples=10))
    assert [(4, 10), (8, 10), (10, 10)] == [(done, total) for done, total, _ in steps]
    for samples, (_, _, so_far) in zip((4, 8, 10), steps, strict=True):  # the same as the mean over those copies alone
        np.testing.assert_array_equal(whole(saliency.smooth(explained.photo(), MALAMUTE, samples)), np.asarray(so_far))
    first, again = (whole(saliency.smooth(explained.photo(), MALAMUTE)) for _ in range(2))
    assert first.tolist() == again.tolist()


@pytest.mark.parametrize("alpha", NETWORKS)
def test_grad_cam_at_the_last_block_is_what_is_positive_in_the_exact_map(alpha: float) -> None:
    """So a first look needs no question of its own (`Method.clipped`)."""
    kernel, _ = explain.classifier(explained.model(alpha))
    exact = explain.evidence(explained.outputs(alpha)["conv_pw_13_relu"], kernel)
    for index in (MALAMUTE, 671, 0):
        cam = gradients.GradCam(explained.model(alpha), 13).map(explained.photo(), index)
        assert_allclose(cam, seeing.positive(exact[:, :, index]), rtol=1e-3, atol=1e-5)


@pytest.mark.parametrize("method", [gradients.GradCam, gradients.GradCamPlus, gradients.Saliency])
def test_a_block_that_does_not_exist_is_refused(method: type) -> None:
    for block in (14, -1) if method is gradients.Saliency else (14, -1, 0):
        with pytest.raises(ValueError, match=f"block = {block}"):
            method(explained.model(0.25), block)
