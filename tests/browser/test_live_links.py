"""Links to page 1: opened, mended, in a language, copied."""

import re

from playwright.sync_api import expect

from tests.browser.harness import Visits
from tests.browser.live_page import shows


def test_a_deep_link_opens_exactly_what_was_linked_on_a_server_nobody_has_visited(visit_cold: Visits) -> None:
    page = visit_cold("/?alpha=0.35&size=160&layer=conv_dw_6&lang=ko")
    shows(page, 0.35, 160)
    expect(page.locator("h1")).to_contain_text("직접 움직여 보기")
    expect(page.locator("tr.pinned")).to_have_attribute("data-layer", "conv_dw_6")
    expect(page.locator("html")).to_have_attribute("lang", "ko")


def test_a_bad_link_is_answered_once_and_the_rest_of_it_kept(visit: Visits) -> None:
    page = visit("/?alpha=0.33&size=banana&layer=conv_pw_2&zebra=1")
    shows(page, 0.35, 224)
    expect(page.get_by_text("alpha = 0.33; the nearest step is 0.35")).to_be_visible()
    expect(page.get_by_text("size = banana, which cannot be used")).to_be_visible()
    expect(page.locator("tr.pinned")).to_have_attribute("data-layer", "conv_pw_2")
    page.get_by_role("button", name="Close", exact=True).click()
    expect(page.get_by_text("The link says")).to_have_count(0)
    page.locator("#dial-alpha").press("ArrowLeft")
    expect(page).to_have_url(re.compile(r"alpha=0.30&layer=conv_pw_2$"))
    expect(page.get_by_text("The link says")).to_have_count(0)


def test_the_language_follows_the_browser_and_the_switch_and_keeps_the_choice(visit: Visits) -> None:
    page = visit("/?alpha=0.50", locale="ko-KR")
    expect(page.locator("h1")).to_contain_text("직접 움직여 보기")
    page.get_by_role("button", name="English").click()
    expect(page.locator("h1")).to_have_text("MobileNet, live")
    expect(page).to_have_url(re.compile("lang=en.*alpha=0.50"))
    shows(page, 0.5, 224)


def test_the_copied_link_is_the_address_of_what_is_on_screen(visit: Visits) -> None:
    page = visit("/?alpha=0.50")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{page.url}&lang=en"
