"""Small collections for tests, as pixels, as files and as ZIPs."""

import io
import zipfile
from collections.abc import Mapping

import numpy as np

from mobilenet_viz.pixels import images
from mobilenet_viz.training.collection import Collection, Photo
from mobilenet_viz.training.samples import cats_dogs


def noise(seed: int, side: int = 40) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (side, side, 3)).astype(np.uint8)


def png(seed: int) -> bytes:
    return images.to_png(noise(seed))


def some(each: int, *, start: int = 0) -> Collection:
    """So many cats and as many dogs."""
    classes = {name: photos[start : start + each] for name, photos in cats_dogs().classes.items()}
    return Collection(classes, private=False)


def noisy(*counts: int) -> Collection:
    """Classes a, b … of so many pictures each, none like another."""
    seeds = iter(range(sum(counts)))
    names = "abcdefghijkl"
    named = zip(names, counts, strict=False)
    return Collection({name: tuple(Photo(f"{n}", noise(next(seeds))) for n in range(count)) for name, count in named})


def zipped(members: Mapping[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


TWO = {"a/1.png": png(1), "a/2.png": png(2), "b/1.png": png(3), "b/2.png": png(4)}
