"""What can be asked about every layer of a network on a picture. Loaded by the web process and the worker."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mobilenet_viz.engine.layer_map import shaded
from mobilenet_viz.engine.protocol import Floats, Picture, Question
from mobilenet_viz.network.architectures.mobilenet_v1 import WEIGHTED

TOP = 6  # of ReLU6


def cut(name: str) -> bool:
    """Does a ReLU6 stand behind this layer? Behind all but the classifier, whose outputs are the logits."""
    return name != WEIGHTED[-1]


@dataclass(frozen=True, eq=False)
class LayerSeen:
    """A layer's output as a whole, after its ReLU6 where it has one."""

    name: str  # `Layer.name`
    total: Floats  # (h, w): the sum over all channels
    largest: Floats  # (h, w): of each place the largest of all channels
    silent: int | None  # channels that are 0 everywhere; None without a ReLU6, as the next three
    full: int | None  # channels that reach 6 somewhere
    zeros: float | None  # share of all values that are 0
    tops: float | None  # share of all values that are 6

    @classmethod
    def of(cls, name: str, maps: Floats) -> "LayerSeen":
        """maps: (h, w, C)."""
        whole = name, maps.sum(-1), maps.max(-1)
        if not cut(name):
            return cls(*whole, None, None, None, None)
        zeros, tops = ((maps == limit).sum((0, 1)) for limit in (0, TOP))
        pixels = maps.shape[0] * maps.shape[1]
        silent, full = int((zeros == pixels).sum()), int((tops > 0).sum())
        return cls(*whole, silent, full, float(zeros.sum() / maps.size), float(tops.sum() / maps.size))


@dataclass(frozen=True, eq=False)
class ChannelMaps:
    """Every channel of one layer's output, after its ReLU6 where it has one."""

    greys: NDArray[np.uint8]  # (C, h, w), each channel on its own scale (`shaded`)
    white: Floats  # (C,): what its white stands for, its largest absolute value
    means: Floats  # (C,)
    zeros: NDArray[np.int64]  # (C,): how many values are 0
    tops: NDArray[np.int64]  # (C,): how many are 6

    @classmethod
    def of(cls, name: str, maps: Floats) -> "ChannelMaps":
        """maps: (h, w, C)."""
        greys, white = shaded(maps.transpose(2, 0, 1), signed=not cut(name))
        zeros, tops = ((maps == limit).sum((0, 1)) for limit in (0, TOP))
        return cls(greys, white, maps.mean((0, 1)), zeros, tops)


@dataclass(frozen=True, eq=False)
class Contributions:
    """What each channel of each layer before the classifier says to one class: its value times the logit's slope.

    Of the last maps these are the terms of the logit: with the bias they add up to it. Of an earlier layer they say
    how fast the logit would fall, to begin with, if the channel grew weaker; they add up to nothing in particular.
    """

    logit: float
    bias: float
    channels: tuple[Floats, ...]  # of each layer (C,): summed over the map
    maps: tuple[Floats, ...]  # of each layer (h, w): summed over the channels


@dataclass(frozen=True)
class AllLayers(Question[tuple[LayerSeen, ...]]):
    """Look at each of the 28 layers with weights, `WEIGHTED`, of the network with trained weights."""

    picture: Picture
    alpha: float
    resolution: int


@dataclass(frozen=True)
class OneLayer(Question[ChannelMaps]):
    """Look at all channels of one of them. Raises ValueError for any other layer."""

    picture: Picture
    alpha: float
    resolution: int
    layer: str

    def __post_init__(self) -> None:
        if self.layer not in WEIGHTED:
            raise ValueError(f"layer = {self.layer!r}: must be one of {', '.join(WEIGHTED)}")


@dataclass(frozen=True)
class Contribute(Question[Contributions]):
    """Ask every channel what it says to a class, 0…999."""

    picture: Picture
    alpha: float
    resolution: int
    class_index: int
