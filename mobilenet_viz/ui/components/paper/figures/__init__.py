"""Figures 4 and 5 as charts of the sixteen networks: three views, each with a question before all of it is drawn."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from mobilenet_viz.facts import text
from mobilenet_viz.facts.published import POINTS_RESOLUTION
from mobilenet_viz.paper import tradeoff
from mobilenet_viz.paper.charts import CONFIG, Figure, figures, grown
from mobilenet_viz.paper.charts.figures import Scene
from mobilenet_viz.paper.tradeoff import Network
from mobilenet_viz.ui import components, guesses, shell, state
from mobilenet_viz.ui.components.frame import type_size
from mobilenet_viz.ui.components.paper import networks
from mobilenet_viz.ui.components.paper.figures import sentences

VIEWS: dict[str, dict[str, Any]] = {  # the fields of a link that choose each
    "front": {"figure": 4, "line": "front"},
    "fit": {"figure": 4, "line": "fit"},
    "columns": {"figure": 5},
}
_COLUMNS = {  # of the table, after the name and the accuracy
    "front": ["mult_adds", "front"],
    "fit": ["mult_adds", "residual"],
    "columns": ["kernels", "front", "mult_adds"],
}
_COMPARED = ("front", "residual")  # columns that would tell the answer
_ABOUT: dict[str, Callable[[], tuple[str, ...]]] = {  # what is right may depend on whose accuracies they are
    "front": lambda: (state.get("accuracies"),),
    "fit": lambda: (state.get("accuracies"),),
    "columns": lambda: (),
}


def explorer() -> None:
    """Show the question, the chart and its networks as a table; a chosen network opens page 1."""
    view = _view()
    question = guesses.asked(f"figures.{view}", *_ABOUT[view]())
    answered = question["guess"] is not None
    columns = [state.get("accuracies"), *(each for each in _COLUMNS[view] if answered or each not in _COMPARED)]
    scene, rows = _scene(view, answered, columns)
    said = sentences.of(view, scene, question["guess"])
    fields = ("figure", "line", "accuracies")
    components.explore("paper/figures", fields, views=VIEWS, view=view, said=said, question=question)
    times = type_size.times()
    for key, figure in _charts(view, scene, answered).items():
        _chart(key, grown(figure, times))
    if not answered:
        rows = [row if one in scene.shown else networks.covered(row) for one, row in zip(scene.all, rows, strict=True)]
    networks.table(rows, columns, said, scene.words)


def _view() -> str:
    return next(view for view, fields in VIEWS.items() if all(state.get(name) == fields[name] for name in fields))


def _scene(view: str, answered: bool, columns: Sequence[str]) -> tuple[Scene, list[networks.Row]]:
    """What the charts share, and what is said of each network, on its mark as in the table."""
    language, source, sixteen = state.language(), state.get("accuracies"), tradeoff.sixteen()
    words = text.section(language, "common") | text.section(language, "figures")
    cost = "kernels" if view == "columns" else "mult_adds"
    here = tradeoff.network(state.get("alpha"), state.get("size"))
    rows = networks.rows(sixteen, source, cost, words)
    told = {one: networks.hover(row, columns, words) for one, row in zip(map(_name, sixteen), rows, strict=True)}
    scene = Scene(
        all=sixteen,
        shown=sixteen if answered else _drawn_at_first(view, sixteen, source),
        source=source,
        here=here,
        cost=cost,
        by="resolution" if view == "columns" else "alpha",
        dark=st.context.theme.type == "dark",
        words=words,
        tell=lambda one: told[_name(one)],
        placed=answered or view != "columns" or _most_pixels(here),
    )
    return scene, rows


def _name(one: Network) -> tuple[float, int]:
    return one.alpha, one.resolution


def _most_pixels(one: Network) -> bool:
    return one.resolution == POINTS_RESOLUTION[0]


def _drawn_at_first(view: str, sixteen: Sequence[Network], source: str) -> list[Network]:
    """The rest is what the question asks for."""
    paired = {_name(one) for pair in tradeoff.rivals(sixteen, source) for one in pair}
    drawn: dict[str, Callable[[Network], bool]] = {
        "front": lambda one: _name(one) not in paired,
        "fit": lambda one: one.alpha >= tradeoff.AMPLE,
        "columns": _most_pixels,
    }
    return [one for one in sixteen if drawn[view](one)]


def _charts(view: str, scene: Scene, answered: bool) -> dict[str, Figure]:
    if view == "fit":
        fitted = tradeoff.line(scene.all, scene.source)
        main = figures.scatter(scene, height=340).update_xaxes(title_text="")  # the chart below has the same axis
        figures.add_line(main, scene, fitted)
        return {"figure_chart": main, "figure_residuals": figures.residuals(scene, fitted)}
    main = figures.scatter(scene)
    if answered:
        figures.add_steps(main, scene, tradeoff.front(scene.all, scene.source, scene.cost))
    if answered and view == "front":
        figures.add_bridges(main, scene, tradeoff.rivals(scene.all, scene.source))
    return {"figure_chart": main}


def _chart(key: str, figure: Figure) -> None:
    """Draw it; whoever chooses a point of it leaves for page 1."""
    event = st.plotly_chart(figure, key=key, on_select="rerun", selection_mode="points", config=CONFIG)
    points = event["selection"]["points"]
    for point in points[:1]:
        shell.open_network(dict(zip(("alpha", "size"), point.get("customdata") or (), strict=False)))
