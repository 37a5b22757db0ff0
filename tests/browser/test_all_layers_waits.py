"""A layer while the next one is on its way: what is old is seen to be old, and nothing moves."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from mobilenet_viz.engine import AllLayers, OneLayer
from mobilenet_viz.facts import text
from tests.browser.modules import expose, modules_page
from tests.browser.test_block_waits import MOUNT, Visitor

WORDS = text.section("en", "layers")
PLACES = """() => [".strip button", ".counts", ".channels", ".about", ".figures figure", ".field", ".photos figure",
    ".legend", "details"].flatMap((each) => [...root.querySelectorAll(each)].map((e) => {
        const { x, y, width, height } = e.getBoundingClientRect();
        return `${each} ${x} ${y + scrollY} ${width} ${height}`; }))"""
DRAWN = """() => [...root.querySelectorAll(".opened canvas")].map((e) => e.toDataURL()).join()"""
OPACITIES = """() => [".wall", ".one"].map((each) => getComputedStyle(root.querySelector(each)).opacity)"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with modules_page(browser) as found:
        expose(found, "shared/carried.js")
        found.evaluate(MOUNT.replace("filtering/block", "filtering/layers"))
        yield found


def visitor(page: Page, width: int) -> Visitor:
    page.set_viewport_size({"width": width, "height": 800})
    return Visitor(page, "layers", within="layers", layer="conv_pw_7", size="96", alpha="0.25")


@pytest.mark.parametrize("width", [1280, 390])
def test_the_old_layer_is_dimmed_and_named_and_nothing_moves_until_the_new_one_is_here(page: Page, width: int) -> None:
    somebody = visitor(page, width)
    somebody.run()
    state = page.locator(".state")
    expect(state).to_be_hidden()
    places, drawn = page.evaluate(PLACES), page.evaluate(DRAWN)
    somebody.fake.hold(OneLayer)
    page.locator(".strip button").nth(16).click()
    for answered in (False, True):  # before Python knows, and while it waits for the network
        if answered:
            somebody.run(layer="conv_pw_8")
        expect(state).to_have_text(WORDS["old"].format(shown="conv_pw_7", name="conv_pw_8"))
        assert ["0.35", "0.35"] == page.evaluate(OPACITIES)
        assert places == page.evaluate(PLACES)
        assert drawn == page.evaluate(DRAWN)
    somebody.fake.release()
    somebody.run(layer="conv_pw_8")
    expect(state).to_be_hidden()
    assert ["1", "1"] == page.evaluate(OPACITIES)
    assert drawn != page.evaluate(DRAWN)
    assert places == page.evaluate(PLACES)


@pytest.mark.parametrize("width", [1280, 390])
def test_the_first_maps_come_to_where_their_place_was(page: Page, width: int) -> None:
    somebody = visitor(page, width)
    somebody.fake.hold(AllLayers, OneLayer)
    somebody.run()
    expect(page.locator(".state")).to_have_text(WORDS["waiting"])
    places = page.evaluate(PLACES)
    somebody.fake.release()
    somebody.run(layer="conv_pw_7")
    expect(page.locator(".state")).to_be_hidden()
    assert places == page.evaluate(PLACES)
