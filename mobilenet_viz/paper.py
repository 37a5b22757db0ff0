"""Published facts, each quoted with the table it stands in."""

import tomllib
from dataclasses import dataclass
from functools import cache

from mobilenet_viz.assets import ASSETS

POINTS_ALPHA = (1.0, 0.75, 0.5, 0.25)  # the widths and input sizes the paper trains
POINTS_RESOLUTION = (224, 192, 160, 128)


@dataclass(frozen=True)
class Top1:
    """ImageNet top-1 accuracy in percent of one network, as printed in `source`."""

    alpha: float
    resolution: int
    percent: float
    source: str


@cache
def top1() -> tuple[Top1, ...]:
    """Every published top-1 the app knows; one network can have several, from different training runs."""
    facts = tomllib.loads((ASSETS / "facts" / "accuracy.toml").read_text("utf-8"))
    return tuple(
        Top1(alpha, resolution, percent, source["title"])
        for source in facts["source"]
        for alpha, resolution, percent in source["values"]
    )


def published(alpha: float, resolution: int) -> tuple[Top1, ...]:
    """The published accuracies of exactly this network; empty where our sources have none."""
    return tuple(fact for fact in top1() if (fact.alpha, fact.resolution) == (alpha, resolution))
