"""What is said beside Figures 4 and 5 fits what is drawn of the chosen source, before the guess and after it."""

import json
import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.frame import given, opened

VIEWS = {"front": {"line": "front"}, "fit": {"line": "fit"}, "columns": {"figure": "5"}}

pytestmark = pytest.mark.usefixtures("fake")


def seen(view: str, answer: str = "", **link: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is said of a view, and the traces of its last chart by name; with an answer, after that guess."""
    app = opened("paper", section="figures", **VIEWS[view], **link)
    if answer:
        app.session_state["guesses"] = {(f"figures.{view}", None): answer}
        app.run()
    said = given(app, "paper.networks")["said"]
    chart = json.loads(app.get("plotly_chart")[-1].proto.spec)
    return said, {trace.get("name"): trace for trace in chart["data"]}


def numbers(sentence: str) -> list[str]:
    return re.findall(r"\d+(?:\.\d+)?", sentence)


@pytest.mark.parametrize(("source", "hidden", "drawn", "pairs"), [("slim", 9, 7, 5), ("paper", 2, 6, 1)])
def test_as_many_networks_are_hidden_and_then_joined_as_is_said(
    source: str, hidden: int, drawn: int, pairs: int
) -> None:
    said, traces = seen("front", accuracies=source)
    assert [str(hidden)] == numbers(said["question"])
    assert drawn == len(traces[source]["customdata"])
    assert f"of {drawn} networks" in said["description"]
    said, traces = seen("front", "wide", accuracies=source)
    assert hidden + drawn == len(traces[source]["customdata"])
    assert pairs == traces["rivals"]["x"].count(None)


@pytest.mark.parametrize(
    ("view", "answer", "expected"),
    [
        # one pair: Table 6 says 68.4 of α 0.75, Table 7 says 67.2 of 160 px; TF-slim has five
        ("front", "wide", ["0.25", "0.75", "224", "68.4", "325", "1.00", "160", "67.2", "291", "5"]),
        ("fit", "on", ["6.2", "7", "0.6", "0.25"]),  # scipy's line through seven points
    ],
)
def test_the_answer_is_of_the_papers_networks_where_those_were_chosen(
    view: str, answer: str, expected: list[str]
) -> None:
    said, traces = seen(view, answer, accuracies="paper")
    assert expected == numbers(said["verdict"])
    assert "mean" not in traces
    assert "average" not in said["verdict"]


def test_the_caption_of_figure_5_claims_no_size_that_the_source_has_not() -> None:
    whole, part = (seen("columns", "same", accuracies=source)[0]["caption"] for source in ("slim", "paper"))
    assert ["224", "128"] == numbers(whole)
    assert ["1.00", "0.50", "224", "0.75", "0.25", "224"] == numbers(part)


@pytest.mark.parametrize(
    ("alpha", "size", "answer", "told"),
    [("0.50", "160", "", False), ("0.60", "160", "", False), ("0.50", "224", "", True), ("0.50", "160", "left", True)],
)
def test_you_are_here_does_not_answer_where_fewer_pixels_lie(alpha: str, size: str, answer: str, told: bool) -> None:
    said, traces = seen("columns", answer, alpha=alpha, size=size)
    assert told is ("here" in traces)
    assert told is ("1,319,648" in said["here"])
    assert [alpha, size] == numbers(said["here"])[:2]
    assert told or 2 == len(numbers(said["here"]))
    assert "column" not in said["description"]  # of the chart, for who cannot see it


def test_what_costs_less_than_the_chart_shows_is_not_said_to_stand_at_its_cost() -> None:
    said, _ = seen("front", alpha="0.05", size="32")
    assert "left edge" in said["here"]
    assert "at its cost" not in said["here"]


@pytest.mark.parametrize(("said", "times"), [(24, 1.5), (8, 1), (1e9, 1), (float("nan"), 1), ("24", 1), (None, 1)])
def test_a_chart_grows_with_the_type_of_the_window_as_far_as_the_browser_says_it_soundly(
    said: object, times: float
) -> None:
    def script(said: object) -> None:
        import streamlit as st

        from mobilenet_viz.ui import state
        from mobilenet_viz.ui.components.frame import type_size

        state.read_url()
        type_size.take(said)
        st.text(str(type_size.times()))

    app = AppTest.from_function(script, kwargs={"said": said}).run()
    assert str(float(times)) == app.text[0].value
