"""Cats and dogs that are a part of the project: a sheet of pictures of 32 px, from CIFAR-10 (assets/SOURCES.md)."""

from functools import cache

import numpy as np
from PIL import Image

from mobilenet_viz.facts.assets import ASSETS
from mobilenet_viz.training.collection import Collection, Photo

SHEET = ASSETS / "training" / "cats_dogs.png"
CLASSES = ("cat", "dog")  # half of the sheet each, row by row
LESSON = 80  # of each class that teach where nobody has collected any: a class sees the end of it
SIDE = 32  # px, of a picture: it is enlarged for the networks


@cache
def cats_dogs() -> Collection:
    """All of them, as many of each."""
    with Image.open(SHEET) as sheet:
        grid = np.asarray(sheet)
    rows = grid.reshape(len(grid) // SIDE, SIDE, -1, SIDE, 3).swapaxes(1, 2)
    halves = rows.reshape(len(CLASSES), -1, SIDE, SIDE, 3)
    classes = {
        name: tuple(Photo(f"{number:03}", pixels) for number, pixels in enumerate(half, start=1))
        for name, half in zip(CLASSES, halves, strict=True)
    }
    return Collection(classes, private=False)


@cache
def for_a_lesson() -> Collection:
    """The first `LESSON` of each."""
    return Collection({name: photos[:LESSON] for name, photos in cats_dogs().classes.items()}, private=False)
