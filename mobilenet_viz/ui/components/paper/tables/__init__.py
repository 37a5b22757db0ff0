"""The fourteen tables of the paper, printed beside recomputed; those that cannot be are drawn."""

import streamlit as st

from mobilenet_viz.facts import text
from mobilenet_viz.facts.published import tables
from mobilenet_viz.paper import charts, checked_tables, readings
from mobilenet_viz.paper.charts import drawn_tables
from mobilenet_viz.ui import components, guesses, state
from mobilenet_viz.ui.components.frame import type_size

OPENS = 6  # on this table: not on the one that "Find the mistake" begins with, for its slip is told here


def explorer() -> None:
    """Show it."""
    number = state.get("table") or OPENS
    table = checked_tables.as_data(number, state.language()) | {"tally": checked_tables.tally(number)}
    question = guesses.asked(f"tables.{number}")
    if question["guess"]:
        state.put("computed", "on")  # so that the teacher's link opens what the teacher saw
    question["values"] = readings.values(number)
    components.explore("paper/tables", ("table", "computed"), numbers=list(tables()), table=table, question=question)
    if number in drawn_tables.PLOTTED:
        _plot(number)


def _plot(number: int) -> None:
    words = text.section(state.language(), "tables")
    figure = charts.grown(drawn_tables.plot(number, words, st.context.theme.type == "dark"), type_size.times())
    with st.container(key="table_drawn", gap=None):
        st.markdown(f"**{words['drawn']}**")
        st.plotly_chart(figure, theme=None, config=charts.CONFIG, key=f"table_{number}")
        st.caption(words["published"].format(source=tables()[number].source, reading=words[f"plot_{number}"]))
