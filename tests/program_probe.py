"""Runs the program on standard input, as a student would, and says what came of it beside our network.

`python -m tests.program_probe VARIANT ALPHA RESOLUTION`: JSON with its layers, its parameters, how far its outputs are
from ours under the same weights, in units of their spread.
"""

import json
import sys
from typing import Any

import keras
import numpy as np

from mobilenet_viz.engine.worker import keras_model
from mobilenet_viz.network.architectures.variants import variant
from tests.test_network import randomise

SOFTMAX = "predictions"


def described(model: keras.Model) -> dict[str, Any]:
    return {
        layer.name: [type(layer).__name__, list(layer.output.shape), layer.count_params()] for layer in model.layers[1:]
    }


def scores(model: keras.Model, image: Any) -> Any:
    """Before the softmax, which would hide differences."""
    names = [layer.name for layer in model.layers]
    last = model.get_layer(keras_model.LOGITS if SOFTMAX in names else names[-1])
    return np.asarray(keras.Model(model.input, last.output)(image, training=False))


def main(name: str, alpha: float, resolution: int) -> None:
    program: dict[str, Any] = {"__name__": "__main__"}
    exec(compile(sys.stdin.read(), f"{name}.py", "exec"), program)
    theirs, ours = program["model"], keras_model.build(variant(name, alpha, resolution))
    randomise(theirs)
    for layer in theirs.layers:
        if layer.weights:
            ours.get_layer(layer.name).set_weights(layer.get_weights())
    image = np.random.default_rng(1).uniform(-1, 1, (2, resolution, resolution, 3)).astype(np.float32)
    expected = scores(ours, image)
    found = {
        "layers": described(theirs),
        "ours": described(ours),
        "parameters": theirs.count_params(),
        "apart": float(np.abs(expected - scores(theirs, image)).max() / expected.std()),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]))
