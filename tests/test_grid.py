"""What the live page looks up is what the ledger computes."""

import json

import pytest

from mobilenet_viz import ledger, mobilenet_v1
from mobilenet_viz.facts.published import POINTS_ALPHA, POINTS_RESOLUTION, published, top1
from mobilenet_viz.network.grid import ALPHAS, RESOLUTIONS, live_grid
from mobilenet_viz.network.spec import Kind

GRID = live_grid()


@pytest.mark.parametrize("a", range(len(ALPHAS)))
def test_kernels_times_output_pixels_are_the_mult_adds_of_every_layer_at_every_point(a: int) -> None:
    for r, resolution in enumerate(RESOLUTIONS):
        sizes, kernels = GRID["by_resolution"][r]["out_size"], GRID["by_alpha"][a]["kernels"]
        counted = ledger(mobilenet_v1(ALPHAS[a], resolution))
        products = [kernel * size**2 for kernel, size in zip(kernels, sizes, strict=True)]
        assert [row.mult_adds for row in counted.rows] == products
        assert counted.mult_adds == GRID["points"][a][r]["mult_adds"]
        assert counted.parameters == GRID["by_alpha"][a]["total_parameters"]


def test_the_grid_travels_as_json() -> None:
    assert json.loads(json.dumps(GRID))["layers"][0]["kind"] == Kind.CONV


def test_the_steps_reach_every_point_of_the_paper() -> None:
    assert set(POINTS_ALPHA) <= set(ALPHAS)
    assert set(POINTS_RESOLUTION) <= set(RESOLUTIONS)


def test_each_of_the_sixteen_pretrained_networks_has_a_published_accuracy_and_no_other() -> None:
    known = {(alpha, px) for alpha in ALPHAS for px in RESOLUTIONS if published(alpha, px)}
    assert known == {(alpha, px) for alpha in POINTS_ALPHA for px in POINTS_RESOLUTION}


def test_paper_and_checkpoints_are_quoted_apart() -> None:
    assert {(70.6, "arXiv 1704.04861v1, Table 6"), (70.9, "TF-slim mobilenet_v1.md, 2018")} == {
        (fact.percent, fact.source) for fact in published(1.0, 224)
    }
    assert len({(fact.alpha, fact.resolution, fact.source) for fact in top1()}) == len(top1())
