"""Layers as matrix products: as much work as the ledger says, and the very numbers that NumPy multiplies."""

import numpy as np
import pytest

from mobilenet_viz import ledger, mobilenet_v1
from mobilenet_viz.network.architectures import ARCHITECTURES
from mobilenet_viz.network.products import Products, products
from mobilenet_viz.network.separable import Shape, pair, standard
from mobilenet_viz.network.spec import Kind
from mobilenet_viz.page_data import gemm
from mobilenet_viz.pixels import im2col

WITH_KERNELS = (Kind.CONV, Kind.DEPTHWISE, Kind.POINTWISE, Kind.CLASSIFIER)


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_the_products_of_every_layer_are_its_mult_adds(architecture: str) -> None:
    for row in ledger(ARCHITECTURES[architecture]()).rows:
        if row.layer.kind in WITH_KERNELS:
            found = products(row.layer)
            assert row.mult_adds == found.mult_adds, row.layer.name
            assert row.kernels == found.count * found.rows * found.inner


def test_the_layer_of_table_3_gives_one_large_product_or_many_tiny_ones() -> None:
    whole, filters, mixes = map(products, gemm.layers())
    assert Products(1, 512, 9 * 512, 14 * 14, copied=True) == whole
    assert Products(512, 1, 9, 14 * 14, copied=True) == filters
    assert Products(1, 512, 512, 14 * 14, copied=False) == mixes
    assert 14 * 14 * 512 == mixes.numbers  # the map itself, and the others nine times as much
    assert 9 * mixes.numbers == whole.numbers == filters.numbers


@pytest.mark.parametrize("stride", [1, 2])
def test_the_columns_are_those_that_im2col_writes(stride: int) -> None:
    shape, x = Shape(3, 512, 512, 14, stride), np.zeros((14, 14, 512), np.float32)
    for layer in (standard(shape).layer, pair(shape)[0].layer):
        assert im2col.im2col(x, 3, stride).size == products(layer).numbers


def test_groups_keep_products_apart_and_what_has_no_kernels_is_refused() -> None:
    assert Products(8, 64, 9 * 64, 14 * 14, copied=True) == products(standard(Shape(3, 512, 512, 14, groups=8)).layer)
    with pytest.raises(ValueError, match="pool"):
        products(next(layer for layer in mobilenet_v1().layers if layer.kind is Kind.POOL))


def test_the_browser_gets_the_sizes_the_bytes_and_where_they_are_from() -> None:
    data = gemm.compared()
    assert (3, "arXiv 1704.04861v1, Table 3", 14, 512) == tuple(
        data[key] for key in ("number", "source", "size", "channels")
    )
    assert [4 * 9 * 512 * 196, 4 * 9 * 512 * 196, 4 * 512 * 196] == [row["bytes"] for row in data["rows"]]
    assert ["conv", "depthwise", "pointwise"] == [row["kind"] for row in data["rows"]]
    assert [462_422_016, 903_168, 51_380_224] == [row["mult_adds"] for row in data["rows"]]
