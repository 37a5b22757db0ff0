"""A table of the paper as the browser gets it: every cell as printed, what comes out instead, and why they differ."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from mobilenet_viz.facts import text
from mobilenet_viz.facts.published import Table, tables
from mobilenet_viz.paper import slips
from mobilenet_viz.paper.recompute import Cell, Verdict, checked, is_body


def as_data(number: int, language: str) -> dict[str, Any]:
    """Table `number`: its title, source and columns, and its rows of cells.

    Of a cell: `printed`; `verdict`, a `Verdict`, or the `slips.Reason` why it is not what comes out; `slip`, whether
    that is so; `shown`, the recomputed value with as many digits more as tell how it is rounded, or
    None; `note`, one sentence where they differ or the printed value is coarse, else None; `told`, whether that
    sentence says the value; `body`, whether the recomputed value leaves out a classifier.
    """
    table, words = tables()[number], text.section(language, "tables")
    return {
        "number": number,
        "title": words[f"title_{number}"],
        "source": table.source,
        "columns": [
            {"key": key, "name": heading(table, key, words), "names": key in table.names} for key in table.columns
        ],
        "rows": [
            [_cell(cell, (number, i, j), words) for j, cell in enumerate(row)] for i, row in enumerate(checked(number))
        ],
    }


def heading(table: Table, key: str, words: Mapping[str, str]) -> str:
    """What stands above a column, with its unit if it has one. words: of the room "tables"."""
    name = words[f"column_{key}"]
    return name if key in table.names else words["in_unit"].format(name=name, unit=words[f"unit_{table.units[key]}"])


def _cell(cell: Cell, place: slips.Place, words: Mapping[str, str]) -> dict[str, Any]:
    number, row, _ = place
    reason = slips.reason(place)
    sentence = words["slip_{}_{}_{}".format(*place)] if reason or slips.is_coarse(cell) else None
    return {
        "printed": cell.printed,
        "verdict": reason or cell.verdict,
        "slip": reason is not None,
        "shown": slips.written(cell),
        "note": sentence and sentence.format(**slips.values(place)),
        "told": sentence is not None and "{exact}" in sentence,
        "body": cell.exact is not None and is_body(number, row),
    }


def tally(number: int) -> dict[str, int]:
    """How many cells of a table are recomputed, how many of them agree, and how many do not, by `slips.Reason`."""
    verdicts = Counter(cell.verdict for row in checked(number) for cell in row)
    found = Counter(slips.reason(place) for place in slips.places() if place[0] == number)
    known = verdicts.total() - verdicts[Verdict.OPEN]
    return {"checked": known, "agree": verdicts[Verdict.SAME]} | {each.value: found[each] for each in slips.Reason}
