"""Answers that look like a network's, for the fake engine: made of random numbers, but they add up as real ones do."""

from collections.abc import Callable, Generator
from typing import Any, NamedTuple

import numpy as np

from mobilenet_viz.engine.chance import CLASSES, random, softmax
from mobilenet_viz.engine.layer_map import LayerMap
from mobilenet_viz.engine.methods import METHODS
from mobilenet_viz.engine.plausible import layers, times, training
from mobilenet_viz.engine.protocol import (
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
)
from mobilenet_viz.engine.questions.all_layers import (
    AllLayers,
    Contribute,
    Contributions,
    OneLayer,
    cut,
)
from mobilenet_viz.engine.questions.fetching import Fetch, FetchNetwork, FetchWeights
from mobilenet_viz.engine.questions.folding import Folded, FoldedChannel, Folding, Norm
from mobilenet_viz.engine.questions.own_model import PriceModel
from mobilenet_viz.engine.questions.peers import ClassifyBy, ExplainBy, PeerAnswer
from mobilenet_viz.engine.questions.variants import ClassifyAs, ExportModel
from mobilenet_viz.engine.worker import own_model
from mobilenet_viz.network.architectures import ARCHITECTURES
from mobilenet_viz.network.architectures.mobilenet_v1 import CELL, OUTPUTS, WEIGHTED, mobilenet_v1
from mobilenet_viz.network.costs import ledger
from mobilenet_viz.network.peers import peers
from mobilenet_viz.network.spec import Kind, Padding, convolutions, folded
from mobilenet_viz.pixels import convolution, images

SLICES = 4  # of a slow map


def _build(question: BuildModel) -> BuiltModel:
    parameters = ledger(ARCHITECTURES[question.architecture](question.alpha, question.resolution)).parameters
    return BuiltModel(parameters, 0.25, f'Model: "fake"\n Total params: {parameters:,}', "fake")


def _classify(question: Classify | Deletion) -> Answer:
    """The same for a picture at all α."""
    rng = random(question.picture)
    grid = question.resolution // CELL
    evidence = rng.normal(0, 4 / grid**2, (grid, grid, CLASSES)).astype(np.float32)
    bias = rng.normal(0, 0.1, CLASSES).astype(np.float32)
    logits = evidence.sum((0, 1)) + bias
    return Answer(logits, softmax(logits), evidence, bias, "fake weights", _layers(question))


def _layers(question: Classify | Deletion) -> tuple[LayerMap, ...]:
    """The picture's own brightness, as coarse as each layer is."""
    network, pixels = mobilenet_v1(question.alpha, question.resolution), question.picture.pixels
    coarse = {name: images.small_grid(pixels, network[name].out_size) for name in OUTPUTS}
    return tuple(LayerMap.of(name, rgb.mean(-1, dtype=np.float32) / 255) for name, rgb in coarse.items())


def _explain(question: Explain) -> Floats | Generator[tuple[int, int, Floats], None, Floats]:
    values = _map(question)
    return _in_slices(values) if METHODS[question.method].slow else values


def _in_slices(values: Floats) -> Generator[tuple[int, int, Floats], None, Floats]:
    """On the way, what so many slices add up to."""
    for done in range(1, SLICES + 1):
        yield done, SLICES, values * np.float32(done / SLICES)
    return values


def _map(question: Explain) -> Floats:
    layers = mobilenet_v1(question.alpha, question.resolution)
    grid = layers[f"conv_pw_{question.block}"].out_size if question.block else question.resolution
    rng = random(question.picture, question.alpha, question.class_index, question.method, question.block)
    least = -1 if METHODS[question.method].signed else 0
    return rng.uniform(least, 1, (grid, grid)).astype(np.float32)


def _deletion(question: Deletion) -> Generator[tuple[int, int, Floats], None, Floats]:
    """What `_classify` says without the evidence of the hidden cells. On the way, every fourth, every second."""
    answer = _classify(question)
    evidence = answer.evidence.reshape(-1, CLASSES)
    shown = [answer.logits - np.cumsum([0 * answer.bias, *evidence[list(order)]], 0) for order in question.orders]
    curves = np.array([[softmax(logits)[question.class_index] for logits in curve] for curve in shown], np.float32)
    for done, apart in enumerate((4, 2, 1), 1):
        known = np.arange(curves.shape[1]) % apart == 0
        yield done, 3, np.where(known, curves, np.float32(np.nan))
    return curves


def _block(question: Block) -> BlockMaps:
    """A block whose other channels are zero, so that the shown ones add up to what is shown."""
    layers = mobilenet_v1(question.alpha, question.resolution)
    first, second = layers[f"conv_dw_{question.block}"], layers[f"conv_pw_{question.block}"]
    rng = random(question.picture, question.alpha, question.block)
    filters, outputs = (rng.permutation(half.out_channels)[: question.channels] for half in (first, second))
    before = rng.uniform(0, 6, (first.in_size, first.in_size, len(filters))).astype(np.float32)
    kernels = rng.normal(0, 0.4, (3, 3, len(filters))).astype(np.float32)
    filtered = convolution.depthwise(before, kernels, first.stride, Padding.KERAS)
    dw, (before, kernels) = _normalised(rng, filtered, before, kernels)
    mix = rng.normal(0, 0.5, (len(filters), len(outputs))).astype(np.float32)
    pw, (mix,) = _normalised(rng, convolution.pointwise(dw.relu, mix), mix)
    return BlockMaps(
        *(filters, outputs),
        *(before, dw.maps, dw.bn, dw.relu),
        *(pw.maps, pw.bn, pw.relu),
        *(kernels, mix, _rows(dw.scale, pw.scale), _rows(dw.shift, pw.shift)),
        cut=np.array([[np.mean(half.relu == limit) for limit in (0, 6)] for half in (dw, pw)], np.float32),
    )


