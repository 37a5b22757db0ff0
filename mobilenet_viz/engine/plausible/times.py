"""Times that look measured, for the fake engine: they follow the Mult-Adds, but not in proportion."""

from collections.abc import Callable, Generator, Mapping
from itertools import product
from typing import Any

import numpy as np

from mobilenet_viz.engine.chance import CLASSES, softmax
from mobilenet_viz.engine.questions.timing import (
    LayerTimes,
    Machine,
    NetworkTimes,
    Operation,
    OperationTimes,
    PhoneTimes,
    Runs,
    TimedNetwork,
    TimeLayers,
    TimeNetworks,
    TimeOperations,
    TimePhone,
)
from mobilenet_viz.facts import weights
from mobilenet_viz.facts.published import POINTS_ALPHA
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.network.architectures.mobilenet_v1 import mobilenet_v1
from mobilenet_viz.network.costs import ledger, priced
from mobilenet_viz.network.spec import CONVOLUTIONS, Kind, Layer

MACHINE = Machine("fake processor", cores=2, threads=1, load=(0.5, 1.5), waited=0.25)
SLICES = 4
RUNS = 50
SPEED = {Kind.DEPTHWISE: 3e9}  # Mult-Adds a second; of all others:
FASTER = 2e10
CALLED = 0.001  # s that a call takes however little there is to do


def _in_slices(answer: Any) -> Generator[tuple[int, int], None, Any]:
    for done in range(1, SLICES + 1):
        yield done, SLICES
    return answer


def _runs(seconds: float) -> Runs:
    """Within a tenth of that long, the first call a hundred times."""
    spread = np.random.default_rng(0).uniform(0.95, 1.05, RUNS)
    return Runs(100 * seconds, (seconds * spread).astype(np.float32))


def _networks(_: TimeNetworks) -> Generator[tuple[int, int], None, NetworkTimes]:
    timed = tuple(
        TimedNetwork(alpha, size, alpha in weights.alphas(), _runs(CALLED + sum(map(_seconds, _layers(alpha, size)))))
        for alpha, size in product(POINTS_ALPHA, weights.SIZES)
    )
    return _in_slices(NetworkTimes(MACHINE, timed))


def _layers(alpha: float, size: int) -> tuple[Layer, ...]:
    return tuple(row.layer for row in ledger(mobilenet_v1(alpha, size)).rows if row.mult_adds)


def _seconds(layer: Layer) -> float:
    return priced(layer).mult_adds / SPEED.get(layer.kind, FASTER)


def _operations(question: TimeOperations) -> Generator[tuple[int, int], None, OperationTimes]:
    """Plain, a layer has its batch norm and its ReLU6 behind it; merged, they are part of it."""
    layers = _layers(question.alpha, question.resolution)
    merged = tuple(Operation(f"{layer.name}_relu", "_FusedConv2D", _seconds(layer)) for layer in layers)
    plain = tuple(operation for layer in layers for operation in _plain(layer))
    whole = (_runs(sum(each.seconds for each in operations)) for operations in (plain, merged))
    return _in_slices(OperationTimes(MACHINE, plain, merged, (next(whole), next(whole))))


def _plain(layer: Layer) -> tuple[Operation, ...]:
    does = "DepthwiseConv2dNative" if layer.kind is Kind.DEPTHWISE else "Conv2D"
    alone = Operation(layer.name, does, _seconds(layer))
    if layer.kind not in CONVOLUTIONS:
        return (alone,)
    behind = (("_bn", "Mul"), ("_bn", "AddV2"), ("_relu", "Relu6"))
    return alone, *(Operation(layer.name + ending, word, alone.seconds / 10) for ending, word in behind)


def _alone(question: TimeLayers) -> Generator[tuple[int, int], None, LayerTimes]:
    return _in_slices(LayerTimes(MACHINE, tuple(_runs(_seconds(layer)) for layer in question.layers)))


def _phone(question: TimePhone) -> Generator[tuple[int, int], None, PhoneTimes]:
    """Half of the time is left, then a fifth; the integers leave the answers nearly as they are."""
    whole = sum(map(_seconds, _layers(question.alpha, question.resolution)))
    size = ledger(mobilenet_v1(question.alpha, question.resolution)).float32_bytes
    rng = np.random.default_rng(0)
    logits = rng.normal(0, 2, (len(SAMPLES), CLASSES)).astype(np.float32)
    noises = (0 * logits, 0 * logits, rng.normal(0, 0.3, logits.shape).astype(np.float32))
    said = np.stack([[softmax(row) for row in logits + noise] for noise in noises])
    return _in_slices(
        PhoneTimes(MACHINE, "tflite", (_runs(whole), _runs(whole / 2), _runs(whole / 5)), (size, size // 4), said)
    )


ANSWERS: Mapping[type, Callable[[Any], Any]] = {
    TimeLayers: _alone,
    TimeNetworks: _networks,
    TimeOperations: _operations,
    TimePhone: _phone,
}
