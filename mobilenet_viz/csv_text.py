"""Rows as CSV: the one place that says how our files separate, quote and end their lines."""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Any


def as_csv(rows: Iterable[Iterable[Any]]) -> str:
    """A line for each row, ending in a plain newline: printed on Windows it becomes the line end of that system."""
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()
