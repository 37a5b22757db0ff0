"""The explorer of α and ρ: sliders, totals, the drawing and the table, all followed in the browser while dragging."""

from functools import cache
from html import escape
from typing import Any

import streamlit as st

from mobilenet_viz import text
from mobilenet_viz.engine import BuildModel
from mobilenet_viz.grid import ALPHAS, RESOLUTIONS, live_grid
from mobilenet_viz.paper import POINTS_ALPHA, POINTS_RESOLUTION
from mobilenet_viz.ui import components, fields, resources, routes, state

_KEY = "live"


@cache
def _grid() -> str:
    return routes.publish(live_grid())


def explorer(check: dict[str, Any]) -> None:
    """Show the explorer at the chosen α, size and layer; what the user settles on becomes the choice.

    check: `alpha`, `size` and a `sentence` on the Keras model of that network.
    """
    language = state.language()
    data = {
        "language": language,
        "words": text.section(language, "common") | text.section(language, "live"),
        "ask": {"alpha": 0.5},  # the question is about half the channels
        "marks": {"alpha": POINTS_ALPHA, "resolution": POINTS_RESOLUTION},
        "chosen": {name: state.get(name) for name in ("alpha", "size", "layer")},
        "check": check,
    }
    components.mount("live", data, key=_KEY, on_choice=_take, published={"grid": _grid()})


def _take(chosen: Any) -> None:
    state.take(chosen, {"alpha": ALPHAS, "size": RESOLUTIONS, "layer": (None, *fields.LAYER_NAMES)})


def check(parameters: int) -> tuple[dict[str, Any], str]:
    """Have the engine build the chosen network; never waits. Returns the check for `explorer` and Keras' summary.

    parameters: our own count, set beside Keras' `count_params()`.
    """
    alpha, size = state.get("alpha"), state.get("size")
    asked = resources.ask(BuildModel(alpha, size), wait=0)
    if asked.answer is None:
        sentence = asked.refusal or state.say("live.check_loading")
        return {"alpha": alpha, "size": size, "sentence": sentence}, state.say("live.summary_waiting")
    built = asked.answer
    key = "live.check_equal" if built.count_params == parameters else "live.check_differs"
    sentence = state.say(
        key,
        version=built.keras_version,
        seconds=f"{built.seconds:.2f}",
        theirs=f"{built.count_params:,}",
        ours=f"{parameters:,}",
    )
    return {"alpha": alpha, "size": size, "sentence": sentence}, built.summary


def preformatted(summary: str, name: str) -> None:
    """Show it as it is. (`st.code` would load 1.5 MB of a highlighter before the page stands.)

    name: of the region, which the keyboard scrolls where it is wider than the screen.
    """
    st.html(f'<pre tabindex="0" role="region" aria-label="{escape(name)}">{escape(summary)}</pre>')
