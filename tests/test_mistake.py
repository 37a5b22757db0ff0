"""Find the mistake: which tables hold something to find, and what helps to find it."""

import pytest

from mobilenet_viz import text
from mobilenet_viz.ui.components.mistake import hidden, hints, nearest

SLIPS = {1: 1, 2: 1, 4: 1, 7: 1, 8: 3, 9: 4, 10: 2, 12: 3, 14: 3}  # found by hand, with a pencil and `ledger`


def test_the_tables_offered_are_those_with_a_cell_that_does_not_come_out() -> None:
    assert SLIPS == hidden()


@pytest.mark.parametrize(
    ("asked", "shown"), [(2, 2), (14, 14), (3, 2), (5, 4), (6, 7), (11, 10), (13, 12)], ids=lambda n: str(n)
)
def test_a_table_without_a_slip_gives_way_to_the_nearest_one_with_some(asked: int, shown: int) -> None:
    assert shown == nearest(asked)


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_every_such_table_has_two_hints_and_no_hint_is_left_over(language: str) -> None:
    said = {number: hints(number, language) for number in SLIPS}
    assert set(SLIPS) == {number for number, own in said.items() if len(own) == 2}
    written = {words for key, words in text.section(language, "mistake").items() if key.startswith("hint_")}
    assert written == {hint for own in said.values() for hint in own}
    assert [] == hints(3, language)
