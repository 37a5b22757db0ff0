"""What thirty browsers are sent while a slow question is under way: a step of its progress, and not the page."""

import asyncio
import json
import tomllib
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mobilenet_viz import engine
from mobilenet_viz.engine import Deletion, Explain, FakeEngine
from mobilenet_viz.facts import text
from mobilenet_viz.ui.server import routes
from tests.benchmarks.load import enter
from tests.browser.server import Server
from tests.frame import given
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
        ("answer", {"map": "gradcam_plus"}, Explain),
        ("hide", {"map": "gradcam_plus"}, Explain),
        ("hide", {}, Deletion),
        ("compare", {"differ": "map", "map2": "gradcam_plus"}, Explain),
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
    assert len(data) < 1000  # bytes; the words and the numbers of all networks are published
    assert not any("<pre" in part.proto.body for part in app.get("html"))


async def _sent_by_a_release(url: str, link: str) -> int:
    visitor = await enter(url)
    async with visitor.socket:
        await visitor.release()
        before = visitor.received
        await visitor.release(link)
        return visitor.received - before


def test_a_choice_on_page_1_sends_at_most_15_kb_for_a_network_not_seen_before(tmp_path: Path) -> None:
    server = Server(tmp_path / "log.txt").start()
    try:
        assert asyncio.run(_sent_by_a_release(server.url, "alpha=0.5&size=160")) <= 15_000
    finally:
        server.stop()


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_the_words_of_a_room_are_published_and_in_no_message(fake: FakeEngine, language: str) -> None:
    data = given(opened_page("cost", topic="tools", lang=language), "cost.tools")
    assert "words" not in data
    published = routes.published(data["published"]["words"])
    assert published is not None
    assert json.loads(published) == text.section(language, "common") | text.section(language, "tools")


def test_what_is_unchanged_travels_as_a_reference_however_small() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings["global"]["minCachedMessageSize"] <= 1000
