"""What is measured here: by turns, as often as is said, and every operation counted once."""

from collections import Counter
from collections.abc import Callable, Generator
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf

from mobilenet_viz.engine import Question
from mobilenet_viz.engine.questions.timing import (
    NetworkTimes,
    Operation,
    OperationTimes,
    Runs,
    TimeLayers,
    TimeNetworks,
    TimeOperations,
)
from mobilenet_viz.engine.worker import handlers, keras_model, timing, tracing
from mobilenet_viz.network.architectures.mobilenet_v1 import mobilenet_v1
from mobilenet_viz.network.spec import Kind
from mobilenet_viz.page_data import timing as shown


def whole(work: Generator[tuple[int, int], None, Any]) -> Any:
    """What slow work returns when nobody stops it."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


@pytest.fixture
def brief(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two slices of each instead of ten."""
    monkeypatch.setattr(timing, "RUNS", 2 * timing.AT_ONCE)


def test_all_are_called_by_turns_and_each_as_often_as_it_is_said() -> None:
    called = []
    makers: list[Callable[[], timing.Call]] = [lambda: lambda: called.append("a"), lambda: lambda: called.append("b")]
    machine, runs = whole(timing.measured(*makers, before=[lambda: called.append("before")]))
    assert ["before", "a", "b"] == called[:3]  # nothing is warm before all are made
    turn = 1 + timing.AT_ONCE  # a call that warms up, and those that count
    assert called[3:] == (["a"] * turn + ["b"] * turn) * (timing.RUNS // timing.AT_ONCE)
    assert [(timing.RUNS,)] * 2 == [each.seconds.shape for each in runs]
    assert timing.RUNS >= 50
    assert machine.processor


def test_what_others_take_between_two_slices_is_told_and_is_in_no_run(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(timing, "perf_counter", lambda: clock[0])

    def call() -> None:
        clock[0] += 0.25

    work = timing.measured(lambda: call)
    while True:
        try:
            next(work)
        except StopIteration as end:
            machine, (runs,) = end.value
            break
        clock[0] += 10
    assert 10 * (1 + timing.RUNS // timing.AT_ONCE) == machine.waited
    assert {0.25} == set(runs.seconds.tolist())


@pytest.mark.usefixtures("brief")
def test_a_layer_is_measured_without_what_stands_behind_it(monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[keras.Model] = []
    call = timing.call

    def noted(model: keras.Model, shape: tuple[int, ...]) -> timing.Call:
        built.append(model)
        return call(model, shape)

    monkeypatch.setattr(timing, "call", noted)
    layers = tuple(row.layer for row in shown.convolutions())
    times = whole(handlers.answer(TimeLayers(layers)))
    assert 3 == len(times.runs)
    assert [4608, 262144, 2359296] == [model.count_params() for model in built]  # 9·512, 512·512, 9·512·512
    assert all((runs.seconds > 0).all() and runs.first > runs.seconds.min() for runs in times.runs)


@pytest.mark.usefixtures("brief")
def test_every_published_network_is_measured_at_every_size(monkeypatch: pytest.MonkeyPatch) -> None:
    def small(alpha: float) -> keras.Model:
        built.append(alpha)
        given = keras.Input((None, None, 3))
        return keras.Model(given, keras.layers.GlobalAveragePooling2D()(given))

    built: list[float] = []
    monkeypatch.setattr(timing, "_model", small)
    times: NetworkTimes = whole(handlers.answer(TimeNetworks()))
    assert [1.0, 0.75, 0.5, 0.25] == built  # one for all sizes
    assert 20 == len({(each.alpha, each.resolution) for each in times.networks})
    assert {1.0, 0.25} == {each.alpha for each in times.networks if each.trained}


def test_without_weights_a_network_has_fresh_ones_and_as_much_to_do() -> None:
    expected = keras_model.build(mobilenet_v1(0.5, 224)).count_params()
    assert expected == timing._model(0.5).count_params()


@pytest.fixture(scope="module")
def traced() -> OperationTimes:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(timing, "RUNS", 2 * timing.AT_ONCE)
        return whole(handlers.answer(TimeOperations(0.25, 96)))  # type: ignore[no-any-return]


def test_the_trace_has_every_operation_of_the_network_once(traced: OperationTimes) -> None:
    kinds = Counter((shown.kind_of(each), each.does.removeprefix("_MklNative")) for each in traced.plain)
    depthwise = sum(count for (kind, _), count in kinds.items() if kind == Kind.DEPTHWISE)
    pointwise = sum(count for (kind, _), count in kinds.items() if kind == Kind.POINTWISE)
    relus = sum(count for (kind, does), count in kinds.items() if (kind, does) == ("relu6", "Relu6"))
    pads = sum(count for (kind, _), count in kinds.items() if kind == "padding")
    assert (13, 13, 27, 4) == (depthwise, pointwise, relus, pads)
    assert {"conv", "classifier", "batch_norm", "rest"} <= {kind for kind, _ in kinds}


def test_what_is_merged_does_the_same_in_fewer_operations(traced: OperationTimes) -> None:
    kinds = Counter(shown.kind_of(each) for each in traced.merged if each.does != "Const")
    assert (13, 13, 1, 1) == tuple(kinds[each] for each in (Kind.DEPTHWISE, Kind.POINTWISE, Kind.CONV, Kind.CLASSIFIER))
    assert len(traced.merged) < len(traced.plain) / 2


def test_the_kinds_add_up_to_all_operations(traced: OperationTimes) -> None:
    for name, way in shown.operations(traced).items():
        every = 1000 * sum(each.seconds for each in getattr(traced, name))
        assert way["total"] == pytest.approx(every)
        assert sum(row["ms"] for row in way["kinds"]) == pytest.approx(every)
        assert sum(row["share"] for row in way["kinds"]) == pytest.approx(1)


@pytest.mark.usefixtures("traced")
def test_the_graph_mode_of_the_trace_stays_in_there() -> None:
    assert tf.executing_eagerly()


@pytest.mark.parametrize(
    ("node", "layer"),
    [
        ("net_1/conv_dw_1_bn_1/batchnorm/mul", "conv_dw_1_bn"),
        ("net_1/conv_dw_12_1/depthwise", "conv_dw_12"),
        ("net_1/conv_pw_1_relu_1/Relu6", "conv_pw_1_relu"),
        ("net_1/conv_pad_2_1/Pad", "conv_pad_2"),
        ("x", ""),
    ],
)
def test_a_node_belongs_to_the_layer_whose_whole_name_it_has(node: str, layer: str) -> None:
    names = ["conv_dw_1", "conv_dw_1_bn", "conv_dw_12", "conv_pw_1", "conv_pw_1_relu", "conv_pad_2"]
    assert layer == tracing.layer_of(node, sorted(names, key=len, reverse=True))


def test_an_operation_that_does_a_convolution_and_more_is_one() -> None:
    kinds = [
        shown.kind_of(Operation(layer, does, 0))
        for layer, does in (
            ("conv1_relu", "_FusedConv2D"),
            ("conv_pw_3_relu", "Relu6"),
            ("conv_preds", "_MklNativeConv2DWithBias"),
            ("conv_pw_3", "Const"),
        )
    ]
    assert ["conv", "relu6", "classifier", "rest"] == kinds


# What the page says of the times.


def runs(*ms: float) -> Runs:
    return Runs(first=1.5, seconds=np.array(ms, np.float32) / np.float32(1000))


def test_a_band_leaves_out_one_run_in_twenty_at_either_end() -> None:
    found = shown.spread(runs(*range(1, 102)))
    assert found == pytest.approx({"median": 51, "low": 6, "high": 96, "first": 1500})


def test_bands_that_share_a_time_are_not_ranked() -> None:
    one, two, three = ({"low": low, "high": low + 2} for low in (1, 3, 3.5))
    assert (True, False, True) == (shown.overlap(one, two), shown.overlap(one, three), shown.overlap(three, two))


def test_the_plausible_answers_are_read_as_measured_ones(fake: object) -> None:
    from mobilenet_viz.engine import FakeEngine

    assert isinstance(fake, FakeEngine)

    def of(question: Question[object]) -> object:
        return fake.ask(question).result()

    points = shown.networks(of(TimeNetworks()))  # type: ignore[arg-type]
    assert 568_740_352 == points[-1]["mult_adds"]
    assert sorted(each["mult_adds"] for each in points) == [each["mult_adds"] for each in points]
    thin = shown.thin(points)
    assert (149_497_088 / 568_740_352, True) == (thin["work"], thin["apart"])
    three = shown.layers(of(TimeLayers(tuple(row.layer for row in shown.convolutions()))))  # type: ignore[arg-type]
    assert [903_168, 51_380_224, 462_422_016] == [each["mult_adds"] for each in three]  # Table 3: 462 M, and 52.3 M
    # The depthwise one moves two maps of 14·14·512 and 9·512 weights, 4 bytes each.
    assert 4 * (2 * 14 * 14 * 512 + 9 * 512) == three[0]["bytes"]


def test_what_keras_measured_stands_beside_the_same_networks() -> None:
    rows = {row["network"]: row for row in shown.published()["rows"]}
    assert (15_470_264_320, 69.5) == (rows["vgg16"]["mult_adds"], rows["vgg16"]["cpu"])
    assert rows["mobilenet-v2"]["mult_adds"] < rows["mobilenet-v1-1.0"]["mult_adds"]
    assert rows["mobilenet-v2"]["cpu"] > rows["mobilenet-v1-1.0"]["cpu"]  # less work, more time
