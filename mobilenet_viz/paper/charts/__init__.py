"""Charts of the paper's figures and tables, drawn by Plotly: what they share.

A chart is given its words and whether it stands on a dark ground; its colours are the palette's. It is built anew on
every run: taking a figure from a cache costs more than building it.
"""

from typing import Any, TypeAlias

import plotly.graph_objects as go

from mobilenet_viz.pixels import palette

Figure: TypeAlias = go.Figure
FONT_PX = 15  # no text of a chart is smaller than 14 px
_LENGTHS = {"size", "width", "height", "standoff", "l", "r", "t", "b"}  # px, wherever they stand in a chart
FAMILY = "Viz Sans, sans-serif"
# A finger on the chart scrolls the page, and nothing hides behind buttons that speak only English.
CONFIG: dict[str, Any] = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}


def surface(name: str, dark: bool) -> str:
    """The colour of a surface of `palette.SURFACES` in the theme."""
    return palette.SURFACES[name][dark]


def blank(height: int, dark: bool) -> Figure:
    """A chart without data, `height` px high: transparent, no title, no zoom, labels in ink."""
    axis = {
        "fixedrange": True,
        "gridcolor": surface("line", dark),
        "linecolor": surface("edge", dark),
        "zeroline": False,
        "automargin": True,
        "tickfont": {"size": FONT_PX, "color": surface("ink", dark), "family": FAMILY},
        "title": {"font": {"size": FONT_PX, "color": surface("ink", dark), "family": FAMILY}},
    }
    return Figure(
        layout={
            "height": height,
            "dragmode": False,
            "showlegend": False,
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"size": FONT_PX, "color": surface("ink", dark), "family": FAMILY},
            "hoverlabel": _hover(dark),
            "xaxis": axis,
            "yaxis": axis,
        }
    )


def grown(figure: Figure, times: float) -> Figure:
    """The chart for type that is so many times as large: with every length that it gives in px, longer by as much."""
    if times == 1:
        return figure
    parts = figure.to_plotly_json()
    parts["layout"].pop("template", None)  # Plotly's own, which comes by itself
    return Figure(_grown(parts, times))


def _grown(part: Any, times: float) -> Any:
    if isinstance(part, dict):
        return {
            name: times * value if name in _LENGTHS and isinstance(value, int | float) else _grown(value, times)
            for name, value in part.items()
        }
    return [_grown(each, times) for each in part] if isinstance(part, list | tuple) else part


def _hover(dark: bool) -> dict[str, Any]:
    font = {"size": FONT_PX, "family": FAMILY, "color": surface("ink", dark)}
    return {"font": font, "align": "left", "bgcolor": surface("card", dark), "bordercolor": surface("edge", dark)}
