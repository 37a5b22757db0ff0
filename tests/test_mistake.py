"""Find the mistake: which tables hold something to find, what helps to find it, and what is kept of a search."""

from collections import Counter
from decimal import Decimal
from typing import Any

import pytest
import streamlit as st

from mobilenet_viz.engine import FakeEngine
from mobilenet_viz.facts import text
from mobilenet_viz.facts.published import tables
from mobilenet_viz.page_data.questions import QUESTIONS
from mobilenet_viz.paper import slips
from mobilenet_viz.paper.recompute import Verdict, checked
from mobilenet_viz.ui import guesses
from mobilenet_viz.ui.components.paper import mistake
from mobilenet_viz.ui.components.paper.mistake import hidden, hints, nearest
from tests.frame import given, opened

PARTS = ("tables", "mistake")
SLIPS = {1: 1, 2: 1, 4: 1, 7: 1, 8: 3, 9: 4, 10: 2, 12: 3, 14: 3}  # found by hand, with a pencil and `ledger`


def test_the_tables_offered_are_those_with_a_cell_that_does_not_come_out() -> None:
    assert SLIPS == hidden()


@pytest.mark.parametrize(
    ("asked", "shown"), [(2, 2), (14, 14), (3, 2), (5, 4), (6, 7), (11, 10), (13, 12)], ids=lambda n: str(n)
)
def test_a_table_without_a_slip_gives_way_to_the_nearest_one_with_some(asked: int, shown: int) -> None:
    assert shown == nearest(asked)


def test_the_tables_do_not_open_on_the_one_to_be_searched_first(fake: FakeEngine) -> None:
    first = given(opened("paper", section="mistake"), "paper.mistake")["table"]["number"]
    assert first in SLIPS
    assert given(opened("paper"), "paper.tables")["table"]["number"] not in SLIPS
    assert {first} == {
        given(opened("paper", table="2", section=each), f"paper.{each}")["table"]["number"] for each in PARTS
    }


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_every_such_table_has_two_hints_and_no_hint_is_left_over(language: str) -> None:
    said = {number: hints(number, language) for number in SLIPS}
    assert set(SLIPS) == {number for number, own in said.items() if len(own) == 2}
    written = {words for key, words in text.section(language, "mistake").items() if key.startswith("hint_")}
    assert written == {hint for own in said.values() for hint in own}
    assert [] == hints(3, language)


# What the hints say in words of number, in both languages.


def test_one_share_of_table_2_falls_short_of_the_whole_by_less_than_one_percent() -> None:
    _, work, weights = (tables()[2].column(key) for key in tables()[2].columns)
    assert 0 < 100 - sum(map(Decimal, work)) < 1
    assert 100 == sum(map(Decimal, weights))


def test_of_the_work_in_table_12_one_value_was_not_rounded_and_two_are_higher_than_with_the_classifier() -> None:
    places = [place for place in slips.places() if place[0] == 12]
    assert {tables()[12].columns.index("mult_adds")} == {column for _, _, column in places}
    cells = [checked(12)[row][column] for _, row, column in places]
    assert {Verdict.CUT: 1, Verdict.DIFFERS: 2} == Counter(cell.verdict for cell in cells)
    for place, cell in zip(places, cells, strict=True):
        if cell.verdict is Verdict.DIFFERS:
            assert Decimal(cell.printed) > Decimal(slips.values(place)["whole"])


FOUND = {"cells": {"2 1": "found"}, "hints": 1, "last": "2 1"}


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", kept)
    return kept


@pytest.mark.usefixtures("session")
def test_what_is_marked_is_kept_and_anything_else_a_browser_sends_is_not() -> None:
    mistake._hear({"marks": {"2": FOUND, "3": FOUND, "4": "rubbish"}})  # nothing is hidden in Table 3
    mistake._hear({"table": 4})
    mistake._hear({"marks": "rubbish"})
    assert {"mistake.2": FOUND} == {name: kept for name in QUESTIONS if (kept := guesses.kept(name))}


def test_a_table_can_be_searched_again_alone_and_with_all_that_was_ever_asked(session: dict[str, Any]) -> None:
    mistake._hear({"marks": {"2": FOUND, "4": FOUND}})
    mistake._hear({"marks": {"2": FOUND}})
    assert [FOUND, None] == [guesses.kept(f"mistake.{number}") for number in (2, 4)]
    session["choice"] = {}
    guesses.forget_all()
    assert guesses.kept("mistake.2") is None
