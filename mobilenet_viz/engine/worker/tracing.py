"""A network operation by operation: TensorFlow's own trace of its graph.

The trace belongs to TensorFlow's older sessions, so the network's graph, with its weights as constants, is run in one:
once as it is written, every operation by itself, and once after TensorFlow has merged what constants let it merge.
"""

from collections import defaultdict
from collections.abc import Callable, Generator, Iterable
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2

from mobilenet_viz.engine.questions.timing import Operation, OperationTimes
from mobilenet_viz.engine.worker import timing
from mobilenet_viz.engine.worker.explain import parts


class _Session:
    """A network in a session of its own; the graph mode stays in there."""

    def __init__(self, graph_def: Any, names: tuple[str, str], image: Any, merge: bool) -> None:
        """names: of the input and the output."""
        graph = tf.Graph()
        with graph.as_default():
            tf.import_graph_def(graph_def, name="")
        self._session = tf.compat.v1.Session(graph=graph, config=_config(merge))
        given, self._output = names
        self._feed = {given: image}
        self.nodes: dict[str, list[float]] = defaultdict(list)  # by the node's name: seconds of each traced run
        self.does: dict[str, str] = {}  # likewise: what it does

    def run(self) -> None:
        self._session.run(self._output, self._feed)

    def trace(self) -> None:
        options = tf.compat.v1.RunOptions(trace_level=tf.compat.v1.RunOptions.FULL_TRACE)
        told = tf.compat.v1.RunMetadata()
        self._session.run(self._output, self._feed, options=options, run_metadata=told)
        for node in (node for device in told.step_stats.dev_stats for node in device.node_stats):
            self.nodes[node.node_name].append((node.op_end_rel_nanos - node.op_start_rel_nanos) / 1e9)
            self.does[node.node_name] = node.timeline_label.rpartition(" = ")[2].partition("(")[0]

    def operations(self, layers: Iterable[str]) -> tuple[Operation, ...]:
        """The median of each node's traced runs, without the first."""
        names = sorted(layers, key=len, reverse=True)
        return tuple(
            Operation(layer_of(node, names), self.does[node], float(np.median(seconds[1:])))
            for node, seconds in self.nodes.items()
        )


def operation_times(
    model: Callable[[], keras.Model], resolution: int
) -> Generator[tuple[int, int], None, OperationTimes]:
    """What each operation of the model takes for one picture, (resolution, resolution, 3)."""
    sessions: list[_Session] = []

    def begin() -> None:
        shape = (1, resolution, resolution, 3)
        network = model()
        frozen = convert_variables_to_constants_v2(parts.compiled(lambda x: network(x, training=False), shape))
        names = frozen.inputs[0].name, frozen.outputs[0].name
        graph = frozen.graph.as_graph_def()
        sessions.extend(_Session(graph, names, timing.noise(shape), merge) for merge in (False, True))

    makers = (lambda: sessions[0].run, lambda: sessions[1].run, lambda: sessions[0].trace, lambda: sessions[1].trace)
    machine, (plain, merged, *_) = yield from timing.measured(*makers, before=[begin])
    layers = [layer.name for layer in model().layers]
    written, optimised = (session.operations(layers) for session in sessions)
    return OperationTimes(machine, written, optimised, (plain, merged))


def layer_of(node: str, layers: Iterable[str]) -> str:
    """The layer that a node of the graph belongs to: "network/conv_dw_1_bn_1/batchnorm/mul" → "conv_dw_1_bn".

    layers: the longest names first. Keras numbers a layer's scope anew each time the layer is called. "" for none.
    """
    scopes = node.split("/")
    return next((name for name in layers for scope in scopes if scope == name or scope.startswith(f"{name}_")), "")


def _config(merge: bool) -> Any:
    """One operation after the other, so that their times add up to the whole."""
    config = tf.compat.v1.ConfigProto(intra_op_parallelism_threads=timing.threads(), inter_op_parallelism_threads=1)
    if not merge:
        config.graph_options.rewrite_options.disable_meta_optimizer = True
        config.graph_options.optimizer_options.opt_level = tf.compat.v1.OptimizerOptions.L0
    return config
