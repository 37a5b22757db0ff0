"""The charts of Figures 4 and 5: every point at its exact cost, the two sources apart, words and colours handed in."""

from typing import Any

import numpy as np
import pytest

from mobilenet_viz.facts import text
from mobilenet_viz.paper import tradeoff
from mobilenet_viz.paper.charts import figures, grown
from mobilenet_viz.paper.charts.figures import Scene
from mobilenet_viz.paper.tradeoff import Network
from mobilenet_viz.pixels import palette
from tests.known import MULT_ADDS, SIZES

COST = {(alpha, px): cost for alpha, row in MULT_ADDS.items() for px, cost in zip(SIZES, row, strict=True)}
SLIM = (70.9, 70.0, 68.0, 65.2, 68.4, 67.2, 65.3, 62.1, 63.3, 61.7, 59.1, 56.3, 49.8, 47.7, 45.5, 41.5)  # section 2
PAPER = {  # Tables 6, 7 and 9
    (1.0, 224): 70.6,
    (1.0, 192): 69.1,
    (1.0, 160): 67.2,
    (1.0, 128): 64.4,
    (0.75, 224): 68.4,
    (0.5, 224): 63.7,
    (0.5, 160): 60.2,
    (0.25, 224): 50.6,
}
SIXTEEN = tradeoff.sixteen()


def scene(**changed: Any) -> Scene:
    usual: dict[str, Any] = {
        "all": SIXTEEN,
        "shown": SIXTEEN,
        "source": "slim",
        "here": SIXTEEN[0],
        "cost": "mult_adds",
        "by": "alpha",
        "dark": False,
        "words": text.section("en", "figures"),
        "tell": lambda one: f"{one.alpha} {one.resolution}",
    }
    return Scene(**usual | changed)


def trace(figure: Any, name: str) -> Any:
    (found,) = (each for each in figure.data if each.name == name)
    return found


def points(figure: Any, name: str) -> dict[tuple[float, int], tuple[float, float]]:
    marks = trace(figure, name)
    return {tuple(key): (x, y) for key, x, y in zip(marks.customdata, marks.x, marks.y, strict=True)}


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_figure_4_holds_the_points_of_one_source_at_exact_cost_and_no_line_joins_them(language: str) -> None:
    words = text.section(language, "figures")
    figure, other = (figures.scatter(scene(words=words, source=source)) for source in tradeoff.SOURCES)
    slim = {key: (cost, percent) for (key, cost), percent in zip(COST.items(), SLIM, strict=True)}
    assert slim == points(figure, "slim")
    assert {key: (COST[key], percent) for key, percent in PAPER.items()} == points(other, "paper")
    assert ["markers"] * 2 == [trace(figure, "slim").mode, trace(other, "paper").mode]
    assert {"slim", "paper"}.isdisjoint({each.name for each in figure.data} & {each.name for each in other.data})
    assert words["axis_mult_adds"] == figure.layout.xaxis.title.text
    assert "log" == figure.layout.xaxis.type
    assert [words["legend_alpha"].format(value=alpha) for alpha in ("1.00", "0.75", "0.50", "0.25")] == [
        each.name for each in figure.data if each.showlegend
    ]


def test_filled_and_hollow_marks_tell_the_sources_apart_and_shape_with_colour_the_width() -> None:
    figure = figures.scatter(scene(dark=True))
    shapes = [shape for shape in ("circle", "square", "diamond", "triangle-up") for _ in range(4)]
    assert shapes == list(trace(figure, "slim").marker.symbol)
    hollow = trace(figures.scatter(scene(source="paper")), "paper").marker.symbol
    assert {"circle-open", "square-open", "diamond-open", "triangle-up-open"} == set(hollow)
    assert [shade for shade in palette.SHADES["alpha"][1] for _ in range(4)] == list(trace(figure, "slim").marker.color)


def test_figure_5_stands_in_four_columns_for_the_parameters_do_not_know_the_resolution() -> None:
    found = points(figures.scatter(scene(cost="kernels", by="resolution")), "slim")
    assert {1.0: {4_209_088}, 0.75: {2_568_144}, 0.5: {1_319_648}, 0.25: {463_600}} == {
        alpha: {x for (a, _), (x, _) in found.items() if a == alpha} for alpha in (1.0, 0.75, 0.5, 0.25)
    }


def test_only_what_is_shown_has_a_mark_but_the_axes_are_there_for_all() -> None:
    ample = [one for one in SIXTEEN if one.alpha >= 0.5]
    whole, part = (figures.scatter(scene(shown=shown, source="paper")) for shown in (SIXTEEN, ample))
    assert {key for key in PAPER if key[0] >= 0.5} == set(points(part, "paper"))
    assert "slim" not in {each.name for each in part.data}
    for axis in ("xaxis", "yaxis"):
        low, high = part.layout[axis].range
        assert (low, high) == whole.layout[axis].range
    assert 10 ** part.layout.xaxis.range[0] < min(COST.values())
    assert part.layout.yaxis.range[0] < min(SLIM)


