"""The worker's side of the engine: one handler for each question. Importing it loads TensorFlow."""

import gc
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property, lru_cache, partial
from time import perf_counter
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from mobilenet_viz.engine.protocol import (
    Answer,
    Block,
    BlockMaps,
    BuildModel,
    BuiltModel,
    Classify,
    Deletion,
    Explain,
    FetchWeights,
    Floats,
    Picture,
    Question,
)
from mobilenet_viz.engine.worker import blocks, explain, fetch_weights, keras_model
from mobilenet_viz.engine.worker.explain import deletion, gradients, scorecam
from mobilenet_viz.engine.worker.explain.parts import Slices
from mobilenet_viz.facts import weights
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.network.architectures import ARCHITECTURES
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE
from mobilenet_viz.pixels import images

NETWORKS = 10  # kept ready: both embedded α at all five sizes
EXPLAINERS = 26  # of each of them, 5 to 10 MB each: two methods at all blocks
SUMMARY_WIDTH = 88  # characters


class Network:
    """A network with its trained weights, ready to answer: the forward pass is compiled on first use, and kept."""

    def __init__(self, alpha: float, resolution: int) -> None:
        self.weights = weights.checked(alpha, resolution)
        self.model = keras_model.load(alpha, resolution)
        self.kernel, self.bias = explain.classifier(self.model)
        # (kind, block) → ready to explain. They go with their network, which they hold.
        self.explainer = lru_cache(maxsize=EXPLAINERS)(partial(_explainer, self.model))

    @cached_property
    def _forward(self) -> Callable[[Floats], list[Any]]:
        names = (keras_model.LOGITS, "predictions", keras_model.FEATURES)
        outputs = keras.Model(self.model.input, [self.model.get_layer(name).output for name in names])
        signature = [tf.TensorSpec((1, *self.model.input_shape[1:]))]
        compiled = tf.function(lambda image: outputs(image, training=False), input_signature=signature)
        return compiled  # type: ignore[no-any-return]  # TensorFlow has no types

    @cached_property
    def blocks(self) -> blocks.Blocks:
        return blocks.Blocks(self.model)

    @cached_property
    def deletion(self) -> deletion.Deletion:
        return deletion.Deletion(self.model)

    def answer(self, image: Floats) -> Answer:
        """Everything about one picture, (R, R, 3) in [−1, 1], from one forward pass."""
        logits, probabilities, features = (output.numpy()[0] for output in self._forward(image[None]))
        evidence = explain.evidence(features, self.kernel)
        return Answer(logits, probabilities, evidence, self.bias, self.weights.source)


def _network(alpha: float, resolution: int) -> Network:
    return _loaded(weights.chosen(alpha, resolution), resolution)


@lru_cache(maxsize=NETWORKS)
def _loaded(file: weights.WeightsFile, resolution: int) -> Network:
    # The file is an argument so that weights fetched meanwhile make another network.
    return Network(file.alpha, resolution)


def _explainer(model: keras.Model, kind: Callable[[keras.Model, int], Any], block: int) -> Any:
    return kind(model, block)


def warm_up() -> None:
    """Be ready for the question that most visitors ask first."""
    alpha, resolution = BASELINE
    with suppress(Refusal):  # no weights: said to whoever needs them
        _network(alpha, resolution).answer(np.zeros((resolution, resolution, 3), np.float32))
    gc.collect()
    gc.freeze()  # loky collects garbage every second: 0.2 s a time with TensorFlow on the heap


def answer(question: Question[Any]) -> Any:
    """The answer to any of the questions below, or a generator that yields what `Progress` is made of and returns it.

    Raises Refusal when weights are missing or damaged.
    """
    return _HANDLERS[type(question)](question)


def _build(question: BuildModel) -> BuiltModel:
    start = perf_counter()
    model = keras_model.build(ARCHITECTURES[question.architecture](question.alpha, question.resolution))
    seconds = perf_counter() - start
    lines: list[str] = []
    model.summary(line_length=SUMMARY_WIDTH, print_fn=lines.append)
    return BuiltModel(model.count_params(), seconds, "\n".join(lines), keras.__version__)


def _classify(question: Classify) -> Answer:
    return _network(question.alpha, question.resolution).answer(_input(question.picture))


def _explain(question: Explain) -> Floats | Slices:
    kind, map_of = MAKERS[question.method]
    explainer = _network(question.alpha, question.resolution).explainer(kind, question.block)
    return map_of(explainer, _input(question.picture), question.class_index)


def _deletion(question: Deletion) -> Slices:
    hiding = _network(question.alpha, question.resolution).deletion
    grey = images.network_input(np.array(images.GREY, np.uint8), question.picture.values)
    return hiding.curves(_input(question.picture), question.class_index, question.orders, float(grey))


def _block(question: Block) -> BlockMaps:
    look = _network(question.alpha, question.resolution).blocks.look
    return look(_input(question.picture), question.block, question.channels)


def _fetch(question: FetchWeights) -> bool:
    return fetch_weights.fetch(question.alpha, question.resolution)


def _input(picture: Picture) -> Floats:
    return images.network_input(picture.pixels, picture.values)


# By a row of `engine.methods`: what is made ready for a block, and how it makes the map.
MAKERS: Mapping[str, tuple[Callable[[keras.Model, int], Any], Callable[..., Floats | Slices]]] = {
    "gradcam": (gradients.GradCam, gradients.GradCam.map),
    "gradcam_plus": (gradients.GradCamPlus, gradients.GradCamPlus.map),
    "scorecam": (scorecam.ScoreCam, scorecam.ScoreCam.map),
    "saliency": (gradients.Saliency, gradients.Saliency.map),
    "smoothgrad": (gradients.Saliency, gradients.Saliency.smooth),
}
_HANDLERS: dict[type, Callable[[Any], Any]] = {
    Block: _block,
    BuildModel: _build,
    Classify: _classify,
    Deletion: _deletion,
    Explain: _explain,
    FetchWeights: _fetch,
}
