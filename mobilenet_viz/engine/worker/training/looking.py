"""What a network that has learnt says of pictures, and where on them it found that."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any

import keras
import numpy as np

from mobilenet_viz.engine.protocol import Floats
from mobilenet_viz.engine.questions.training import LookTrained, Seen
from mobilenet_viz.engine.worker.explain import parts
from mobilenet_viz.engine.worker.training.network import Network, prepared, two_columns

KEPT = 2  # networks that were asked last
Looks = Callable[[Floats], tuple[Any, Any]]

_kept: OrderedDict[Hashable, tuple[Looks, Floats | None]] = OrderedDict()  # the least recently used first


def look(question: LookTrained) -> Seen:
    """One picture at a time; the network is built for the first of them."""
    key = question.settings, question.classes, question.trained
    if key not in _kept:
        _kept[key] = _made(question)
    _kept.move_to_end(key)
    while len(_kept) > KEPT:
        _kept.popitem(last=False)
    looks, kernel = _kept[key]
    maps, said = (each.numpy() for each in looks(prepared(question.settings.base, question.picture.pixels[None])))
    return Seen(two_columns(said, question.classes)[0], None if kernel is None else _evidence(maps[0], kernel))


def _made(question: LookTrained) -> tuple[Looks, Floats | None]:
    network = Network(question.settings, question.classes)
    network.learner.set_weights(list(question.weights))
    model = keras.Model(network.base.input, [network.base.output, network.answer(network.base.output)])
    side = question.settings.resolution
    looks = parts.compiled(lambda pictures: model(pictures, training=False), (1, side, side, 3))
    kernel = question.weights[-2] if question.settings.is_linear else None  # the last layer's; its bias is behind it
    return looks, kernel


def _evidence(maps: Floats, kernel: Floats) -> Floats:
    """(g, g, channels) · (channels, 1 or classes) → (g, g, classes), whose cells add up to the logits less the bias.

    One sigmoid of two classes is for the second what it is against the first.
    """
    found = np.asarray(maps @ kernel / (maps.shape[0] * maps.shape[1]), np.float32)
    return np.concatenate([-found, found], axis=-1) if kernel.shape[1] == 1 else found
