"""Weights in the layout of keras.applications' files; those of MobileNetV1 from a frozen TensorFlow graph."""

import io
from collections.abc import Iterator, Mapping
from typing import Any

LOGITS = "MobilenetV1/Logits/Conv2d_1c_1x1"


def parsed(graph: bytes) -> Any:
    """The GraphDef in the bytes of a `.pb` file."""
    from tensorflow.compat.v1 import GraphDef

    return GraphDef.FromString(graph)


def mobilenet(graph: bytes) -> bytes:
    """Those of α = 1.0."""
    return keras_hdf5(dict(_layers(parsed(graph))))


def keras_hdf5(layers: Mapping[str, Mapping[str, Any]]) -> bytes:
    """HDF5 with one group a layer and `layer/variable:0` in it, for `model.load_weights`. No time stamps."""
    import h5py
    import numpy as np

    file = io.BytesIO()
    with h5py.File(file, "w") as h5:
        h5.attrs["layer_names"] = np.array(list(layers), "S")
        h5.attrs["backend"] = "tensorflow"
        h5.attrs["keras_version"] = "2.0.4"  # the release whose layout this is: that of Keras' own files
        for layer, variables in layers.items():
            group = h5.create_group(layer)
            names = [f"{layer}/{name}:0" for name in variables]
            group.attrs["weight_names"] = np.array(names, "S")
            for name, values in zip(names, variables.values(), strict=True):
                group.create_dataset(name, data=values, track_times=False)
    return file.getvalue()


def _layers(graph: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each Keras layer with its variables, from the graph's constants; class 0 of 1001 is the background."""
    from tensorflow import make_ndarray

    constants = {node.name: node.attr["value"].tensor for node in graph.node if node.op == "Const"}
    norm = ("gamma", "beta", "moving_mean", "moving_variance")
    for layer, scope, kernel in _convolutions():
        name = "depthwise_kernel" if kernel == "depthwise_weights" else "kernel"
        yield layer, {name: make_ndarray(constants[f"{scope}/{kernel}"])}
        yield f"{layer}_bn", {key: make_ndarray(constants[f"{scope}/BatchNorm/{key}"]) for key in norm}
    classifier = {"kernel": "weights", "bias": "biases"}
    yield (
        "conv_preds",
        {name: make_ndarray(constants[f"{LOGITS}/{key}"])[..., 1:] for name, key in classifier.items()},
    )


def _convolutions() -> Iterator[tuple[str, str, str]]:
    """(Keras layer, its scope in the graph, name of the kernel there), in the order of the network."""
    yield "conv1", "MobilenetV1/Conv2d_0", "weights"
    for block in range(1, 14):
        yield f"conv_dw_{block}", f"MobilenetV1/Conv2d_{block}_depthwise", "depthwise_weights"
        yield f"conv_pw_{block}", f"MobilenetV1/Conv2d_{block}_pointwise", "weights"
