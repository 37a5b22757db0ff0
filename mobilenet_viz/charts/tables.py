"""Tables of the paper drawn: those whose values nobody can compute, as published and as nothing else."""

import re
from collections.abc import Mapping
from math import log10

import plotly.graph_objects as go

from mobilenet_viz.charts import blank, surface
from mobilenet_viz.paper import Table, tables
from mobilenet_viz.papertables import heading

HEIGHT_PX = 380
AGAINST_WORK = {10: "top1", 14: "accuracy_1e_4"}  # by table: the column of accuracies drawn against Mult-Adds
PLOTTED = (*AGAINST_WORK, 11, 13)
Point = tuple[float, float]  # Mult-Adds in the unit of the table, percent
_EDGE = 0.2  # decades beyond the outermost points where names should end
Named = tuple[str, float, float, str]  # a network's name, its point, the side its name stands on
_MARKS = ("circle", "square", "diamond")
_DASHES = ("dot", "dash", "solid")
_TICKS = tuple(step * 10**power for power in range(5) for step in (1, 2, 5))


def plot(number: int, words: Mapping[str, str], dark: bool) -> go.Figure:
    """The chart of a table of `PLOTTED`. words: of the room "tables"; dark: what it stands on. KeyError for others."""
    figure = blank(HEIGHT_PX, dark)
    if number in AGAINST_WORK:
        return _against_work(figure, tables()[number], words, dark)
    return {11: _within, 13: _detectors}[number](figure, tables()[number], words, dark)


def _against_work(figure: go.Figure, table: Table, words: Mapping[str, str], dark: bool) -> go.Figure:
    of = AGAINST_WORK[table.number]
    work = _numbers(table, "mult_adds")
    figure.add_trace(_points(table, _named(table, work, _numbers(table, of)), dark))
    _axes(figure, heading(table, "mult_adds", words), heading(table, of, words), work)
    return figure


def _within(figure: go.Figure, table: Table, words: Mapping[str, str], dark: bool) -> go.Figure:
    distances = [float(re.findall(r"\((\d+) km\)", scale)[0]) for scale in table.column("scale")]
    columns = table.columns[1:]
    for key, mark, dash in zip(columns, _MARKS, _DASHES, strict=True):
        figure.add_trace(
            go.Scatter(
                x=distances,
                y=_numbers(table, key),
                name=heading(table, key, words),
                mode="lines+markers",
                line={"dash": dash, "color": surface("ink", dark), "width": 2},
                marker={"symbol": mark, "size": 10, "color": surface("ink", dark)},
                hovertemplate=f"%{{fullData.name}}: %{{y}}<br>{table.source}<extra></extra>",
            )
        )
    _axes(figure, words["axis_km"], words["axis_percent"], distances)
    figure.update_xaxes(tickvals=distances, ticktext=[f"{distance:g}" for distance in distances])
    return _legend(figure)


def _detectors(figure: go.Figure, table: Table, words: Mapping[str, str], dark: bool) -> go.Figure:
    work, frameworks = _numbers(table, "mult_adds"), table.column("framework")
    named = _named(table, work, _numbers(table, "map"))
    for framework, mark in zip(dict.fromkeys(frameworks), _MARKS, strict=True):
        own = [each for each, of in zip(named, frameworks, strict=True) if of == framework]
        figure.add_trace(_points(table, own, dark).update(name=framework, marker_symbol=mark))
    _axes(figure, heading(table, "mult_adds", words), heading(table, "map", words), work)
    return _legend(figure)


def _named(table: Table, work: list[float], percent: list[float]) -> list[Named]:
    points = list(zip(work, percent, strict=True))
    return [
        (_short(name), *point, _side(point, points)) for name, point in zip(table.column("model"), points, strict=True)
    ]


def _points(table: Table, named: list[Named], dark: bool) -> go.Scatter:
    """Points with their names beside them; MobileNets are filled."""
    names, work, percent, sides = zip(*named, strict=True)
    ink, ground = surface("ink", dark), surface("ground", dark)
    return go.Scatter(
        x=work,
        y=percent,
        text=names,
        mode="markers+text",
        cliponaxis=False,
        textposition=[f"middle {side}" for side in sides],
        marker={
            "size": 12,
            "color": [ink if re.match(r"[\dMm]", name) else ground for name in names],
            "line": {"color": ink, "width": 2},
        },
        hovertemplate=f"%{{text}}: %{{y}}, %{{x}}<br>{table.source}<extra></extra>",
    )


def _side(point: Point, points: list[Point]) -> str:
    """On which side of it a point's name has more room, up to the next one of about the same height."""
    heights = [y for _, y in points]
    near = (max(heights) - min(heights)) / 10
    here, low, high = log10(point[0]), log10(min(points)[0]), log10(max(points)[0])
    level = [log10(x) for x, y in points if x != point[0] and abs(y - point[1]) <= near]
    level += (low - _EDGE, high + _EDGE)
    left, right = (min(abs(x - here) for x in level if (x > here) is beyond) for beyond in (False, True))
    return "right" if right >= left else "left"


def _range(values: list[float]) -> tuple[float, float]:
    """The ends of a logarithmic axis, with room for names on a phone."""
    return log10(min(values) / 3), log10(max(values) * 2)


def _axes(figure: go.Figure, x: str, y: str, xs: list[float]) -> None:
    """Titles; a logarithmic x-axis with round ticks; room for the names at both sides."""
    figure.update_xaxes(title_text=x, type="log", tickvals=_TICKS, ticktext=[f"{tick:g}" for tick in _TICKS])
    figure.update_xaxes(range=_range(xs))
    figure.update_yaxes(title={"text": y, "standoff": 12})


def _legend(figure: go.Figure) -> go.Figure:
    return figure.update_layout(showlegend=True, legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0})


def _numbers(table: Table, key: str) -> list[float]:
    return [float(cell) for cell in table.column(key)]


def _short(name: str) -> str:
    """A network's name as there is room for it: 1.0-224 for 1.0 MobileNet-224, no mark of a citation."""
    return re.sub(r" \[\d+\]$", "", name.replace(" MobileNet-", "-"))