@pytest.mark.parametrize("source", tradeoff.SOURCES)
def test_the_steps_and_the_strokes_between_rivals_touch_points_of_one_source_only(source: str) -> None:
    own = scene(source=source)
    figure = figures.scatter(own)
    figures.add_steps(figure, own, tradeoff.front(SIXTEEN, source, "mult_adds"))
    figures.add_bridges(figure, own, tradeoff.rivals(SIXTEEN, source))
    marks = set(points(figure, source).values())
    for name in ("front", "rivals"):
        drawn = {(x, y) for x, y in zip(trace(figure, name).x, trace(figure, name).y, strict=True) if x is not None}
        assert drawn
        assert drawn <= marks
    assert "hv" == trace(figure, "front").line.shape


def network(alpha: float, resolution: int) -> Network:
    return tradeoff.network(alpha, resolution)


@pytest.mark.parametrize(
    ("source", "here", "mode", "x"),
    [
        ("slim", (0.5, 192), "markers+text", 109_970_432),
        ("paper", (0.5, 192), "lines+text", 109_970_432),  # the paper does not print it
        ("slim", (0.6, 224), "lines+text", 210_386_871),  # FACTS.md, section 1
    ],
)
def test_you_are_here_is_a_ring_where_an_accuracy_is_published_and_else_a_line(
    source: str, here: tuple[float, int], mode: str, x: int
) -> None:
    mark = trace(figures.scatter(scene(source=source, here=network(*here))), "here")
    assert mode == mark.mode
    assert {x} == set(mark.x)


def test_what_is_cheaper_than_the_axis_shows_stands_at_its_beginning_and_says_so() -> None:
    figure = figures.scatter(scene(here=network(0.05, 32)))
    assert np.log10(trace(figure, "here").x[0]) == pytest.approx(figure.layout.xaxis.range[0])
    assert text.section("en", "figures")["here_cheaper"] == trace(figure, "here").text[0]


def test_the_line_is_solid_where_it_was_fitted_and_dashed_beyond_and_the_residuals_stand_below() -> None:
    ample = {key: cost for key, cost in COST.items() if key[0] >= 0.5}
    slope, start = np.polyfit(np.log(list(ample.values())), SLIM[: len(ample)], 1)
    figure, line = figures.scatter(scene()), tradeoff.line(SIXTEEN, "slim")
    figures.add_line(figure, scene(), line)
    for name, dash in (("line", "solid"), ("beyond", "dash")):
        drawn = trace(figure, name)
        assert dash == drawn.line.dash
        np.testing.assert_allclose(drawn.y, start + slope * np.log(drawn.x))
    assert (49_160_192, 568_740_352) == trace(figure, "line").x
    below = figures.residuals(scene(), line)
    expected = np.array(SLIM) - start - slope * np.log(list(COST.values()))
    np.testing.assert_allclose([y for _, y in points(below, "slim").values()], expected)
    np.testing.assert_allclose(trace(below, "mean").y, [expected[12:].mean()] * 2)
    assert "mean −6.4" == trace(below, "mean").text[1]


def sizes(node: Any) -> list[float]:
    """Every font size anywhere in a figure."""
    if isinstance(node, dict):
        fonts = [value["size"] for key, value in node.items() if key.endswith("font") and "size" in value]
        return fonts + [size for value in node.values() for size in sizes(value)]
    return [size for value in node for size in sizes(value)] if isinstance(node, list | tuple) else []


def test_no_text_is_smaller_than_14_px_and_a_finger_scrolls_the_page() -> None:
    for figure in (figures.scatter(scene()), figures.residuals(scene(), tradeoff.line(SIXTEEN, "slim"))):
        assert min(sizes(figure.to_plotly_json()["layout"])) >= 14
        assert figure.layout.dragmode is False
        assert figure.layout.xaxis.fixedrange
        assert figure.layout.yaxis.fixedrange


def test_every_cost_has_its_ticks_and_every_source_its_marks() -> None:
    assert set(tradeoff.COSTS) == set(figures._TICKS)
    assert len(tradeoff.SOURCES) == len({figures._HOLLOW.get(each, "") for each in tradeoff.SOURCES})
    assert set(figures._HOLLOW) < set(tradeoff.SOURCES)


def test_before_the_guess_no_axis_of_the_residuals_runs_to_where_the_hidden_lie() -> None:
    line, ample = tradeoff.line(SIXTEEN, "slim"), [one for one in SIXTEEN if one.alpha >= 0.5]
    lows = [figures.residuals(scene(shown=shown), line).layout.yaxis.range[0] for shown in (ample, SIXTEEN)]
    assert -2.5 < lows[0] < 0
    assert -9 < lows[1] < -8


def test_a_chart_for_larger_type_has_longer_lengths_and_the_same_points() -> None:
    small, large = figures.scatter(scene()), grown(figures.scatter(scene()), 1.5)
    assert [1.5 * size for size in sizes(small.to_plotly_json()["layout"])[:3]] == [22.5] * 3
    assert set(sizes(large.to_plotly_json()["layout"])) == {22.5}
    assert (1.5 * 430, 1.5 * 8) == (large.layout.height, large.layout.margin.l)
    before, after = trace(small, "slim"), trace(large, "slim")
    assert 1.5 * before.marker.size == after.marker.size
    assert [before[name] for name in ("x", "y", "hovertext")] == [after[name] for name in ("x", "y", "hovertext")]
    assert small.layout.xaxis.range == large.layout.xaxis.range
