"""Batch norm folded into the convolutions: a Keras model without it that answers as the trained one does.

At inference batch norm multiplies each channel by γ / √(variance + ε) and adds a number: so does a convolution whose
kernel is multiplied by the one and whose bias is the other.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

import keras
import numpy as np

from mobilenet_viz.engine.protocol import Floats
from mobilenet_viz.engine.questions.folding import Folded, FoldedChannel, Norm
from mobilenet_viz.engine.worker import keras_model
from mobilenet_viz.engine.worker.explain import parts
from mobilenet_viz.network.architectures.mobilenet_v1 import mobilenet_v1
from mobilenet_viz.network.spec import Kind, Layer, convolutions, folded
from mobilenet_viz.pixels import convolution

STEPS = ("", "_bn", "_relu")  # behind a layer's name, the convolution and what follows it
ANSWER = (keras_model.LOGITS, "predictions")


def scale_and_shift(norm: keras.layers.BatchNormalization) -> tuple[Floats, Floats]:
    """Batch norm at work, γ · (x - mean) / √(variance + ε) + β, as y = scale · x + shift; (C,) each."""
    weights = (norm.gamma, norm.beta, norm.moving_mean, norm.moving_variance)
    gamma, beta, mean, variance = (np.asarray(weight) for weight in weights)
    scale = gamma / np.sqrt(variance + norm.epsilon)
    return scale, beta - mean * scale


def fold(model: keras.Model, alpha: float, resolution: int) -> keras.Model:
    """The trained MobileNet as a model without batch norm, for pictures of any size; each convolution has a bias."""
    network = folded(mobilenet_v1(alpha, resolution))
    built = keras_model.build(network, any_size=True)
    for layer in network.layers:
        weights = model.get_layer(layer.name).get_weights()
        if layer.finish.bias:
            scale, shift = scale_and_shift(model.get_layer(f"{layer.name}_bn"))
            weights = [weights[0] * (scale[:, None] if layer.kind is Kind.DEPTHWISE else scale), shift]
        built.get_layer(layer.name).set_weights(weights)
    return built


class BothWays:
    """A network, built at this α and for this resolution, and the same folded. Each part is made when first used."""

    def __init__(self, model: keras.Model, alpha: float, resolution: int) -> None:
        self.trained = model
        self._built = alpha, resolution

    @cached_property
    def folded(self) -> keras.Model:
        return fold(self.trained, *self._built)

    @cached_property
    def maps_trained(self) -> Callable[[Floats], dict[str, Any]]:
        return _maps(self.trained)

    @cached_property
    def maps_folded(self) -> Callable[[Floats], dict[str, Any]]:
        return _maps(self.folded)

    @property
    def is_ready(self) -> bool:
        return {"maps_trained", "maps_folded"} <= vars(self).keys()

    def look(self, image: Floats, name: str, channel: int | None) -> Folded:
        """Both answers to a picture, (R, R, 3) as the network gets it, and a channel of convolution `name`.

        Raises KeyError for a layer that has no batch norm, IndexError for a channel that the layer has not.
        """
        layer = mobilenet_v1(self._built[0], len(image))[name]
        models = (self.trained, self.folded)
        trained, without = (pass_on(image[None]) for pass_on in (self.maps_trained, self.maps_folded))
        active = trained[f"{name}_relu"].numpy()[0].mean((0, 1))
        logits, probabilities = (np.stack([found[each].numpy()[0] for found in (trained, without)]) for each in ANSWER)
        read = image if layer.inputs == ("input",) else trained[f"{layer.inputs[0]}_relu"].numpy()[0]
        number = int(active.argmax()) if channel is None else channel
        return Folded(
            logits=logits,
            probabilities=probabilities,
            layers=_both(len(model.layers) for model in models),
            parameters=_both(model.count_params() for model in models),
            channel=self._channel(layer, number, read, [_values(each, name, number) for each in (trained, without)]),
        )

    def _channel(self, layer: Layer, number: int, read: Floats, maps: list[dict[str, Floats]]) -> FoldedChannel:
        """read: what the layer gets. maps: the channel's own, (h, w), by step of both networks."""
        trained, without = maps
        place = _telling(trained["_bn"], trained["_relu"])
        kernels, biases = zip(*(_weights(model, layer, number) for model in (self.trained, self.folded)), strict=True)
        seen = convolution.windows(read, layer.kernel, layer.stride, layer.padding)[place]
        return FoldedChannel(
            number=number,
            norm=_norm(self.trained.get_layer(f"{layer.name}_bn"), number),
            kernels=np.stack(kernels),
            bias=biases[1],
            place=place,
            pixels=np.asarray(seen[number] if layer.kind is Kind.DEPTHWISE else seen, np.float32).ravel(),
            trained=(float(trained[""][place]), float(trained["_bn"][place]), float(trained["_relu"][place])),
            folded=(float(without[""][place]), float(without["_relu"][place])),
        )


def _maps(model: keras.Model) -> Callable[[Floats], dict[str, Any]]:
    """A model's answer and all its maps, by layer: one function for all layers, channels and sizes."""
    here = {layer.name: layer.output for layer in model.layers}
    names = (layer.name + step for layer in convolutions(mobilenet_v1()) for step in STEPS)
    outputs = keras.Model(model.input, {name: here[name] for name in (*names, *ANSWER) if name in here})
    return parts.compiled(lambda image: outputs(image, training=False), parts.images(model))


def _values(found: Mapping[str, Any], name: str, number: int) -> dict[str, Floats]:
    """A channel's map (h, w) after each step that the network has."""
    return {step: found[name + step].numpy()[0, ..., number] for step in STEPS if name + step in found}


def _telling(normed: Floats, cut: Floats) -> tuple[int, int]:
    """Where a map (h, w) after batch norm is largest of what ReLU6 leaves as it is; where it leaves nothing, the first
    place."""
    row, column = np.unravel_index(np.where(normed == cut, normed, -np.inf).argmax(), normed.shape)
    return int(row), int(column)


def _weights(model: keras.Model, layer: Layer, number: int) -> tuple[Floats, float]:
    """Kernel (n,) and bias of a channel, 0 where there is none, in the order of `FoldedChannel`."""
    kernel, *bias = (np.asarray(weight) for weight in model.get_layer(layer.name).weights)
    own = kernel[..., number, 0] if layer.kind is Kind.DEPTHWISE else np.moveaxis(kernel[..., number], -1, 0)
    return own.ravel(), float(bias[0][number]) if bias else 0.0


def _norm(norm: keras.layers.BatchNormalization, number: int) -> Norm:
    weights = (norm.gamma, norm.beta, norm.moving_mean, norm.moving_variance)
    gamma, beta, mean, variance = (float(np.asarray(weight)[number]) for weight in weights)
    return Norm(gamma, beta, mean, variance, float(norm.epsilon))


def _both(numbers: Iterable[int]) -> tuple[int, int]:
    trained, without = numbers
    return trained, without
