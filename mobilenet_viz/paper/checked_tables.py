"""A table of the paper as the browser gets it: every cell as printed, what comes out instead, and why they differ."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from mobilenet_viz.facts import text
from mobilenet_viz.facts.published import Table, tables
from mobilenet_viz.paper import slips
from mobilenet_viz.paper.recompute import Cell, Verdict, checked, is_body


def as_data(number: int, language: str) -> dict[str, Any]:
    """Table `number`: its title, source and columns, and its rows of cells.

    Of a cell: `printed`; `verdict`, a `Verdict`; `slip`, whether that is one of `slips.SLIPS`; `shown`, the recomputed
    value with as many digits more as tell how it is rounded, or None; `note`, one sentence where they differ or the
    printed value is coarse, else None; `told`, whether that sentence says the value; `body`, whether the recomputed
    value leaves out a classifier.
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
    slip = cell.verdict in slips.SLIPS
    sentence = words["slip_{}_{}_{}".format(*place)] if slip or slips.is_coarse(cell) else None
    return {
        "printed": cell.printed,
        "verdict": cell.verdict,
        "slip": slip,
        "shown": slips.written(cell),
        "note": sentence and sentence.format(**slips.values(place)),
        "told": sentence is not None and "{exact}" in sentence,
        "body": cell.exact is not None and is_body(number, row),
    }


def tally(number: int) -> dict[str, int]:
    """How many cells of a table hold a value of a network, how many of them are recomputed, and how many agree."""
    cells = [cell for row in checked(number) for cell in row]
    known = [cell for cell in cells if cell.verdict is not Verdict.OPEN]
    agree = sum(cell.verdict is Verdict.SAME for cell in known)
    return {"checked": len(known), "agree": agree, "differ": len(known) - agree}


@cache
def numbers() -> tuple[int, ...]:
    """The tables of which some cells are recomputed."""
    return tuple(number for number in tables() if tally(number)["checked"])
