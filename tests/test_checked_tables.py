"""The paper's tables as the browser gets them: printed, computed, and told what the computed value is of."""

from decimal import Decimal

import pytest

from mobilenet_viz.facts import text
from mobilenet_viz.facts.published import tables
from mobilenet_viz.paper import checked_tables, slips
from mobilenet_viz.paper.recompute import compared
from tests.test_recompute import COARSE, SLIPS


@pytest.mark.parametrize("language", text.LANGUAGES)
@pytest.mark.parametrize("number", range(1, 15))
def test_a_table_goes_to_the_browser_whole(number: int, language: str) -> None:
    data, table = checked_tables.as_data(number, language), tables()[number]
    assert f"arXiv 1704.04861v1, Table {number}" == data["source"]
    assert table.rows == tuple(tuple(cell["printed"] for cell in row) for row in data["rows"])
    noted = {(number, i, j) for i, row in enumerate(data["rows"]) for j, cell in enumerate(row) if cell["note"]}
    assert {place for place in (*SLIPS, COARSE) if place[0] == number} == noted
    words = [not cell.replace(".", "").isdigit() for cell in table.rows[-1]]
    assert words == [column["names"] for column in data["columns"]]


def test_a_column_of_numbers_has_its_unit_in_the_facts_and_above_it() -> None:
    names = [column["name"] for column in checked_tables.as_data(13, "en")["columns"]]
    assert ["Framework, input", "Network", "mAP (%)", "Mult-Adds (billion)", "Parameters (million)"] == names
    assert ["Mult-Adds (%)", "파라미터 (%)"] == [
        column["name"] for column in checked_tables.as_data(2, "ko")["columns"][1:]
    ]
    assert all(set(table.units) < set(table.columns) for table in tables().values())


def test_a_computed_value_is_written_with_one_digit_more_than_printed() -> None:
    shown = [cell["shown"] for cell in checked_tables.as_data(7, "en")["rows"][2]]
    assert [None, None, "290.7", "4.21"] == shown


@pytest.mark.parametrize(
    ("printed", "exact", "expected"),
    [
        ("149", "149.497088", "149.497"),
        ("76", "76.5248", "76.52"),
        ("2.3", "2.350001", "2.350001"),
        ("150", "149.5", "149.5"),  # really a tie
        ("3.3", "3.307968", "3.31"),
        ("0.15", "0.145", "0.145"),
        ("15.1", "15.0512", "15.051"),  # while 15.05 would look like one
    ],
)
def test_what_would_look_like_a_tie_is_written_with_as_many_digits_as_tell_how_it_is_rounded(
    printed: str, exact: str, expected: str
) -> None:
    assert expected == slips.written(compared(printed, Decimal(exact)))


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_a_slip_says_its_computed_value_itself_unless_the_sentence_is_about_something_else(language: str) -> None:
    rows = {number: checked_tables.as_data(number, language)["rows"] for number in tables()}
    cells = {
        (number, i, j): cell for number in rows for i, row in enumerate(rows[number]) for j, cell in enumerate(row)
    }
    assert set(SLIPS) == {place for place, cell in cells.items() if cell["slip"]}
    assert {(1, 17, 0), (2, 2, 1), (14, 3, 2)} == {place for place in SLIPS if not cells[place]["told"]}
    assert "60.95" in cells[9, 2, 3]["note"]


@pytest.mark.parametrize(("language", "body"), [("en", "body alone"), ("ko", "본체만")])
def test_what_is_computed_of_the_body_alone_is_said_to_be(language: str, body: str) -> None:
    """Rows of networks with a head that is not printed: all of Tables 12 and 14 but the teachers'."""
    cells = {(n, i): row for n in tables() for i, row in enumerate(checked_tables.as_data(n, language)["rows"])}
    found = {place: [it for it in row if it["body"]] for place, row in cells.items()}
    assert {(12, i): 2 for i in range(6)} | {(14, i): 1 for i in range(1, 5)} == {
        place: len(row) for place, row in found.items() if row
    }
    notes = [it["note"] for row in found.values() for it in row if it["note"]]
    assert 6 == sum(body in note for note in notes) == len(notes)


def test_cells_are_counted() -> None:
    none = dict.fromkeys(slips.Reason, 0)
    assert {"checked": 8, "agree": 7} | none | {"mistake": 1} == checked_tables.tally(2)
    assert {"checked": 6, "agree": 2} | none | {"convention": 2, "cut": 2} == checked_tables.tally(9)
    assert {"checked": 0, "agree": 0} | none == checked_tables.tally(13)


def test_what_is_cut_off_is_not_counted_as_differing() -> None:
    tallies = [checked_tables.tally(number) for number in (2, 7, 9, 12, 14)]
    assert [1, 0, 2, 2, 3] == [each["checked"] - each["agree"] - each["cut"] for each in tallies]
