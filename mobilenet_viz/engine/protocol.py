"""What can be asked of an engine, what it answers, and what an engine is. Loaded by the web process and the worker."""

import hashlib
from collections.abc import Hashable
from concurrent.futures import Future
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cached_property
from typing import Any, ClassVar, Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from mobilenet_viz.engine.layer_map import LayerMap
from mobilenet_viz.engine.methods import METHODS
from mobilenet_viz.engine.state import EngineState, Lane, Progress
from mobilenet_viz.facts import weights
from mobilenet_viz.network.architectures import ARCHITECTURES
from mobilenet_viz.training.collection import Collection

A = TypeVar("A")
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Picture:
    """What the network gets: (R, R, 3) uint8. Two pictures are equal when their SHA-256 is."""

    pixels: NDArray[np.uint8] = field(compare=False, repr=False)
    values: str = "signed"  # how bytes become numbers: a key of `images.VALUES`
    private: bool = field(default=False, compare=False)  # of somebody's own photo
    digest: str = field(init=False)  # of the pixels and of how they become numbers

    def __post_init__(self) -> None:
        pixels = np.array(self.pixels, np.uint8)  # a copy: nobody changes it behind the digest's back
        if pixels.ndim != 3 or pixels.shape != (len(pixels), len(pixels), 3):
            raise ValueError(f"pixels.shape = {pixels.shape}: must be (R, R, 3)")
        pixels.flags.writeable = False
        object.__setattr__(self, "pixels", pixels)
        object.__setattr__(self, "digest", hashlib.sha256(self.values.encode() + pixels.tobytes()).hexdigest())

    @property
    def resolution(self) -> int:
        return len(self.pixels)


class Question(Generic[A]):
    """Something to ask an engine; `A` is the type of the answer. Subclasses are frozen dataclasses."""

    deadline_s: ClassVar[float | None] = None  # after which its worker is ended; None: it takes what it takes
    is_kept: ClassVar[bool] = True  # is the answer, for who asks the same again?

    @property
    def lane(self) -> Lane:
        return Lane.QUICK

    @cached_property
    def key(self) -> Hashable:
        """Equal for questions with the same answer: for equal ones. Holds no pixels; an answer may still be a
        recognisable picture, see `is_private`."""
        values = (getattr(self, each.name) for each in fields(self) if each.compare)  # type: ignore[arg-type]
        # Weights that come meanwhile give another answer, but never another key to a question that is under way.
        return type(self), weights.here(), *(getattr(each, "digest", each) for each in values)

    @property
    def is_private(self) -> bool:
        """Is it about somebody's own photo? Then its answer goes with the last session that asked for it."""
        values = (getattr(self, each.name) for each in fields(self))  # type: ignore[arg-type]
        return any(isinstance(each, Picture | Collection) and each.private for each in values)

    def going_on(self, progress: Progress | None) -> "Question[A]":
        """The same for another worker than the one that has come so far: here it begins anew."""
        return self


@dataclass(frozen=True)
class BuiltModel:
    """A Keras model was built from the architecture with fresh weights; this is what it says of itself."""

    count_params: int
    seconds: float
    summary: str  # model.summary(), plain text
    keras_version: str


@dataclass(frozen=True, eq=False)
class Answer:
    """What a network with trained weights says of a picture. g is the side of its last grid, R / 32."""

    logits: Floats  # (1000,)
    probabilities: Floats  # (1000,), their softmax
    evidence: Floats  # (g, g, 1000): what each cell adds to each logit; the sum over cells + bias is the logit
    bias: Floats  # (1000,)
    weights: str  # which weights answered, in words
    layers: tuple[LayerMap, ...]  # of the stem and the 13 blocks, `mobilenet_v1.OUTPUTS`


@dataclass(frozen=True)
class BuildModel(Question[BuiltModel]):
    """Build the Keras model of a network at any α and size it has; needs no weights.

    architecture: a key of `architectures.ARCHITECTURES`; KeyError for any other.
    """

    alpha: float
    resolution: int
    architecture: str = "mobilenet_v1"

    def __post_init__(self) -> None:
        ARCHITECTURES[self.architecture]


@dataclass(frozen=True)
class Classify(Question[Answer]):
    """Ask the network with the embedded weights of this α; `weights.answering` says which those are."""

    picture: Picture
    alpha: float
    resolution: int
    ahead: bool = field(default=False, compare=False)  # nobody looks at the answer yet

    @property
    def lane(self) -> Lane:
        return Lane.LATER if self.ahead else Lane.QUICK


