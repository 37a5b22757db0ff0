"""Page "cost" on small screens: what stays in sight while the page scrolls hides nothing, and a thumb reaches all."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.bounds import bounds
from tests.browser.harness import Visits

# Between the page's header and the end of what is sticky, every element that does not belong to it.
BETWEEN = """(bars, { header, at }) => {
    const [root, end] = [bars[0].getRootNode(), Math.max(...bars.map((bar) => bar.getBoundingClientRect().bottom))];
    const found = [];
    for (let y = header; y < end - 1; y += 2) {
        const top = root.elementFromPoint(at, y);
        if (!bars.some((bar) => bar.contains(top))) found.push([y, top?.outerHTML.slice(0, 80)]);
    }
    return found; }"""


def scrolled_to(page: Page, selector: str) -> None:
    page.locator(selector).evaluate("(e) => e.scrollIntoView({ block: 'center' })")


@pytest.mark.parametrize(
    ("path", "bars", "to"),
    [
        ("layer", ".first .controls:not(.choices)", ".separable .plane"),
        ("times&least=0", ".alpha, thead", "tbody tr:nth-child(10)"),
    ],
)
def test_on_a_phone_nothing_shows_between_or_through_what_stays(visit: Visits, path: str, bars: str, to: str) -> None:
    page = visit(f"/cost?topic={path}", viewport=(390, 844), touch=True)
    scrolled_to(page, to)
    header = page.get_by_test_id("stHeader").evaluate("(e) => e.getBoundingClientRect().bottom")
    for at in (24, 195, 366):
        assert [] == page.locator(bars).evaluate_all(BETWEEN, {"header": header + 1, "at": at})
    grounds = page.locator(bars).evaluate_all(
        "(all) => all.map((e) => getComputedStyle(e.querySelector('th') ?? e).backgroundColor)"
    )
    assert [] == [ground for ground in grounds if "rgba" in ground or "transparent" in ground]


def test_on_a_phone_the_total_and_the_names_of_the_columns_stay_beside_every_block(visit: Visits) -> None:
    page = visit("/cost?topic=times&least=0", viewport=(390, 844), touch=True)
    for row in (2, 7, 13):
        scrolled_to(page, f"tbody tr:nth-child({row})")
        expect(page.locator(f"tbody tr:nth-child({row}) .saving")).to_be_in_viewport()
        for named in ("thead .saving", ".whole dd", "#dial-alpha"):
            expect(page.locator(named)).to_be_in_viewport(ratio=1)


def test_on_a_phone_a_thumb_goes_from_one_step_to_the_next(visit: Visits) -> None:
    page = visit("/cost?topic=layer", viewport=(390, 844), touch=True)
    less, more = page.locator("[data-dial=n] .step").all()
    for button, shown in ((more, 768), (more, 1024), (more, 1024), (less, 768), (less, 512), (less, 384)):
        button.tap()
        expect(page.locator("output[for=dial-N]")).to_have_text(str(shown))
    expect(page).to_have_url(re.compile("n=384"))
    boxes = [bounds(button) for button in (less, more)]
    assert [] == [box for box in boxes if min(box["width"], box["height"]) < 44]
    assert page.get_by_test_id("stMain").evaluate("(e) => e.scrollWidth <= e.clientWidth")
    expect(page.locator("[data-dial=dk] .step").first).to_be_hidden()  # five steps have room
