"""Page 2's story through the real frame: what is computed, what is sent, and that every choice is heard."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from mobilenet_viz import engine
from mobilenet_viz.engine import FakeEngine
from mobilenet_viz.page_data import filtering
from tests.test_layers import ROOT


@pytest.fixture
def app() -> AppTest:
    engine.install(FakeEngine())
    app = AppTest.from_file(str(ROOT / "mobilenet_viz" / "main.py"))
    return app.switch_page(str(ROOT / "pages" / "filtering.py")).run()


def sent(app: AppTest) -> dict[str, str]:
    """The messages to the story, as they are sent, by the name of the carrier; the story's own is ""."""
    assert not app.exception
    found = {}
    for part in app.get("bidi_component"):
        name = part.proto.component_name.removeprefix("mobilenet.")
        if name in ("filtering.story", "frame.carrier"):
            found[json.loads(part.proto.json)["name"] if name == "frame.carrier" else ""] = part.proto.json
    return found


def test_an_edit_sends_the_maps_made_of_it_once_and_not_the_photos_own(app: AppTest) -> None:
    before = sent(app)
    app.session_state["choice"]["kernels"] = ("blur", "sobel_y", "edge")
    after = sent(app.run())
    assert before["filtering_channels"] == after["filtering_channels"]
    assert before["filtering_maps"] != after["filtering_maps"]
    assert len(after["filtering_maps"]) < 90_000  # seven maps, each with 32 × 32 float64 and as many greys in base64
    data, carried = (json.loads(after[name]) for name in ("", "filtering_channels"))
    assert data["maps_of"] == json.loads(after["filtering_maps"])["value"]["of"]
    assert data["photo"] == carried["value"]["of"]


def test_what_is_shown_already_is_not_computed_again(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []

    def race(*about: Any) -> dict[str, Any]:
        asked.append(about[1:])
        return filtering.race(*about)

    monkeypatch.setattr("mobilenet_viz.ui.components.filtering.story.race", race)
    app.session_state["choice"]["step"] = 5
    app.run()
    assert [] == asked
    for stride in (2, 2):
        app.session_state["choice"]["stride"] = stride
        app.run()
    assert [2] == [about[-1] for about in asked]


def take(choice: object) -> dict[str, Any]:
    """What is chosen after the browser has sent this."""

    def script(sent: object) -> None:

        from mobilenet_viz.ui import state
        from mobilenet_viz.ui.components.filtering import story

        state.read_url()
        story._take(sent)

    app = AppTest.from_function(script, kwargs={"sent": choice}).run()
    assert not app.exception
    chosen: dict[str, Any] = app.session_state["choice"]
    return chosen


def test_what_cannot_be_used_of_a_choice_leaves_the_rest_of_it() -> None:
    chosen = take({"kernels": "blur,blur,blur", "mix": "rubbish", "stride": "7", "number": 3})
    assert (("blur",) * 3, 1) == (chosen["kernels"], chosen["stride"])
    rubbish: list[object] = [None, [], {"number": "x"}, {}]
    for each in rubbish:
        assert take({}) == take(each)