@dataclass(frozen=True)
class Glance(Classify):
    """The same of a frame of a camera, which no two cameras share and of which nothing stays."""

    is_kept: ClassVar[bool] = False
    lane: ClassVar[Lane] = Lane.CAMERA

    ahead: bool = field(default=True, compare=False)  # a network that is not ready yet is made so in slices
    camera: int = 0


@dataclass(frozen=True)
class Explain(Question[Floats]):
    """A map of tf-keras-vis for a class: (g, g) float32 on the grid of the block it is made at, not normalised.

    method: a key of `methods.METHODS` that is not in the answer already; KeyError for any other. block: one of its
    places: 1…13 (the output of its pointwise half, after ReLU6) or 0, the photo itself.
    """

    picture: Picture
    alpha: float
    resolution: int
    class_index: int
    method: str = "gradcam"
    block: int = 13

    @property
    def lane(self) -> Lane:
        return Lane.SLOW if METHODS[self.method].slow else Lane.QUICK


@dataclass(frozen=True)
class Deletion(Question[Floats]):
    """A class's probability while cells of the last grid are hidden, one after the other: (len(orders), g² + 1).

    orders: the cells 0…g²-1, row by row, in the order in which they are hidden (the first column: none is). A hidden
    cell is the byte `images.GREY`: next to 0 for the network where values are "signed", not where they are a mistake.
    """

    lane: ClassVar[Lane] = Lane.SLOW

    picture: Picture
    alpha: float
    resolution: int
    class_index: int
    orders: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, eq=False)
class BlockMaps:
    """What happens to a picture in one block, for a few channels; maps (h, w, channels) float32.

    Channels of each half go in even steps from its most active one (largest mean after ReLU6) to its least active one.
    """

    filters: NDArray[np.int64]  # (k,) channels of the depthwise half; its input has the same
    outputs: NDArray[np.int64]  # (l,) channels of the pointwise half
    before: Floats  # (h, w, k) what the block gets
    depthwise: Floats  # (h', w', k) convolution alone
    depthwise_bn: Floats  # after batch norm
    depthwise_relu: Floats  # after ReLU6
    pointwise: Floats  # (h', w', l)
    pointwise_bn: Floats
    pointwise_relu: Floats
    kernels: Floats  # (3, 3, k) learned depthwise kernels
    mix: Floats  # (k, l) learned mixing weights between the channels shown
    scales: Floats  # (2, max(k, l)): batch norm as y = scale · x + shift, of the depthwise and of the pointwise half
    shifts: Floats
    # (2, 2): of both halves, over *all* their channels, the share of values that ReLU6 sets to 0 and to 6
    cut: Floats


@dataclass(frozen=True)
class Block(Question[BlockMaps]):
    """Look into block 1…13 of the network with trained weights."""

    picture: Picture
    alpha: float
    resolution: int
    block: int
    channels: int = 8  # at most so many of each half


@dataclass(frozen=True)
class FetchWeights(Question[bool]):
    """Have Keras fetch published weights into its folder, online: True if it did, False if they were here already."""

    lane: ClassVar[Lane] = Lane.FETCH
    deadline_s: ClassVar[float | None] = 600  # the largest file, 17 MB, comes at 28 KB/s

    alpha: float
    resolution: int


def read_only(answer: A) -> A:
    """The same answer: it will be shared, so nobody may write into its arrays."""
    if isinstance(answer, np.ndarray):
        answer.flags.writeable = False
    for part in answer if isinstance(answer, tuple) else vars(answer).values() if is_dataclass(answer) else ():
        read_only(part)
    return answer


class Engine(Protocol):
    """Answers questions in the background. All methods may be called from any thread and return at once."""

    def ask(self, question: Question[A], asker: Hashable = None) -> Future[A]:
        """The answer to come. Asked again, a question gets the same future until it is forgotten or has failed.

        The future raises `Refusal`, and nothing else, when there is no answer. Arrays in answers are read-only.
        asker: whoever names itself can `leave`.
        """

    def leave(self, asker: Hashable) -> None:
        """This asker wants none of its answers any more: what nobody else waits for is dropped, from the queue or
        between two slices; a private answer that nobody else has asked for is forgotten."""

    def progress(self, question: Question[Any]) -> Progress | None:
        """How far the answer is, and what there is of it, while it is made slice by slice; None before, after, else."""

    def state(self) -> EngineState: ...

    def start(self) -> None: ...

    def stop(self) -> None: ...
