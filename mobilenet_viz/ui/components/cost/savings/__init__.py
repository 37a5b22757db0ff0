"""How many times less the separable blocks cost, block by block, at any α."""

from dataclasses import asdict

from mobilenet_viz.facts.published import POINTS_ALPHA
from mobilenet_viz.network import savings
from mobilenet_viz.network.grid import ALPHAS
from mobilenet_viz.ui import components, guesses, state


def explorer() -> None:
    """Show it for the chosen input size, at which the whole network is counted; the blocks are the same at all."""
    band = savings.band()
    limit = band.kernel**2
    alpha, size, least = (state.get(field) for field in ("alpha", "size", "least"))
    components.explore(
        "cost/savings",
        ("alpha", "least", "block"),
        table=savings.table(size),
        alphas=ALPHAS,
        marks=POINTS_ALPHA,
        size=size,
        claim=asdict(band) | {"source": band.source, "limit": limit, "least_channels": band.least_channels},
        scale=limit + 1,  # where the axis ends
        asked=guesses.asked("savings", alpha, size, guess=None if least is None else str(least)),
    )
