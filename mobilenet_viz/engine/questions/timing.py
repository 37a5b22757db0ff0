"""What is measured on the machine that the app runs on: how long networks, operations and single layers take, and a
network as a phone would run it."""

from dataclasses import dataclass
from typing import ClassVar

from mobilenet_viz.engine.protocol import Floats, Question
from mobilenet_viz.engine.state import Lane
from mobilenet_viz.network.spec import Layer


@dataclass(frozen=True)
class Machine:
    """What was measured on, and what else it had to do."""

    processor: str
    cores: int
    threads: int  # that TensorFlow could use
    load: tuple[float, float] | None  # processes that wanted a core, on average over a minute, before and after
    waited: float  # s, in which other questions had their turn, between two slices


@dataclass(frozen=True, eq=False)
class Runs:
    """How long something took, in seconds."""

    first: float  # its first call, which TensorFlow prepares itself in: apart from the others
    seconds: Floats  # (n,) each call after the warm-up


@dataclass(frozen=True)
class TimedNetwork:
    """MobileNetV1 of one α at one size."""

    alpha: float
    resolution: int
    trained: bool  # with the weights that are here, or with fresh ones: the work is the same
    runs: Runs


@dataclass(frozen=True)
class NetworkTimes:
    """Every α of the paper at every size that is answered at."""

    machine: Machine
    networks: tuple[TimedNetwork, ...]


@dataclass(frozen=True)
class TimeNetworks(Question[NetworkTimes]):
    """Measure one picture through each network, all of them by turns."""

    lane: ClassVar[Lane] = Lane.SLOW


@dataclass(frozen=True)
class Operation:
    """What TensorFlow does at one node of the network's graph."""

    layer: str  # the Keras layer it belongs to; "" for the input and the output
    does: str  # TensorFlow's word for it: "Relu6"
    seconds: float  # the median of its runs


@dataclass(frozen=True)
class OperationTimes:
    """A network operation by operation, as Keras says it and with what can be merged into the convolutions."""

    machine: Machine
    plain: tuple[Operation, ...]
    merged: tuple[Operation, ...]
    runs: tuple[Runs, Runs]  # both as a whole, not traced


@dataclass(frozen=True)
class TimeOperations(Question[OperationTimes]):
    """Have TensorFlow trace the network with the embedded weights of this α."""

    lane: ClassVar[Lane] = Lane.SLOW

    alpha: float
    resolution: int


@dataclass(frozen=True)
class LayerTimes:
    """Some layers, each on its own, in the order in which they were asked for."""

    machine: Machine
    runs: tuple[Runs, ...]


@dataclass(frozen=True)
class TimeLayers(Question[LayerTimes]):
    """Measure these convolutions by turns, without batch norm and activation, on random numbers."""

    lane: ClassVar[Lane] = Lane.SLOW

    layers: tuple[Layer, ...]


@dataclass(frozen=True, eq=False)
class PhoneTimes:
    """A network as TensorFlow runs it, converted with the same numbers, and converted to 8-bit integers: `WAYS`."""

    WAYS: ClassVar[tuple[str, ...]] = ("tensorflow", "float32", "int8")
    ENGINES: ClassVar[tuple[str, ...]] = ("litert", "tflite")  # LiteRT itself, or what comes with TensorFlow

    machine: Machine
    engine: str  # that ran what was converted, of `ENGINES`
    runs: tuple[Runs, ...]  # of each way
    sizes: tuple[int, ...]  # of both files, bytes
    probabilities: Floats  # (3, photos, 1000) what each way says of the embedded photos


@dataclass(frozen=True)
class TimePhone(Question[PhoneTimes]):
    """Convert the network with the embedded weights of this α for phones, and measure it by turns with TensorFlow."""

    lane: ClassVar[Lane] = Lane.SLOW

    alpha: float
    resolution: int
