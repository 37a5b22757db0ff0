"""The paper's tables computed anew: for every cell that an architecture of ours determines, what comes out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cache

from mobilenet_viz.facts.published import Table, tables
from mobilenet_viz.network.architectures import ARCHITECTURES
from mobilenet_viz.network.architectures.mobilenet_v1 import BLOCKS, mobilenet_v1
from mobilenet_viz.network.costs import Ledger, Row, ledger
from mobilenet_viz.network.separable import Shape, rungs
from mobilenet_viz.network.spec import Kind, Layer, Padding

MILLION, BILLION = 10**6, 10**9
UNITS = {"million": MILLION, "billion": BILLION}
# By column: the field of a ledger. The paper counts kernels.
COSTS = {"mult_adds": "mult_adds", "parameters": "kernels"}


class Verdict(StrEnum):
    """How a printed cell stands beside the computed one."""

    SAME = "same"  # rounded to the digits printed they are equal
    CUT = "cut"  # digits were cut off instead of rounded
    DIFFERS = "differs"
    OPEN = "open"  # nothing of ours determines it


@dataclass(frozen=True)
class Cell:
    """A cell as printed, and what comes out: `exact`, in the unit of its column, or `written` where it is no number."""

    printed: str
    verdict: Verdict = Verdict.OPEN
    exact: Decimal | None = None
    written: str | None = None


@cache
def checked(number: int) -> tuple[tuple[Cell, ...], ...]:
    """Table `number` of the paper by [row][column], every cell recomputed as far as it can be."""
    table = tables()[number]
    if number in _WHOLE:
        return _WHOLE[number](table)
    return tuple(_row(table, row) for row in range(len(table.rows)))


def network_of(number: int, row: int | str, **instead: float) -> Ledger:
    """The ledger of a row's network, by its name or its place, with the classes it has there.

    `instead`: arguments of the architecture that are to differ from the row's. ValueError if it has no network.
    """
    table = tables()[number]
    of = table.networks[table.row(row) if isinstance(row, str) else row]
    if of is None:
        raise ValueError(f"the paper does not describe the network of row {row!r} of Table {number}")
    arguments = {name: value for name, value in of.items() if name != "architecture"} | instead
    return ledger(ARCHITECTURES[of["architecture"]](**arguments))


def is_body(number: int, row: int) -> bool:
    """Whether a row's network is computed without a classifier: another head follows, which is not printed."""
    of = tables()[number].networks[row]
    return of is not None and of.get("classes") == 0


def compared(printed: str, exact: Decimal) -> Cell:
    """A printed number beside the exact one. Zeros at the end of a whole number may stand for digits left out.

    Cut-off digits are looked for first, on purpose: by zeros alone Table 7's 290 for 290.7 would seem to agree, in a
    column that is printed to the million. The price is AlexNet's 60 for 60.95, which could be either.
    """
    digit = Decimal(1).scaleb(-len(printed.partition(".")[2]))
    if _rounded(exact, digit, ROUND_HALF_UP) == Decimal(printed):
        return Cell(printed, Verdict.SAME, exact)
    if _rounded(exact, digit, ROUND_DOWN) == Decimal(printed):
        return Cell(printed, Verdict.CUT, exact)
    coarse = Decimal(1).scaleb(len(printed) - len(printed.rstrip("0")))
    same = "." not in printed and _rounded(exact, coarse, ROUND_HALF_UP) == Decimal(printed)
    return Cell(printed, Verdict.SAME if same else Verdict.DIFFERS, exact)


def _rounded(exact: Decimal, digit: Decimal, rule: str) -> Decimal:
    return (exact / digit).quantize(Decimal(1), rule) * digit


def _row(table: Table, row: int) -> tuple[Cell, ...]:
    counted = network_of(table.number, row) if table.networks[row] else None
    return tuple(
        compared(cell, Decimal(getattr(counted, COSTS[key])) / UNITS[table.units[key]])
        if counted and key in COSTS and key not in table.undetermined
        else Cell(cell)
        for key, cell in zip(table.columns, table.rows[row], strict=True)
    )


