"""The tables of the paper that are drawn: their charts hold what is printed, each value at its place."""

import itertools
import math

import pytest

from mobilenet_viz.facts import text
from mobilenet_viz.facts.published import tables
from mobilenet_viz.paper.charts import drawn_tables

WORDS = text.section("en", "tables")
COLUMNS = {  # what is drawn along and up
    10: ("mult_adds", "top1"),
    13: ("mult_adds", "map"),
    14: ("mult_adds", "accuracy_1e_4"),
}


def points(number: int, dark: bool = False) -> list[tuple[float, float]]:
    traces = drawn_tables.plot(number, WORDS, dark).data
    return [(float(x), float(y)) for trace in traces for x, y in zip(trace.x, trace.y, strict=True)]


@pytest.mark.parametrize("number", COLUMNS)
def test_accuracies_are_drawn_against_work_as_printed(number: int) -> None:
    work, percent = (tables()[number].column(key) for key in COLUMNS[number])
    assert sorted(zip(map(float, work), map(float, percent), strict=True)) == sorted(points(number))


def test_photos_found_are_drawn_at_their_distance() -> None:
    expected = [
        (float(km), float(row[column]))
        for column in (1, 2, 3)
        for km, row in zip((2500, 750, 200, 25, 1), tables()[11].rows, strict=True)
    ]
    assert expected == points(11)


def test_each_framework_has_a_mark_of_its_own() -> None:
    traces = drawn_tables.plot(13, WORDS, dark=False).data
    assert ["SSD 300", "Faster-RCNN 300", "Faster-RCNN 600"] == [trace.name for trace in traces]
    assert 3 == len({trace.marker.symbol for trace in traces})
    assert ["deeplab-VGG", "Inception V2", "MobileNet"] == list(traces[0].text)


def test_every_point_says_on_hover_in_which_table_it_stands() -> None:
    for number in drawn_tables.PLOTTED:
        for trace in drawn_tables.plot(number, WORDS, dark=False).data:
            assert f"arXiv 1704.04861v1, Table {number}<" in trace.hovertemplate


def test_the_two_sides_of_a_pair_of_equal_height_are_named_outwards() -> None:
    (trace,) = drawn_tables.plot(10, WORDS, dark=False).data
    sides = dict(zip(trace.text, trace.textposition, strict=True))
    assert ("middle left", "middle right") == (sides["0.75-224"], sides["1.0-192"])


def names_on_a_phone(number: int) -> list[tuple[float, float, float, float]]:
    """The boxes of the names, in px of a plot 290 px wide, 270 px high: 7.5 px a letter, 16 px a line."""
    figure = drawn_tables.plot(number, WORDS, dark=False)
    (left, right), (low, high) = figure.layout.xaxis.range, figure.layout.yaxis.range
    boxes = []
    for trace in figure.data:
        for name, x, y, side in zip(trace.text, trace.x, trace.y, trace.textposition, strict=True):
            at_x, at_y = 290 * (math.log10(x) - left) / (right - left), 270 * (y - low) / (high - low)
            row, column = side.split()
            middle = at_y + {"top": 18, "middle": 0, "bottom": -18}[row]
            start = at_x + {"right": 8, "left": -8 - 7.5 * len(name), "center": -3.75 * len(name)}[column]
            boxes.append((start, middle - 8, start + 7.5 * len(name), middle + 8))
    return boxes


@pytest.mark.parametrize("number", COLUMNS)
def test_on_a_phone_no_name_lies_over_another_or_beside_the_chart(number: int) -> None:
    boxes = names_on_a_phone(number)
    for one, other in itertools.combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    assert 0 <= min(box[0] for box in boxes)
    assert max(box[2] for box in boxes) <= 290


@pytest.mark.parametrize("language", text.LANGUAGES)
@pytest.mark.parametrize("number", drawn_tables.PLOTTED)
def test_a_chart_is_drawn_in_both_themes_and_described_in_both_languages(number: int, language: str) -> None:
    words = text.section(language, "tables")
    inks = {drawn_tables.plot(number, words, dark).layout.font.color for dark in (False, True)}
    assert 2 == len(inks)
    assert words[f"plot_{number}"]
