"""Builds models with Keras, each as `tests.keras_models` has it, and says what Keras says of them.

`python -m tests.keras_probe NAME …`: JSON by name. In a process of its own, for TensorFlow gives no memory back: the
largest of them would stay in every test that comes after.
"""

import json
import sys
from collections.abc import Callable, Iterator
from math import prod
from typing import Any

import keras

from tests import keras_models

OWN: dict[str, Callable[[], keras.Model]] = {
    "student": keras_models.student,
    "mixed": keras_models.mixed,
    "called twice": keras_models.called_twice,
    "open size": keras_models.open_size,
    "example": keras_models.example,
}


def flat(model: keras.Model, path: str = "") -> Iterator[tuple[str, keras.layers.Layer]]:
    """Every layer by its name in the ledger; models in the model are opened."""
    for layer in model.layers:
        if isinstance(layer, keras.Model):
            inner = flat(layer, f"{path}{layer.name}/")
            yield from (each for each in inner if not isinstance(each[1], keras.layers.InputLayer))
        else:
            yield path + layer.name, layer


def work(layer: keras.layers.Layer) -> int:
    """Mult-Adds of one call: each weight of its kernels times the places of the last output they make."""
    kernels = [weight for weight in layer.weights if weight.path.endswith("kernel")]
    return sum(int(prod(kernel.shape)) for kernel in kernels) * int(prod(layer.output.shape[1:-1])) if kernels else 0


def described(name: str) -> dict[str, Any]:
    keras.utils.clear_session()
    model, file = (OWN[name](), "") if name in OWN else keras_models.application(name)
    is_open = None in model.inputs[0].shape[1:]
    layers = (
        {}
        if is_open
        else {name: [list(layer.output.shape[1:]), layer.count_params(), work(layer)] for name, layer in flat(model)}
    )
    return {
        "name": model.name,
        "parameters": model.count_params(),
        "trainable": sum(int(prod(weight.shape)) for weight in model.trainable_weights),
        "file": file,  # that Keras would fetch its weights as
        "layers": layers,
        "config": json.loads(model.to_json()),
    }


if __name__ == "__main__":
    print(json.dumps({name: described(name) for name in sys.argv[1:]} | {"classes": dir(keras.layers)}))
