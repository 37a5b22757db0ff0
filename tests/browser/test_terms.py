"""A term is explained where it stands, by a tap, a click or a key; its sentence moves nothing and is whole."""

import pytest
from playwright.sync_api import Locator, Page, expect

from mobilenet_viz import ledger, mobilenet_v1
from mobilenet_viz.facts import glossary
from tests.browser.bounds import bounds
from tests.browser.harness import Visits, axe
from tests.browser.live_page import climbed, keras_agrees
from tests.browser.views import VIEWS

PHONE = (390, 844)


def term(page: Page, read: str) -> Locator:
    return page.locator("dfn:visible", has_text=read).first


def explained(page: Page, entry: str, language: str = "en") -> None:
    said = glossary.said(language)[entry]
    box = page.get_by_role("tooltip")
    expect(box).to_contain_text(said["said"])
    for name in said["names"].values():
        expect(box).to_contain_text(name)


def inside(page: Page) -> bool:
    box, window = bounds(page.get_by_role("tooltip")), page.viewport_size
    assert window
    return bool(
        box["x"] >= 0 <= box["y"]
        and box["x"] + box["width"] <= window["width"]
        and box["y"] + box["height"] <= window["height"]
    )


# Where everything stands on the page, and how long it is.
PLACES = """() => [document.querySelector('[data-testid="stMain"]').scrollHeight,
    ...[...document.querySelectorAll("[data-drawn]")]
        .flatMap((host) => [...(host.shadowRoot ?? host).querySelectorAll("*")])
        .filter((each) => !each.closest("[role=tooltip]"))
        .map((each) => each.getBoundingClientRect().toJSON())]"""


def test_a_click_explains_a_term_and_moves_nothing_and_escape_ends_it(visit: Visits) -> None:
    page = visit("/")
    climbed(page)
    keras_agrees(page, ledger(mobilenet_v1()).parameters)
    channels = term(page, "channels")
    before = page.evaluate(PLACES)
    channels.click()
    explained(page, "channel")
    assert before == page.evaluate(PLACES)
    expect(channels).to_have_accessible_description(f"channel 채널 {glossary.said('en')['channel']['said']}")
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_have_count(0)
    expect(channels).to_be_focused()
    page.keyboard.press("Enter")
    explained(page, "channel")
    page.mouse.click(640, 790)
    expect(page.get_by_role("tooltip")).to_have_count(0)


def test_the_keyboard_comes_to_a_term_and_leaves_it(visit: Visits) -> None:
    page = visit("/", locale="ko-KR", reduced_motion=True)
    term(page, "채널").focus()
    explained(page, "channel", "ko")
    page.keyboard.press("Tab")
    expect(page.get_by_role("tooltip")).to_have_count(0)
    page.keyboard.press("Shift+Tab")
    explained(page, "channel", "ko")


def test_on_a_phone_a_tap_explains_a_term_inside_the_window_and_a_tap_elsewhere_ends_it(visit: Visits) -> None:
    page = visit("/", viewport=PHONE, touch=True, theme="dark")
    term(page, "classes").tap()
    explained(page, "class")
    assert inside(page)
    assert axe(page) == []
    page.touchscreen.tap(380, 700)
    expect(page.get_by_role("tooltip")).to_have_count(0)


# Marks that reached a visitor as they are written, in a text or an attribute.
BRACKETS = """() => { const found = []; const walk = (root) => { for (const each of root.querySelectorAll("*")) {
    if (each.shadowRoot) walk(each.shadowRoot);
    if (["SCRIPT", "STYLE"].includes(each.tagName)) continue;
    const said = [...each.attributes].map(({ value }) => value);
    said.push(...[...each.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data));
    found.push(...said.filter((text) => /\\[\\[\\w+\\|/.test(text))); } };
    walk(document); return found; }"""


@pytest.mark.parametrize("view", VIEWS)
def test_every_term_in_sight_can_be_read_up_and_no_mark_shows(visit: Visits, view: str) -> None:
    page = visit(VIEWS[view], viewport=PHONE)
    expect(page.get_by_text("Network ready")).to_be_attached()
    for each in page.locator("dfn:visible").all():
        each.focus()
        explained(page, str(each.get_attribute("data-term")))
        assert inside(page), each.text_content()
    assert [] == page.evaluate(BRACKETS)
