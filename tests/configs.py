"""Configs as Keras writes them, by hand: for models that nobody would build."""

from typing import Any

Json = dict[str, Any]


def layer(kind: str, name: str, *reads: str, module: str = "keras.layers", **config: Any) -> Json:
    """A layer that is called once, on the first output of the first call of each of `reads`."""
    tensors = [{"class_name": "__keras_tensor__", "config": {"keras_history": [read, 0, 0]}} for read in reads]
    nodes = [{"args": [tensors if len(tensors) > 1 else tensors[0]], "kwargs": {}}] if reads else []
    return {
        "module": module,
        "class_name": kind,
        "config": {"name": name} | config,
        "name": name,
        "inbound_nodes": nodes,
    }


def taken(*shape: int | None, name: str = "in") -> Json:
    """The input of a model; by default a picture of 32×32 px."""
    return layer("InputLayer", name, batch_shape=[None, *(shape or (32, 32, 3))])


def functional(*layers: Json, name: str = "model", outputs: Any = None) -> Json:
    """A model of these layers that takes in the first and puts out the last."""
    ends = {
        "input_layers": [[each["name"], 0, 0] for each in layers[:1]],
        "output_layers": outputs or [[each["name"], 0, 0] for each in layers[-1:]],
    }
    return layer("Functional", name, module="keras.src.models.functional", layers=list(layers), **ends)


def sequential(*layers: Json, name: str = "model") -> Json:
    return layer("Sequential", name, module="keras", layers=list(layers))


def conv(name: str = "conv", *reads: str, **config: Any) -> Json:
    """A 3×3 convolution to eight channels; `config` changes what it says."""
    says: Json = {"filters": 8, "kernel_size": [3, 3], "padding": "same"} | config
    return layer("Conv2D", name, *reads, **says)


def behind_a_picture(*layers: Json) -> Json:
    return sequential(taken(), *layers)
