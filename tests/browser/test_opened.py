"""A volume of page 1 opens: maps, kernels and a pixel's sum as "In the network" shows them, where a press leads."""

import re

import pytest
from playwright.sync_api import Page, expect

from mobilenet_viz.facts import text
from tests.browser.bounds import bounds
from tests.browser.harness import Visits, axe, websocket_frames_sent
from tests.browser.live_page import climbed
from tests.browser.wire import Wire

WORDS = text.section("en", "live")
SUM = "(e) => [...e.querySelectorAll('.sum.filter span, .sum.filter .total')].map((each) => each.textContent)"


def opened(page: Page, block: int) -> None:
    """Wait until its maps are here."""
    panel = page.locator(".inside-block")
    expect(panel.locator("h3")).to_have_text(WORDS["opened_title"].format(block=block))
    expect(panel).not_to_have_class(re.compile(r"\bold\b"))
    expect(panel.locator(".filters button .number").first).to_have_text(re.compile(r"^#\d+$"))


def the_sum(page: Page) -> list[str]:
    numbers: list[str] = page.locator(".sums").first.evaluate(SUM)
    return numbers


def test_a_volume_opens_and_a_press_leads_to_the_same_pixel_inside(visit: Visits) -> None:
    page = visit()
    climbed(page)
    page.locator('[data-block="conv_pw_7"]').click()
    opened(page, 7)
    spot = page.locator(".spot .map")
    spot.focus()
    for key in ("ArrowUp", "ArrowUp", "ArrowLeft"):
        page.keyboard.press(key)
    expect(page).to_have_url(re.compile(r"place=6\.7"))
    page.locator(".inside-block .filters button").nth(2).click()
    expect(page).to_have_url(re.compile(r"channel=3\.1"))
    opened(page, 7)
    shown = the_sum(page)
    number = page.locator(".inside-block .filters button .number").nth(2).inner_text()
    page.locator(".photo .inside").click()
    expect(page.locator("#detail")).to_contain_text(number)
    expect(page.locator(".place")).to_have_text(re.compile(r"row 6, column 7$"))
    assert the_sum(page) == shown
    page.go_back()
    opened(page, 7)
    assert the_sum(page) == shown


def test_from_block_to_block_by_the_keyboard_and_closed_with_escape(visit: Visits) -> None:
    page = visit("/?layer=conv_pw_12")
    opened(page, 12)
    page.locator(".inside-block .on").press("Enter")
    opened(page, 13)
    expect(page.locator(".inside-block .on")).to_have_attribute("aria-disabled", "true")
    expect(page.locator('[data-block="conv_pw_13"]')).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator('[data-block="conv_pw_13"]')).to_be_focused()
    expect(page.locator(".inside-block")).to_be_hidden()
    page.keyboard.press("Enter")
    opened(page, 13)
    expect(page.locator(".inside-block .close")).to_be_focused()


def test_what_is_open_looks_old_while_a_slider_is_dragged_and_says_so(visit: Visits) -> None:
    page = visit("/?layer=conv_pw_3")
    opened(page, 3)
    wire = Wire(page)
    opened(page, 3)
    wire.hold()
    page.locator("#dial-alpha").press("4")
    panel = page.locator(".inside-block")
    expect(panel).to_have_class(re.compile(r"\bold\b"))
    expect(panel.locator(".state")).to_have_text(WORDS["opened_waiting"])
    before = the_sum(page)
    wire.release()
    opened(page, 3)
    expect(panel.locator(".of")).to_contain_text("α = 0.25")
    assert the_sum(page) != before


def test_pointing_sends_nothing(visit: Visits) -> None:
    page = visit("/?layer=conv_pw_3")
    opened(page, 3)
    climbed(page)
    sent = len(websocket_frames_sent(page))
    box = bounds(page.locator(".spot .map"))
    before = the_sum(page)
    page.mouse.move(box["x"] + box["width"] / 5, box["y"] + box["height"] / 5, steps=3)
    expect(page.locator(".inside-block .where")).not_to_contain_text("row 29")
    assert the_sum(page) != before
    assert len(websocket_frames_sent(page)) == sent


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_it_stands_where_the_volumes_stood(visit: Visits, width: int, height: int, language: str) -> None:
    page = visit(f"/?lang={language}", viewport=(width, height))
    climbed(page)
    before = bounds(page.locator(".layers"))
    page.locator('[data-block="conv_pw_1"]').click()
    expect(page.locator(".inside-block .filters button .number").first).to_have_text(re.compile(r"^#\d+$"))
    scrolled = page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")
    assert abs(bounds(page.locator(".layers"))["y"] + scrolled - before["y"]) < 1
    assert axe(page) == []
