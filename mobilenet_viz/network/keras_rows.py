"""Our list of layers as the rows that Keras has for it: padding, batch norm and activation are layers of their own.

`engine/worker/keras_model.py` builds these layers under these names.
"""

from collections.abc import Iterator

from mobilenet_viz.network.costs import priced
from mobilenet_viz.network.from_keras.counted import Counted, Effect, ModelLedger, Shape
from mobilenet_viz.network.spec import CONVOLUTIONS, Activation, Architecture, Kind, Layer, Padding, zeros

INPUT, DROPOUT, LOGITS = "input_layer", "dropout", "reshape_2"
"""Keras' names of the layer that begins a network, of the one before its classifier, and of its 1000 scores."""
_KERAS = {
    Kind.CONV: "Conv2D",
    Kind.DEPTHWISE: "DepthwiseConv2D",
    Kind.POINTWISE: "Conv2D",
    Kind.CLASSIFIER: "Conv2D",
    Kind.POOL: "GlobalAveragePooling2D",
    Kind.MAX_POOL: "MaxPooling2D",
    Kind.CONCAT: "Concatenate",
    Kind.ADD: "Add",
    Kind.SOFTMAX: "Activation",
}


def keras_rows(arch: Architecture) -> ModelLedger:
    """The ledger that the converter (`from_keras`) makes of the Keras model of `arch`."""
    side, channels = arch.resolution, arch.layers[0].in_channels
    rows = [Counted(INPUT, "InputLayer", (), Effect((side, side, channels)))]
    ends = {"input": INPUT}
    for layer in arch.layers:
        rows += _rows(layer, tuple(ends[name] for name in layer.inputs))
        ends[layer.name] = rows[-1].name
    return ModelLedger(arch.name, tuple(rows))


def pads_itself(layer: Layer) -> bool:
    """Padding that is not Keras' word "same" is a layer of its own, before every convolution of stride 2."""
    return layer.padding in (Padding.KERAS, Padding.SYMMETRIC) and layer.stride == 2


def pad_name(layer: Layer) -> str:
    """As in Keras before a depthwise layer, conv_pad_2 before conv_dw_2; before any other, its own name with `_pad`."""
    before, depthwise, number = layer.name.partition("_dw_")
    return f"{before}_pad_{number}" if depthwise else f"{layer.name}_pad"


def _rows(layer: Layer, inputs: tuple[str, ...]) -> Iterator[Counted]:
    before = inputs
    for name, kind, effect in _effects(layer):
        yield Counted(name, kind, before, effect)
        before = (name,)


def _effects(layer: Layer) -> Iterator[tuple[str, str, Effect]]:
    """(name, class in Keras, what it does) of each of Keras' layers that make up one of ours."""
    channels = layer.out_channels
    out: Shape = (layer.out_size, layer.out_size, channels)
    if layer.kind in CONVOLUTIONS and pads_itself(layer):
        side = layer.in_size + sum(zeros(layer.in_size, layer.kernel, layer.stride, layer.padding))
        yield pad_name(layer), "ZeroPadding2D", Effect((side, side, layer.in_channels))
    if layer.kind is Kind.CLASSIFIER:
        yield DROPOUT, "Dropout", Effect((layer.in_size, layer.in_size, layer.in_channels))
    if layer.kind is Kind.SOFTMAX:
        yield LOGITS, "Reshape", Effect((channels,))
        out = (channels,)
    bias = channels if layer.finish.bias or layer.kind is Kind.CLASSIFIER else 0
    kernel, stride = ((layer.kernel,) * 2, (layer.stride,) * 2) if layer.kind in _SLIDING else ((), ())
    yield layer.name, _KERAS[layer.kind], Effect(out, _kind(layer), kernel, stride, priced(layer).kernels, bias)
    if layer.kind in CONVOLUTIONS:
        yield from _finish(layer, out)


_SLIDING = (*CONVOLUTIONS, Kind.CLASSIFIER, Kind.POOL, Kind.MAX_POOL)


def _kind(layer: Layer) -> Kind | None:
    """As the converter calls it, which knows no names: a classifier is a 1×1, a softmax an activation."""
    return {Kind.CLASSIFIER: Kind.POINTWISE, Kind.SOFTMAX: None}.get(layer.kind, layer.kind)


def _finish(layer: Layer, shape: tuple[int, ...]) -> Iterator[tuple[str, str, Effect]]:
    if layer.finish.epsilon is not None:
        two = 2 * layer.out_channels  # γ and β; mean and variance
        yield f"{layer.name}_bn", "BatchNormalization", Effect(shape, trained=two, fixed=two)
    if layer.finish.activation is not Activation.NONE:
        yield f"{layer.name}_relu", "ReLU", Effect(shape)
