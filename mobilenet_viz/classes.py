"""The 1000 ImageNet classes in the order of the network's outputs (Keras order: no background class)."""

from functools import cache

from mobilenet_viz.assets import ASSETS


@cache
def synonyms() -> tuple[tuple[str, ...], ...]:
    """All English names of each class, the usual one first: ("malamute", "malemute", "Alaskan malamute")."""
    lines = (ASSETS / "imagenet_classes.txt").read_text("utf-8").splitlines()
    return tuple(tuple(line.split(", ")) for line in lines)


@cache
def names() -> tuple[str, ...]:
    """One English name of each class; no two are alike, not even when case is ignored."""
    return tuple(line[0] for line in synonyms())
