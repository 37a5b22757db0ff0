"""What explains a printed cell of the paper that is not what comes out: its reason, and the numbers of its sentence."""

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum

from mobilenet_viz.facts.published import POINTS_ALPHA, POINTS_RESOLUTION, tables
from mobilenet_viz.network.architectures.mobilenet_v1 import BLOCKS, CLASSES, head, mobilenet_v1, separable, stem
from mobilenet_viz.network.costs import Ledger, ledger
from mobilenet_viz.network.spec import Architecture, Kind, Padding
from mobilenet_viz.paper.recompute import MILLION, Cell, Verdict, checked, network_of

Place = tuple[int, int, int]  # number of the table, row, column; rows and columns from 0
SLIPS = (Verdict.CUT, Verdict.DIFFERS)


class Reason(StrEnum):
    """Why a printed cell is not what comes out."""

    MISTAKE = "mistake"  # the paper contradicts itself
    CONVENTION = "convention"  # something else was counted than in the rest of the tables
    CUT = "cut"  # digits were cut off instead of rounded
    UNEXPLAINED = "unexplained"  # nothing in the paper, and nothing of ours, tells


_MISTAKES = {(1, 17, 0), (2, 2, 1), (10, 1, 2), (10, 3, 2), (14, 3, 2)}
_CONVENTIONS = {(4, 0, 2), (8, 2, 2), (9, 1, 2), (9, 1, 3)}


def places() -> tuple[Place, ...]:
    """Every cell of the fourteen tables that is not what comes out, in the order of the paper."""
    return tuple(
        (number, i, j)
        for number in tables()
        for i, row in enumerate(checked(number))
        for j, cell in enumerate(row)
        if cell.verdict in SLIPS
    )


def reason(place: Place) -> Reason | None:
    """Why a cell is not what comes out; None if it is, or if nothing comes out."""
    number, row, column = place
    verdict = checked(number)[row][column].verdict
    if verdict not in SLIPS:
        return None
    if verdict is Verdict.CUT:
        return Reason.CUT
    known = ((Reason.MISTAKE, _MISTAKES), (Reason.CONVENTION, _CONVENTIONS))
    return next((reason for reason, places in known if place in places), Reason.UNEXPLAINED)


def is_coarse(cell: Cell) -> bool:
    """Whether a cell agrees only with its last digits left out, which takes a sentence too."""
    return (
        cell.verdict is Verdict.SAME
        and cell.exact is not None
        and Decimal(written(cell, 0) or 0) != Decimal(cell.printed)
    )


def written(cell: Cell, digits: int = 1) -> str | None:
    """The recomputed value of a cell, with so many digits more than printed; None if there is none.

    With more digits still while it would look like a tie: 149.497 as 149.5 seems to round to 150.
    """
    if cell.exact is None:
        return cell.written
    printed = len(cell.printed.partition(".")[2])
    value = f"{cell.exact:.{printed + digits}f}"
    while digits and Decimal(value) != cell.exact and _is_tie(Decimal(value).scaleb(printed)):
        digits += 1
        value = f"{cell.exact:.{printed + digits}f}"
    return value


def _is_tie(value: Decimal) -> bool:
    return abs(value) % 1 == Decimal("0.5")


def values(place: Place) -> dict[str, str]:
    """The numbers of a slip's sentence, by placeholder: `printed`, `exact` and what explains this cell."""
    number, row, column = place
    cell = checked(number)[row][column]
    rounded = written(cell, 0) or ""
    known = {"printed": cell.printed, "exact": written(cell) or "", "rounded": rounded}
    return known | _EXPLAINED.get(place, dict)()


def million(count: int, digits: int = 1) -> str:
    """A count in millions."""
    return f"{Decimal(count) / MILLION:.{digits}f}"


def stride_2_at_the_end() -> Architecture:
    """MobileNetV1 with stride 2 in its last block too, as Table 1 prints it; padding as in the paper."""
    chain = stem(1.0, 224)
    for number, (filters, stride) in enumerate(BLOCKS, 1):
        separable(chain, number, filters, 2 if number == len(BLOCKS) else stride, Padding.SAME)
    return head("MobileNetV1, stride 2 at the end", 1.0, chain)


