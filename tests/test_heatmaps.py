"""Maps for the browser: printed as fine as needed, and each cell with the pixels that it has really seen."""

import numpy as np
import pytest

from mobilenet_viz.network.architectures.mobilenet_v1 import mobilenet_v1
from mobilenet_viz.network.spec import Kind
from mobilenet_viz.page_data import heatmaps
from mobilenet_viz.pixels import convolution


@pytest.mark.parametrize("size", [96, 160])
def test_a_cell_has_seen_just_the_pixels_that_can_change_it(size: int) -> None:
    """Found by convolving: channel c of the input is 1 in column c, so that a cell's channels say what reached it."""
    row = np.eye(size, dtype=np.float32)  # (columns, channels); all rows are alike
    for layer in mobilenet_v1(1.0, size).layers:
        if layer.kind in (Kind.CONV, Kind.DEPTHWISE):
            square = np.broadcast_to(row, (len(row), *row.shape))
            filtered = convolution.depthwise(square, np.ones((3, 3, size), np.float32), layer.stride, layer.padding)
            row = (filtered[len(filtered) // 2] > 0).astype(np.float32)
        if layer.kind is Kind.POINTWISE:
            block = heatmaps.cells(1.0, size)[int(layer.name.rsplit("_", 1)[1])]
            for column, channels in enumerate(row):
                first = block["start"] + column * block["jump"]
                expected = [c for c in range(size) if first <= c < first + block["field"]]
                assert expected == np.flatnonzero(channels).tolist()


def test_the_grids_of_the_blocks_are_those_of_the_paper() -> None:
    assert [224, 112, 56, 56, 28, 28, *[14] * 6, 7, 7] == [each["grid"] for each in heatmaps.cells(1.0, 224)]
    assert 315 == heatmaps.cells(0.25, 224)[13]["field"]


@pytest.mark.parametrize(
    ("largest", "digits", "scale"),
    [(13.07, 2, 1307), (1, 2, 100), (0.15, 3, 150), (0.05, 4, 500), (0.00321, 5, 321), (1e-9, 6, 1)],
)
def test_small_maps_are_printed_finer(largest: float, digits: int, scale: int) -> None:
    shown = heatmaps.drawn(np.array([[0, largest], [-largest / 2, 0]], np.float32))
    assert (digits, scale) == (shown.digits, shown.scale)
    assert round(largest * 10**digits) == shown.cells[0][1]


@pytest.mark.parametrize(("largest", "digits", "whole"), [(99.4, 2, 9940), (205.64, 0, 206), (1553.2, 0, 1553)])
def test_large_maps_are_printed_so_that_their_numbers_fit_the_cells(largest: float, digits: int, whole: int) -> None:
    shown = heatmaps.drawn(np.array([[0, largest], [0, 3.2]], np.float32))
    assert (digits, whole, whole) == (shown.digits, shown.scale, shown.cells[0][1])


def test_one_limit_makes_one_scale_of_two_maps() -> None:
    weak, strong = (heatmaps.drawn(np.full((2, 2), value, np.float32), 5) for value in (0.05, 5))
    assert (2, 500, ((5, 5), (5, 5))) == (weak.digits, weak.scale, weak.cells)
    assert (2, 500, ((500, 500), (500, 500))) == (strong.digits, strong.scale, strong.cells)


@pytest.mark.parametrize(
    ("values", "flat", "alike"),
    [
        ([[0, 0]], True, False),
        ([[0.25, 0.25]], True, False),
        ([[1, 1.02]], False, False),
        ([[1, 1.002]], False, True),  # printed, 1.00 twice
        ([[1e-9, 3e-9]], False, True),  # and 0.000000
    ],
)
def test_flat_is_a_map_whose_values_are_equal_not_one_whose_differences_are_too_small_to_print(
    values: list[list[float]], flat: bool, alike: bool
) -> None:
    shown = heatmaps.drawn(np.array(values, np.float32))
    assert (flat, alike) == (shown.flat, shown.alike)