def _classify_as(question: ClassifyAs) -> Floats:
    """What `_classify` says, and a little beside it for each program."""
    logits = _classify(Classify(question.picture, question.alpha, question.resolution)).logits
    return softmax(logits + random(question.picture, question.variant).normal(0, 0.1, CLASSES).astype(np.float32))


def _classify_by(question: ClassifyBy) -> PeerAnswer:
    """What `_classify` says, and more beside it for each network."""
    logits = _classify(Classify(question.picture, 1.0, question.picture.resolution)).logits
    said = logits + random(question.picture, question.network).normal(0, 1, CLASSES).astype(np.float32)
    return PeerAnswer(softmax(said), "fake weights", 0.02)


def _explain_by(question: ExplainBy) -> Floats:
    grid = peers()[question.network].last_maps.side
    rng = random(question.picture, question.network, question.class_index)
    return rng.uniform(0, 1, (grid, grid)).astype(np.float32)


def _export(question: ExportModel) -> bytes:
    """No model, but a file that is another for each."""
    return f"{question.variant} {question.alpha} {question.resolution}".encode()


def _folding(question: Folding) -> Folded:
    """The same answer twice, but for rounding, and a channel whose numbers follow from each other."""
    network = mobilenet_v1(question.alpha, question.resolution)
    layer, answer = network[question.layer], _classify(Classify(question.picture, question.alpha, question.resolution))
    number = layer.out_channels // 2 if question.channel is None else question.channel
    rng = random(question.picture, question.alpha, question.layer, number)
    read = layer.kernel**2 * (1 if layer.kind is Kind.DEPTHWISE else layer.in_channels)
    pixels, kernel = rng.uniform(0, 6, read), rng.normal(0, 1 / read, read)
    gamma, beta, mean, variance = (float(each) for each in (*rng.normal(1, 0.3, 3), rng.uniform(0.5, 2)))
    scale = gamma / np.sqrt(variance + 1e-3)
    convolved, bias = float(kernel @ pixels), float(beta - mean * scale)
    value = convolved * scale + bias
    channel = FoldedChannel(
        *(number, Norm(gamma, beta, mean, variance, 1e-3), np.array([kernel, kernel * scale], np.float32), bias),
        *((layer.out_size // 2, 0), pixels.astype(np.float32)),
        trained=(convolved, value, min(max(value, 0.0), 6.0)),
        folded=(value, min(max(value, 0.0), 6.0)),
    )
    logits = np.stack([answer.logits, answer.logits + np.float32(4e-6)])
    probabilities = np.stack([answer.probabilities] * 2)
    parameters = (ledger(network).parameters, ledger(folded(network)).parameters)
    plain, normed = len(network.layers), len(convolutions(network))
    return Folded(logits, probabilities, (plain + 2 * normed, plain + normed), parameters, channel)


def _contribute(question: Contribute) -> Contributions:
    """Of the last maps they add up to the logit that `_classify` gives."""
    answer = _classify(Classify(question.picture, question.alpha, question.resolution))
    logit, bias = (float(each[question.class_index]) for each in (answer.logits, answer.bias))
    rng = random(question.picture, question.alpha, question.class_index)
    network = mobilenet_v1(question.alpha, question.resolution)
    convolved = [network[name] for name in WEIGHTED if cut(name)]
    *channels, last = (rng.normal(0, 0.1, each.out_channels).astype(np.float32) for each in convolved)
    last += np.float32((logit - bias - last.sum()) / len(last))
    maps = (rng.normal(0, 0.1, (each.out_size,) * 2).astype(np.float32) for each in convolved[:-1])
    return Contributions(logit, bias, (*channels, last), (*maps, answer.evidence[..., question.class_index]))


def _fetch(question: Fetch) -> bool:
    """As if they came; nothing is written."""
    return not question.file.here


class _Half(NamedTuple):
    maps: Floats
    bn: Floats
    relu: Floats
    scale: Floats
    shift: Floats


def _normalised(rng: np.random.Generator, maps: Floats, *arrays: Floats) -> tuple[_Half, list[Floats]]:
    """The maps with some batch norm, and the arrays: all with the most active channel first on the last axis."""
    scale, shift = (rng.normal(1, 0.3, maps.shape[-1:]) for _ in range(2))
    bn = maps * scale + shift
    relu = np.clip(bn, 0, 6)
    order = np.argsort(-relu.mean((0, 1)))
    half = _Half(*(np.asarray(each[..., order], np.float32) for each in (maps, bn, relu, scale, shift)))
    return half, [array[..., order] for array in arrays]


def _rows(first: Floats, second: Floats) -> Floats:
    """Two rows as long as the longer one, zeros behind the shorter."""
    rows = np.zeros((2, max(len(first), len(second))), np.float32)
    rows[0, : len(first)], rows[1, : len(second)] = first, second
    return rows


ANSWERS: dict[type, Callable[[Any], Any]] = {
    AllLayers: layers.all_layers,
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
    FetchNetwork: _fetch,
    FetchWeights: _fetch,
    Folding: _folding,
    Glance: _classify,
    OneLayer: layers.one_layer,
    PriceModel: own_model.answer,
    **times.ANSWERS,
    **training.ANSWERS,
}
