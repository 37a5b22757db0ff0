"""The scene: photo, network and answer, with the sliders of α and ρ, all followed in the browser while dragging."""

from functools import cache
from html import escape
from typing import Any

import streamlit as st

from mobilenet_viz.engine import BuildModel
from mobilenet_viz.engine.protocol import BuiltModel
from mobilenet_viz.facts import weights
from mobilenet_viz.facts.published import POINTS_ALPHA, POINTS_RESOLUTION
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE
from mobilenet_viz.network.grid import live_grid
from mobilenet_viz.page_data import block_view
from mobilenet_viz.page_data.questions import HALF
from mobilenet_viz.ui import components, fields, guesses, ladder, looking_inside, resources, shell, state
from mobilenet_viz.ui.photo import Photo
from mobilenet_viz.ui.server import routes

_FILTERED = [name for name, *_ in block_view.STAGES].index("depthwise") + 1  # the stage of the sum shown here


@cache
def _grid() -> str:
    return routes.publish(live_grid())


def explorer(photo: Photo, check: dict[str, Any]) -> None:
    """Show a photo's scene at the chosen α, size and layer; what the user settles on becomes the choice.

    check: `alpha`, `size` and a `sentence` on the Keras model of that network.
    """
    answering = weights.answering(state.get("alpha"), state.get("size"))
    climbed = ladder.climbed(photo, answering)
    components.carry("ladder", ladder.written(photo, climbed))
    number = block_view.number(state.get("layer"))
    opened = None if number is None else looking_inside.look(photo, *answering, number).data
    message = components.explore(
        "live/scene",
        ("alpha", "size", "layer", "channel", "place"),
        room="live",
        published={"grid": _grid()},
        opened=opened and {"alpha": answering[0], "size": answering[1], **opened},
        question=guesses.asked("live"),
        ask={"alpha": HALF, "size": BASELINE[1]},
        marks={"alpha": POINTS_ALPHA, "size": POINTS_RESOLUTION},
        check=check,
    )
    if isinstance(message, dict) and message.get("inside") in fields.BLOCKS:
        state.put("part", "network")
        state.put("within", "block")
        state.put("block", message["inside"])
        state.put("stage", _FILTERED)
        state.put("half", None)
        shell.go("filtering")


def check(parameters: int) -> tuple[dict[str, Any], BuiltModel | None]:
    """Have the engine build the chosen network; never waits. Returns the check for `explorer`, and what was built.

    parameters: our own count, set beside Keras' `count_params()`.
    """
    alpha, size = state.get("alpha"), state.get("size")
    asked = resources.ask(BuildModel(alpha, size), wait=0)
    if asked.answer is None:
        sentence = asked.refusal or state.say("live.check_loading")
        return {"alpha": alpha, "size": size, "sentence": sentence}, None
    built = asked.answer
    key = "live.check_equal" if built.count_params == parameters else "live.check_differs"
    sentence = state.say(
        key,
        version=built.keras_version,
        seconds=f"{built.seconds:.2f}",
        theirs=f"{built.count_params:,}",
        ours=f"{parameters:,}",
    )
    return {"alpha": alpha, "size": size, "sentence": sentence}, built


def summary(built: BuiltModel | None) -> None:
    """Keras' own summary of the network, sent only to who opens it: it is most of what a choice would send.

    As it is: `st.code` would load 1.5 MB of a highlighter before the page stands. The keyboard scrolls it as a region
    where it is wider than the screen.
    """
    name = state.say("live.summary")
    expander = st.expander(name, on_change="rerun", key="summary")
    if expander.open:
        said = built.summary if built else state.say("live.summary_waiting")
        expander.html(f'<pre tabindex="0" role="region" aria-label="{escape(name)}">{escape(said)}</pre>')
