"""Page 3 through the real frame, for tests with an engine that answers when it is told to."""

import json
from typing import Any

import numpy as np
from streamlit.testing.v1 import AppTest

from mobilenet_viz.engine import BuildModel, Explain, FakeEngine, Picture
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.pixels import images
from tests.test_layers import ROOT

MAIN, PAGE = ROOT / "mobilenet_viz" / "main.py", ROOT / "pages" / "see.py"
MISSING = Refusal("weights_missing", file="assets/weights/x.h5", command="python assets/rebuild.py weights/x.h5")


def opened(**link: str) -> AppTest:
    app = AppTest.from_file(str(MAIN))
    for name, value in link.items():
        app.query_params[name] = value
    return app.switch_page(str(PAGE)).run()


def shown(app: AppTest) -> dict[str, Any]:
    """What the page's component is given."""
    assert not app.exception
    sent = [(part.proto.component_name, json.loads(part.proto.json)) for part in app.get("bidi_component")]
    (data,) = [data for name, data in sent if name == "mobilenet.see.answer"]
    carried = {data["name"]: data["value"] for name, data in sent if name == "mobilenet.frame.carrier"}
    picture = carried["see_picture"]
    assert data["photo"]["picture"] == picture["digest"]
    return {
        **data,
        "photo": data["photo"] | picture,
        "brought": carried.get("see_map"),
        "progress": carried["see_progress"],
    }


def questions(fake: FakeEngine) -> list[Any]:
    """What was asked on this page and could not be answered from memory."""
    return [question for question in fake.asked if not isinstance(question, BuildModel)]


def dog(size: int, fit: str = "centre") -> np.ndarray:
    return images.network_pixels(images.decode(SAMPLES["dog"].read_bytes()), size, fit)


def taken(choice: dict[str, Any]) -> AppTest:
    """The session after the browser has sent this, while a slow question is on the page."""

    def script(sent: object, asked: object) -> None:
        import streamlit as st

        from mobilenet_viz.ui import resources, state
        from mobilenet_viz.ui.components.see import answer

        state.read_url()
        resources.begin()
        st.session_state["see_asked"] = [asked]
        answer._take(sent)

    question = Explain(Picture(dog(96)), 1.0, 96, 0, "scorecam")
    app = AppTest.from_function(script, kwargs={"sent": choice, "asked": question}).run()
    assert not app.exception
    return app


def take(choice: dict[str, Any]) -> dict[str, Any]:
    """What is chosen after the browser has sent this."""
    chosen: dict[str, Any] = taken(choice).session_state["choice"]
    return chosen
