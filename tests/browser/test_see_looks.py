"""Page 3 for every eye, hand and screen: accessibility rules, type that can be read, a phone, the first screen."""

import re

import pytest
from playwright.sync_api import expect

from mobilenet_viz.facts import classes
from tests.browser.bounds import bounds
from tests.browser.harness import Theme, Visits, axe
from tests.browser.see_page import EXACT, answered, row, shows_grid, shows_map_of, upload

PHONE = (390, 844)


@pytest.mark.parametrize(
    ("theme", "locale", "link", "grid"),
    [
        ("light", "ko-KR", "values=unit&map=saliency&at=0&drawn=cells", 96),
        ("light", "en-US", "map=evidence&fit=letterbox", 3),
        ("dark", "en-US", "at=11", 228),
        ("dark", "ko-KR", "map=scorecam", 1),
    ],
)
def test_the_answer_has_no_accessibility_violation(
    visit: Visits, theme: Theme, locale: str, link: str, grid: int
) -> None:
    page = visit(f"/see?alpha=0.35&size=96&class=0&{link}", theme=theme, locale=locale)
    answered(page)
    for part in (".softmax", ".values", ".weights"):
        page.locator(f"{part} summary").click()
    expect(page.locator("#where span")).to_have_text(classes.names(locale[:2])[0])
    if grid > 1:
        shows_grid(page, grid)
    page.locator(".pixels .surface").press("ArrowUp")
    upload(page, "letter.jpg", b"Dear network")
    expect(page.get_by_role("alert")).to_be_visible()
    assert [] == axe(page)


@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
@pytest.mark.parametrize(("link", "below"), [("/see", ".exact"), (EXACT, ".sum")])
def test_the_first_screen_shows_the_photo_with_its_map_and_the_five_names(
    visit: Visits, locale: str, link: str, below: str
) -> None:
    page = visit(link, locale=locale)
    answered(page)
    for part in (".frame img", ".stage", below, ".top li:last-child"):
        box = bounds(page.locator(part))
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 800, part


TEXT_SIZES = """() => { const small = []; const look = (root) => { for (const e of root.querySelectorAll("*")) {
    if (e.shadowRoot) look(e.shadowRoot);
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    const size = parseFloat(getComputedStyle(e).fontSize);
    const hidden = !e.checkVisibility() || e.closest("style, script, option");
    if (own && size < 14 && !hidden) small.push(`${e.textContent} ${size}`); } };
    look(document.querySelector("[data-testid=stMain]")); return small; }"""


SMALL_TARGETS = """() => [...document.querySelectorAll("*")].map((e) => e.shadowRoot)
    .find((root) => root?.querySelector(".stage"))
    .querySelectorAll("button, select, summary, input:not([list])").values().filter((e) => e.checkVisibility())
    .map((e) => [e.id || e.textContent, (e.closest("label") ?? e).getBoundingClientRect().height])
    .filter(([, height]) => height < 43.5).toArray()"""


@pytest.mark.parametrize("viewport", [(1280, 800), PHONE])
def test_no_text_is_smaller_than_14_px(visit: Visits, viewport: tuple[int, int]) -> None:
    page = visit("/see?alpha=0.35&size=64&class=0", viewport=viewport)
    answered(page)
    assert [] == page.evaluate(TEXT_SIZES)


@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
def test_a_phone_shows_the_page_without_scrolling_sideways(visit: Visits, locale: str) -> None:
    page = visit("/see?alpha=0.35&size=64&class=444", viewport=PHONE, locale=locale, touch=True)
    answered(page)
    main = page.get_by_test_id("stMain")
    assert main.evaluate("(e) => e.scrollWidth <= e.clientWidth")
    assert page.evaluate("document.scrollingElement.scrollWidth") == PHONE[0]
    tricycle = classes.names(locale[:2])[870]
    row(page, tricycle).tap()
    shows_map_of(page, tricycle, cells=9)
    page.locator(".stage .surface").tap(position={"x": 5, "y": 5})
    expect(page.locator(".stage .cell")).to_be_visible()
    expect(page.locator(".point")).to_contain_text(str(page.locator(".stage td").first.text_content()))
    assert [] == page.evaluate(SMALL_TARGETS)


def test_a_thumb_moves_a_slider_step_by_step(visit: Visits) -> None:
    """Fourteen blocks lie on half a thumb's breadth each."""
    page = visit("/see?alpha=0.25&size=96&map=gradcam", viewport=PHONE, touch=True)
    answered(page)
    page.get_by_role("button", name="One block earlier").tap()
    expect(page.locator(".controls output")).to_have_text("12 (3×3)")
    page.get_by_role("button", name="One block later").tap()
    expect(page.get_by_role("button", name="One block later")).to_be_disabled()
    page.goto(page.url.replace("/see?", "/see?view=hide&"))
    page.get_by_role("button", name="Hide one cell more").tap()
    expect(page.locator(".slide output")).to_have_text("1 of 9 cells")
    expect(page.locator(".hot figcaption")).to_have_text("Largest first: 1 hidden")
    expect(page).to_have_url(re.compile("hidden=1"))
