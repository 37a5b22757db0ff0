"""The network as a phone would run it: TensorFlow's time beside what a phone's engine leaves of it, and the answers."""

from functools import partial
from typing import Any

from mobilenet_viz.engine.questions.timing import PhoneTimes, TimePhone
from mobilenet_viz.facts import text
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE
from mobilenet_viz.page_data import phone, timing
from mobilenet_viz.ui import measuring, state
from mobilenet_viz.ui.photo import Photo


def explorer(_: Photo) -> None:
    """Show it for the network that page 1 begins with; the photos are the embedded ones, so that all may look."""
    names = text.section(state.language(), "photo")
    measuring.explore("phone", TimePhone(*BASELINE), partial(_shown, names), _told, **phone.about())


def _shown(names: dict[str, str], times: PhoneTimes) -> dict[str, Any]:
    ways, photos = phone.ways(times), phone.photos(times, state.language())
    return {
        "machine": timing.machine(times.machine, len(times.runs[0].seconds)),
        "engine": times.engine,
        "ways": ways,
        "apart": phone.apart(ways),
        "photos": [row | {"photo": names[row["photo"]]} for row in photos],
        "price": phone.price(times),
    }


def _told(times: dict[str, Any]) -> tuple[Any, ...]:
    return times["ways"][-1]["left"], times["apart"]
