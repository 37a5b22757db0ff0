"""Figures 4 and 5 as charts of the sixteen networks: three views, each with a question before all of it is drawn."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from mobilenet_viz import text, tradeoff
from mobilenet_viz.charts import CONFIG, Figure, figures
from mobilenet_viz.charts.figures import Scene
from mobilenet_viz.paper import POINTS_RESOLUTION
from mobilenet_viz.tradeoff import Network
from mobilenet_viz.ui import components, state
from mobilenet_viz.ui.components import networks
from mobilenet_viz.ui.components.figures import sentences

VIEWS: dict[str, dict[str, Any]] = {  # the fields of a link that choose each
    "front": {"figure": 4, "line": "front"},
    "fit": {"figure": 4, "line": "fit"},
    "columns": {"figure": 5},
}
_COLUMNS = ["mult_adds", "kernels", "slim", "paper"]
_MORE = {"front": ["front"], "fit": ["residual"], "columns": ["front"]}
_GUESSES = "figures_guesses"


def explorer() -> None:
    """Show the question, the chart and its networks as a table; a chosen network opens page 1."""
    view, guesses = _view(), st.session_state.setdefault(_GUESSES, {})
    answered = view in guesses
    columns = [*_COLUMNS, *_MORE[view]] if answered or view != "fit" else _COLUMNS
    scene, rows = _scene(view, answered, columns)
    said = sentences.of(view, scene, guesses.get(view))
    components.explore("figures", ("figure", "line", "accuracies"), _hear, views=VIEWS, view=view, said=said)
    for key, figure in _charts(view, scene, answered).items():
        _chart(key, figure)
    networks.table(rows, columns, said, scene.words)


def _view() -> str:
    return next(view for view, fields in VIEWS.items() if all(state.get(name) == fields[name] for name in fields))


def _hear(message: dict[str, Any]) -> None:
    """Keep a guess, sent as view and answer; a link has none, so that everybody who opens it can make one."""
    view, _, answer = str(message.get("guess", "")).partition(":")
    if answer in sentences.ANSWERS.get(view, ()):
        st.session_state.setdefault(_GUESSES, {})[view] = answer


def _scene(view: str, answered: bool, columns: Sequence[str]) -> tuple[Scene, list[networks.Row]]:
    """What the charts share, and what is said of each network, on its mark as in the table."""
    language, accuracies, sixteen = state.language(), state.get("accuracies"), tradeoff.sixteen()
    words = text.section(language, "common") | text.section(language, "figures")
    sources = tuple(tradeoff.SOURCES) if accuracies == "both" else (accuracies,)
    cost = "kernels" if view == "columns" else "mult_adds"
    rows = networks.rows(sixteen, sources[0], cost, words)
    told = {one: networks.hover(row, columns, words) for one, row in zip(map(_name, sixteen), rows, strict=True)}
    scene = Scene(
        all=sixteen,
        shown=[one for one in sixteen if answered or _drawn_at_first(view, one)],
        sources=sources,
        here=tradeoff.network(state.get("alpha"), state.get("size")),
        cost=cost,
        by="resolution" if view == "columns" else "alpha",
        dark=st.context.theme.type == "dark",
        words=words,
        tell=lambda one: told[_name(one)],
    )
    return scene, rows


def _name(one: Network) -> tuple[float, int]:
    return one.alpha, one.resolution


def _drawn_at_first(view: str, one: Network) -> bool:
    """The rest is what the question asks for."""
    return {
        "front": True,
        "fit": one.alpha >= tradeoff.AMPLE,
        "columns": one.resolution == POINTS_RESOLUTION[0],
    }[view]


def _charts(view: str, scene: Scene, answered: bool) -> dict[str, Figure]:
    source = scene.sources[0]
    if view == "fit":
        fitted = tradeoff.line(scene.all, source)
        main = figures.scatter(scene, height=340).update_xaxes(title_text="")  # the chart below has the same axis
        figures.add_line(main, scene, fitted)
        return {"figure_chart": main, "figure_residuals": figures.residuals(scene, fitted, source)}
    main = figures.scatter(scene)
    figures.add_steps(main, scene, tradeoff.front(scene.shown, source, scene.cost), source)
    if view == "front" and answered and source == "slim":
        figures.add_bridges(main, scene, tradeoff.rivals(scene.all, source), source)
    return {"figure_chart": main}


def _chart(key: str, figure: Figure) -> None:
    """Draw it; whoever chooses a point of it leaves for page 1."""
    event = st.plotly_chart(figure, key=key, on_select="rerun", selection_mode="points", config=CONFIG)
    points = event["selection"]["points"]
    if points and points[0].get("customdata"):
        alpha, resolution = points[0]["customdata"][:2]
        networks.choose({"alpha": alpha, "size": resolution})
