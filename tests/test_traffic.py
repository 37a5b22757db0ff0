"""What thirty browsers are sent while a slow question is under way: a step of its progress, and not the page."""

import tomllib

import pytest
from streamlit.testing.v1 import AppTest

from mobilenet_viz import engine
from mobilenet_viz.engine import Deletion, Explain, FakeEngine
from tests.frame import opened as opened_page
from tests.see_app import opened
from tests.test_layers import ROOT


def sent(app: AppTest) -> dict[str, bytes]:
    """Every component on the page: its identity → all that is sent of it."""
    assert not app.exception
    return {part.proto.id: part.proto.SerializeToString() for part in app.get("bidi_component")}


@pytest.mark.parametrize(
    ("view", "link", "slow"),
    [
        ("answer", {"map": "gradcam"}, Explain),
        ("hide", {"map": "gradcam"}, Explain),
        ("hide", {}, Deletion),
        ("compare", {"differ": "map", "map2": "gradcam"}, Explain),
    ],
)
def test_a_step_of_progress_is_all_that_is_sent(view: str, link: dict[str, str], slow: type) -> None:
    fake = FakeEngine()
    engine.install(fake)
    fake.hold(slow, progress=0.25)
    app = opened(view=view, **link)
    before = sent(app)
    fake.hold(slow, progress=0.5)
    after = sent(app.run())
    assert before.keys() == after.keys()
    (changed,) = [each for each in after if before[each] != after[each]]
    assert "progress" in changed
    assert len(after[changed]) < 3000  # bytes, most of them what brings the modules


def test_a_choice_on_page_1_sends_what_follows_it_and_the_summary_only_to_who_opens_it(fake: FakeEngine) -> None:
    app = opened_page("live")
    before = sent(app)
    app.session_state["choice"]["alpha"] = 0.5
    after = sent(app.run())
    (changed,) = [each for each in after if before[each] != after[each]]
    (data,) = [part.proto.json for part in app.get("bidi_component") if part.proto.id == changed]
    assert '"alpha": 0.5' in data
    assert len(data) < 6000  # bytes, with the words
    assert not any("<pre" in part.proto.body for part in app.get("html"))


def test_what_is_unchanged_travels_as_a_reference_however_small() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings["global"]["minCachedMessageSize"] <= 1000
