"""The table of heat-map methods: what else a row needs, and what tells whoever adds one that it is missing."""

from collections.abc import Generator, Iterator

import numpy as np
import pytest

from mobilenet_viz.engine import Explain, Picture
from mobilenet_viz.engine.methods import METHODS, Method
from mobilenet_viz.engine.plausible import ANSWERS
from mobilenet_viz.engine.worker import handlers
from mobilenet_viz.facts import text
from tests.explained import whole

SIDE = 96
BLACK = Picture(np.zeros((SIDE, SIDE, 3), np.uint8))


def lacking(row: Method) -> Iterator[str]:
    """What a row needs and has not: who makes its map, words in every language, a plausible answer of its kind."""
    if not row.in_answer and row.name not in handlers.MAKERS:
        yield f"{row.name} in engine.worker.handlers.MAKERS"
    slow = [f"rests_{row.name}"] if row.slow else []
    scales = dict.fromkeys(f"unit_{row.scale_said(block)}" for block in row.places)
    rooms = {"see": [f"method_{row.name}", f"about_{row.name}", *slow, *scales], "compare": [f"unit_{row.unit}"]}
    for language in text.LANGUAGES:
        for room, keys in rooms.items():
            have = text.section(language, room)
            yield from (f"{key} in {language}/{room}.toml" for key in keys if key not in have)
    if not row.in_answer and not is_plausible(row):
        yield f"{row.name}: an answer of its kind in engine.plausible"


def is_plausible(row: Method) -> bool:
    for block in {row.places[0], row.places[-1]}:
        answer = ANSWERS[Explain](Explain(BLACK, 0.25, SIDE, 0, row.name, block))
        in_slices = isinstance(answer, Generator)
        values = whole(answer) if in_slices else answer
        if (in_slices, bool((values < 0).any())) != (row.slow, row.signed) or values.shape[0] != values.shape[1]:
            return False
    return True


@pytest.mark.parametrize("row", METHODS.values(), ids=lambda row: row.name)
def test_a_method_has_all_that_it_needs(row: Method) -> None:
    assert [] == list(lacking(row))


def test_nobody_makes_a_map_of_a_method_without_a_row() -> None:
    assert {row.name for row in METHODS.values() if not row.in_answer} == set(handlers.MAKERS)


def test_exactly_one_map_is_part_of_the_answer() -> None:
    assert ["evidence"] == [row.name for row in METHODS.values() if row.in_answer]


def test_a_new_row_is_told_what_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    row = Method("newcam", "weighted", (12, 13), signed=True, slow=True)
    monkeypatch.setitem(METHODS, row.name, row)
    words = ["method_newcam", "about_newcam", "rests_newcam", "unit_weighted"]
    assert [
        "newcam in engine.worker.handlers.MAKERS",
        *(
            lacked
            for language in text.LANGUAGES
            for lacked in (
                *(f"{key} in {language}/see.toml" for key in words),
                f"unit_weighted in {language}/compare.toml",
            )
        ),
    ] == list(lacking(row))


@pytest.mark.parametrize(
    ("method", "wanted", "place"),
    [("evidence", 5, 13), ("gradcam", 5, 5), ("gradcam", 0, 13), ("saliency", 0, 0), ("smoothgrad", 9, 9)],
)
def test_a_method_looks_where_it_can(method: str, wanted: int, place: int) -> None:
    assert place == METHODS[method].place(wanted)


def test_who_asks_the_pixels_begins_there_and_all_others_at_the_last_block() -> None:
    pixels = {name for name, row in METHODS.items() if row.start == 0}
    assert {"saliency", "smoothgrad"} == pixels
    assert {13} == {row.start for name, row in METHODS.items() if name not in pixels}
