"""The trained networks beside MobileNetV1: what their packages hold → weights as ours are stored, and a second opinion.

`logits` runs the networks once more from the packages' own arrays, as their authors describe them, with NumPy alone: no
Keras, none of the app's lists of layers, no file that was made here.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from assets.recipes.pickled import numpy_arrays, torch_arrays
from assets.recipes.weights import keras_hdf5
from mobilenet_viz.network.architectures.efficientnet_lite0 import efficientnet_lite0
from mobilenet_viz.network.architectures.squeezenet_1_1 import squeezenet_1_1
from mobilenet_viz.network.spec import Kind, Padding, convolutions
from mobilenet_viz.pixels import convolution

NORM = {"gamma": "weight", "beta": "bias", "moving_mean": "running_mean", "moving_variance": "running_var"}
EPSILON = 1e-3  # of EfficientNet's batch norm
MEAN = (104, 117, 123)  # of blue, green and red, in SqueezeNet's train_val.prototxt
POOLED = ("conv1", "fire3", "fire5")  # of SqueezeNet 1.1: max pooling follows
# EfficientNet-Lite0: stride of each block's depthwise; where it is 1 and the channels stay, input and output are added.
STRIDES = (1, 2, 1, 2, 1, 2, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1)


def squeezenet(pickle: bytes) -> bytes:
    """HDF5 of SqueezeNet 1.1: kernels and biases, which already lie as Keras wants them."""
    arrays = numpy_arrays(pickle)
    found = ((layer.name, arrays[_name_there(layer.name)]) for layer in convolutions(squeezenet_1_1()))
    return keras_hdf5({name: {"kernel": kernel, "bias": bias} for name, (kernel, bias) in found})


def lite0(pth: bytes) -> bytes:
    """HDF5 of EfficientNet-Lite0: PyTorch's kernels are (out, in, height, width)."""
    return keras_hdf5(dict(_lite0(torch_arrays(pth))))


def squeezenet_logits(pickle: bytes, pixels: Any) -> Any:
    """(1000,) of a picture (224, 224, 3)."""
    weights = numpy_arrays(pickle)

    def convolved(x: Any, name: str, stride: int = 1, padding: Padding = Padding.SAME) -> Any:
        kernel, bias = weights[name]
        return np.maximum(convolution.standard(x, kernel.astype(float), stride, padding) + bias, 0)

    x = convolved(pixels[..., ::-1].astype(float) - MEAN, "conv1", 2, Padding.VALID)
    x = _max_pooled(x)
    for fire in (f"fire{number}" for number in range(2, 10)):
        squeezed = convolved(x, f"{fire}/squeeze1x1")
        x = np.concatenate([convolved(squeezed, f"{fire}/expand{size}") for size in ("1x1", "3x3")], axis=-1)
        x = _max_pooled(x) if fire in POOLED else x
    return convolved(x, "conv10").mean((0, 1))


def lite0_logits(pth: bytes, pixels: Any) -> Any:
    """(1000,) of a picture (224, 224, 3)."""
    weights = torch_arrays(pth)

    def normed(x: Any, norm: str) -> Any:
        gamma, beta, mean, variance = (weights[f"{norm}.{key}"].astype(float) for key in NORM.values())
        return gamma * (x - mean) / np.sqrt(variance + EPSILON) + beta

    def mixed(x: Any, name: str, norm: str, stride: int = 1) -> Any:
        kernel = weights[f"{name}.weight"].astype(float)
        seen = convolution.windows(x, kernel.shape[-1], stride, Padding.SAME)
        return normed(np.einsum("klmij,nmij->kln", seen, kernel, optimize=True), norm)

    def filtered(x: Any, name: str, norm: str, stride: int) -> Any:
        kernel = weights[f"{name}.weight"][:, 0].astype(float)
        seen = convolution.windows(x, kernel.shape[-1], stride, Padding.SAME)
        return normed(np.einsum("klmij,mij->klm", seen, kernel), norm)

    def relu6(x: Any) -> Any:
        return np.clip(x, 0, 6)

    x = relu6(mixed((pixels.astype(float) - 127) / 128, "_conv_stem", "_bn0", 2))
    for block, stride in ((f"_blocks.{number}", stride) for number, stride in enumerate(STRIDES)):
        wide = relu6(mixed(x, f"{block}._expand_conv", f"{block}._bn0")) if block != "_blocks.0" else x
        wide = relu6(filtered(wide, f"{block}._depthwise_conv", f"{block}._bn1", stride))
        narrow = mixed(wide, f"{block}._project_conv", f"{block}._bn2")
        x = narrow + x if stride == 1 and narrow.shape == x.shape else narrow
    x = relu6(mixed(x, "_conv_head", "_bn1")).mean((0, 1))
    return weights["_fc.weight"].astype(float) @ x + weights["_fc.bias"]


def _name_there(name: str) -> str:
    """Our fire2_squeeze is fire2/squeeze1x1."""
    return name.replace("_squeeze", "_squeeze1x1").replace("_", "/")


def _lite0(arrays: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each Keras layer with its variables: the convolutions and their batch norms stand in one order here and there."""
    kernels = (array for name, array in arrays.items() if array.ndim == 4)
    norms = (name.removesuffix(".running_mean") for name in arrays if name.endswith(".running_mean"))
    for layer, kernel, norm in zip(convolutions(efficientnet_lite0()), kernels, norms, strict=True):
        if layer.kind is Kind.DEPTHWISE:
            yield layer.name, {"depthwise_kernel": kernel.transpose(2, 3, 0, 1)}
        else:
            yield layer.name, {"kernel": kernel.transpose(2, 3, 1, 0)}
        yield f"{layer.name}_bn", {name: arrays[f"{norm}.{key}"] for name, key in NORM.items()}
    yield "conv_preds", {"kernel": arrays["_fc.weight"].T[None, None], "bias": arrays["_fc.bias"]}


def _max_pooled(x: Any) -> Any:
    return convolution.windows(x, 3, 2, Padding.VALID).max((-2, -1))
