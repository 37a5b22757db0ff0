"""The worker's side of the engine: one handler for each question. Importing it loads TensorFlow."""

import gc
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import suppress
from time import perf_counter
from typing import Any

import keras
import numpy as np

from mobilenet_viz.engine.protocol import (
    A,
    Answer,
    Block,
    BlockMaps,
    BuildModel,
    BuiltModel,
    Classify,
    Deletion,
    Explain,
    Floats,
    Glance,
    Picture,
    Question,
)
from mobilenet_viz.engine.questions.all_layers import (
    AllLayers,
    ChannelMaps,
    Contribute,
    Contributions,
    LayerSeen,
    OneLayer,
)
from mobilenet_viz.engine.questions.fetching import FetchNetwork, FetchWeights
from mobilenet_viz.engine.questions.folding import Folded, Folding
from mobilenet_viz.engine.questions.peers import ClassifyBy, ExplainBy, PeerAnswer
from mobilenet_viz.engine.questions.timing import OperationTimes, TimeLayers, TimeNetworks, TimeOperations, TimePhone
from mobilenet_viz.engine.questions.variants import ClassifyAs, ExportModel
from mobilenet_viz.engine.state import Lane
from mobilenet_viz.engine.worker import fetch_weights, keras_model, networks, peers, phone, timing, tracing, variants
from mobilenet_viz.engine.worker.explain import gradients, scorecam
from mobilenet_viz.engine.worker.explain.parts import Slices
from mobilenet_viz.engine.worker.layers import Layers
from mobilenet_viz.engine.worker.training import handlers as training
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.network.architectures import ARCHITECTURES
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE
from mobilenet_viz.network.architectures.variants import KERAS
from mobilenet_viz.pixels import images

SUMMARY_WIDTH = 88  # characters


def warm_up() -> None:
    """Be ready for the question that most visitors ask first."""
    alpha, resolution = BASELINE
    with suppress(Refusal):  # no weights: said to whoever needs them
        networks.network(alpha, resolution).answer(np.zeros((resolution, resolution, 3), np.float32))
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
    network = networks.network(question.alpha, question.resolution)

    def answer() -> Answer:
        return network.answer(_input(question.picture))

    ready = network.is_ready or not question.ahead
    return _when(ready, answer, lambda: network.model, lambda: network.forward)


def _when(
    ready: bool, answer: Callable[[], A], *steps: Callable[[], object]
) -> A | Generator[tuple[int, int], None, A]:
    """The answer, or what gets ready for it step by step.

    To load, to build or to compile a network takes 0.2 to 0.4 s each: between such steps others have their turn.
    """
    return answer() if ready else _in_steps(answer, steps)


def _in_steps(answer: Callable[[], A], steps: Sequence[Callable[[], object]]) -> Generator[tuple[int, int], None, A]:
    for done, step in enumerate(steps, start=1):
        step()
        yield done, len(steps) + 1
    return answer()


def _explain(question: Explain) -> Floats | Slices:
    kind, map_of = MAKERS[question.method]
    explainer = networks.network(question.alpha, question.resolution).explainer(kind, question.block)
    return map_of(explainer, _input(question.picture), question.class_index)


def _deletion(question: Deletion) -> Slices:
    hiding = networks.network(question.alpha, question.resolution).deletion
    grey = images.network_input(np.array(images.GREY, np.uint8), question.picture.values)
    return hiding.curves(_input(question.picture), question.class_index, question.orders, float(grey))


def _block(question: Block) -> BlockMaps:
    look = networks.network(question.alpha, question.resolution).blocks.look
    return look(_input(question.picture), question.block, question.channels)


def _classify_as(question: ClassifyAs) -> Floats | Generator[tuple[int, int], None, Floats]:
    network = networks.network(question.alpha, question.resolution)
    if question.variant == KERAS:  # the same network, ready for all that ask
        return network.answer(_input(question.picture)).probabilities

    def answer() -> Floats:
        return network.variant(question.variant).probabilities(_input(question.picture))

    steps = (lambda: network.variant(question.variant).model, lambda: network.variant(question.variant).forward)
    return _when(network.has_variant(question.variant), answer, lambda: network.model, *steps)


