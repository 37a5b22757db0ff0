"""The paper's fourteen tables on screen: printed as in the facts, computed beside it, some of them drawn."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from mobilenet_viz.facts import text
from mobilenet_viz.facts.published import tables
from mobilenet_viz.paper import checked_tables, readings, slips
from mobilenet_viz.paper.charts.drawn_tables import PLOTTED
from tests.browser.answers import marked
from tests.browser.harness import Theme, Visits, axe, small_type

ROWS = """(rows) => rows.map((row) => [...row.children].map((cell) => {
    const printed = cell.querySelector(".quoted"), computed = cell.querySelector(".computed");
    return { printed: printed.textContent, title: printed.title, lang: printed.lang,
      verdict: computed?.classList[1] ?? "open", shown: computed?.querySelector("b")?.textContent ?? null,
      seen: !!computed && getComputedStyle(computed).visibility === "visible" && computed.offsetWidth > 0 }; }))"""
RIGHT = {  # read in the paper
    1: "but_one",  # 7×7×1024 stays as wide, though s2 is printed
    2: "classifier",
    3: "rho",  # 0.15, 0.15
    4: "some",  # 4866 / 569
    5: "more",  # 2.9, 2.6
    6: "3",  # 63.7 to 50.6
    7: "third",  # 186 / 569
    8: "many",  # 15300 / 569
    9: "most",  # SqueezeNet: 1.25, and 1700
    10: "thin",  # 325 and 1.9, 418 and 3.3
    11: "3",
    12: "but_one",
    13: "2",  # not in SSD 300
    14: "more",  # 4.9, 5.5
}
SIGNS = {"same": "✓", "mistake": "✗", "convention": "↔", "cut": "≈", "unexplained": "≠", "open": "–"}


def on_screen(page: Page) -> list[list[dict[str, Any]]]:
    found: list[list[dict[str, Any]]] = page.locator(".paper tbody tr:not(.note)").evaluate_all(ROWS)
    return found


def fits(page: Page) -> None:
    """Nothing is wider than the screen, a table not wider than its region; a chart may take a moment to fit."""
    regions = "[data-testid=stMain], [data-testid=stBidiComponentIsolated]"
    page.wait_for_function(
        """(regions) => { const parts = [document.scrollingElement, ...document.querySelectorAll(regions)];
            const tables = parts.map((e) => e.shadowRoot?.querySelector(".paper-region")).filter(Boolean);
            return tables.length && [...parts, ...tables].every((e) => e.scrollWidth <= e.clientWidth); }""",
        arg=regions,
    )


def is_whole(page: Page, number: int, language: str, computed: bool) -> None:
    """Every cell as in the facts, with the table on hover; what is computed is to be seen or not."""
    data, words = checked_tables.as_data(number, language), text.section(language, "tables")
    expect(page.get_by_role("heading", level=2)).to_have_text(words["region"].format(**data))
    page.locator(".stage").evaluate(
        "(e) => Promise.all(e.getAnimations({ subtree: true }).map((each) => each.finished))"
    )
    cells = on_screen(page)  # once they have all appeared, row after row
    assert tables()[number].rows == tuple(tuple(cell["printed"] for cell in row) for row in cells)
    assert {(f"arXiv 1704.04861v1, Table {number}", "en")} == {(c["title"], c["lang"]) for row in cells for c in row}
    assert [[cell["verdict"] for cell in row] for row in data["rows"]] == [[c["verdict"] for c in row] for row in cells]
    wanted = [cell for row in data["rows"] for cell in row]
    for cell, seen in zip(wanted, (c for row in cells for c in row), strict=True):
        if cell["verdict"] != "open":
            assert seen["seen"] is computed
            assert seen["shown"] == (None if cell["shown"] == cell["printed"] else cell["shown"])
    notes = [cell["note"] for cell in wanted if cell["note"]]
    expect(page.locator(".paper .note")).to_have_text([re.compile(f"(^|: ){re.escape(note)}$") for note in notes])
    expect(page.locator(".paper .note:visible")).to_have_count(len(notes) if computed else 0)
    expect(page.locator(".paper-source")).to_have_text(words["source"].format(source=data["source"]))
    expect(page.get_by_text(text.plain(words[f"learn_{number}"]))).to_be_visible(
        visible=computed
    )  # it would answer questions


def found(number: int, language: str) -> str:
    """What came of it, told apart: mistakes, other conventions, digits cut off."""
    tally, words = checked_tables.tally(number), text.section(language, "tables")
    counts = [(words[f"mark_{each}"], tally[each]) for each in slips.Reason if tally[each]]
    kinds = ", ".join(words["kind"].format(name=name, count=count) for name, count in counts)
    return words["some_differ" if counts else "all_agree"].format(**tally, kinds=kinds)


def test_all_fourteen_are_printed_as_in_the_paper_and_computed_after_a_guess(visit: Visits) -> None:
    page = visit("/paper?table=14", reduced_motion=True)
    for number in tables():
        language = "en" if number < 8 else "ko"
        if number == 8:
            korean = page.get_by_role("button", name="한국어")
            korean.click()
            expect(page.get_by_role("heading", level=2)).to_have_text(re.compile("^표 7"))
            expect(korean).to_be_focused()
        page.locator(".numbers button").nth(number - 1).click()
        words, values = text.section(language, "tables"), readings.values(number)
        checked = checked_tables.tally(number)["checked"]
        expect(page.locator("#question")).to_have_text(text.plain(words[f"question_{number}"]).format(**values))
        expect(page.locator(".found p")).to_have_text("" if checked else words["printed_only"])
        is_whole(page, number, language, computed=False)
        others = [choice for choice in readings.READINGS[number].choices if choice != RIGHT[number]]
        guess = RIGHT[number] if number % 2 else others[0]
        said = [words[f"guess_{number}_{choice}"].format(**values) for choice in (RIGHT[number], guess)]
        page.get_by_role("button", name=said[1], exact=True).click()
        expect(page.locator(".found p")).to_have_text(found(number, language) if checked else words["printed_only"])
        marked(page, language, *said)
        is_whole(page, number, language, computed=True)
        expect(page).to_have_url(re.compile(r"computed=on"))
        expect(page.locator(".st-key-table_drawn .js-plotly-plot")).to_have_count(int(number in PLOTTED))
        if number in PLOTTED:
            expect(page.locator(".st-key-table_drawn")).to_contain_text(words[f"plot_{number}"])
            expect(page.locator(".st-key-table_drawn")).to_contain_text(tables()[number].source)


def test_a_link_opens_what_the_teacher_saw_and_the_keyboard_goes_on_from_there(visit: Visits) -> None:
    page = visit("/paper?table=7&computed=on")
    is_whole(page, 7, "en", computed=True)
    expect(page.locator('[data-at="2 2"]')).to_have_text(re.compile("^290≈290.7cut off"))
    expect(page.locator(".answer [data-mark]:not([data-mark=''])")).to_have_count(0)  # nobody has answered here
    page.get_by_role("button", name="Hide the computed values").press("Enter")
    expect(page.get_by_role("button", name="about a third", exact=True)).to_be_focused()
    is_whole(page, 7, "en", computed=False)
    expect(page).to_have_url(re.compile(r"/paper\?table=7$"))
    page.get_by_role("button", name="about half").press("Enter")
    expect(page).to_have_url(re.compile("computed=on"))
    is_whole(page, 7, "en", computed=True)
    marked(page, "en", "about a third", "about half")
    page.locator(".numbers button").nth(8).click()
    expect(page.get_by_role("heading", level=2)).to_contain_text("Table 9")
    is_whole(page, 9, "en", computed=False)
    page.locator(".numbers button").nth(6).click()  # nobody is asked twice
    marked(page, "en", "about a third", "about half")
    expect(page).to_have_url(re.compile("computed=on"))
    page.get_by_role("button", name=text.say("en", "common.ask_again")).press("Enter")
    expect(page.get_by_role("button", name="about a third", exact=True)).to_be_focused()
    is_whole(page, 7, "en", computed=False)
    expect(page).to_have_url(re.compile(r"/paper\?table=7$"))


def test_a_mistake_another_convention_and_cut_off_digits_have_signs_and_words_of_their_own(visit: Visits) -> None:
    page, words = visit("/paper?table=9&computed=on"), text.section("en", "tables")
    expect(page.locator('[data-at="0 2"] .computed')).to_have_text("≈76.52cut off")
    expect(page.locator('[data-at="1 2"] .computed')).to_have_text("↔832.7counted in another way")
    expect(page.locator("ul.signs li")).to_have_text(
        [f"{sign} {words[f'verdict_{name}']}" for name, sign in SIGNS.items()]
    )
    page.goto(page.url.replace("table=9", "table=14"))
    expect(page.locator('[data-at="3 2"] .computed')).to_have_text("✗106.0a mistake")
    expect(page.locator('[data-at="1 2"] .computed')).to_have_text("≠289.7differs, unexplained")


@pytest.mark.parametrize(("theme", "language"), [("light", "en"), ("dark", "ko")])
def test_a_phone_shows_the_longest_and_the_drawn_without_scrolling_sideways(
    visit: Visits, theme: Theme, language: str
) -> None:
    page = visit(f"/paper?table=9&lang={language}", viewport=(390, 844), theme=theme, touch=True)
    places = page.locator(".computed").evaluate_all("(all) => all.map((e) => e.getClientRects().length)")
    assert {0} == set(places)  # a row that is higher than others would tell where the slips are
    page.locator(".answer button").last.tap()
    expect(page.locator(".note:visible")).to_have_count(5)
    for number in (1, 13, 14):
        page.locator(".numbers button").nth(number - 1).tap()
        expect(page.get_by_role("heading", level=2)).to_contain_text(f" {number}:")
        if number in PLOTTED:
            expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
        fits(page)
        buttons = page.locator(".numbers button, .answer button:visible")
        low = buttons.evaluate_all("(all) => all.map((e) => e.offsetHeight)")
        assert min(low) >= 44
    page.locator(".answer button").last.tap()
    expect(page.locator(".note:visible")).to_have_count(3)
    fits(page)
    assert [] == axe(page)
    assert [] == small_type(page)
