"""The pictures that this session teaches with."""

from functools import cache

from mobilenet_viz.training.collection import Collection
from mobilenet_viz.training.samples import cats_dogs

FIRST = 80  # of each class, so that a class sees the end of a lesson


def current() -> Collection:
    """What was collected; before that, embedded cats and dogs."""
    return _embedded()


@cache
def _embedded() -> Collection:
    return Collection({name: photos[:FIRST] for name, photos in cats_dogs().classes.items()}, private=False)
