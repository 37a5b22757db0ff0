"""What the frozen part of a network makes of pictures: computed once a picture, and kept."""

from collections import OrderedDict
from collections.abc import Hashable, Iterator, Sequence

import numpy as np

from mobilenet_viz.engine.protocol import Floats
from mobilenet_viz.engine.worker.training.network import Network, prepared
from mobilenet_viz.training.augment import variant
from mobilenet_viz.training.collection import Photo
from mobilenet_viz.training.settings import Settings

SLICE = 8  # pictures
KEPT_BYTES = 512 * 2**20  # 10,000 pictures of all that is averaged, 2,600 maps of 4×4×1024

_kept: OrderedDict[Hashable, Floats] = OrderedDict()  # the least recently used first


def features(network: Network, photos: Sequence[Photo], number: int | None = None) -> Iterator[list[Floats]]:
    """Those of all pictures, `SLICE` by `SLICE`; at most so many are computed before the next is yielded.

    number: of the variant that is seen instead of the picture itself.
    """
    for begin in range(0, len(photos), SLICE):
        some = photos[begin : begin + SLICE]
        keys = [_key(network.settings, photo, number) for photo in some]
        missing = [place for place, key in enumerate(keys) if key not in _kept]
        if missing:
            seen = [_seen(network.settings, some[place], number) for place in missing]
            made = network.features(prepared(network.settings.base, np.stack(seen))).numpy()
            for place, each in zip(missing, made, strict=True):
                _kept[keys[place]] = each
        for key in keys:
            _kept.move_to_end(key)
        yield [_kept[key] for key in keys]
        _forget()


def _seen(settings: Settings, photo: Photo, number: int | None) -> np.ndarray:
    if number is None:
        return photo.at(settings.resolution)
    return variant(photo, settings.resolution, number, settings.seed)


def _key(settings: Settings, photo: Photo, number: int | None) -> Hashable:
    """All that they depend on: an average is not the maps, and other seeds make other variants."""
    seed = None if number is None else settings.seed
    head = settings.head if settings.all_frozen else None
    return settings.base, settings.resolution, settings.line, head, photo.digest, number, seed


def _forget() -> None:
    size = sum(each.nbytes for each in _kept.values())
    while size > KEPT_BYTES:
        size -= _kept.popitem(last=False)[1].nbytes
