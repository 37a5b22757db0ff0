"""What is asked of each table of the paper, to be found by reading it: the answers to choose from, and the right one.

No answer is printed as such: it takes two cells to compare, or a column to follow. Words stand in the room `tables`, as
`question_<number>` and `guess_<number>_<choice>`; the numbers in them are the reading's `values`. All of it is read off
the cells as printed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from mobilenet_viz.facts.published import Table, tables
from mobilenet_viz.paper.recompute import KINDS_OF_TABLE_2

Values = Mapping[str, str]


@dataclass(frozen=True)
class Reading:
    """What is asked of one table."""

    choices: tuple[str, ...]
    rule: Callable[[Table], str]  # the right one
    values: Callable[[Table], Values] = lambda table: {}


def right(number: int) -> str:
    """The right answer to what is asked of that table."""
    return READINGS[number].rule(tables()[number])


def values(number: int) -> Values:
    """The numbers in its words."""
    return READINGS[number].values(tables()[number])


def _of(table: Table, row: int | str, key: str) -> Decimal:
    return Decimal(table.cell(row, key))


def _compared(one: Decimal, other: Decimal) -> str:
    return "less" if one < other else "more" if one > other else "same"


def nearest(values: Mapping[str, float], found: float) -> str:
    """The choice whose value is closest to what was found."""
    return min(values, key=lambda choice: abs(values[choice] - found))


def _how_many(count: int, of: int) -> str:
    """In the words of the choices "none", "but_one", "all" and "some"."""
    return {0: "none", of - 1: "but_one", of: "all"}.get(count, "some")


def _halved(table: Table) -> str:
    """Of how many layers with stride s2 is the next row's input half as wide."""
    widths = [int(cell.partition("×")[0]) for cell in table.column("input")]
    strided = [row for row, cell in enumerate(table.column("layer")) if cell.endswith("s2")]
    return _how_many(sum(widths[row + 1] == -(-widths[row] // 2) for row in strided), len(strided))


def _heavy(table: Table) -> str:
    """The kind with most parameters for each of its Mult-Adds, as shares."""
    rows = range(len(table.rows))
    return KINDS_OF_TABLE_2[max(rows, key=lambda row: _of(table, row, "parameters") / _of(table, row, "mult_adds"))]


def _spares_no_parameters(table: Table) -> str:
    """The step down the rows that leaves the parameters as they are."""
    cells = table.column("parameters")
    (row,) = (row for row in range(1, len(cells)) if cells[row] == cells[row - 1])
    return READINGS[3].choices[row - 1]


TIMES: Mapping[str, float] = {"few": 3, "some": 9, "many": 27}  # one number is that many times another
LEFT: Mapping[str, float] = {"third": 1 / 3, "half": 1 / 2, "most": 3 / 4}  # of what there was


def _times(table: Table, one: str, other: str) -> str:
    return nearest(TIMES, float(_of(table, one, "mult_adds") / _of(table, other, "mult_adds")))


def _times_values(table: Table) -> Values:
    return {each: f"{number:.0f}" for each, number in TIMES.items()}


def _steepest(table: Table) -> str:
    """The step down the rows that costs most accuracy."""
    top1 = [Decimal(cell) for cell in table.column("top1")]
    return str(max(range(1, len(top1)), key=lambda row: top1[row - 1] - top1[row]))


def _alphas(table: Table) -> Values:
    alphas = [f"{network['alpha']}" for network in table.networks if network]
    return {f"alpha_{row}": alpha for row, alpha in enumerate(alphas)}


def _sizes(table: Table) -> tuple[int, int]:
    sizes = [network["resolution"] for network in table.networks if network]
    return sizes[0], sizes[-1]


def _left(table: Table) -> str:
    """Of the Mult-Adds, from the first to the last row."""
    work = table.column("mult_adds")
    return nearest(LEFT, float(Decimal(work[-1]) / Decimal(work[0])))


def _gain(table: Table) -> Values:
    vgg, mobilenet = (_of(table, name, "top1") for name in ("VGG 16", "1.0 MobileNet-224"))
    return {**_times_values(table), "points": str(vgg - mobilenet)}


def _rank(table: Table) -> str:
    """Where the network with the fewest parameters stands by its Mult-Adds."""
    rows = range(len(table.rows))
    light = min(rows, key=lambda row: _of(table, row, "parameters"))
    order = sorted(rows, key=lambda row: _of(table, row, "mult_adds"))
    return READINGS[9].choices[order.index(light)]


def _tie(table: Table) -> tuple[int, int]:
    """The two rows of the same accuracy: the thinner network and the one for fewer pixels."""
    top1 = table.column("top1")
    one, other = (row for row, cell in enumerate(top1) if top1.count(cell) > 1)
    return one, other


def _cheaper(table: Table) -> str:
    """Which of the two costs less, in work and in parameters."""
    thin, small = _tie(table)
    said = {_compared(_of(table, thin, key), _of(table, small, key)) for key in ("mult_adds", "parameters")}
    return {"less": "thin", "more": "small"}[said.pop()] if len(said) == 1 else "each"


def _tied(table: Table) -> Values:
    thin, small = _tie(table)
    return {"thin": table.rows[thin][0], "small": table.rows[small][0], "top1": table.rows[thin][1]}


def _as_good(table: Table) -> str:
    rows = range(len(table.rows))
    return str(sum(_of(table, row, "planet_mobilenet") >= _of(table, row, "planet") for row in rows))


def _better(table: Table) -> str:
    """How many of the networks that are taught do better than their teacher."""
    taught = [row for row, name in enumerate(table.column("model")) if "MobileNet" in name]
    return _how_many(sum(_of(table, row, "mean_ap") > _of(table, "Baseline", "mean_ap") for row in taught), len(taught))


def _vgg(table: Table) -> str:
    """In how many frameworks VGG finds most."""
    rows = sorted(range(len(table.rows)), key=lambda row: _of(table, row, "map"))
    best = {table.cell(row, "framework"): table.cell(row, "model") for row in rows}  # the highest is said last
    return str(sum("VGG" in model for model in best.values()))


def _shrunk(table: Table) -> str:
    return _compared(*(_of(table, name, "parameters") for name in ("1.0 MobileNet-128", "1.0 MobileNet-160")))


READINGS: Mapping[int, Reading] = {
    1: Reading(("all", "but_one", "none"), _halved),
    2: Reading(tuple(map(str, KINDS_OF_TABLE_2)), _heavy),
    3: Reading(("split", "alpha", "rho"), _spares_no_parameters),
    4: Reading(tuple(TIMES), lambda table: _times(table, "Conv MobileNet", "MobileNet"), _times_values),
    5: Reading(
        ("less", "same", "more"),
        lambda table: _compared(*(_of(table, name, "parameters") for name in ("Shallow MobileNet", "0.75 MobileNet"))),
    ),
    6: Reading(("1", "2", "3"), _steepest, _alphas),
    7: Reading(tuple(LEFT), _left, lambda table: dict(zip(("large", "small"), map(str, _sizes(table)), strict=True))),
    8: Reading(tuple(TIMES), lambda table: _times(table, "VGG 16", "1.0 MobileNet-224"), _gain),
    9: Reading(("fewest", "middle", "most"), _rank),
    10: Reading(("thin", "small", "each"), _cheaper, _tied),
    11: Reading(("1", "3", "5"), _as_good, lambda table: {"count": str(len(table.rows))}),
    12: Reading(("none", "but_one", "all"), _better),
    13: Reading(("1", "2", "3"), _vgg),
    14: Reading(("less", "same", "more"), _shrunk),
}
