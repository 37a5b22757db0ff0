"""The networks that can be taught something new: what is left of each without its 1000 classes."""

from collections.abc import Iterator, Sequence
from functools import cache

from mobilenet_viz.network.architectures import ARCHITECTURES
from mobilenet_viz.network.architectures.mobilenet_v1 import CLASSES, mobilenet_v1
from mobilenet_viz.network.from_keras.counted import Counted, ModelLedger
from mobilenet_viz.network.keras_rows import keras_rows
from mobilenet_viz.network.peers import Embedded, Peer, peers

BASES = tuple(peer.name for peer in peers().values() if peer.is_embedded)
"""Their names: those whose weights are a part of this project."""


@cache
def rows(base: str, resolution: int | None = None) -> tuple[Counted, ...]:
    """Its layers as Keras has them, up to the last maps; resolution: px, its own where none is said."""
    return without_top(_ledger(peers()[base], resolution))


def without_top(ledger: ModelLedger) -> tuple[Counted, ...]:
    """The rows of a network up to its last maps: those before the layer with its classes."""
    top = next(place for place, row in enumerate(ledger.rows) if row.effect.shape[-1] == CLASSES)
    maps = [place for place in range(top) if ledger.rows[place].effect.shape[0] > 1 and _is_maps(ledger.rows[place])]
    return ledger.rows[: maps[-1] + 1]


@cache
def lines(base: str) -> tuple[str, ...]:
    """Where a base can be cut in two, by the layer before the cut: everything that goes on goes through it."""
    return tuple(_cuts(rows(base)))


def _cuts(rows: Sequence[Counted]) -> Iterator[str]:
    last_read = {name: place for place, row in enumerate(rows) for name in row.inputs}
    furthest = 0
    for place, row in enumerate(rows):
        if furthest <= place:  # nothing before it is read behind it
            yield row.name
        furthest = max(furthest, last_read.get(row.name, place))


def _is_maps(row: Counted) -> bool:
    return len(row.effect.shape) == 3


def _ledger(peer: Peer, resolution: int | None) -> ModelLedger:
    side = peer.resolution if resolution is None else resolution
    if isinstance(peer.made, Embedded):
        return keras_rows(ARCHITECTURES[peer.made.architecture](resolution=side))
    assert isinstance(peer.made, float)  # of Keras' folder is none of `BASES`
    return keras_rows(mobilenet_v1(peer.made, side))
