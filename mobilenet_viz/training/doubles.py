"""Which pictures show the same: by their pixels, and nearly by what a network makes of them."""

import numpy as np
from numpy.typing import NDArray

from mobilenet_viz.training.collection import Photo

NEAR = 0.95  # cosine of the features above which two pictures are taken for one, packed or cut anew


def groups(photos: tuple[Photo, ...], features: NDArray[np.float32], near: float = NEAR) -> NDArray[np.int64]:
    """(pictures,): for each the place of the first picture of its group; alone in it, its own place.

    features: (pictures, values). Who is near one of a group belongs to it, though not near all.
    """
    roots = np.arange(len(photos))

    def root(place: int) -> int:
        while roots[place] != place:
            roots[place] = place = roots[roots[place]]  # the way is shorter the next time
        return place

    for one, other in _pairs(photos, features, near):
        first, second = sorted((root(one), root(other)))
        roots[second] = first
    return np.array([root(place) for place in range(len(photos))], np.int64)


def same(photos: tuple[Photo, ...]) -> NDArray[np.int64]:
    """Likewise by pixels alone, before a network has looked at them."""
    first: dict[str, int] = {}
    return np.array([first.setdefault(photo.digest, place) for place, photo in enumerate(photos)], np.int64)


def _pairs(photos: tuple[Photo, ...], features: NDArray[np.float32], near: float) -> list[tuple[int, int]]:
    lengths = np.linalg.norm(features, axis=1, keepdims=True)
    unit = features / np.maximum(lengths, np.finfo(np.float32).tiny)
    alike = np.triu(unit @ unit.T >= near, k=1)
    digests = np.unique([photo.digest for photo in photos], return_inverse=True)[1]
    same = np.triu(digests[:, None] == digests[None, :], k=1)
    return [(int(one), int(other)) for one, other in np.argwhere(alike | same)]