def costing(printed: str, classes: int) -> tuple[Ledger, ...]:
    """Those of the paper's sixteen networks whose Mult-Adds, in millions, are rounded to what is printed."""
    sixteen = ((alpha, resolution) for alpha in POINTS_ALPHA for resolution in POINTS_RESOLUTION)
    counted = (ledger(mobilenet_v1(*point, classes=classes)) for point in sixteen)
    return tuple(each for each in counted if million(each.mult_adds, 0) == printed)


def _stride() -> dict[str, str]:
    network = stride_2_at_the_end()
    last = network[f"conv_dw_{len(BLOCKS)}"]
    counted = ledger(network).mult_adds
    return {
        "size": f"{last.out_size}×{last.out_size}",
        "next": f"{last.in_size}×{last.in_size}",
        "work": million(counted),
    }


def _column_sum() -> dict[str, str]:
    return {"sum": str(tables()[2].total("mult_adds"))}


def _classifier() -> dict[str, str]:
    full, ours = (network_of(4, row) for row in ("Conv MobileNet", "MobileNet"))
    body = sum(row.mult_adds for row in full.rows if row.layer.kind is not Kind.CLASSIFIER)
    return {
        "without": million(body),
        "other": tables()[4].cell("MobileNet", "mult_adds"),
        "with": million(ours.mult_adds),
    }


def _convolutions() -> dict[str, str]:
    rows = network_of(8, "VGG 16").rows
    maps = sum(row.mult_adds for row in rows if row.layer.out_size > 1)  # fully connected layers leave a single pixel
    return {"convolutions": million(maps)}


def _twice() -> dict[str, str]:
    return {"twice": million(2 * network_of(9, "Squeezenet").mult_adds)}


def _biases() -> dict[str, str]:
    return {"biased": million(network_of(9, "Squeezenet").parameters, 3)}


def _finer() -> dict[str, str]:
    """A digit more than is usual, where the usual ones would read like a round number."""
    return {"exact": million(network_of(9, "AlexNet").kernels, 2)}


def _classes(row: str) -> Callable[[], dict[str, str]]:
    def found() -> dict[str, str]:
        here, usual = network_of(10, row), network_of(10, row, classes=CLASSES)
        classes = here.architecture.layers[-1].out_channels
        return {"usual": million(usual.mult_adds), "usual_classes": str(CLASSES), "classes": str(classes)}

    return found


def _whole(row: str) -> Callable[[], dict[str, str]]:
    def found() -> dict[str, str]:
        return {"whole": million(network_of(12, row, classes=CLASSES).mult_adds), "classes": str(CLASSES)}

    return found


def _other_table() -> dict[str, str]:
    table = tables()[7]
    return {"elsewhere": table.cell(tables()[14].rows[1][0], "mult_adds"), "table": str(table.number)}


def _found() -> dict[str, str]:
    (body,) = costing(tables()[14].cell(3, "mult_adds"), classes=0)
    architecture = body.architecture
    return {"network": f"{architecture.alpha} MobileNet-{architecture.resolution}", "work": million(body.mult_adds)}


def _head() -> dict[str, str]:
    body = network_of(14, 4)
    weights = Decimal(tables()[14].cell(4, "parameters")) - Decimal(body.kernels) / MILLION
    return {"head": f"{weights:.1f}", "total": f"{weights + Decimal(body.mult_adds) / MILLION:.1f}"}


_EXPLAINED: dict[Place, Callable[[], dict[str, str]]] = {
    (1, 17, 0): _stride,
    (2, 2, 1): _column_sum,
    (4, 0, 2): _classifier,
    (8, 2, 2): _convolutions,
    (9, 1, 2): _twice,
    (9, 1, 3): _biases,
    (9, 2, 3): _finer,
    (10, 1, 2): _classes("1.0 MobileNet-224"),
    (10, 3, 2): _classes("1.0 MobileNet-192"),
    (12, 2, 2): _whole("0.25 MobileNet-224"),
    (12, 5, 2): _whole("0.25 MobileNet-128"),
    (14, 1, 2): _other_table,
    (14, 3, 2): _found,
    (14, 4, 2): _head,
}
