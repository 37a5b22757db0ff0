"""Kernels and mixing weights as a link writes them: read, refused, written again, and exact."""

from itertools import product

import numpy as np
import pytest

from mobilenet_viz.pixels import kernels
from mobilenet_viz.pixels.convolution import KERNELS


def test_every_kernel_and_every_product_is_written_exactly_in_whole_numbers() -> None:
    for name, kernel in KERNELS.items():
        for each in (kernel[..., None], kernel[..., None] * kernels.mix().reshape(1, 1, -1)):
            written = kernels.in_whole_numbers(each)
            cells = np.array(written["cells"]).T.reshape(each.shape)
            np.testing.assert_array_equal(cells / written["divisor"], each, err_msg=name)
    assert {"cells": [[-1, 0, 1, -2, 0, 2, -1, 0, 1]], "divisor": 4} == kernels.in_whole_numbers(KERNELS["sobel_x"])


def test_a_kernel_that_cannot_be_written_so_is_refused() -> None:
    with pytest.raises(ValueError, match="multiples of 1/1024"):
        kernels.in_whole_numbers(np.full((3, 3), 1 / 3))


def test_the_product_of_any_own_kernel_and_any_mixing_weight_can_be_written() -> None:
    extremes = product((-9, 9, 1), (1, 16), (-8, 8, 1))
    for cell, divisor, quarters in extremes:
        kernel = kernels.kernel_array("_".join(map(str, [cell] * 9 + [divisor])))
        written = kernels.in_whole_numbers(kernel * quarters / 4)
        assert cell * quarters / (4 * divisor) == written["cells"][0][0] / written["divisor"]


def test_a_name_and_its_numbers_are_the_same_kernel() -> None:
    for name, kernel in KERNELS.items():
        cells, divisor = kernels.written(name)
        assert name == kernels.read("_".join(map(str, (*cells, divisor))))
        np.testing.assert_array_equal(kernel, kernels.kernel_array(name))
    own = "-1_0_1_-2_0_3_-1_0_1_4"
    assert own == kernels.read(own)
    np.testing.assert_array_equal(np.array([[-1, 0, 1], [-2, 0, 3], [-1, 0, 1]]) / 4, kernels.kernel_array(own))


@pytest.mark.parametrize(
    "raw", ["", "blurred", "1_2_3", "0_0_0_0_10_0_0_0_0_1", "0_0_0_0_1_0_0_0_0_0", "0_0_0_0_1_0_0_0_0_-4", "9" * 5000]
)
def test_what_is_no_kernel_is_refused(raw: str) -> None:
    with pytest.raises(ValueError, match=r"kernel|invalid|limit"):
        kernels.read(raw)


def test_mixing_weights_are_quarters_row_by_row() -> None:
    first_row = [0.50, 0.75, -0.25, -0.75]
    assert first_row == kernels.mix(kernels.read_mix(kernels.write_mix(kernels.QUARTERS)))[0].tolist()


@pytest.mark.parametrize("raw", ["", "1", "9" + "_0" * 11, "0_" * 12, "1.5" + "_0" * 11])
def test_what_is_no_mix_is_refused(raw: str) -> None:
    with pytest.raises(ValueError, match=r"mix|invalid"):
        kernels.read_mix(raw)
