"""Tables of the paper as rows of bars, and how each row stands beside another; all from the printed cells."""

from dataclasses import dataclass
from decimal import Decimal

from mobilenet_viz.facts.published import tables
from mobilenet_viz.paper.recompute import COSTS


@dataclass(frozen=True)
class Chart:
    """A table of the paper as rows of bars, each compared with one of them; numbers of rows from 0."""

    table: int
    reference: int  # the row the others are compared with
    shown: int  # the row that is compared at first
    turned: bool = False  # its columns are the rows


def matrix(chart: Chart) -> tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Names of the rows, keys of the columns with numbers, and the printed cells [row][column]."""
    table = tables()[chart.table]
    names = tuple(row[0] for row in table.rows)
    if chart.turned:
        return table.columns[1:], names, tuple(table.column(key) for key in table.columns[1:])
    first = len(table.names)
    joined = tuple(" · ".join(row[:first]) for row in table.rows)
    return joined, table.columns[first:], tuple(row[first:] for row in table.rows)


def against(chart: Chart, row: int) -> list[tuple[str, str]]:
    """By column, how a row stands beside the reference; from the printed cells.

    Accuracies: ("more", points) or ("less", points), in their decimals. Costs: ("times", ratio) or, where they are
    smaller, ("fraction", 1 / ratio). Either: ("equal", "").
    """
    _, columns, cells = matrix(chart)
    pairs = zip(columns, cells[row], cells[chart.reference], strict=True)
    return [_beside(key, Decimal(cell), Decimal(other)) for key, cell, other in pairs]


def _beside(key: str, value: Decimal, other: Decimal) -> tuple[str, str]:
    if value == other:
        return "equal", ""
    if key in COSTS:
        return ("times", ratio(value, other)) if value > other else ("fraction", ratio(other, value))
    return "more" if value > other else "less", f"{abs(value - other)}"


def ratio(more: Decimal | int, less: Decimal | int) -> str:
    """How many times, to three digits or so."""
    times = Decimal(more) / Decimal(less)
    return f"{times:.1f}" if times >= 10 else f"{times:.2f}"
