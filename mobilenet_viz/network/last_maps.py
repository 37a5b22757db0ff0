"""The last maps of a network, of whatever ledger: what its convolutions leave for pooling and classifier to read."""

from dataclasses import dataclass

from mobilenet_viz.network.costs import Ledger
from mobilenet_viz.network.from_keras.counted import ModelLedger
from mobilenet_viz.network.spec import CONVOLUTIONS, Kind, fields_of

POOLS = (Kind.POOL, Kind.MAX_POOL)
BOTH = 2  # directions: a kernel may be 1×7


@dataclass(frozen=True)
class LastMaps:
    """Of a network for square photos."""

    layer: str  # that makes them, as the ledger calls it
    side: int  # cells
    field: int  # px: how wide one cell sees, the widest way through the network; may be more than the photo has


@dataclass(frozen=True)
class _Row:
    name: str
    inputs: tuple[str, ...]
    kind: Kind | None
    side: int
    kernels: tuple[int, ...]
    strides: tuple[int, ...]


@dataclass(frozen=True)
class _Along:
    """A row in one of both directions."""

    name: str
    inputs: tuple[str, ...]
    kernel: int
    stride: int


def last_maps(ledger: Ledger | ModelLedger) -> LastMaps:
    """What the first pooling behind the last convolution reads. A convolution of 1×1 maps is a classifier's.

    So they come after batch norm, activation and whatever is added or put beside: all that the answer rests on.
    """
    rows = _rows(ledger)
    last = max(i for i, row in enumerate(rows) if row.kind in CONVOLUTIONS and row.side > 1)
    pooling = next(row for row in rows[last:] if row.kind in POOLS)
    at = next(i for i, row in enumerate(rows) if row.name == pooling.inputs[0])
    return LastMaps(rows[at].name, rows[at].side, max(_field(rows[: at + 1], way) for way in range(BOTH)))


def _field(rows: list[_Row], way: int) -> int:
    """px that a cell of the last of these rows sees in one direction."""
    fields = fields_of(_Along(row.name, row.inputs, row.kernels[way], row.strides[way]) for row in rows)
    return fields[rows[-1].name][0]


def _rows(ledger: Ledger | ModelLedger) -> list[_Row]:
    if isinstance(ledger, Ledger):
        return [
            _Row(each.name, each.inputs, each.kind, each.out_size, BOTH * (each.kernel,), BOTH * (each.stride,))
            for each in ledger.architecture.layers
        ]
    still = BOTH * (1,)  # of a layer where nothing slides
    effects = ((row.name, row.inputs, row.effect) for row in ledger.rows)
    return [
        _Row(
            name, inputs, effect.kind, min(effect.shape[:-1], default=1), effect.kernel or still, effect.stride or still
        )
        for name, inputs, effect in effects
    ]
