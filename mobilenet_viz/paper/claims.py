"""What the paper's text says in numbers, each checked against its own tables or against our ledgers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from mobilenet_viz.facts.published import PAPER, POINTS_ALPHA, POINTS_RESOLUTION, quoted_claim, read_facts, tables
from mobilenet_viz.network import savings
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE, mobilenet_v1
from mobilenet_viz.network.architectures.shallow_mobilenet import LEFT_OUT
from mobilenet_viz.network.costs import ledger
from mobilenet_viz.network.spec import Kind
from mobilenet_viz.paper.recompute import MILLION, Verdict, checked, compared, share


class Stands(StrEnum):
    """How a claim stands."""

    HOLDS = "holds"  # a number: rounded or cut off to its digits; a limit: as it is
    PRINTED = "printed"  # as the tables print it, and not with what comes out instead
    ROUNDED = "rounded"  # a limit that is kept only when rounded
    DIFFERS = "differs"
    OPEN = "open"  # nothing here can check it


@dataclass(frozen=True)
class Claim:
    """A sentence of the paper with numbers in it, and what comes out instead, in the unit of the sentence."""

    key: str
    story: str  # the experiment it belongs to
    section: str
    text: str  # a short quotation, English
    said: tuple[str, ...]  # its numbers as printed
    tables: tuple[int, ...]  # that it is checked against
    computed: tuple[Decimal, ...]  # as many as `said`, or none; from the tables as printed
    again: tuple[Decimal, ...]  # where a printed number it rests on differs: the same from what comes out instead
    stands: Stands

    @property
    def source(self) -> str:
        return f"{PAPER}, section {self.section}"


@cache
def claims() -> tuple[Claim, ...]:
    """All claims, in the order of the paper within a story."""
    return tuple(_claim(facts) for facts in read_facts("claims")["claim"])


def of_story(key: str) -> tuple[Claim, ...]:
    """The claims that belong to a story; the one on the text itself has all of them."""
    return claims() if key == "text" else tuple(each for each in claims() if each.story == key)


def claim(key: str) -> Claim:
    """The claim with that key; StopIteration if there is none."""
    return next(each for each in claims() if each.key == key)


def _claim(facts: Mapping[str, Any]) -> Claim:
    key, said = facts["key"], tuple(facts["said"])
    check, reads = CHECKS.get(key, _unchecked), facts.get("reads")
    computed, again = check(printed), _again(check)
    stands = _stands(said, computed, reads)
    if again and stands is Stands.HOLDS is not _stands(said, again, reads):
        stands = Stands.PRINTED
    return Claim(
        key,
        facts["story"],
        facts["section"],
        facts["text"],
        said,
        tuple(facts.get("tables", ())),
        computed,
        again,
        stands,
    )


def _stands(said: tuple[str, ...], computed: tuple[Decimal, ...], reads: str | None = None) -> Stands:
    """reads: "between", of two numbers; "more", of one; None where a number is rounded or cut off."""
    if not computed:
        return Stands.OPEN
    if reads == "more":
        return Stands.HOLDS if computed[0] > Decimal(said[0]) else Stands.DIFFERS
    if reads == "between":
        return _between(*map(Decimal, said), *computed)
    verdicts = {compared(*pair).verdict for pair in zip(said, computed, strict=True)}
    return Stands.HOLDS if verdicts <= {Verdict.SAME, Verdict.CUT} else Stands.DIFFERS


def _between(low: Decimal, high: Decimal, least: Decimal, most: Decimal) -> Stands:
    if low <= least and most <= high:
        return Stands.HOLDS
    return Stands.ROUNDED if low <= least.quantize(low) and most.quantize(high) <= high else Stands.DIFFERS


# The checks. Those against a table look up its cells, as printed or computed again: [number][row][column].

Cells = Callable[[int, int | str, str], Decimal]
Check = Callable[[Cells], tuple[Decimal, ...]]


def printed(number: int, row: int | str, column: str) -> Decimal:
    """A number of a table, in the unit of its column. KeyError, IndexError or ValueError if there is none."""
    return Decimal(tables()[number].cell(row, column))


def _again(check: Check) -> tuple[Decimal, ...]:
    """What it gives with all cells computed that can be; () where each of them is as printed, or cut off."""
    verdicts = set()

    def computed(number: int, row: int | str, column: str) -> Decimal:
        table = tables()[number]
        cell = checked(number)[table.row(row) if isinstance(row, str) else row][table.columns.index(column)]
        verdicts.add(cell.verdict)
        return printed(number, row, column) if cell.exact is None else cell.exact

    found = check(computed)
    return found if Verdict.DIFFERS in verdicts else ()


def _times(number: int, more: str, column: str) -> Check:
    """How many times the first row's, MobileNet's, a row's number is."""
    return lambda cells: (cells(number, more, column) / cells(number, 0, column),)


