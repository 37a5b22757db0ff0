"""Tables of the paper drawn: those whose values nobody can compute, as published and as nothing else."""

import re
from collections.abc import Mapping
from math import log10

import plotly.graph_objects as go

from mobilenet_viz.facts.published import Table, tables
from mobilenet_viz.paper.charts import blank, surface
from mobilenet_viz.paper.checked_tables import heading

HEIGHT_PX = 380
AGAINST_WORK = {10: "top1", 14: "accuracy_1e_4"}  # by table: the column of accuracies drawn against Mult-Adds
PLOTTED = (*AGAINST_WORK, 11, 13)
Point = tuple[float, float]  # Mult-Adds in the unit of the table, percent
Box = tuple[float, float, float, float]  # left, low, right, high: px of a phone's chart
Named = tuple[str, float, float, str]  # a network's name, its point, the side its name stands on
_PLOT = (290, 270)  # px inside the axes on a phone; a wider chart has more room for names
_LETTER = (7.5, 18)  # px that a letter takes
_MARK = 8  # px from the middle of a point to where its name begins
_FAR = 1e4  # px
_SIDES = ("middle right", "middle left", "top center", "bottom center", "bottom right", "bottom left")
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
    work, percent = _numbers(table, "mult_adds"), _numbers(table, of)
    figure.add_trace(_points(table, _named(table, work, percent), dark))
    figure.update_yaxes(range=_heights(percent))
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
    percent = _numbers(table, "map")
    named = _named(table, work, percent)
    figure.update_yaxes(range=_heights(percent))
    for framework, mark in zip(dict.fromkeys(frameworks), _MARKS, strict=True):
        own = [each for each, of in zip(named, frameworks, strict=True) if of == framework]
        figure.add_trace(_points(table, own, dark).update(name=framework, marker_symbol=mark))
    _axes(figure, heading(table, "mult_adds", words), heading(table, "map", words), work)
    return _legend(figure).update_layout(height=HEIGHT_PX + 70)  # three lines on a phone


def _named(table: Table, work: list[float], percent: list[float]) -> list[Named]:
    """Each point with its name on a side of it, chosen in their order so that none covers another on a phone."""
    names, points = [_short(name) for name in table.column("model")], list(zip(work, percent, strict=True))
    at = [_pixels(point, points) for point in points]
    taken: list[Box] = [(x - _MARK, y - _MARK, x + _MARK, y + _MARK) for x, y in at]
    named = []
    for name, place, point in zip(names, at, points, strict=True):
        side, box = _free_side(name, place, taken)
        taken.append(box)
        named.append((name, *point, side))
    return named


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
        textposition=sides,
        marker={
            "size": 12,
            "color": [ink if re.match(r"[\dMm]", name) else ground for name in names],
            "line": {"color": ink, "width": 2},
        },
        hovertemplate=f"%{{text}}: %{{y}}, %{{x}}<br>{table.source}<extra></extra>",
    )


def _pixels(point: Point, points: list[Point]) -> Point:
    """Where a point lies on a phone, in px from the lower left corner."""
    left, right = _range([x for x, _ in points])
    low, high = _heights([y for _, y in points])
    return (log10(point[0]) - left) / (right - left) * _PLOT[0], (point[1] - low) / (high - low) * _PLOT[1]


def _free_side(name: str, at: Point, taken: list[Box]) -> tuple[str, Box]:
    """The first side on which the name covers nothing and stays on the chart, or else the one where it covers least."""
    x, y, width = *at, len(name) * _LETTER[0]
    rows = {"top": _LETTER[1], "middle": 0, "bottom": -_LETTER[1]}
    starts = {"right": x + _MARK, "left": x - _MARK - width, "center": x - width / 2}
    boxes = {}
    for side in _SIDES:
        row, column = side.split()
        middle = y + rows[row]
        boxes[side] = (starts[column], middle - _LETTER[1] / 2, starts[column] + width, middle + _LETTER[1] / 2)
    outside = [(-_FAR, -_FAR, 0.0, _FAR), (_PLOT[0], -_FAR, _FAR, _FAR)]
    return min(boxes.items(), key=lambda each: sum(_common(each[1], other) for other in (*taken, *outside)))


def _common(one: Box, other: Box) -> float:
    """The area that both cover, in px²."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return max(width, 0) * max(height, 0)


def _heights(values: list[float]) -> tuple[float, float]:
    """The ends of the other axis, with room for names above and below."""
    room = (max(values) - min(values)) / 8
    return min(values) - room, max(values) + room


def _range(values: list[float]) -> tuple[float, float]:
    """The ends of a logarithmic axis, with room for names on a phone."""
    return log10(min(values) / 3), log10(max(values) * 2.6)


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
