"""What page 1 explains of the law, counted here again by hand from Table 1 of the paper, layer by layer."""

from fractions import Fraction
from itertools import accumulate, chain
from math import floor
from typing import NamedTuple

import pytest

from mobilenet_viz import ledger, mobilenet_v1
from mobilenet_viz.network.grid import live_grid

GRID = live_grid()
LINEAR, SQUARE = "shrinks with α", "shrinks with α²"
WIDTHS = (32, 64, 128, 128, 256, 256, *(512,) * 6, 1024, 1024)  # of the first layer and of the thirteen 1×1
STRIDES = (2, *chain.from_iterable((stride, 1) for stride in (1, 2, 1, 2, 1, 2, 1, 1, 1, 1, 1, 2, 1)))
RECEPTIVE_FIELDS = (3, 7, 11, 19, 27, 43, 59, 91, 123, 155, 187, 219, 251, 315)  # px; of the same layers


class Counted(NamedTuple):
    shrinks: str
    mult_adds: int
    parameters: int


def counted_by_hand(alpha: Fraction, resolution: int) -> list[Counted]:
    """The layers with weights. A batch norm has four numbers a channel, the classifier a bias."""
    first, *rest = (floor(alpha * width) for width in WIDTHS)
    sides = list(accumulate(STRIDES, lambda side, stride: side // stride, initial=resolution))[1:]
    layers = [Counted(LINEAR, 3 * 3 * 3 * first * sides[0] ** 2, 3 * 3 * 3 * first + 4 * first)]
    read = first
    for made, depthwise, pointwise in zip(rest, sides[1::2], sides[2::2], strict=True):
        layers.append(Counted(LINEAR, 9 * read * depthwise**2, 9 * read + 4 * read))
        layers.append(Counted(SQUARE, read * made * pointwise**2, read * made + 4 * made))
        read = made
    return [*layers, Counted(LINEAR, 1000 * read, 1000 * read + 1000)]


def share(layers: list[Counted], column: str) -> float:
    """The part of a column that shrinks with α alone."""
    linear = [layer for layer in layers if layer.shrinks == LINEAR]
    return float(sum(getattr(layer, column) for layer in linear) / sum(getattr(layer, column) for layer in layers))


@pytest.mark.parametrize("a", range(20))
def test_the_share_of_the_layers_that_shrink_with_alpha_alone_is_as_counted_by_hand(a: int) -> None:
    alpha = Fraction(a + 1, 20)
    assert float(alpha) == pytest.approx(GRID["alphas"][a])
    for r, resolution in enumerate(GRID["resolutions"]):
        layers = counted_by_hand(alpha, resolution)
        point = GRID["points"][a][r]
        assert sum(layer.mult_adds for layer in layers) == point["mult_adds"]
        assert share(layers, "mult_adds") == pytest.approx(point["linear"], rel=1e-12)
    assert sum(layer.parameters for layer in layers) == GRID["by_alpha"][a]["total_parameters"]
    assert share(layers, "parameters") == pytest.approx(GRID["by_alpha"][a]["linear"], rel=1e-12)


def test_only_the_1x1_layers_have_a_quarter_of_their_weights_at_half_the_width() -> None:
    half, whole = (GRID["by_alpha"][GRID["alphas"].index(alpha)]["kernels"] for alpha in (0.5, 1.0))
    shrinks = [LINEAR if 2 * less == more else SQUARE for less, more in zip(half, whole, strict=True) if more]
    assert all(less in (more / 2, more / 4) for less, more in zip(half, whole, strict=True))
    assert [layer.shrinks for layer in counted_by_hand(Fraction(1), 224)] == shrinks


def test_with_rho_all_work_shrinks_squared_but_the_classifiers_which_stays() -> None:
    for resolution in GRID["resolutions"]:
        for here, there in zip(ledger(mobilenet_v1(1.0, resolution)).rows, ledger(mobilenet_v1()).rows, strict=True):
            squared = there.mult_adds * Fraction(resolution, 224) ** 2
            assert here.mult_adds == (there.mult_adds if here.layer.name == "conv_preds" else squared)
            assert here.parameters == there.parameters


def test_channels_are_whole_without_rounding_at_the_papers_widths_only() -> None:
    """All widths are 32 times a power of two, and the least of them, 32·α, is whole where α is a multiple of ¼."""
    whole = [alpha for alpha, tables in zip(GRID["alphas"], GRID["by_alpha"], strict=True) if not tables["rounded"]]
    assert [0.25, 0.5, 0.75, 1.0] == whole


def test_the_promise_is_alpha_squared_times_rho_squared() -> None:
    for a, points in enumerate(GRID["points"]):
        for r, point in enumerate(points):
            assert float(Fraction(a + 1, 20) ** 2 * Fraction(r + 1, 7) ** 2) == pytest.approx(point["promise"])


def rows_read(strides: tuple[int, ...], kernels: tuple[int, ...]) -> int:
    """From the first to the last row of the picture that one row behind the last of these layers depends on."""
    rows = {0}
    for stride, kernel in zip(reversed(strides), reversed(kernels), strict=True):
        rows = {row * stride + offset for row in rows for offset in range(kernel)}
    return max(rows) - min(rows) + 1


@pytest.mark.parametrize("r", range(7))
def test_the_receptive_field_is_as_wide_as_what_one_cell_reads(r: int) -> None:
    kernels: tuple[int, ...] = (3, *(3, 1) * 13)
    convolutions = [rows_read(STRIDES[:layers], kernels[:layers]) for layers in range(1, 28)]
    assert [*RECEPTIVE_FIELDS] == [convolutions[0], *convolutions[2::2]]
    last = r + 1  # px, the side of the last map, which pooling reads whole; what follows reads no further
    pooled = rows_read((*STRIDES, 1), (*kernels, last))
    assert [*convolutions, pooled, pooled, pooled] == GRID["by_resolution"][r]["field"]
