"""Published facts, each quoted with the table it stands in."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from mobilenet_viz.facts.assets import ASSETS

PAPER = "arXiv 1704.04861v1"
POINTS_ALPHA = (1.0, 0.75, 0.5, 0.25)  # the widths and input sizes the paper trains
POINTS_RESOLUTION = (224, 192, 160, 128)
_OWN_TABLES = (6, 7, 9)  # where α, ρ and both change; 4, 5 and 8 repeat some of these


@dataclass(frozen=True)
class Table:
    """A table of the paper, every cell as printed."""

    number: int
    columns: tuple[str, ...]  # keys; the first is what names a row
    units: Mapping[str, str]  # by column of numbers: million, billion or percent
    rows: tuple[tuple[str, ...], ...]
    networks: tuple[Mapping[str, Any] | None, ...]  # by row: architecture, alpha, resolution, classes; None if unknown
    undetermined: tuple[str, ...]  # columns of such rows that it leaves open
    layer: Mapping[str, Any]  # Table 3's example; elsewhere empty

    @property
    def source(self) -> str:
        return f"{PAPER}, Table {self.number}"

    @property
    def names(self) -> tuple[str, ...]:
        """The columns without numbers."""
        return tuple(key for key in self.columns if key not in self.units)

    def column(self, key: str) -> tuple[str, ...]:
        """The cells below that key. ValueError if there is no such column."""
        at = self.columns.index(key)
        return tuple(row[at] for row in self.rows)

    def total(self, key: str) -> Decimal:
        """What the cells below that key add up to, as printed."""
        return sum(map(Decimal, self.column(key)), Decimal())

    def row(self, *names: str) -> int:
        """The place from 0 of the one row that begins with these cells. ValueError if there is none or another."""
        (at,) = (i for i, row in enumerate(self.rows) if row[: len(names)] == names)
        return at

    def cell(self, row: int | str, key: str) -> str:
        """A cell as printed; rows by their name, or by their place where a name stands twice."""
        return self.column(key)[self.row(row) if isinstance(row, str) else row]


@cache
def tables() -> Mapping[int, Table]:
    """The fourteen tables by their number."""
    return {facts["number"]: _table(facts) for facts in read_facts("tables")["table"]}


def _table(facts: Mapping[str, Any]) -> Table:
    rows = tuple(tuple(row) for row in facts["rows"])
    networks = tuple(network or None for network in facts.get("networks", [{}] * len(rows)))
    columns, undetermined = tuple(facts["columns"]), tuple(facts.get("undetermined", ()))
    return Table(facts["number"], columns, facts["units"], rows, networks, undetermined, facts.get("layer", {}))


@cache
def own_rows() -> Mapping[tuple[float, int], tuple[Table, int]]:
    """By alpha and resolution: the table and its row, from 0, where the paper first prints that MobileNet's results."""
    found: dict[tuple[float, int], tuple[Table, int]] = {}
    for table in (tables()[number] for number in _OWN_TABLES):
        for row, network in enumerate(table.networks):
            if network and network["architecture"] == "mobilenet_v1":
                found.setdefault((network["alpha"], network["resolution"]), (table, row))
    return found


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
    return (*paper_top1(), *slim_top1())


@cache
def paper_top1() -> tuple[Top1, ...]:
    """The paper's own accuracies, each network once."""
    return tuple(
        Top1(*point, float(table.cell(row, "top1")), table.source) for point, (table, row) in own_rows().items()
    )


@cache
def slim_top1() -> tuple[Top1, ...]:
    """The accuracies of the checkpoints that TF-slim published: the weights Keras ships."""
    (source,) = read_facts("accuracy")["source"]
    return tuple(Top1(alpha, resolution, percent, source["title"]) for alpha, resolution, percent in source["values"])


def published(alpha: float, resolution: int) -> tuple[Top1, ...]:
    """The published accuracies of exactly this network; empty where our sources have none."""
    return tuple(fact for fact in top1() if (fact.alpha, fact.resolution) == (alpha, resolution))


def quoted_claim(key: str) -> Mapping[str, Any]:
    """A sentence of the text with its numbers, as `claims.toml` has it. ValueError if there is no such key."""
    facts: Mapping[str, Any]
    (facts,) = (facts for facts in read_facts("claims")["claim"] if facts["key"] == key)
    return facts


def read_facts(name: str) -> dict[str, Any]:
    """The quoted facts of `assets/facts/<name>.toml`. FileNotFoundError if there is no such file."""
    return tomllib.loads((ASSETS / "facts" / f"{name}.toml").read_text("utf-8"))
