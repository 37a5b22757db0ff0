"""The student marks the suspicious cell of a table, then sees the recomputation."""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import count, takewhile
from typing import Any

from mobilenet_viz.facts import text
from mobilenet_viz.paper import checked_tables, slips
from mobilenet_viz.ui import components, guesses, state

OF_TABLES = ("source", "region", "counts_body", "mark_")  # words that a table needs, by how their keys begin
OPENS = 2  # on this table


def explorer() -> None:
    """Show the chosen table, or the nearest one that holds something to find."""
    language, number = state.language(), nearest(state.get("table") or OPENS)
    words = text.section(language, "tables")
    components.explore(
        "paper/mistake",
        ("table",),
        _hear,
        marks={str(each): kept for each in hidden() if (kept := guesses.kept(_question(each)))},
        table=checked_tables.as_data(number, language),
        slips=list(hidden().items()),
        hints=hints(number, language),
        said={key: words[key] for key in words if key.startswith(OF_TABLES)},
    )


def _hear(message: dict[str, Any]) -> None:
    """Keep what is marked, by table; a link has none of it, so that everybody who opens it can search."""
    marks = message.get("marks")
    if not isinstance(marks, dict):
        return
    for number in hidden():
        if isinstance(own := marks.get(str(number)), dict):
            guesses.keep(_question(number), own)
        else:
            guesses.forget(_question(number))


def _question(number: int) -> str:
    return f"mistake.{number}"


@cache
def hidden() -> Mapping[int, int]:
    """How many cells of a table are not what comes out, by its number; only tables with any."""
    return Counter(number for number, _, _ in slips.places())


def nearest(number: int) -> int:
    """That table if it holds a slip, else the one closest to it that does; of two as close the earlier."""
    return min(hidden(), key=lambda other: abs(other - number))


def hints(number: int, language: str) -> list[str]:
    """What helps to find the slips of a table, one after the other."""
    words = text.section(language, "mistake")
    return [words[key] for key in takewhile(words.__contains__, (f"hint_{number}_{n}" for n in count()))]
