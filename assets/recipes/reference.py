"""What the original networks answer for the sample photos: the oracle for ours."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from assets.recipes.weights import LOGITS, parsed

SAME = 1e-3  # processors round differently: answers this near are the same


def logits(graph: bytes, quarter: bytes, photos: Mapping[str, bytes], stored: Path) -> bytes:
    """JSON: α → photo → 1000 logits at 224 px.

    α = 1.0 by the frozen graph itself; α = 0.25 by keras.applications.MobileNet with Keras' own file. Stored
    answers that are the same stay as they are, to the byte.
    """
    from mobilenet_viz.pixels import images

    inputs = {name: images.network_input(pixels) for name, pixels in _pixels(photos).items()}
    return _kept({"1.0": _by_graph(graph, inputs), "0.25": _by_keras(quarter, inputs)}, stored)


def peers(networks: Mapping[str, Callable[[Any], Any]], photos: Mapping[str, bytes], stored: Path) -> bytes:
    """The same of other networks: name → photo → 1000 logits at 224 px, kept likewise.

    networks: what each says of the pixels, (224, 224, 3) uint8.
    """
    squares = _pixels(photos)
    answers = {name: {photo: says(pixels) for photo, pixels in squares.items()} for name, says in networks.items()}
    return _kept(answers, stored)


def _pixels(photos: Mapping[str, bytes]) -> dict[str, Any]:
    from mobilenet_viz.pixels import images

    return {name: images.network_pixels(images.decode(photo), 224) for name, photo in photos.items()}


def _kept(logits: Mapping[str, Mapping[str, Any]], stored: Path) -> bytes:
    answers = {by: {photo: _rounded(values) for photo, values in each.items()} for by, each in logits.items()}
    if stored.is_file() and _same(answers, json.loads(stored.read_text("utf-8"))):
        return stored.read_bytes()
    return (json.dumps(answers, separators=(",", ":")) + "\n").encode("utf-8")


def _by_graph(graph: bytes, inputs: Mapping[str, Any]) -> dict[str, Any]:
    import tensorflow as tf

    with tf.Graph().as_default() as imported:
        tf.compat.v1.import_graph_def(parsed(graph), name="")
    tensors = [imported.get_tensor_by_name(name) for name in ("input:0", f"{LOGITS}/BiasAdd:0")]
    with tf.compat.v1.Session(graph=imported) as session:
        return {name: session.run(tensors[1], {tensors[0]: x[None]}).ravel()[1:] for name, x in inputs.items()}


def _by_keras(weights: bytes, inputs: Mapping[str, Any]) -> dict[str, Any]:
    import tempfile

    import keras

    model = keras.applications.MobileNet(alpha=0.25, weights=None, classifier_activation=None)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "weights.h5")
        path.write_bytes(weights)
        model.load_weights(path)
    return {name: model(x[None]).numpy().ravel() for name, x in inputs.items()}


def _rounded(values: Any) -> list[float]:
    return [round(float(value), 4) for value in values]


def _same(answers: Mapping[str, Any], stored: Mapping[str, Any]) -> bool:
    """The same photos of the same networks, and no logit further off than `SAME`."""
    if {alpha: set(by) for alpha, by in answers.items()} != {alpha: set(by) for alpha, by in stored.items()}:
        return False
    pairs = ((answers[alpha][photo], stored[alpha][photo]) for alpha in answers for photo in answers[alpha])
    return all(abs(new - old) < SAME for each in pairs for new, old in zip(*each, strict=True))
