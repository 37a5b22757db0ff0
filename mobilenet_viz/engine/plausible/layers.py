"""All layers of a network that look like real ones, for the fake engine."""

import numpy as np

from mobilenet_viz.engine.chance import random
from mobilenet_viz.engine.protocol import Floats
from mobilenet_viz.engine.questions.all_layers import AllLayers, ChannelMaps, LayerSeen, OneLayer, cut
from mobilenet_viz.network.architectures.mobilenet_v1 import WEIGHTED, mobilenet_v1


def all_layers(question: AllLayers) -> tuple[LayerSeen, ...]:
    return tuple(LayerSeen.of(name, _output(question, name)) for name in WEIGHTED)


def one_layer(question: OneLayer) -> ChannelMaps:
    return ChannelMaps.of(question.layer, _output(question, question.layer))


def _output(question: AllLayers | OneLayer, name: str) -> Floats:
    """Half of a layer's values are cut off, one in fourteen at the top, and every ninth channel is silent."""
    layer = mobilenet_v1(question.alpha, question.resolution)[name]
    rng = random(question.picture, question.alpha, name)
    values = rng.random((layer.out_size, layer.out_size, layer.out_channels), np.float32) * 14 - 7
    if cut(name):
        values = np.clip(values, 0, 6)
        values[..., 3::9] = 0
    return values