def _points(number: int, better: str, worse: str, column: str = "top1") -> Check:
    return lambda cells: (cells(number, better, column) - cells(number, worse, column),)


def _savings(_: Cells) -> tuple[Decimal, ...]:
    """The least and the most times less that a block of MobileNet computes."""
    found = [block.saving for block in savings.blocks(*BASELINE)]
    return tuple(Decimal(each.numerator) / each.denominator for each in (min(found), max(found)))


def _layers(_: Cells) -> tuple[Decimal, ...]:
    weighted = (row for row in ledger(mobilenet_v1()).rows if row.kernels)
    return (Decimal(sum(1 for _ in weighted)),)


def _body(field: str, unit: int) -> Decimal:
    """MobileNet without a classifier."""
    return Decimal(getattr(ledger(mobilenet_v1(classes=0)), field)) / unit


def pointwise_work() -> Decimal:
    """Percent of the Mult-Adds in 1×1 layers: beside the claimed time, which nothing here measures."""
    return share(ledger(mobilenet_v1()), Kind.POINTWISE, lambda row: row.mult_adds)


def _last_layer() -> Decimal:
    """PlaNet's last layer as printed, million parameters; each is used once, on the averaged map of one pixel."""
    return Decimal(quoted_claim("planet_last")["said"][0])


def _unchecked(_: Cells) -> tuple[Decimal, ...]:
    return ()


CHECKS: Mapping[str, Check] = {
    "savings": _savings,
    "layers": _layers,
    "weights": lambda _: (share(ledger(mobilenet_v1()), Kind.POINTWISE, lambda row: row.kernels),),
    "models": lambda _: (Decimal(len(POINTS_ALPHA) * len(POINTS_RESOLUTION)),),
    "full": _points(4, "Conv MobileNet", "MobileNet"),
    "removed": lambda _: (Decimal(len(LEFT_OUT)),),
    "thinner": _points(5, "0.75 MobileNet", "Shallow MobileNet"),
    "vgg_size": _times(8, "VGG 16", "parameters"),
    "vgg_work": _times(8, "VGG 16", "mult_adds"),
    "googlenet_work": _times(8, "GoogleNet", "mult_adds"),
    "alexnet_accuracy": _points(9, "0.50 MobileNet-160", "AlexNet"),
    "alexnet_size": _times(9, "AlexNet", "parameters"),
    "alexnet_work": _times(9, "AlexNet", "mult_adds"),
    "squeezenet_accuracy": _points(9, "0.50 MobileNet-160", "Squeezenet"),
    "squeezenet_work": _times(9, "Squeezenet", "mult_adds"),
    "planet_body": lambda _: (_body("kernels", MILLION),),
    "planet_parameters": lambda _: (_body("kernels", MILLION) + _last_layer(),),
    "planet_work": lambda _: (_body("mult_adds", MILLION) + _last_layer(),),
    "teacher_parameters": lambda cells: (cells(12, "Baseline", "parameters"),),
    "teacher_work": lambda cells: (cells(12, "Baseline", "mult_adds"),),
    "one_percent": lambda cells: (
        100 * cells(12, "0.25 MobileNet-128", "mult_adds") / cells(12, "Baseline", "mult_adds"),
    ),
}
