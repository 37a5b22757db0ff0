"""Who answers what is asked of transfer learning."""

from collections.abc import Callable, Mapping
from typing import Any

from mobilenet_viz.engine.questions.training import ClassifyTrained, ExportTrained, LookTrained, Train
from mobilenet_viz.engine.worker.training import lesson, looking, saved

HANDLERS: Mapping[type, Callable[[Any], Any]] = {
    ClassifyTrained: saved.classify,
    ExportTrained: saved.export,
    LookTrained: looking.look,
    Train: lesson.train,
}
