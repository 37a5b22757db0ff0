"""A network's Mult-Adds and the time it takes: every α at every size, measured on this machine."""

from typing import Any

from mobilenet_viz.engine.questions.timing import NetworkTimes, TimeNetworks
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE
from mobilenet_viz.page_data import timing
from mobilenet_viz.ui import measuring
from mobilenet_viz.ui.photo import Photo


def explorer(_: Photo) -> None:
    """Show them in one chart, with the times in proportion to the largest network's."""
    measuring.explore("milliseconds", TimeNetworks(), _shown, _told, thin=timing.thin_network(), whole=BASELINE)


def _shown(times: NetworkTimes) -> dict[str, Any]:
    points = timing.networks(times)
    runs = len(times.networks[0].runs.seconds)
    return {"machine": timing.machine(times.machine, runs), "points": points, "thin": timing.thin(points)}


def _told(times: dict[str, Any]) -> tuple[Any, ...]:
    thin = times["thin"]
    return thin["work"], thin["time"], thin["apart"]
