"""What stands behind a base: layers that learn to tell new classes apart, as data for Keras and for counting."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from mobilenet_viz.training.settings import AVERAGE, Settings


class HeadLayer(NamedTuple):
    kind: str  # its class in Keras
    name: str
    options: Mapping[str, Any]


def head(settings: Settings, classes: int) -> tuple[HeadLayer, ...]:
    """From the last maps to probabilities. Of two classes one sigmoid tells how likely the second is."""
    pooling = "GlobalAveragePooling2D" if settings.head == AVERAGE else "Flatten"
    layers = [HeadLayer(pooling, settings.head, {})]
    if settings.dense:
        layers.append(HeadLayer("Dense", "dense", {"units": settings.dense, "activation": "relu"}))
    if settings.dropout:
        layers.append(HeadLayer("Dropout", "dropout", {"rate": settings.dropout}))
    last = {"units": 1, "activation": "sigmoid"} if classes == 2 else {"units": classes, "activation": "softmax"}
    return (*layers, HeadLayer("Dense", "predictions", last))
