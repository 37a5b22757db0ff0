"""The sixteen networks as a table, which says of each what its mark in the chart says; a row opens it on page 1."""

from collections.abc import Mapping, Sequence
from typing import Any

from mobilenet_viz.network.grid import written_alpha
from mobilenet_viz.paper import tradeoff
from mobilenet_viz.paper.tradeoff import Network
from mobilenet_viz.ui import components, shell, state

Row = dict[str, Any]  # a text for each column; `alpha` and `size` also as numbers, in `open`


def table(rows: Sequence[Row], columns: Sequence[str], said: Mapping[str, Any], words: Mapping[str, str]) -> None:
    """Draw the table below the charts, with what `said` says of their marks."""
    here = {name: state.get(name) for name in ("alpha", "size")}
    marked = [row | {"here": row["open"] == here} for row in rows]
    data = {"words": dict(words), "chosen": {}, "said": dict(said), "rows": marked, "columns": columns}
    shell.open_network(components.mount("paper/networks", data, key="networks"))


def rows(networks: Sequence[Network], source: str, cost: str, words: Mapping[str, str]) -> list[Row]:
    """What is said of each network; of accuracies only those of `source` are compared, of costs only `cost`."""
    line = tradeoff.line(networks, source)
    return [_row(one, networks, source, cost, line, words) for one in networks]


def _row(
    one: Network, networks: Sequence[Network], source: str, cost: str, line: tradeoff.Line, words: Mapping[str, str]
) -> Row:
    percents = {each: f"{one.percent(each):.1f}" if each in one.top1 else "–" for each in tradeoff.SOURCES}
    compared = source in one.top1
    return {
        "open": {"alpha": one.alpha, "size": one.resolution},
        "alpha": written_alpha(one.alpha),
        "size": str(one.resolution),
        "mult_adds": f"{one.mult_adds:,}",
        "kernels": f"{one.kernels:,}",
        **percents,
        "sources": {each: fact.source for each, fact in one.top1.items()},
        "front": _front(one, networks, source, cost, words) if compared else "–",
        "residual": _signed(line.residual(one, source)) if compared else "–",
    }


def _front(one: Network, networks: Sequence[Network], source: str, cost: str, words: Mapping[str, str]) -> str:
    other = tradeoff.beaten_by(one, networks, source, cost)
    if other is None:
        return words["on_front"]
    return words["beaten"].format(alpha=written_alpha(other.alpha), size=other.resolution)


def _signed(points: float) -> str:
    return f"{points:+.1f}".replace("-", "−") if abs(points) >= 0.05 else "0.0"


def covered(row: Row) -> Row:
    """A row before the guess: what is drawn is hidden in it, its name and its Mult-Adds are not."""
    hidden = (*tradeoff.SOURCES, "kernels")
    return row | {column: "?" for column in hidden if row[column] != "–"} | {"sources": {}}


def hover(row: Row, columns: Sequence[str], words: Mapping[str, str]) -> str:
    """What its mark says: the cells of its row, a line each."""
    title = words["network"].format(alpha=row["alpha"], size=row["size"])
    lines = [f"{words[f'column_{column}']}: {row[column]}" for column in columns if row[column] != "–"]
    return "<br>".join([f"<b>{title}</b>", *lines])
