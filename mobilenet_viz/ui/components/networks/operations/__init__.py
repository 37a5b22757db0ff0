"""Where the time of a network goes: TensorFlow's trace of every operation, added up by kind."""

from typing import Any

from mobilenet_viz.engine.questions.timing import OperationTimes, TimeOperations
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE
from mobilenet_viz.page_data import by_layer, timing
from mobilenet_viz.ui import measuring
from mobilenet_viz.ui.photo import Photo


def explorer(_: Photo) -> None:
    """Show it for the network as Keras says it, and with what TensorFlow can merge."""
    measuring.explore("operations", TimeOperations(*BASELINE), _shown, _told, claim=by_layer.time())


def _shown(times: OperationTimes) -> dict[str, Any]:
    runs = len(times.runs[0].seconds)
    return {"machine": timing.machine(times.machine, runs), **timing.operations(times)}


def _told(times: dict[str, Any]) -> tuple[Any, ...]:
    return (timing.pointwise(times),)
