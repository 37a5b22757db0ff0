"""Shares by kind of layer against Table 2, against Keras' own shapes and against one layer counted by hand."""

import os
from collections import Counter

import pytest

from mobilenet_viz import ledger, mobilenet_v1
from mobilenet_viz.network.costs import Ledger
from mobilenet_viz.network.grid import ALPHAS, RESOLUTIONS
from mobilenet_viz.page_data import by_layer

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
    assert percents == tuple(round(100 * share, 2) for share in by_layer.shares(counted(), measure).values())


@pytest.mark.parametrize("measure", ["mult_adds", "kernels"])
def test_nothing_of_the_ledger_is_left_out(measure: str) -> None:
    for point in POINTS:
        assert getattr(counted(*point), measure) == sum(by_layer.by_kind(counted(*point), measure).values())


@pytest.mark.parametrize("measure", by_layer.MEASURES)
def test_shares_of_every_network_of_the_grid_add_up_to_one(measure: str) -> None:
    for point in POINTS:
        assert 1 == pytest.approx(sum(by_layer.shares(counted(*point), measure).values()))


def test_bytes_of_one_layer_counted_by_hand() -> None:
    (row,) = (row for row in counted().rows if row.layer.name == "conv_pw_1")
    assert 112 * 112 * 64 * 4 == by_layer.activation_bytes(row)
    assert 112 * 112 * 32 * 4 + 32 * 64 * 4 + 112 * 112 * 64 * 4 == by_layer.moved_bytes(row)


def test_activations_are_the_5042688_outputs_of_the_convolutions_and_the_1000_of_the_classifier() -> None:
    assert 4 * (5_042_688 + 1_000) == sum(by_layer.by_kind(counted(), "activation_bytes").values())


def of_keras(alpha: float, resolution: int) -> tuple[dict[str, Counter[str]], tuple[int, str]]:
    """Each measure by kind, and the most that a layer reads and writes and its name, over Keras' own layers."""
    import keras

    def numbers(tensor: object) -> int:
        return int(keras.ops.prod(tensor.shape[1:]))  # type: ignore[attr-defined]

    kinds = {row.layer.name: row.layer.kind for row in counted().rows}
    found: dict[str, Counter[str]] = {measure: Counter() for measure in by_layer.MEASURES}
    held: list[tuple[int, str]] = []
    for layer in keras.applications.MobileNet((resolution, resolution, 3), alpha, weights=None).layers:
        if isinstance(layer, keras.layers.Conv2D | keras.layers.DepthwiseConv2D):
            before = layer.input._keras_history.operation  # zeros round a map are not read from memory
            source = before.input if isinstance(before, keras.layers.ZeroPadding2D) else layer.input
            read, written, weights = 4 * numbers(source), 4 * numbers(layer.output), layer.kernel.shape.num_elements()
            kind = kinds[layer.name]
            found["mult_adds"][kind] += weights * layer.output.shape[1] * layer.output.shape[2]
            found["kernels"][kind] += weights
            found["activation_bytes"][kind] += written
            found["moved_bytes"][kind] += read + 4 * weights + written
            held.append((read + written, layer.name))
    return found, max(held)


@pytest.mark.parametrize(("alpha", "resolution"), [(1.0, 224), (0.35, 160)])
def test_every_measure_equals_a_count_over_keras_own_layers(alpha: float, resolution: int) -> None:
    found, peak = of_keras(alpha, resolution)
    assert found == {measure: by_layer.by_kind(counted(alpha, resolution), measure) for measure in by_layer.MEASURES}
    assert peak == by_layer.peak(counted(alpha, resolution))


def test_the_question_knows_its_answer_and_offers_it() -> None:
    asked = by_layer.question()
    assert (0.0306, 0.3499) == (round(asked["work"], 4), round(asked["moved"], 4))
    assert {3, 35} < set(asked["guesses"])
    assert asked["right"] == 35
    assert [0.86, 17.33] == [round(each, 2) for each in asked["per_byte"].values()]
    for measure, known in (("mult_adds", True), ("kernels", True), ("activation_bytes", False), ("moved_bytes", False)):
        assert known == (measure not in asked["covered"])


def test_the_most_that_a_layer_holds_at_once_is_its_input_and_output_together() -> None:
    assert (4 * 112 * 112 * (32 + 64), "conv_pw_1") == by_layer.peak(counted())


def test_the_browsers_tables_hold_at_a_network_s_place_what_keras_layers_add_up_to() -> None:
    grid, (a, r) = by_layer.share_grid(), (ALPHAS.index(0.35), RESOLUTIONS.index(160))
    found, peak = of_keras(0.35, 160)
    for measure, parts in found.items():
        tables, total = grid["measures"][measure], sum(parts.values())
        assert [parts[kind] for kind in grid["kinds"]] == tables["parts"][a][r]
        assert total == tables["total"][a][r]
        assert [parts[kind] / total for kind in grid["kinds"]] == pytest.approx(tables["shares"][a][r], abs=1e-6)
    per_byte = [found["mult_adds"][kind] / found["moved_bytes"][kind] for kind in grid["kinds"]]
    assert per_byte == pytest.approx(grid["intensity"][a][r], abs=1e-3)
    assert peak == grid["peak"][a][r]
    assert (len(ALPHAS), len(RESOLUTIONS)) == (len(grid["peak"]), len(grid["peak"][0]))
