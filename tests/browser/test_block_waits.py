"""A block of the network while the next one is on its way: what is old is seen to be old, and nothing moves."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from streamlit.testing.v1 import AppTest

from mobilenet_viz import engine
from mobilenet_viz.engine import Block, FakeEngine
from mobilenet_viz.facts import text
from tests.browser.modules import expose, modules_page
from tests.test_layers import ROOT

WORDS = text.section("en", "block")
MOUNT = """async () => {
    const parentElement = document.body.appendChild(document.createElement("main")).attachShadow({ mode: "open" });
    window.root = parentElement;
    const { show } = await import("/modules/0/0/filtering/block/component.js");
    window.call = (data) => show({ parentElement, data, setTriggerValue: () => {} }); }"""
CALL = """([data, brought]) => {
    for (const [name, value] of Object.entries(brought)) carry(name, value);
    return call(data); }"""
# Where everything stands.
PLACES = """() => [".overview", ".filters button", ".outputs button", ".detail h2", ".chain", ".chain figure", ".sums",
    ".legend", "details"].flatMap((each) => [...root.querySelectorAll(each)].map((e) => {
        const { x, y } = e.getBoundingClientRect();
        return `${each} ${x} ${y}`; }))"""
DRAWN = """() => [...root.querySelectorAll(".filters canvas, .chain figure:not([hidden]) canvas")]
    .map((e) => e.toDataURL()).join()"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with modules_page(browser) as found:
        expose(found, "shared/carried.js")
        found.evaluate(MOUNT)
        yield found


class Visitor:
    """Somebody on the page, whose runs go to a browser."""

    def __init__(self, page: Page, component: str = "block", **link: str) -> None:
        self.fake, self.page, self.component = FakeEngine(), page, f"mobilenet.filtering.{component}"
        engine.install(self.fake)
        self.app = AppTest.from_file(str(ROOT / "mobilenet_viz" / "main.py"))
        self.app.query_params.update({"part": "network", "block": "7"} | link)

    def run(self, **chosen: Any) -> None:
        if not chosen:
            self.app.switch_page(str(ROOT / "pages" / "filtering.py"))
        else:
            self.app.session_state["choice"].update(chosen)
        self.app.run()
        assert not self.app.exception
        sent = [(part.proto.component_name, json.loads(part.proto.json)) for part in self.app.get("bidi_component")]
        (data,) = [data for component, data in sent if component == self.component]
        brought = {each["name"]: each["value"] for component, each in sent if component == "mobilenet.frame.carrier"}
        self.page.evaluate(CALL, [data, brought])


@pytest.mark.parametrize("width", [1280, 390])
def test_the_old_block_is_dimmed_and_named_and_nothing_moves_until_the_new_one_is_here(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    visitor = Visitor(page)
    visitor.run()
    state, picture = page.locator(".state"), page.locator(".picture")
    expect(state).to_be_hidden()
    places, drawn = page.evaluate(PLACES), page.evaluate(DRAWN)
    visitor.fake.hold(Block)
    said = WORDS["old"].format(shown=7, number=8)
    page.locator(".blocks button").nth(7).click()
    for answered in (False, True):  # before Python knows, and while it waits for the network
        if answered:
            visitor.run(block=8)
            expect(page.locator(".question")).to_contain_text("block 8")
        expect(state).to_have_text(said)
        expect(picture).to_have_attribute("aria-busy", "true")
        assert {"0.35"} == set(
            page.locator(".picture > section").evaluate_all("(e) => e.map((s) => getComputedStyle(s).opacity)")
        )
        assert (places, drawn) == (page.evaluate(PLACES), page.evaluate(DRAWN))
    visitor.fake.release()
    visitor.run(block=8)
    expect(state).to_be_hidden()
    expect(picture).to_have_attribute("aria-busy", "false")
    assert {"1"} == set(
        page.locator(".picture > section").evaluate_all("(e) => e.map((s) => getComputedStyle(s).opacity)")
    )
    assert drawn != page.evaluate(DRAWN)
    assert places == page.evaluate(PLACES)


@pytest.mark.parametrize("width", [1280, 390])
def test_the_first_maps_come_to_where_their_place_was(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    visitor = Visitor(page)
    visitor.fake.hold(Block)
    visitor.run()
    expect(page.locator(".state")).to_have_text(WORDS["waiting"])
    places = page.evaluate(PLACES)
    visitor.fake.release()
    visitor.run(block=7)
    expect(page.locator(".state")).to_be_hidden()
    assert places == page.evaluate(PLACES)
