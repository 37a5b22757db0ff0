"""Score-CAM in slices against tf-keras-vis' own, which does it in one."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.ndimage import zoom
from tf_keras_vis.scorecam import Scorecam
from tf_keras_vis.utils.scores import CategoricalScore

from mobilenet_viz.engine.worker.explain import scorecam
from mobilenet_viz.engine.worker.explain.parts import Floats
from tests import explained
from tests.explained import BLOCKS, GRIDS, MALAMUTE, NETWORKS, whole


def librarys(alpha: float, block: int, max_n: int | None = None) -> Floats:
    oracle = Scorecam(explained.linear(alpha))
    options = {"penultimate_layer": f"conv_pw_{block}_relu", "seek_penultimate_conv_layer": False}
    score = CategoricalScore(MALAMUTE)
    maps = oracle(score, explained.photo(), **options, max_N=max_n, expand_cam=False, normalize_cam=False)
    return np.asarray(maps[0], np.float32)


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("alpha", NETWORKS)
def test_the_map_of_the_most_varied_channels_is_the_librarys(
    alpha: float, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    explained.run_untraced(monkeypatch)
    prepared = scorecam.ScoreCam(explained.model(alpha), block)
    result = whole(prepared.map(explained.photo(), MALAMUTE, max_n=6))
    expected = librarys(alpha, block, max_n=6)
    assert (GRIDS[block], GRIDS[block]) == result.shape
    assert np.float32 == result.dtype
    assert_allclose(result, expected, rtol=1e-3, atol=1e-4 * expected.max())


@pytest.mark.parametrize(("alpha", "block"), [(0.25, 13), (1.0, 1)])
def test_the_map_of_all_channels_is_the_librarys(alpha: float, block: int) -> None:
    slices = scorecam.ScoreCam(explained.model(alpha), block).map(explained.photo(), MALAMUTE)
    assert_allclose(whole(slices), librarys(alpha, block), rtol=1e-3)


def test_it_tells_how_many_channels_are_done_and_what_they_add_up_to() -> None:
    prepared = scorecam.ScoreCam(explained.model(0.25), 6)
    steps = list(prepared.map(explained.photo(), MALAMUTE, max_n=40))
    assert [(16, 40), (32, 40), (40, 40)] == [(done, total) for done, total, _ in steps]
    for max_n, (_, _, so_far) in zip((16, 32, 40), steps, strict=True):  # the same as a map of those channels alone
        np.testing.assert_array_equal(whole(prepared.map(explained.photo(), MALAMUTE, max_n=max_n)), np.asarray(so_far))


@pytest.mark.parametrize(("grid", "side"), [(3, 96), (7, 224), (112, 224), (1, 5)])
def test_enlarging_is_scipys_linear_zoom(grid: int, side: int) -> None:
    points = np.random.default_rng(grid).normal(size=grid)
    expected = zoom(points, side / grid, order=1, mode="nearest")
    assert_allclose(scorecam.enlarging(grid, side) @ points, expected, atol=1e-6)


def test_a_block_that_does_not_exist_is_refused() -> None:
    for block in (0, 14):
        with pytest.raises(ValueError, match=f"block = {block}"):
            scorecam.ScoreCam(explained.model(0.25), block)
