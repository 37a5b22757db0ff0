"""Why 1×1 is fast: convolutions as matrix products under the pointer, and a guess at what a depthwise one becomes."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from mobilenet_viz.facts import text
from mobilenet_viz.pixels import im2col
from tests.browser.answers import marked
from tests.browser.bounds import bounds
from tests.browser.harness import Theme, Visits, axe, small_type

PATH = "/cost?topic=im2col"

# Between any two numbers of the results that stand on one line, px.
GAPS = """(all) => { const range = document.createRange();
    const boxes = all.map((e) => { range.selectNodeContents(e); return range.getBoundingClientRect(); });
    return boxes.flatMap((a) => boxes.filter((b) => b.left > a.left && Math.abs(a.top - b.top) < 5)
        .map((b) => b.left - a.right)); }"""
WHILE_PLAYING = """(bench) => [bench.querySelectorAll(".wide .numbers .later").length,
    [...bench.querySelectorAll(".map button")].findIndex((e) => e.ariaPressed === "true")]"""


def pressed(page: Page, part: str) -> Locator:
    """The button of that part of Cost, if it is the one that is shown."""
    return page.locator('[aria-pressed="true"]').get_by_text(text.say("en", f"cost.part_{part}"), exact=True)


def real(page: Page, kind: str) -> list[str]:
    """What stands in the table of a real layer."""
    row = page.locator(".real tbody tr").filter(has=page.get_by_text(text.say("en", f"common.kind_{kind}")))
    return [cell.replace("\xa0", " ") for cell in row.locator("td").all_inner_texts()]


def test_a_depthwise_convolution_is_no_large_product_and_nothing_says_so_before_a_guess(visit: Visits) -> None:
    page, words = visit(PATH), text.section("en", "im2col")
    question, apart = page.locator(".question"), page.locator(".apart")
    expect(question).to_contain_text("in a layer of MobileNet it is 512×512 · 512×196")
    assert ["1", "512×4608 · 4608×196", "copied by im2col: 3.61 MB", "462.4 M", "512 ×"] == real(page, "conv")
    assert ["1", "512×512 · 512×196", "the map itself: 0.40 MB", "51.4 M", "512 ×"] == real(page, "pointwise")
    assert ["?"] * 5 == real(page, "depthwise")
    expect(apart.locator(".matrices").first).to_be_hidden()
    before = bounds(page.locator(".wide"))
    page.get_by_role("button", name=words["guess_small"]).click()
    marked(page, "en", words["guess_many"], words["guess_small"])
    expect(question).to_have_text(
        re.compile(r"^It is 512 products, one for each channel: 1×9 · 9×196\. .* 1 multiplication; .* used in 512\.$")
    )
    assert ["512", "1×9 · 9×196", "copied by im2col: 3.61 MB", "903.2 K", "1 ×"] == real(page, "depthwise")
    expect(apart.locator(".matrices")).to_have_count(2)
    expect(apart.locator(".matrices").last).to_be_visible()
    assert before == bounds(page.locator(".wide"))
    expect(page).to_have_url(re.compile("products=small"))
    opened = visit(page.url)  # what the teacher saw
    expect(opened.locator(".apart .matrices").first).to_be_visible()
    page.get_by_role("button", name="Ask again", exact=True).click()
    expect(apart.locator(".matrices").first).to_be_hidden()
    expect(page).not_to_have_url(re.compile("products"))
    page.get_by_role("button", name=words["show"]).press("Enter")
    expect(apart.locator(".matrices").first).to_be_visible()
    expect(page.get_by_role("button", name=words["guess_large"])).to_be_focused()


def test_a_link_from_when_it_was_a_piece_of_another_part_still_opens_it(visit: Visits) -> None:
    page = visit("/cost?topic=where&measure=kernels&pixel=9")
    expect(pressed(page, "im2col")).to_be_visible()
    expect(page.locator(".pointed")).to_have_text(re.compile(r"^Output pixel \(3, 2\)"))
    expect(page).to_have_url(re.compile(r"topic=im2col.*window=9|window=9.*topic=im2col"))
    assert "pixel=" not in page.url
    page.get_by_role("button", name=text.say("en", "cost.part_where")).click()
    expect(page.locator('[data-measure="kernels"]')).to_have_attribute("aria-pressed", "true")
    expect(page).to_have_url(re.compile("window=9"))
    expect(pressed(visit(page.url), "where")).to_be_visible()  # a new link opens the part that it names
    expect(pressed(visit("/cost?topic=times&pixel=9"), "times")).to_be_visible()


def lit(page: Page, figure: str) -> list[str]:
    found: list[str] = page.locator(f".{figure} .numbers .lit").all_inner_texts()
    return found


def test_a_pixel_lights_its_window_its_columns_and_its_sums_by_mouse_by_keys_and_while_playing(visit: Visits) -> None:
    page, example = visit(f"{PATH}&products=shown"), im2col.example()
    pixels = page.locator(".map button")

    def shows(pixel: int) -> None:
        row, column = divmod(pixel, 4)
        expect(page.locator(".pointed")).to_have_text(re.compile(rf"^Output pixel \({row + 1}, {column + 1}\)"))
        expect(page.locator(".map .seen")).to_have_count(9)
        expect(page.locator(".map .zero.seen")).to_have_count(example["zeros"][pixel])
        assert [str(numbers[pixel]) for numbers in example["columns"]] == lit(page, "wide")
        assert [str(numbers[pixel]) for numbers in example["matrix"]] == lit(page, "thin")
        expect(page.locator(".wide .copy")).to_have_count(2 * example["copies"][pixel])
        apart = [str(numbers[pixel]) for channel in example["apart"] for numbers in channel["columns"]]
        assert apart == lit(page, "apart")
        expect(page.locator(".apart .copy")).to_have_count(2 * example["copies"][pixel])

    shows(5)
    expect(page.locator(".wide .sum")).to_have_text(re.compile(r"2·6 .*\(−1\)·7 = 5$"))
    expect(page.locator(".thin .sum")).to_have_text(re.compile(r": 2·6 \+ \(−1\)·3 = 9$"))
    expect(page.locator(".apart .sum")).to_have_text(
        [re.compile(r"^Channel 1\. .* = 5$"), re.compile(r"^Channel 2\. .* = 0$")]
    )
    pixels.nth(0).hover()
    shows(0)
    page.locator('.wide .numbers [data-column="11"]').first.hover()
    shows(11)
    page.mouse.move(5, 5)
    shows(5)
    pixels.nth(5).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowLeft")
    shows(8)
    expect(pixels.nth(8)).to_be_focused()
    expect(page).to_have_url(re.compile("window=8"))
    page.locator(".forth").click()
    shows(9)
    page.locator(".play").click()
    expect(page.locator(".pointed")).not_to_have_text(re.compile(r"\(3, 2\)"))
    unwritten, pixel = page.locator(".bench").evaluate(WHILE_PLAYING)
    assert 18 * (15 - pixel) == unwritten > 0
    expect(pixels.nth(pixel)).to_have_attribute("aria-pressed", "false")
    page.locator(".back").click()
    expect(page.locator(".wide .later")).to_have_count(0)


@pytest.mark.parametrize(("theme", "locale"), [("light", "en-US"), ("dark", "ko-KR")])
def test_axe_finds_nothing_nothing_is_small_and_less_motion_means_no_play(
    visit: Visits, theme: Theme, locale: str
) -> None:
    page = visit(f"{PATH}&window=0&products=shown", theme=theme, locale=locale, reduced_motion=True)
    expect(page.locator(".apart .matrices").last).to_be_visible()
    assert axe(page) == []
    assert small_type(page) == []
    expect(page.locator(".play")).to_be_hidden()
    assert "{" not in page.locator(".bench").inner_text() + page.locator(".ask").inner_text()
    page.get_by_role("button", name=text.say(locale[:2], "common.ask_again"), exact=True).click()
    expect(page.locator(".apart.covered")).to_have_count(1)
    assert axe(page) == []


def test_on_a_phone_nothing_scrolls_sideways_and_all_can_be_touched(visit: Visits) -> None:
    page = visit(f"{PATH}&products=shown", viewport=(390, 844), touch=True, locale="ko-KR")
    page.locator(".map button").nth(15).tap()
    expect(page).to_have_url(re.compile("window=15"))
    expect(page.locator(".wide .copy")).to_have_count(8)
    for button in page.locator(".answers button:visible, .map button, .steps button").all():
        box = bounds(button)
        assert min(box["width"], box["height"]) >= 44
    for screen in (390, 320):
        page.set_viewport_size({"width": screen, "height": 844})
        for matrix in page.locator(".matrices").all():
            box = bounds(matrix)
            assert 0 <= box["x"] < box["x"] + box["width"] <= screen
        assert page.get_by_test_id("stMain").evaluate("(e) => e.scrollWidth <= e.clientWidth")
        assert min(page.locator(".wide .results span").evaluate_all(GAPS)) >= 2.5  # or two read as one
    assert small_type(page) == []
