"""The question what becomes of a network when batch norm is folded into its convolutions, and its answer."""

from dataclasses import dataclass

from mobilenet_viz.engine.protocol import Floats, Picture, Question


@dataclass(frozen=True)
class Norm:
    """What batch norm does to a channel: γ · (x - mean) / √(variance + ε) + β."""

    gamma: float
    beta: float
    mean: float
    variance: float
    epsilon: float


@dataclass(frozen=True, eq=False)
class FoldedChannel:
    """One channel of a layer at one place of its map, as trained and folded.

    Its weights, n of them: for each input channel that it reads (a depthwise one only its own) its kernel, row by row.
    """

    number: int  # from 0
    norm: Norm
    kernels: Floats  # (2, n): as trained, folded
    bias: float  # of the folded convolution
    place: tuple[int, int]  # row and column of the map
    pixels: Floats  # (n,) what lies under the kernel there; 0 beyond the edge
    trained: tuple[float, float, float]  # the convolution there, after batch norm, after ReLU6
    folded: tuple[float, float]  # the convolution with its bias, after ReLU6


@dataclass(frozen=True, eq=False)
class Folded:
    """What a network says of a picture as trained and folded, and one of its channels in both."""

    logits: Floats  # (2, 1000)
    probabilities: Floats  # (2, 1000)
    layers: tuple[int, int]  # of both Keras models
    parameters: tuple[int, int]  # likewise, `count_params`
    channel: FoldedChannel


@dataclass(frozen=True)
class Folding(Question[Folded]):
    """Ask the network with trained weights, and the same built without batch norm, which is folded into its kernels.

    layer: the name of one of its convolutions. channel: from 0; None for the one that is most active on this picture.
    The place is where the channel is largest of what ReLU6 leaves as it is; the first one, where it leaves nothing.
    """

    picture: Picture
    alpha: float
    resolution: int
    layer: str
    channel: int | None = None
