"""The fourteen tables of the paper, printed beside recomputed; those that cannot be are drawn."""

import streamlit as st

from mobilenet_viz.facts import text
from mobilenet_viz.facts.published import tables
from mobilenet_viz.paper import charts, checked_tables
from mobilenet_viz.paper.charts import tables as drawn
from mobilenet_viz.ui import components, state

OPENS = 6  # on this table: not on the one that "Find the mistake" begins with, for its slip is told here
PLOT_PX = 760  # at most; a phone is narrower


def explorer() -> None:
    """Show it."""
    number = state.get("table") or OPENS
    table = checked_tables.as_data(number, state.language()) | {"tally": checked_tables.tally(number)}
    components.explore("paper/tables", ("table", "computed"), numbers=list(tables()), table=table)
    if number in drawn.PLOTTED:
        _drawn(number)


def _drawn(number: int) -> None:
    words = text.section(state.language(), "tables")
    figure = drawn.plot(number, words, st.context.theme.type == "dark")
    with st.container(key="table_drawn", gap=None, width=PLOT_PX):
        st.markdown(f"**{words['drawn']}**")
        st.plotly_chart(figure, theme=None, config=charts.CONFIG, key=f"table_{number}")
        st.caption(words["published"].format(source=tables()[number].source, reading=words[f"plot_{number}"]))
