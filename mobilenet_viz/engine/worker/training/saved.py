"""A network that has learnt, as a .keras file and back. Of a file only numbers are read: the network is built anew from
its card, so that nothing in the file is ever run."""

import json
import zipfile
from collections.abc import Generator
from pathlib import Path
from tempfile import TemporaryDirectory

import keras
import numpy as np

from mobilenet_viz.engine.protocol import Floats
from mobilenet_viz.engine.questions.training import ClassifyTrained, ExportTrained
from mobilenet_viz.engine.worker.training.network import Network, two_columns
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.network.from_keras.walk import ledger_of
from mobilenet_viz.network.peers import peers
from mobilenet_viz.pixels import images
from mobilenet_viz.training import card
from mobilenet_viz.training.card import Card

RGB = "RGB"


def export(question: ExportTrained) -> Generator[tuple[int, int], None, bytes]:
    """In two slices: to build and to write."""
    network = Network(question.settings, len(question.classes))
    network.learner.set_weights(list(question.weights))
    yield 1, 2
    with TemporaryDirectory() as folder:
        file = Path(folder) / "model.keras"
        whole(network).save(file)
        with zipfile.ZipFile(file, "a") as archive:
            archive.writestr(card.MEMBER, card.as_json(Card(question.classes, question.settings)))
        return file.read_bytes()


def classify(question: ClassifyTrained) -> Floats:
    """Raises Refusal as `card.read` does, and model_damaged."""
    model, about = _opened(question.model)
    said = np.asarray(model(question.picture.pixels[None].astype(np.float32)))
    probabilities: Floats = two_columns(said, len(about.classes))[0]
    return probabilities


def whole(network: Network) -> keras.Model:
    """(N, R, R, 3) bytes as float32 → (N, 1 or classes). It takes over the base: the network cannot learn any more."""
    side = network.settings.resolution
    inputs = keras.Input((side, side, 3), name="bytes")
    found = _scaling(network)(inputs)
    return keras.Model(inputs, network.answer(network.base(found, training=False)))


def _scaling(network: Network) -> keras.layers.Layer:
    """Bytes as the numbers that the base was trained with; the order of the colours is that of its first kernels."""
    embedded = peers()[network.settings.base].embedded
    if embedded is None:
        divisor, shift = images.VALUES["signed"]
        return keras.layers.Rescaling(1 / divisor, -shift, name="scaling")
    order = [embedded.channels.index(channel) for channel in RGB]
    first = next(layer for layer in network.base.layers if layer.weights)
    kernel, *others = first.get_weights()
    first.set_weights([kernel[:, :, order], *others])
    offsets = [-embedded.minus[place] / embedded.over for place in order]
    return keras.layers.Rescaling(1 / embedded.over, offsets, name="scaling")


def _opened(path: Path) -> tuple[keras.Model, Card]:
    with path.open("rb") as file:
        about, config = card.read(file)
    model = whole(Network(about.settings, len(about.classes)))
    if ledger_of(config).rows != ledger_of(json.loads(model.to_json())).rows:
        raise Refusal("model_damaged")
    try:
        model.load_weights(path)
    except Exception as error:  # HDF5 and Keras raise what they like
        raise Refusal("model_damaged") from error
    return model, about
