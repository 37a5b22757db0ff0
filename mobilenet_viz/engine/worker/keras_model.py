"""An `Architecture` as a Keras model: a loop over its layers, one small function for each kind of layer.

From MobileNet's list, the one that the ledger prices, `build` makes layer for layer what `keras.applications.MobileNet`
makes.
"""

from collections.abc import Callable

import keras
import numpy as np
from keras import KerasTensor
from keras.layers import (
    Activation,
    Add,
    BatchNormalization,
    Concatenate,
    Conv2D,
    DepthwiseConv2D,
    Dropout,
    GlobalAveragePooling2D,
    MaxPooling2D,
    ReLU,
    Reshape,
    ZeroPadding2D,
)

from mobilenet_viz.facts import weights
from mobilenet_viz.network import keras_rows, spec
from mobilenet_viz.network.architectures.mobilenet_v1 import mobilenet_v1
from mobilenet_viz.network.keras_rows import DROPOUT, INPUT, pad_name, pads_itself
from mobilenet_viz.network.spec import Architecture, Kind, Layer, Padding

FEATURES = "conv_pw_13_relu"  # the last maps, (g, g, C), that are averaged and classified
LOGITS = keras_rows.LOGITS  # the 1000 scores before the softmax
LIMITS = {spec.Activation.RELU6: 6.0, spec.Activation.RELU: None}  # above which a value is cut


def build(arch: Architecture, *, any_size: bool = False) -> keras.Model:
    """Keras model with fresh weights: (N, R, R, 3) float32 in [−1, 1] → (N, 1000) probabilities.

    any_size: R is not the architecture's, but whatever comes: what is compiled of the model serves all sizes.
    """
    side = None if any_size else arch.resolution
    outputs = {"input": keras.Input((side, side, 3), name=INPUT)}
    for layer in arch.layers:
        inputs = [outputs[name] for name in layer.inputs]
        outputs[layer.name] = BUILDERS[layer.kind](layer, *inputs)
    name = f"{arch.name}_{arch.alpha:0.2f}_{arch.resolution}".replace(" ", "_")
    return keras.Model(outputs["input"], outputs[arch.layers[-1].name], name=name)


def load(file: weights.WeightsFile) -> keras.Model:
    """MobileNetV1 with these weights, for pictures of any size: the same logits, bit for bit, as built for that size.

    Raises `Refusal` weights_missing, weights_damaged or weights_unusable.
    """
    weights.check(file)
    model = build(mobilenet_v1(file.alpha, file.resolution), any_size=True)
    if file.sha256:
        model.load_weights(file.path)
    else:
        load_unknown(model, file, file.resolution)
    return model


def load_unknown(model: keras.Model, file: weights.File, side: int) -> None:
    """Load a file of which nothing is known: it must fit the model, and give an answer that is a number.

    side: px of a picture that the model takes. Raises `Refusal` weights_unusable.
    """
    try:
        model.load_weights(file.path)
        answer = np.asarray(model(np.zeros((1, side, side, 3), np.float32)))
    except Exception as error:  # HDF5 and Keras raise what they like
        raise file.refused("weights_unusable") from error
    if not np.isfinite(answer).all():
        raise file.refused("weights_unusable")


def _conv(layer: Layer, x: KerasTensor) -> KerasTensor:
    x = _padded(layer, x)
    x = Conv2D(
        layer.out_channels,
        layer.kernel,
        strides=layer.stride,
        padding=_keras_padding(layer),
        groups=layer.groups,
        use_bias=layer.finish.bias,
        name=layer.name,
    )(x)
    return _finished(layer, x)


def _depthwise(layer: Layer, x: KerasTensor) -> KerasTensor:
    x = _padded(layer, x)
    x = DepthwiseConv2D(
        layer.kernel,
        strides=layer.stride,
        padding=_keras_padding(layer),
        use_bias=layer.finish.bias,
        name=layer.name,
    )(x)
    return _finished(layer, x)


def _pool(layer: Layer, x: KerasTensor) -> KerasTensor:
    return GlobalAveragePooling2D(keepdims=True, name=layer.name)(x)


def _max_pool(layer: Layer, x: KerasTensor) -> KerasTensor:
    return MaxPooling2D(layer.kernel, strides=layer.stride, padding=_keras_padding(layer), name=layer.name)(x)


def _concat(layer: Layer, *inputs: KerasTensor) -> KerasTensor:
    return Concatenate(name=layer.name)(inputs)


def _add(layer: Layer, *inputs: KerasTensor) -> KerasTensor:
    return Add(name=layer.name)(inputs)


def _classifier(layer: Layer, x: KerasTensor) -> KerasTensor:
    x = Dropout(1e-3, name=DROPOUT)(x)
    return Conv2D(layer.out_channels, layer.kernel, padding="same", name=layer.name)(x)


def _softmax(layer: Layer, x: KerasTensor) -> KerasTensor:
    x = Reshape((layer.out_channels,), name=LOGITS)(x)
    return Activation("softmax", name=layer.name)(x)


BUILDERS: dict[Kind, Callable[..., KerasTensor]] = {
    Kind.CONV: _conv,
    Kind.DEPTHWISE: _depthwise,
    Kind.POINTWISE: _conv,  # a convolution with a 1×1 kernel
    Kind.POOL: _pool,
    Kind.MAX_POOL: _max_pool,
    Kind.CONCAT: _concat,
    Kind.ADD: _add,
    Kind.CLASSIFIER: _classifier,
    Kind.SOFTMAX: _softmax,
}


def _padded(layer: Layer, x: KerasTensor) -> KerasTensor:
    if not pads_itself(layer):
        return x
    around = spec.zeros(layer.in_size, layer.kernel, layer.stride, layer.padding)
    return ZeroPadding2D((around, around), name=pad_name(layer))(x)


def _keras_padding(layer: Layer) -> str:
    return "valid" if pads_itself(layer) or layer.padding is Padding.VALID else "same"


def _finished(layer: Layer, x: KerasTensor) -> KerasTensor:
    """Batch norm, then the activation."""
    if layer.finish.epsilon is not None:
        x = BatchNormalization(epsilon=layer.finish.epsilon, name=f"{layer.name}_bn")(x)
    if layer.finish.activation is spec.Activation.NONE:
        return x
    return ReLU(LIMITS[layer.finish.activation], name=f"{layer.name}_relu")(x)
