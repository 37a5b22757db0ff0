"""The paper's Figures 4 and 5: a guess, then all points; a point or its row opens its network on page 1."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from mobilenet_viz.facts import text
from tests.browser.answers import answer, marked
from tests.browser.bounds import bounds
from tests.browser.harness import Theme, Visits, axe, small_type, swipe_up
from tests.browser.live_page import shows

PATH = "/paper?section=figures"
ALPHAS, SIZES = (1.0, 0.75, 0.5, 0.25), (224, 192, 160, 128)
WORDS = text.section("en", "figures")


def marks(page: Page, chart: str = "figure_chart") -> Locator:
    """All marks of a chart: those of the networks, the ring of "you are here" where there is one."""
    return page.locator(f".st-key-{chart} .points path")


def place(mark: Locator) -> tuple[float, float]:
    box = bounds(mark)
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def guess(page: Page, answer: str) -> None:
    page.get_by_role("button", name=answer, exact=True).click()
    expect(page.locator(".verdict")).not_to_be_empty()


def test_a_point_opens_its_network_on_page_1_and_so_does_its_row_by_keyboard(visit: Visits) -> None:
    page = visit(PATH)
    expect(marks(page)).to_have_count(7 + 1)
    expect(page.locator("tr.here button")).to_have_text("α 1.00 · 224 px")
    hidden = page.locator("tbody tr", has_text="α 0.50 · 192 px")
    expect(hidden).to_contain_text("?109,970,432")
    expect(page.locator("thead")).not_to_contain_text("Pareto")
    guess(page, "about the same")
    expect(answer(page, "about the same").get_by_role("button")).to_be_focused()
    marked(page, "en", "about the same", "about the same")
    expect(marks(page)).to_have_count(16 + 1)
    x, y = place(marks(page).nth(4 * ALPHAS.index(0.5) + SIZES.index(192)))
    page.mouse.move(x, y)
    said = page.locator(".hoverlayer .hovertext")
    for each in ("α 0.50 · 192 px", "109,970,432", "61.7", "beaten by α 0.75 · 128 px"):
        expect(said).to_contain_text(each)
        expect(page.locator("tbody tr", has_text="α 0.50 · 192 px").first).to_contain_text(each)
    page.mouse.click(x, y)
    shows(page, 0.5, 192)
    expect(page).to_have_url(re.compile(r"/\?(?=.*\balpha=0\.50\b)(?=.*\bsize=192\b)"))
    page.go_back()
    expect(page.locator("tr.here button")).to_have_text("α 0.50 · 192 px")
    expect(page.locator(".caption + .here")).to_contain_text("109,970,432")
    page.get_by_role("button", name=re.compile("^α 0.25 · 128 px")).focus()
    page.keyboard.press("Enter")
    shows(page, 0.25, 128)
    expect(page).to_have_url(re.compile(r"/\?(?=.*\balpha=0\.25\b)(?=.*\bsize=128\b)"))


def test_the_guess_uncovers_the_points_and_the_jump_below_the_line(visit: Visits) -> None:
    page = visit(f"{PATH}&line=fit&alpha=0.6")
    expect(page.locator("#question")).to_contain_text("fitted to the 12 networks")
    expect(marks(page)).to_have_count(12)
    expect(page.locator("tbody tr").last).to_have_text(re.compile(r"\?13,570,048$"))
    expect(page.locator(".caption + .here")).to_contain_text("210,386,871 Mult-Adds")
    expect(page.locator(".caption + .here")).to_contain_text("there is only a line at its cost")
    expect(page.locator(".st-key-figure_chart")).to_contain_text("you are here")
    guess(page, "on it")
    expect(page.locator(".verdict")).to_have_text(
        re.compile("^Below: on average 6.4 points, while the 12 others stay within 1.0 ")
    )
    marked(page, "en", "below it", "on it")
    expect(marks(page)).to_have_count(16)
    expect(marks(page, "figure_residuals")).to_have_count(16)
    expect(page.locator(".st-key-figure_residuals")).to_contain_text("mean −6.4")
    expect(page.locator("tbody tr").last).to_contain_text("−7.4")
    page.get_by_role("button", name="○ the paper (8)").click()
    expect(page).to_have_url(re.compile("accuracies=paper"))
    expect(marks(page)).to_have_count(8)
    expect(page.locator(".verdict")).to_contain_text("by 6.2 points, while the 7 others")
    page.get_by_role("button", name="Figure 5: parameters").click()
    expect(page.locator(".verdict")).to_be_empty()
    expect(page.locator("tbody tr").nth(1)).not_to_contain_text("4,209,088")
    page.get_by_role("button", name="● TF-slim (16)").click()
    expect(marks(page)).to_have_count(4)
    guess(page, "further left")
    expect(marks(page)).to_have_count(16)
    found = [place(mark) for mark in marks(page).all()]
    for column in range(4):
        own = found[4 * column : 4 * column + 4]
        assert max(x for x, _ in own) - min(x for x, _ in own) < 1
        assert [y for _, y in own] == sorted(y for _, y in own)  # px grow downwards: fewer pixels recognise less


@pytest.mark.parametrize(("theme", "locale"), [("light", "en-US"), ("dark", "ko-KR")])
def test_all_three_views_can_be_read_in_both_languages_and_themes(visit: Visits, theme: Theme, locale: str) -> None:
    page, words = visit(f"{PATH}&alpha=0.5&size=160", theme=theme, locale=locale), text.section(locale[:2], "figures")
    for view, right in (("front", "wide"), ("fit", "below"), ("columns", "same")):
        figure = 5 if view == "columns" else 4
        page.get_by_role("button", name=words[f"view_{view}"].format(figure=figure)).click()
        guess(page, words[f"answer_{view}_{right}"])
        axis = words["axis_kernels" if view == "columns" else "axis_mult_adds"]
        expect(page.get_by_test_id("stPlotlyChart").last).to_contain_text(axis)
        expect(marks(page)).to_have_count(16 + 1)
        if view == "front":
            expect(page.locator(".verdict")).to_contain_text(re.compile("2.0.*6.5.*20 %"))
        if view != "front":  # it is made of the same parts as the last
            assert axe(page) == []
        assert small_type(page) == []
        left = page.locator("#question, .verdict, .caption, .here, .note, .description").all_inner_texts()
        assert "{" not in "".join(left)
    ink = page.locator(".st-key-figure_chart .xtick text").first.evaluate("(e) => getComputedStyle(e).fill")
    assert {"light": "rgb(29, 35, 41)", "dark": "rgb(235, 233, 226)"}[theme] == ink


def test_on_a_phone_nothing_scrolls_sideways_and_a_tap_opens_page_1(visit: Visits) -> None:
    page = visit(f"{PATH}&figure=5", viewport=(390, 844), touch=True, locale="ko-KR")
    guess(page, text.section("ko", "figures")["answer_columns_same"])
    expect(marks(page)).to_have_count(16 + 1)
    main = page.get_by_test_id("stMain")
    assert main.evaluate("(e) => e.scrollWidth <= e.clientWidth")
    chart = bounds(page.locator(".st-key-figure_chart .main-svg").first)
    assert 300 < chart["width"] <= 390
    for button in page.locator(".views button, .accuracies button, tbody button").all():
        box = bounds(button)
        assert min(box["width"], box["height"]) >= 44
    table = bounds(page.locator(".wide"))
    for column in range(3):  # its name, its accuracy and its parameters
        cell = bounds(page.locator("tbody tr").first.locator("th, td").nth(column))
        assert cell["x"] + cell["width"] <= table["x"] + table["width"]
    page.locator(".st-key-figure_chart").scroll_into_view_if_needed()
    before = main.evaluate("(e) => e.scrollTop")
    swipe_up(page, *place(page.locator(".st-key-figure_chart .nsewdrag")))
    assert main.evaluate("(e) => e.scrollTop") > before + 50  # a finger on the chart scrolls the page
    for at, alpha, size in ((15, 0.25, 128), (9, 0.5, 192)):  # the second is not taken for the first
        marks(page).nth(at).scroll_into_view_if_needed()
        page.touchscreen.tap(*place(marks(page).nth(at)))
        shows(page, alpha, size)
        page.go_back()
        expect(page.locator("tr.here button")).to_have_text(f"α {alpha:.2f}, {size} px")
