"""Page "cost", one layer, as it looks: on the first screen and on a phone, in both languages and themes."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from mobilenet_viz.facts import text
from tests.browser.bounds import bounds
from tests.browser.harness import Theme, Visits, axe, small_type, swipe_up
from tests.browser.layer_page import PATH, total
from tests.test_palette import contrast


@pytest.mark.parametrize(("theme", "locale"), [("light", "en-US"), ("dark", "ko-KR")])
def test_dials_ratio_areas_and_the_formula_are_on_the_first_screen_and_axe_finds_nothing(
    visit: Visits, theme: Theme, locale: str
) -> None:
    page = visit(f"{PATH}&m=12&bundles=8&alpha=0.75", theme=theme, locale=locale)
    words = text.section(locale[:2], "layer")
    formula = [f".first .equations li:nth-child({row})" for row in range(1, 6)]
    areas = (".standard .plane", ".separable .plane", ".plot")
    for selector in ("#dial-D_K", "#dial-D_F", ".totals .ratio", *areas, *formula):
        box = bounds(page.locator(selector))
        assert 0 <= box["y"] <= box["y"] + box["height"] <= 800, selector
    expect(page.locator(".steps > h2")).to_have_text(words["steps_title"])
    assert "{" not in page.locator(".first").inner_text() + page.locator(".folded").inner_text()
    page.locator(".answers button").first.click()
    page.set_viewport_size({"width": 1280, "height": 1900})  # axe leaves out what would have to be scrolled to
    expect(page.locator(".equations li").last).to_be_in_viewport()
    assert axe(page) == []
    assert small_type(page) == []
    assert_ring_is_around_the_thumb_alone(page)


@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
def test_stride_groups_and_multipliers_are_folded_until_asked_for_and_their_values_are_said(
    visit: Visits, locale: str
) -> None:
    page, words = visit(PATH, locale=locale), text.section(locale[:2], "layer")
    folded, summary = page.locator(".strides, .bundles, #dial-alpha, #dial-rho"), page.locator("summary")
    values = {"stride": 1, "groups": 1, "alpha": "1.00", "rho": "1.000"}
    expect(summary).to_have_text(words["more"].format(**values))
    expect(folded.locator("visible=true")).to_have_count(0)
    box = bounds(summary)
    assert box["y"] + box["height"] <= 800
    summary.press("Enter")
    expect(folded.locator("visible=true")).to_have_count(4)
    page.locator(".strides button").last.click()
    page.locator("#dial-alpha").press("ArrowLeft")
    values |= {"stride": 2, "alpha": "0.95"}
    expect(summary).to_have_text(words["more"].format(**values))
    expect(page).to_have_url(re.compile("alpha=0.95.*stride=2|stride=2.*alpha=0.95"))
    summary.click()  # who folds it knows what is there
    page.locator("#dial-D_K").press("ArrowLeft")
    expect(page).to_have_url(re.compile("dk=2"))
    expect(folded.locator("visible=true")).to_have_count(0)
    opened = visit(page.url, locale=locale).locator(".strides, .bundles, #dial-alpha, #dial-rho")
    expect(opened.locator("visible=true")).to_have_count(4)  # a link shows what it says


@pytest.mark.parametrize("said", ["stride=2", "bundles=4", "alpha=0.50", "size=160"])
def test_what_a_link_sets_is_open_at_once(visit: Visits, said: str) -> None:
    page = visit(f"{PATH}&{said}")
    for selector in (".strides", ".bundles", "#dial-alpha", "#dial-rho"):
        expect(page.locator(selector)).to_be_visible()


def test_on_a_phone_the_formula_comes_before_the_pictures(visit: Visits) -> None:
    page = visit(PATH, viewport=(390, 844), touch=True)
    totals, formula, picture = (bounds(page.locator(each)) for each in (".totals", ".first .equations", ".pictures"))
    assert totals["y"] + totals["height"] <= formula["y"] < formula["y"] + formula["height"] <= picture["y"]


def assert_ring_is_around_the_thumb_alone(page: Page) -> None:
    """Of a focused slider, with the thumb at the edge of the page's text, where its ring could be cut off."""
    slider = page.locator("#dial-D_K")
    slider.press("Home")
    box = bounds(slider)
    left, top, thumb, ring = int(box["x"]) - 10, int(box["y"]) - 30, 16, 2 + 3  # px; the ring's gap and the ring
    area: Any = {"x": left, "y": top, "width": box["width"] + 20, "height": box["height"] + 60}

    def seen(act: Callable[[], None]) -> Any:
        act()
        return np.asarray(Image.open(BytesIO(page.screenshot(clip=area))).convert("RGB")).astype(int)

    unfocused, focused = seen(slider.blur), seen(slider.focus)
    # Lines that lie between two pixels are drawn a little differently each time.
    down, across = np.nonzero((abs(unfocused - focused) > 32).any(axis=2))
    assert (10 - ring, 10 + thumb + ring) == (across.min(), across.max() + 1)
    assert 30 <= down.min() < down.max() <= 30 + box["height"]  # neither the label nor the buttons
    one, other = ("#{:02x}{:02x}{:02x}".format(*shot[down.min() + 1, 10 + thumb // 2]) for shot in (unfocused, focused))
    assert contrast(one, other) >= 3


@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
def test_on_a_phone_a_finger_moves_a_dial_beside_the_pictures_and_nothing_scrolls_sideways(
    visit: Visits, locale: str
) -> None:
    page = visit(f"{PATH}&alpha=0.75&size=160", viewport=(390, 844), touch=True, locale=locale)
    main = page.get_by_test_id("stMain")
    expect(page.locator("#dial-N")).to_be_in_viewport()
    page.locator(".separable .plane").scroll_into_view_if_needed()
    expect(page.locator("#dial-N")).to_be_in_viewport()
    expect(total(page, "ratio")).to_be_in_viewport()
    box = bounds(page.locator("#dial-N"))
    page.touchscreen.tap(box["x"] + box["width"] - 8, box["y"] + box["height"] / 2)
    expect(page).to_have_url(re.compile("n=1024"))
    expect(total(page, "standard")).to_have_text("924,844,032")
    before = main.evaluate("(e) => e.scrollTop")
    swipe_up(page, box["x"] + 20, box["y"] + box["height"] / 2)
    page.wait_for_function("(top) => document.querySelector('[data-testid=stMain]').scrollTop > top + 50", arg=before)
    expect(page.locator("output[for=dial-N]")).to_have_text("1024")  # the finger scrolled, it chose nothing
    assert main.evaluate("(e) => e.scrollWidth <= e.clientWidth")
    targets = ".dial input, .marks button:visible, .choice button, .answers button, #example, summary"
    small = [each.evaluate("(e) => e.outerHTML") for each in page.locator(targets).all() if each_below(each, 44)]
    assert small == []


def each_below(target: Locator, least_px: float) -> bool:
    box = bounds(target)
    return bool(min(box["width"], box["height"]) < least_px)
