"""How long networks take on this machine: all that is measured together by turns, so that all have the same weather."""

import os
import platform
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import product
from pathlib import Path
from time import perf_counter
from typing import Any, TypeAlias

import keras
import numpy as np
import tensorflow as tf

from mobilenet_viz.engine.protocol import Floats
from mobilenet_viz.engine.questions.timing import LayerTimes, Machine, NetworkTimes, Runs, TimedNetwork
from mobilenet_viz.engine.worker import keras_model, networks
from mobilenet_viz.engine.worker.explain import parts
from mobilenet_viz.facts import weights
from mobilenet_viz.facts.published import POINTS_ALPHA
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE, mobilenet_v1
from mobilenet_viz.network.spec import Activation, Finish, Layer

RUNS = 50  # of each
AT_ONCE = 5  # in one slice: 0.2 s of the largest network
BARE = Finish(epsilon=None, activation=Activation.NONE)  # a convolution and nothing else

Call: TypeAlias = Callable[[], object]  # returns when what it started has ended
Slices: TypeAlias = Generator[tuple[int, int], None, Any]


@dataclass
class _Subject:
    """Something that is measured."""

    make: Callable[[], Call]
    call: Call | None = None
    first: float = 0.0
    seconds: list[float] = field(default_factory=list)

    def begin(self) -> None:
        start = perf_counter()
        self.call = self.make()
        self.call()
        self.first = perf_counter() - start

    def go_on(self) -> None:
        """A few calls more; the one before them warms up, for others have had the processor's memory meanwhile."""
        assert self.call is not None  # `begin` comes first
        self.call()
        for _ in range(AT_ONCE):
            start = perf_counter()
            self.call()
            self.seconds.append(perf_counter() - start)

    @property
    def runs(self) -> Runs:
        return Runs(self.first, np.array(self.seconds, np.float32))


def measured(
    *makers: Callable[[], Call], before: Sequence[Callable[[], object]] = ()
) -> Generator[tuple[int, int], None, tuple[Machine, tuple[Runs, ...]]]:
    """Each maker's call: the first one, with all that makes it, and then `RUNS` others, a few of each by turns.

    before: what has to be done before any of them, and is not measured.
    """
    subjects = [_Subject(make) for make in makers]
    steps = [*before, *(subject.begin for subject in subjects)]
    steps += [subject.go_on for _ in range(RUNS // AT_ONCE) for subject in subjects]
    load, waited = _load(), 0.0
    for done, step in enumerate(steps, start=1):
        step()
        left = perf_counter()
        yield done, len(steps)
        waited += perf_counter() - left
    return _machine(load, waited), tuple(subject.runs for subject in subjects)


def network_times() -> Slices:
    """MobileNetV1 of every α of the paper at every size: `NetworkTimes`."""
    model, pairs, trained = cache(_model), tuple(product(POINTS_ALPHA, weights.SIZES)), weights.alphas()
    build = [partial(model, alpha) for alpha in POINTS_ALPHA]
    makers = (partial(lambda alpha, size: call(model(alpha), (1, size, size, 3)), *pair) for pair in pairs)
    machine, runs = yield from measured(*makers, before=build)
    timed = (TimedNetwork(*pair, pair[0] in trained, each) for pair, each in zip(pairs, runs, strict=True))
    return NetworkTimes(machine, tuple(timed))


def layer_times(layers: Sequence[Layer]) -> Slices:
    """These convolutions, each without what stands behind it: `LayerTimes`."""
    return LayerTimes(*(yield from measured(*map(_alone, layers))))


def _model(alpha: float) -> keras.Model:
    """The one that answers, or one with fresh weights: it has as much to do."""
    if alpha in weights.alphas():
        return networks.network(alpha, BASELINE[1]).model
    return keras_model.build(mobilenet_v1(alpha, BASELINE[1]), any_size=True)


def call(model: keras.Model, shape: tuple[int, ...]) -> Call:
    """The model compiled for inputs of this shape, and ready to be called with one: random numbers in [−1, 1]."""
    forward, image = parts.compiled(lambda given: model(given, training=False), shape), tf.constant(noise(shape))
    return lambda: forward(image).numpy()


def noise(shape: tuple[int, ...]) -> Floats:
    """Random numbers in [-1, 1], the same each time."""
    return np.random.default_rng(0).uniform(-1, 1, shape).astype(np.float32)


def _alone(layer: Layer) -> Callable[[], Call]:
    bare = replace(layer, finish=BARE)
    shape = (layer.in_size, layer.in_size, layer.in_channels)

    def make() -> Call:
        given = keras.Input(shape)
        return call(keras.Model(given, keras_model.BUILDERS[layer.kind](bare, given)), (1, *shape))

    return make


def _load() -> float | None:
    """Processes that want a core, on average over the last minute, where the system counts them."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else None


def _machine(before: float | None, waited: float) -> Machine:
    after = _load()
    load = None if before is None or after is None else (before, after)
    return Machine(processor(), os.cpu_count() or 1, threads(), load, waited)


def threads() -> int:
    """That TensorFlow may use for one operation; the engine sets them for its workers."""
    return int(os.environ.get("TF_NUM_INTRAOP_THREADS", os.cpu_count() or 1))


def processor() -> str:
    """Its name, as the system says it; only Linux has it in a file."""
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
