"""Shares by kind of layer against Table 2, against Keras' own shapes and against one layer counted by hand."""

import os
from collections import Counter

import pytest

from mobilenet_viz import ledger, mobilenet_v1, shares
from mobilenet_viz.costs import Ledger
from mobilenet_viz.grid import ALPHAS, RESOLUTIONS
from mobilenet_viz.spec import Kind

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

POINTS = [(alpha, resolution) for alpha in ALPHAS for resolution in RESOLUTIONS]


def counted(alpha: float = 1.0, resolution: int = 224) -> Ledger:
    return ledger(mobilenet_v1(alpha, resolution))


@pytest.mark.parametrize(
    ("measure", "percents"),
    [("mult_adds", (3.06, 94.86, 1.91, 0.18)), ("kernels", (1.06, 74.59, 0.02, 24.33))],
)
def test_shares_of_work_and_weights_are_those_of_table_2_with_its_slip_mended(
    measure: str, percents: tuple[float, ...]
) -> None:
    assert percents == tuple(round(100 * share, 2) for share in shares.shares(counted(), measure).values())


@pytest.mark.parametrize("measure", ["mult_adds", "kernels"])
def test_nothing_of_the_ledger_is_left_out(measure: str) -> None:
    for point in POINTS:
        assert getattr(counted(*point), measure) == sum(shares.by_kind(counted(*point), measure).values())


@pytest.mark.parametrize("measure", shares.MEASURES)
def test_shares_of_every_network_of_the_grid_add_up_to_one(measure: str) -> None:
    for point in POINTS:
        assert 1 == pytest.approx(sum(shares.shares(counted(*point), measure).values()))


def test_bytes_of_one_layer_counted_by_hand() -> None:
    (row,) = (row for row in counted().rows if row.layer.name == "conv_pw_1")
    assert 112 * 112 * 64 * 4 == shares.activation_bytes(row)
    assert 112 * 112 * 32 * 4 + 32 * 64 * 4 + 112 * 112 * 64 * 4 == shares.moved_bytes(row)


def test_activations_are_the_5042688_outputs_of_the_convolutions_and_the_1000_of_the_classifier() -> None:
    assert 4 * (5_042_688 + 1_000) == sum(shares.by_kind(counted(), "activation_bytes").values())


@pytest.mark.parametrize(("alpha", "resolution"), [(1.0, 224), (0.35, 160)])
def test_bytes_equal_a_count_over_keras_own_layers(alpha: float, resolution: int) -> None:
    import keras

    def numbers(tensor: object) -> int:
        return int(keras.ops.prod(tensor.shape[1:]))  # type: ignore[attr-defined]

    model = keras.applications.MobileNet((resolution, resolution, 3), alpha, weights=None)
    written: Counter[str] = Counter()
    moved: Counter[str] = Counter()
    for layer in model.layers:
        if isinstance(layer, keras.layers.Conv2D | keras.layers.DepthwiseConv2D):
            before = layer.input._keras_history.operation  # zeros round a map are not read from memory
            source = before.input if isinstance(before, keras.layers.ZeroPadding2D) else layer.input
            kind = next(row.layer.kind for row in counted().rows if row.layer.name == layer.name)
            written[kind] += 4 * numbers(layer.output)
            moved[kind] += 4 * (numbers(source) + layer.kernel.shape.num_elements() + numbers(layer.output))
    assert written == shares.by_kind(counted(alpha, resolution), "activation_bytes")
    assert moved == shares.by_kind(counted(alpha, resolution), "moved_bytes")


def test_the_question_knows_its_answer_and_offers_it() -> None:
    asked = shares.question()
    assert (0.0306, 0.3499) == (round(asked["work"], 4), round(asked["moved"], 4))
    assert {3, 35} < set(asked["guesses"])
    assert [0.86, 17.33] == [round(each, 2) for each in asked["per_byte"].values()]
    for measure, known in (("mult_adds", True), ("kernels", True), ("activation_bytes", False), ("moved_bytes", False)):
        assert known == (measure not in asked["covered"])


def test_the_most_that_a_layer_holds_at_once_is_its_input_and_output_together() -> None:
    assert (4 * 112 * 112 * (32 + 64), "conv_pw_1") == shares.peak(counted())


def test_the_browsers_tables_hold_every_network() -> None:
    grid = shares.share_grid()
    for alpha, resolution in ((0.05, 32), (0.5, 160), (1.0, 224)):
        a, r = ALPHAS.index(alpha), RESOLUTIONS.index(resolution)
        network = counted(alpha, resolution)
        for measure, tables in grid["measures"].items():
            parts = shares.by_kind(network, measure)
            assert [parts[kind] for kind in grid["kinds"]] == tables["parts"][a][r]
            assert sum(parts.values()) == tables["total"][a][r]
            assert [part / sum(parts.values()) for part in parts.values()] == pytest.approx(
                tables["shares"][a][r], abs=1e-6
            )
        per_byte = dict(zip(grid["kinds"], grid["intensity"][a][r], strict=True))
        moved = shares.by_kind(network, "moved_bytes")[Kind.POINTWISE]
        assert shares.by_kind(network, "mult_adds")[Kind.POINTWISE] / moved == pytest.approx(
            per_byte[Kind.POINTWISE], abs=1e-3
        )
        assert shares.peak(network) == grid["peak"][a][r]
