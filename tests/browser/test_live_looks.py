"""Page 1 as it looks: on the first screen, on a phone, in readable type, to a screen reader."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.bounds import bounds
from tests.browser.harness import Visits, axe, small_type, swipe_up
from tests.browser.live_page import shows

PHONE = (390, 844)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_sliders_totals_and_drawing_are_on_the_first_screen_in_readable_type(visit: Visits, theme: Any) -> None:
    page = visit(theme=theme)
    for selector in (".photo canvas", ".faces", ".says", "#dial-alpha", "#dial-rho", ".totals"):
        box = bounds(page.locator(selector))
        assert 0 <= box["y"] <= box["y"] + box["height"] <= 800
    assert small_type(page) == []


def test_on_a_phone_rows_are_layers_and_nothing_scrolls_sideways(visit: Visits) -> None:
    page = visit(viewport=PHONE, touch=True)
    expect(page.locator("figure.turned")).to_have_count(1)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONE[0]
    main = page.get_by_test_id("stMain")
    assert main.evaluate("(e) => e.scrollWidth <= e.clientWidth")
    page.get_by_role("button", name="0.5", exact=True).tap()
    shows(page, 0.5, 224)
    page.locator('.hits [data-layer="conv_pw_3"]').tap()
    expect(page.locator(".inspector")).to_contain_text("conv_pw_3")


def test_a_finger_that_scrolls_the_page_over_a_slider_leaves_it_alone(visit: Visits) -> None:
    page = visit(viewport=PHONE, touch=True)
    box = bounds(page.locator("#dial-alpha"))
    swipe_up(page, box["x"] + box["width"] * 0.4, box["y"] + box["height"] / 2)
    shows(page, 1.0, 224)


def test_on_a_phone_the_pages_are_links_in_sight(visit: Visits) -> None:
    page = visit("/?alpha=0.50", viewport=PHONE, touch=True)
    page.locator(".st-key-menu").get_by_role("link", name="Filtering").tap()
    expect(page).to_have_url(re.compile("/filtering.*alpha=0.50"))
    expect(page.get_by_test_id("stSidebar")).not_to_be_visible()


@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_to_mend(visit: Visits, theme: Any, locale: str) -> None:
    page = visit("/?alpha=0.50&layer=conv_pw_6", theme=theme, locale=locale)
    expect(page.locator(".inspector .who")).to_be_visible()
    expect(page.locator(".inside-block:not(.old) .overview")).to_be_visible()  # what is dimmed is not what it will be
    assert axe(page) == []