def _written(printed: str, computed: str) -> Cell:
    return Cell(printed, Verdict.SAME if printed == computed else Verdict.DIFFERS, written=computed)


# Table 1, the body. Its five equal blocks stand in it once, as "5×".

_PAIR = ("dw", "pw")


def _table_1(table: Table) -> tuple[tuple[Cell, ...], ...]:
    layers = mobilenet_v1(padding=Padding.SAME).layers
    first, *again = (number for number, block in enumerate(BLOCKS, 1) if BLOCKS.count(block) > 1)
    once = [
        layer for layer in layers if layer.name not in {f"conv_{kind}_{number}" for kind in _PAIR for number in again}
    ]
    times = {f"conv_{kind}_{first}": f"{1 + len(again)}× " for kind in _PAIR}
    return tuple(
        tuple(_written(cell, text) for cell, text in zip(printed, _as_in_table_1(layer, times), strict=True))
        for printed, layer in zip(table.rows, once, strict=True)
    )


_NAMES = {  # by kind: what Table 1 calls it, and how it writes its filter
    Kind.CONV: ("Conv", "{k}×{k}×{m}×{n}"),
    Kind.DEPTHWISE: ("Conv dw", "{k}×{k}×{m} dw"),
    Kind.POINTWISE: ("Conv", "{k}×{k}×{m}×{n}"),
    Kind.POOL: ("Avg Pool", "Pool {k}×{k}"),
    Kind.CLASSIFIER: ("FC", "{m}×{n}"),
    Kind.SOFTMAX: ("Softmax", "Classifier"),
}


def _as_in_table_1(layer: Layer, times: Mapping[str, str]) -> tuple[str, str, str]:
    name, filters = _NAMES[layer.kind]
    size = f"{layer.in_size}×{layer.in_size}×{layer.in_channels}"
    written = filters.format(k=layer.kernel, m=layer.in_channels, n=layer.out_channels)
    return f"{times.get(layer.name, '')}{name} / s{layer.stride}", written, size


# Table 2, shares in percent of a kind's Mult-Adds and kernels; Table 3, one layer made cheaper step by step.

KINDS_OF_TABLE_2 = (Kind.POINTWISE, Kind.DEPTHWISE, Kind.CONV, Kind.CLASSIFIER)


def _table_2(table: Table) -> tuple[tuple[Cell, ...], ...]:
    counted = ledger(mobilenet_v1())
    return tuple(
        (
            Cell(name),
            compared(work, share(counted, kind, lambda row: row.mult_adds)),
            compared(weights, share(counted, kind, lambda row: row.kernels)),
        )
        for (name, work, weights), kind in zip(table.rows, KINDS_OF_TABLE_2, strict=True)
    )


def share(counted: Ledger, kind: Kind, of: Callable[[Row], int]) -> Decimal:
    """Percent of what all layers with weights take, the kinds of Table 2, that those of one kind take."""
    parts = [(row.layer.kind, of(row)) for row in counted.rows if row.layer.kind in KINDS_OF_TABLE_2]
    return 100 * Decimal(sum(part for each, part in parts if each is kind)) / sum(part for _, part in parts)


def shape_of_table_3() -> Shape:
    """The layer that Table 3 makes cheaper."""
    of = tables()[3].layer
    return Shape(of["kernel"], of["in_channels"], of["out_channels"], of["size"])


def _table_3(table: Table) -> tuple[tuple[Cell, ...], ...]:
    of, shape = table.layer, shape_of_table_3()
    return tuple(
        (
            Cell(name),
            compared(work, Decimal(sum(row.mult_adds for row in rung)) / MILLION),
            compared(weights, Decimal(sum(row.kernels for row in rung)) / MILLION),
        )
        for (name, work, weights), rung in zip(table.rows, rungs(shape, of["alpha"], of["resolution"]), strict=True)
    )


_WHOLE: dict[int, Callable[[Table], tuple[tuple[Cell, ...], ...]]] = {1: _table_1, 2: _table_2, 3: _table_3}
