"""The fourteen tables of the paper, printed beside recomputed."""

from mobilenet_viz.paper import tables
from mobilenet_viz.ui import components, papertables, state


def explorer() -> None:
    """Show it."""
    number = state.get("table")
    table = papertables.as_data(number, state.language()) | {"tally": papertables.tally(number)}
    components.explore("tables", ("table", "computed"), numbers=list(tables()), table=table)
