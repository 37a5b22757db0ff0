"""The worker's side of the engine: one handler for each question. Importing it loads TensorFlow."""

import gc
from collections.abc import Callable, Generator, Mapping
from contextlib import suppress
from functools import cached_property, lru_cache
from time import perf_counter
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from mobilenet_viz.engine.all_layers import AllLayers, ChannelMaps, Contribute, Contributions, LayerSeen, OneLayer
from mobilenet_viz.engine.layer_map import LayerMap
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
    Glance,
    Picture,
    Question,
)
from mobilenet_viz.engine.worker import blocks, explain, fetch_weights, keras_model, layers
from mobilenet_viz.engine.worker.explain import deletion, gradients, parts, scorecam
from mobilenet_viz.engine.worker.explain.parts import Slices
from mobilenet_viz.facts import weights
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.network.architectures import ARCHITECTURES
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE, OUTPUTS
from mobilenet_viz.pixels import images

NETWORKS = len(weights.PUBLISHED)  # kept ready, of all sizes: a ladder asks every one that is here
EXPLAINERS = 26  # of each of them, 5 to 10 MB each: two methods at all blocks
SUMMARY_WIDTH = 88  # characters


class Network:
    """A network with the weights of a file, for pictures of any size. What it needs is loaded, compiled and kept when
    first used."""

    def __init__(self, file: weights.WeightsFile) -> None:
        self._file = file
        # (kind, block) → ready to explain. They go with their network, which they hold.
        self.explainer = lru_cache(maxsize=EXPLAINERS)(self._explainer)

    @cached_property
    def model(self) -> keras.Model:
        return keras_model.load(self._file)

    @cached_property
    def classifier(self) -> tuple[Floats, Floats]:
        return explain.classifier(self.model)

    @cached_property
    def forward(self) -> Callable[[Floats], tuple[Any, Any, Any, list[Any]]]:
        """Logits, probabilities, last maps, and the mean over the channels of each of `OUTPUTS`, of (1, R, R, 3)."""
        names = (keras_model.LOGITS, "predictions", keras_model.FEATURES, *(f"{name}_relu" for name in OUTPUTS))
        outputs = keras.Model(self.model.input, [self.model.get_layer(name).output for name in names])

        def pass_on(image: Any) -> tuple[Any, Any, Any, list[Any]]:
            logits, probabilities, features, *maps = outputs(image, training=False)
            return logits, probabilities, features, [tf.reduce_mean(each, axis=-1) for each in maps]

        return parts.compiled(pass_on, parts.images(self.model))

    @property
    def is_ready(self) -> bool:
        return "forward" in vars(self)

    @cached_property
    def blocks(self) -> blocks.Blocks:
        return blocks.Blocks(self.model)

    @cached_property
    def layers(self) -> layers.Layers:
        return layers.Layers(self.model)

    @cached_property
    def deletion(self) -> deletion.Deletion:
        return deletion.Deletion(self.model)

    def _explainer(self, kind: Callable[[keras.Model, int], Any], block: int) -> Any:
        return kind(self.model, block)

    def answer(self, image: Floats) -> Answer:
        """Everything about one picture, (R, R, 3) in [−1, 1], from one forward pass."""
        logits, probabilities, features, means = self.forward(image[None])
        kernel, bias = self.classifier
        maps = tuple(LayerMap.of(name, mean.numpy()[0]) for name, mean in zip(OUTPUTS, means, strict=True))
        evidence = explain.evidence(features.numpy()[0], kernel)
        return Answer(logits.numpy()[0], probabilities.numpy()[0], evidence, bias, self._file.source, maps)


def _network(alpha: float, resolution: int) -> Network:
    return _loaded(weights.chosen(alpha, resolution))


@lru_cache(maxsize=NETWORKS)
def _loaded(file: weights.WeightsFile) -> Network:
    # The file is an argument so that weights fetched meanwhile make another network.
    return Network(file)


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


def _classify(question: Classify) -> Answer | Generator[tuple[int, int], None, Answer]:
    network = _network(question.alpha, question.resolution)
    if question.ahead and not network.is_ready:
        return _in_steps(network, question)
    return network.answer(_input(question.picture))


def _in_steps(network: Network, question: Classify) -> Generator[tuple[int, int], None, Answer]:
    """To load a network and to compile it take 0.2 to 0.4 s each: between them others have their turn."""
    steps: tuple[Callable[[], object], ...] = (lambda: network.model, lambda: network.forward)
    for done, step in enumerate(steps, start=1):
        step()
        yield done, len(steps) + 1
    return network.answer(_input(question.picture))


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


def _all_layers(question: AllLayers) -> tuple[LayerSeen, ...]:
    return _network(question.alpha, question.resolution).layers.overview(_input(question.picture))


def _one_layer(question: OneLayer) -> ChannelMaps:
    return _network(question.alpha, question.resolution).layers.look(_input(question.picture), question.layer)


def _contribute(question: Contribute) -> Contributions:
    says = _network(question.alpha, question.resolution).layers.contributions
    return says(_input(question.picture), question.class_index)


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
    AllLayers: _all_layers,
    Block: _block,
    BuildModel: _build,
    Classify: _classify,
    Contribute: _contribute,
    Deletion: _deletion,
    Explain: _explain,
    FetchWeights: _fetch,
    Glance: _classify,
    OneLayer: _one_layer,
}
