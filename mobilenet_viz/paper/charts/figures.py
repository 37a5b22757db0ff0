"""Figures 4 and 5 of the paper as charts of the sixteen networks.

A chart shows the accuracies of one source, with filled marks for TF-slim's and hollow ones for the paper's; a point's
`customdata` is (α, input size), and what it says on hover is handed in, so that the table can say the same.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log10
from typing import Any

import plotly.graph_objects as go

from mobilenet_viz.facts.published import POINTS_ALPHA, POINTS_RESOLUTION
from mobilenet_viz.network.grid import written_alpha
from mobilenet_viz.paper.charts import FONT_PX, blank, surface
from mobilenet_viz.paper.tradeoff import Line, Network, known, thin
from mobilenet_viz.pixels import palette

STEPS: dict[str, tuple[float, ...]] = {"alpha": POINTS_ALPHA, "resolution": POINTS_RESOLUTION}
_SHADES = {"alpha": "alpha", "resolution": "rho"}
_SHAPES = ("circle", "square", "diamond", "triangle-up")
_HOLLOW = {"paper": "-open"}
_TICKS = {"mult_adds": (10e6, 30e6, 100e6, 300e6), "kernels": (0.5e6, 1e6, 2e6, 4e6)}
_ROOM = 1.4  # beside the cheapest and the costliest network


@dataclass(frozen=True)
class Scene:
    """What all charts of a view share."""

    all: Sequence[Network]  # they span the axes
    shown: Sequence[Network]  # of them, those that have a mark
    source: str  # of the accuracies
    here: Network
    cost: str  # "mult_adds" or "kernels"
    by: str  # "alpha" or "resolution": what colour and shape of a mark mean
    dark: bool
    words: Mapping[str, str]
    tell: Callable[[Network], str] = field(repr=False)  # what a mark says on hover
    placed: bool = True  # whether `here` may be seen: before the guess its cost can be the answer

    @property
    def span(self) -> tuple[float, float]:
        """The first and the last cost of the axis."""
        costs = [getattr(one, self.cost) for one in self.all]
        return min(costs) / _ROOM, max(costs) * _ROOM


def scatter(scene: Scene, height: int = 430) -> go.Figure:
    """Top-1 against cost, on a logarithmic axis, with "you are here"."""
    figure = _axes(scene, height)
    percents = [one.percent(source) for one in scene.all for source in one.top1]
    figure.update_yaxes(title_text=scene.words["axis_top1"], range=[min(percents) - 3, max(percents) + 5])
    points = known(scene.shown, scene.source)
    figure.add_trace(_marks(scene, points, [one.percent(scene.source) for one in points]))
    _legend(figure, scene)
    if scene.placed:
        _here(figure, scene)
    return figure


def add_steps(figure: go.Figure, scene: Scene, front: Sequence[Network]) -> None:
    """The Pareto front as steps: up to the next network on it nothing better is to be had."""
    costs, percents = [getattr(one, scene.cost) for one in front], [one.percent(scene.source) for one in front]
    figure.add_trace(_path(costs, percents, "front", surface("ghost", scene.dark), shape="hv"))


def add_bridges(figure: go.Figure, scene: Scene, pairs: Sequence[tuple[Network, Network]]) -> None:
    """Each pair of rivals joined by a stroke."""
    costs = [each for pair in pairs for each in (*(getattr(one, scene.cost) for one in pair), None)]
    percents = [each for pair in pairs for each in (*(one.percent(scene.source) for one in pair), None)]
    figure.add_trace(_path(costs, percents, "rivals", surface("ink", scene.dark), width=3))


def add_line(figure: go.Figure, scene: Scene, line: Line) -> None:
    """The fitted line over the networks it was fitted to; beyond them it is dashed."""
    costs = [one.mult_adds for one in line.fitted]
    ink = surface("ink", scene.dark)
    for name, ends, dash in (
        ("line", (min(costs), max(costs)), "solid"),
        ("beyond", (scene.span[0], min(costs)), "dash"),
    ):
        figure.add_trace(_path(ends, [line.at(end) for end in ends], name, ink, dash=dash))


def residuals(scene: Scene, line: Line, height: int = 190) -> go.Figure:
    """How far each network lies from the line, in points; the mean of several below its α is drawn across them.

    The axis ends with the networks shown, or it would tell where the others will lie.
    """
    figure, points, source = _axes(scene, height), known(scene.shown, scene.source), scene.source
    rest = [line.residual(one, source) for one in points]
    low, high = min(rest) - 1, max(rest) + 1
    figure.update_yaxes(title_text=scene.words["axis_residual"], range=[low, high], dtick=1 if high - low < 6 else 2)
    ink, ends = surface("ink", scene.dark), scene.span
    figure.add_trace(_path(ends, (0, 0), "zero", ink))
    costs = [each for one in points for each in (one.mult_adds, one.mult_adds, None)]
    falls = [each for one in points for each in (0, line.residual(one, source), None)]
    figure.add_trace(_path(costs, falls, "stems", surface("edge", scene.dark), width=1))
    below = thin(points, source)
    if len(below) > 1:
        figure.add_trace(_mean(scene, [one.mult_adds for one in below], [line.residual(one, source) for one in below]))
    figure.add_trace(_marks(scene, points, rest))
    return figure


def _mean(scene: Scene, costs: Sequence[int], falls: Sequence[float]) -> Any:
    """A dashed stroke across them at their mean, which it says."""
    mean, ink = sum(falls) / len(falls), surface("ink", scene.dark)
    stroke = _path([min(costs) / 1.2, max(costs) * 1.2], [mean, mean], "mean", ink, dash="dash")
    said = scene.words["mean"].format(value=f"{mean:+.1f}".replace("-", "−"))
    return stroke.update(mode="lines+text", text=["", said], textposition="middle right", textfont={"color": ink})


def _axes(scene: Scene, height: int) -> go.Figure:
    figure, ticks = blank(height, scene.dark), _TICKS[scene.cost]
    written = [f"{tick / 1e6:g} M" for tick in ticks]
    span = [log10(end) for end in scene.span]
    figure.update_xaxes(type="log", range=span, tickvals=ticks, ticktext=written, tickangle=0)
    figure.update_xaxes(title_text=scene.words[f"axis_{scene.cost}"])
    return figure


def _look(scene: Scene, one: Network) -> tuple[str, str]:
    step = STEPS[scene.by].index(getattr(one, scene.by))
    return palette.SHADES[_SHADES[scene.by]][scene.dark][step], _SHAPES[step]


def _marks(scene: Scene, points: Sequence[Network], heights: Sequence[float]) -> Any:
    looks, hollow = [_look(scene, one) for one in points], _HOLLOW.get(scene.source, "")
    return go.Scatter(
        name=scene.source,
        x=[getattr(one, scene.cost) for one in points],
        y=list(heights),
        customdata=[[one.alpha, one.resolution] for one in points],
        hovertext=[scene.tell(one) for one in points],
        hoverinfo="text",
        mode="markers",
        showlegend=False,
        zorder=1,
        marker={
            "color": [colour for colour, _ in looks],
            "symbol": [shape + hollow for _, shape in looks],
            "size": 12,
            "opacity": 1,
            "line": {"width": 2 if hollow else 0},
        },
    )


def _legend(figure: go.Figure, scene: Scene) -> None:
    """What colours and shapes mean, in the corner above the points, which is always empty."""
    shades = palette.SHADES[_SHADES[scene.by]][scene.dark]
    for step, shape, shade in zip(STEPS[scene.by], _SHAPES, shades, strict=True):
        name = scene.words[f"legend_{scene.by}"].format(value=written_alpha(step) if scene.by == "alpha" else step)
        marker = {"symbol": shape, "color": shade, "size": 11}
        figure.add_trace(go.Scatter(x=[None], y=[None], name=name, mode="markers", marker=marker, showlegend=True))
    still = {"itemclick": False, "itemdoubleclick": False, "font": {"size": FONT_PX}}
    figure.update_layout(
        showlegend=True, legend={"x": 0.01, "y": 0.99, "bgcolor": surface("ground", scene.dark), **still}
    )


def _here(figure: go.Figure, scene: Scene) -> None:
    """The network of page 1: a ring around its mark, or a line at its cost when it has none."""
    cost, ink = getattr(scene.here, scene.cost), surface("ink", scene.dark)
    at = max(cost, scene.span[0])  # what costs less than the axis shows stands at its beginning
    left = at < (scene.span[0] * scene.span[1]) ** 0.5
    words = scene.words["here_cheaper" if at > cost else "here"]
    if scene.here in known(scene.shown, scene.source):
        x, y, mode = [at], [scene.here.percent(scene.source)], "markers+text"
        place = "bottom right" if left else "top left"
    else:
        (low, high), mode = figure.layout.yaxis.range, "lines+text"
        x, y, place = [at, at], [low + 1, high], "top right" if left else "top left"
    figure.add_trace(
        go.Scatter(
            name="here",
            x=x,
            y=y,
            mode=mode,
            text=[words],
            textposition=place,
            textfont={"color": ink},
            hoverinfo="skip",
            showlegend=False,
            zorder=1,
            line={"color": ink, "width": 2, "dash": "dot"},
            marker={"symbol": "circle-open", "size": 30, "color": ink, "line": {"width": 3}},
        )
    )


def _path(x: Sequence[Any], y: Sequence[Any], name: str, colour: str, width: int = 2, **line: str) -> Any:
    stroke = {"color": colour, "width": width, **line}
    return go.Scatter(name=name, x=list(x), y=list(y), mode="lines", line=stroke, hoverinfo="skip", showlegend=False)
