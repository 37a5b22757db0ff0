"""Why few Mult-Adds can be slow: three convolutions of one size, and times that others have published."""

from typing import Any

from mobilenet_viz.engine.questions.timing import LayerTimes, TimeLayers
from mobilenet_viz.page_data import timing
from mobilenet_viz.ui import measuring
from mobilenet_viz.ui.photo import Photo


def explorer(_: Photo) -> None:
    """Show what they cost, and what they take."""
    layers = tuple(row.layer for row in timing.convolutions())
    measuring.explore(
        "convolutions",
        TimeLayers(layers),
        _shown,
        _told,
        layers=timing.layers(None),
        shape=timing.shape(),
        fewer=timing.fewer(),
        elsewhere=timing.published(),
    )


def _shown(times: LayerTimes) -> dict[str, Any]:
    layers, runs = timing.layers(times), len(times.runs[0].seconds)
    return {"machine": timing.machine(times.machine, runs), "layers": layers, "less": timing.less(layers)}


def _told(times: dict[str, Any]) -> tuple[Any, ...]:
    return times["less"]["times"], times["less"]["apart"]
