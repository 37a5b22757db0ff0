"""TensorFlow's own profiler on Keras' MobileNet, against what we say it counts: operation by operation."""

from functools import cache

import keras
import pytest
import tensorflow as tf
from tensorflow.python.profiler.model_analyzer import profile
from tensorflow.python.profiler.option_builder import ProfileOptionBuilder

from mobilenet_viz.network.architectures.mobilenet_v1 import mobilenet_v1
from mobilenet_viz.network.costs import ledger
from mobilenet_viz.page_data.conventions import OPERATIONS, TENSORFLOW, tools

CONVOLUTIONS = {"Conv2D", "DepthwiseConv2dNative"}


@cache
def float_operations(alpha: float, resolution: int) -> dict[str, int]:
    """What the profiler counts for one image, by operation."""
    keras.utils.clear_session()
    shape = (resolution, resolution, 3)
    model = keras.applications.MobileNet(shape, alpha=alpha, weights=None)
    call = tf.function(lambda image: model(image, training=False))
    graph = call.get_concrete_function(tf.TensorSpec((1, *shape))).graph
    found = {}
    node = profile(graph, cmd="op", options=ProfileOptionBuilder.float_operation() | {"output": "none"})
    while node.children:  # one inside the other, each with what those inside it count
        (node,) = node.children
        found[node.name] = int(node.float_ops)
    return {name: count for name, count in found.items() if count}


@pytest.mark.parametrize(("alpha", "resolution"), [(1.0, 224), (0.75, 192), (0.5, 160), (0.25, 128), (0.35, 96)])
def test_the_profiler_counts_what_we_say_to_the_unit(alpha: float, resolution: int) -> None:
    counted, theirs = ledger(mobilenet_v1(alpha, resolution)), float_operations(alpha, resolution)
    ours = {name: OPERATIONS.count(counted, convention) - counted.mult_adds for name, convention in TENSORFLOW.items()}
    assert ours == {name: count for name, count in theirs.items() if name not in CONVOLUTIONS}
    assert 2 * counted.mult_adds == sum(theirs[name] for name in CONVOLUTIONS)
    assert OPERATIONS.count(counted, OPERATIONS.conventions["tf_profiler"]) == sum(theirs.values())


def test_the_figures_we_quote_are_of_this_version() -> None:
    (quoted,) = [tool for tool in tools() if tool.key == "tf_profiler"]
    assert tf.__version__ == quoted.version
    measured = [sum(float_operations(each.alpha, each.resolution).values()) for each in quoted.reports]
    assert [each.printed for each in quoted.reports] == [f"{count:,}" for count in measured]
