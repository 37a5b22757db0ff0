"""Accuracy against cost of the sixteen networks of Figures 4 and 5: who beats whom, and how straight the line is.

Costs come from the ledger, accuracies from two training runs that are never mixed: whatever compares accuracies takes
one source. Section 4.2 of the paper calls the results "log linear with a jump" at the smallest α.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from statistics import correlation, linear_regression

from mobilenet_viz.facts.published import POINTS_ALPHA, POINTS_RESOLUTION, Top1, paper_top1, slim_top1
from mobilenet_viz.network.architectures.mobilenet_v1 import mobilenet_v1
from mobilenet_viz.network.costs import ledger

SOURCES = {"slim": slim_top1, "paper": paper_top1}
COSTS = ("mult_adds", "kernels")
AMPLE = 0.5  # the smallest α on the line: below it the accuracy jumps
ALIKE = 1.2  # costs up to this ratio are "about the same"


@dataclass(frozen=True)
class Network:
    """One MobileNet: exact costs, and its published top-1 by source."""

    alpha: float
    resolution: int  # px
    mult_adds: int
    kernels: int  # kernel weights, the paper's parameter count
    top1: Mapping[str, Top1]

    def percent(self, source: str) -> float:
        """Its top-1 in percent. KeyError if that source has none."""
        return self.top1[source].percent


def network(alpha: float, resolution: int) -> Network:
    """Any α and input size in px; `top1` is empty where our sources have none."""
    counted = ledger(mobilenet_v1(alpha, resolution))
    top1 = {
        source: fact
        for source, published in SOURCES.items()
        for fact in published()
        if (fact.alpha, fact.resolution) == (alpha, resolution)
    }
    return Network(alpha, resolution, counted.mult_adds, counted.kernels, top1)


def sixteen() -> tuple[Network, ...]:
    """The networks of Figures 4 and 5, the widest and largest first."""
    return tuple(network(alpha, resolution) for alpha in POINTS_ALPHA for resolution in POINTS_RESOLUTION)


def known(networks: Collection[Network], source: str) -> list[Network]:
    """Those whose accuracy that source has published."""
    return [each for each in networks if source in each.top1]


def beaten_by(one: Network, networks: Collection[Network], source: str, cost: str) -> Network | None:
    """The best of those that cost no more than `one` and recognise no less, and are better in at least one of the two.

    cost: one of `COSTS`. None if there is no such network: then `one` is on the Pareto front.
    """

    def beats(other: Network) -> bool:
        costs, percents = getattr(other, cost), other.percent(source)
        here = getattr(one, cost), one.percent(source)
        return costs <= here[0] and percents >= here[1] and (costs, percents) != here

    better = [other for other in known(networks, source) if beats(other)]
    return max(better, key=lambda other: (other.percent(source), -getattr(other, cost)), default=None)


def front(networks: Collection[Network], source: str, cost: str) -> list[Network]:
    """The Pareto front, the cheapest first: the networks that no other one beats."""
    unbeaten = [one for one in known(networks, source) if beaten_by(one, networks, source, cost) is None]
    return sorted(unbeaten, key=lambda one: (getattr(one, cost), one.percent(source)))


def rivals(networks: Sequence[Network], source: str) -> list[tuple[Network, Network]]:
    """Pairs (wide on small images, thin on large ones) of about the same Mult-Adds, the costliest first."""
    seen = known(networks, source)
    pairs = [
        (wide, thin)
        for wide in seen
        for thin in seen
        if wide.alpha > thin.alpha and wide.resolution < thin.resolution
        if max(wide.mult_adds, thin.mult_adds) <= ALIKE * min(wide.mult_adds, thin.mult_adds)
    ]
    return sorted(pairs, key=lambda pair: -pair[0].mult_adds)


@dataclass(frozen=True)
class Line:
    """top-1 = at_one_million + per_doubling · log₂(Mult-Adds in millions), in percent."""

    at_one_million: float
    per_doubling: float
    r_squared: float  # of the networks it was fitted to
    fitted: tuple[Network, ...]

    def at(self, mult_adds: float) -> float:
        """The top-1 in percent that the line says."""
        return self.at_one_million + self.per_doubling * log2(mult_adds / 1e6)

    def residual(self, one: Network, source: str) -> float:
        """How far the network lies above the line, in percentage points."""
        return one.percent(source) - self.at(one.mult_adds)


def line(networks: Collection[Network], source: str, least_alpha: float = AMPLE) -> Line:
    """The least-squares line through the networks of that α and wider.

    Raises statistics.StatisticsError when they all cost or all recognise the same.
    """
    fitted = tuple(one for one in known(networks, source) if one.alpha >= least_alpha)
    x = [log2(one.mult_adds / 1e6) for one in fitted]
    y = [one.percent(source) for one in fitted]
    slope, intercept = linear_regression(x, y)
    return Line(intercept, slope, correlation(x, y) ** 2, fitted)


def thin(networks: Collection[Network], source: str) -> list[Network]:
    """Those below the α of the line: what its residuals show to be another matter."""
    return [one for one in known(networks, source) if one.alpha < AMPLE]