def _classify_by(question: ClassifyBy) -> PeerAnswer | Generator[tuple[int, int], None, PeerAnswer]:
    return _by_peer(question, "forward", lambda network: network.answer(question.picture.pixels))


def _explain_by(question: ExplainBy) -> Floats | Generator[tuple[int, int], None, Floats]:
    return _by_peer(
        question, "grad_cam", lambda network: network.explain(question.picture.pixels, question.class_index)
    )


def _by_peer(
    question: ClassifyBy | ExplainBy, needed: str, look: Callable[[peers.Network], A]
) -> A | Generator[tuple[int, int], None, A]:
    network = peers.network(question.network)
    # A slow one in one go: in slices, several would be loaded by turns, and held until each has answered.
    ready = network.is_ready(needed) or question.lane is Lane.SLOW
    return _when(ready, lambda: look(network), lambda: network.model, lambda: getattr(network, needed))


def _export(question: ExportModel) -> Generator[tuple[int, int], None, bytes]:
    trained = networks.network(question.alpha, question.resolution).model
    return variants.export(question.variant, question.alpha, question.resolution, trained)


def _folding(question: Folding) -> Folded | Generator[tuple[int, int], None, Folded]:
    network = networks.network(question.alpha, question.resolution)

    def answer() -> Folded:
        return network.both_ways.look(_input(question.picture), question.layer, question.channel)

    return _when(
        network.is_folded,
        answer,
        lambda: network.model,
        lambda: network.both_ways.folded,
        lambda: network.both_ways.maps_trained,
        lambda: network.both_ways.maps_folded,
    )


def _all_layers(question: AllLayers) -> tuple[LayerSeen, ...] | Generator[tuple[int, int], None, tuple[LayerSeen, ...]]:
    return _of_layers(question, "outputs", lambda layers, image: layers.overview(image))


def _one_layer(question: OneLayer) -> ChannelMaps | Generator[tuple[int, int], None, ChannelMaps]:
    return _of_layers(question, "outputs", lambda layers, image: layers.look(image, question.layer))


def _contribute(question: Contribute) -> Contributions | Generator[tuple[int, int], None, Contributions]:
    return _of_layers(question, "spoken", lambda layers, image: layers.contributions(image, question.class_index))


def _of_layers(
    question: AllLayers | OneLayer | Contribute, needed: str, look: Callable[[Layers, Floats], A]
) -> A | Generator[tuple[int, int], None, A]:
    network = networks.network(question.alpha, question.resolution)

    def answer() -> A:
        return look(network.layers, _input(question.picture))

    ready = "layers" in vars(network) and network.layers.is_ready(needed)
    return _when(ready, answer, lambda: network.model, lambda: getattr(network.layers, needed))


def _fetch(question: FetchWeights) -> bool | fetch_weights.Coming:
    return fetch_weights.fetch(question.alpha, question.resolution, question.size)


def _fetch_network(question: FetchNetwork) -> bool | fetch_weights.Coming:
    return fetch_weights.fetch_network(question.network, question.size)


def _time_operations(question: TimeOperations) -> Generator[tuple[int, int], None, OperationTimes]:
    network = networks.network(question.alpha, question.resolution)
    return tracing.operation_times(lambda: network.model, question.resolution)


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
    ClassifyAs: _classify_as,
    ClassifyBy: _classify_by,
    Contribute: _contribute,
    Deletion: _deletion,
    Explain: _explain,
    ExplainBy: _explain_by,
    ExportModel: _export,
    FetchNetwork: _fetch_network,
    FetchWeights: _fetch,
    Folding: _folding,
    Glance: _classify,
    OneLayer: _one_layer,
    TimeLayers: lambda question: timing.layer_times(question.layers),
    TimeNetworks: lambda _: timing.network_times(),
    TimeOperations: _time_operations,
    TimePhone: lambda question: phone.phone_times(question.alpha, question.resolution),
    **training.HANDLERS,
}
