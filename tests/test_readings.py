"""What is asked of each table: of every one, answered by its own cells, and differently by others."""

from dataclasses import replace

import pytest

from mobilenet_viz.facts import text
from mobilenet_viz.facts.published import tables
from mobilenet_viz.page_data.questions import QUESTIONS
from mobilenet_viz.paper import readings

# By table: a cell by row and column, and what the answer were if something else were printed there.
OTHERWISE = {
    1: (18, 2, "4×4×1024", "all"),
    2: (3, 1, "99", "pointwise"),
    3: (2, 2, "0.27", "alpha"),
    4: (0, 2, "1700", "few"),
    5: (1, 3, "2.6", "same"),
    6: (1, 1, "50.7", "1"),
    7: (3, 2, "300", "half"),
    8: (2, 2, "1550", "few"),
    9: (1, 2, "700", "middle"),
    10: (2, 3, "4.2", "each"),
    11: (1, 3, "64.0", "4"),
    12: (5, 1, "87.0", "all"),
    13: (0, 2, "22.1", "3"),
    14: (2, 3, "4.9", "same"),
}


@pytest.mark.parametrize("number", range(1, 15))
def test_each_table_has_a_question_of_its_own_and_its_cells_decide_the_answer(number: int) -> None:
    table, reading = tables()[number], readings.READINGS[number]
    row, column, printed, answer = OTHERWISE[number]
    rows = [list(each) for each in table.rows]
    rows[row][column] = printed
    changed = replace(table, rows=tuple(map(tuple, rows)))
    assert readings.right(number) in reading.choices
    assert readings.right(number) == QUESTIONS[f"tables.{number}"].rule() != answer
    assert answer == reading.rule(changed)


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_questions_and_answers_are_worded_with_the_table_s_numbers_and_no_two_are_alike(language: str) -> None:
    words = text.section(language, "tables")
    said = [words[f"question_{number}"].format(**readings.values(number)) for number in readings.READINGS]
    assert len(said) == len(set(said)) == len(tables())
    for number, reading in readings.READINGS.items():
        answers = [words[f"guess_{number}_{choice}"].format(**readings.values(number)) for choice in reading.choices]
        assert len(answers) == len(set(answers))
    assert "81.9" in said[9]  # the accuracy that two networks share
    assert "0.9" in said[7]  # 71.5 - 70.6
