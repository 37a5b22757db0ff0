"""Find the mistake: a cell is marked and answered, by keyboard and by touch; hints, giving up, the next table."""

import re

from playwright.sync_api import Locator, Page, expect

from mobilenet_viz.facts import text
from mobilenet_viz.ui.components.paper.mistake import hidden
from tests.browser.bounds import bounds
from tests.browser.harness import Visits, axe, small_type

PATH = "/paper?section=mistake"
TOTAL = sum(hidden().values())


def cell(page: Page, row: int, column: int) -> Locator:
    return page.locator(f'[data-at="{row} {column}"] button.cell')


def notes(page: Page) -> Locator:
    return page.locator("tr.note")


def found(page: Page, count: int, language: str = "en") -> None:
    expect(page.locator(".tally")).to_have_text(text.say(language, "mistake.found", found=count, total=TOTAL))


def test_the_swapped_digits_are_found_by_keyboard_after_a_wrong_cell_and_a_hint(visit: Visits) -> None:
    page = visit(f"{PATH}&table=3")  # which is right throughout
    words = text.section("en", "mistake")
    expect(page.locator(".paper-source")).to_contain_text("arXiv 1704.04861v1, Table 2")
    instead = words["instead"].format(asked=3, number=2)
    expect(page.locator(".question")).to_have_text(f"{instead} {words['question_one']}")
    expect(page.locator("button.cell")).to_have_count(8)
    expect(page.locator(".stage")).not_to_contain_text("1.9")  # nothing gives it away
    assert axe(page) == []
    assert small_type(page) == []
    page.locator(".numbers button").last.focus()
    for _ in range(2):  # the table's region, then one of its cells
        page.keyboard.press("Tab")
    expect(cell(page, 0, 1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(notes(page)).to_have_text([words["agrees"].format(shown="94.857")])
    expect(page.locator(".says")).to_have_text(re.compile(r"^94\.86: computed again, it agrees\..*: 1\.$"))
    found(page, 0)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".hints li")).to_have_text([words["hint_2_0"]])
    page.keyboard.press("Shift+Tab")
    for key in ("ArrowUp", "ArrowLeft", "ArrowDown", "ArrowDown"):  # the first two lead nowhere: names are no buttons
        page.keyboard.press(key)
    expect(cell(page, 2, 1)).to_be_focused()
    page.keyboard.press(" ")
    expect(notes(page)).to_have_text([re.compile(r"^Right: a mistake\. .*1\.906.*1\.91.*99\.29 %")])
    expect(cell(page, 2, 1)).to_have_accessible_name("Conv 3×3, Mult-Adds (%): 1.19, a mistake")
    found(page, 1)
    expect(page.locator("#show")).to_be_hidden()
    assert axe(page) == []


def test_what_was_found_and_what_was_given_away_is_kept_while_other_parts_are_shown(visit: Visits) -> None:
    page = visit(f"{PATH}&table=2")
    words = text.section("en", "mistake")
    expect(page.locator(".question")).to_have_text(words["question_one"])
    cell(page, 2, 1).click()
    page.locator("#next").press("Enter")
    expect(page).to_have_url(re.compile("table=4"))
    expect(page.locator(".paper-source")).to_contain_text("Table 4")
    expect(notes(page)).to_have_count(0)
    page.locator("#show").press("Enter")
    expect(page.locator("#next")).to_be_focused()
    expect(notes(page)).to_have_text([re.compile(r"^This was it: counted in another way\. .*4867\.3")])
    expect(page.locator(".says")).to_have_text(words["given"])
    found(page, 1)
    page.locator("#next").press("Enter")
    expect(page).to_have_url(re.compile("table=7"))
    page.get_by_role("button", name="Tables").click()
    expect(page.locator(".tally")).to_have_count(0)
    page.get_by_role("button", name="Find the mistake").click()
    expect(page.locator(".numbers button")).to_contain_text(["1", "2 ✓", "4 –", "7", "8", "9", "10", "12", "14"])
    for i, name in ((0, "1"), (1, "2, all found"), (2, "4, answer shown")):
        expect(page.locator(".numbers button").nth(i)).to_have_accessible_name(name)
    found(page, 1)
    page.locator(".numbers button").nth(1).click()
    expect(notes(page)).to_contain_text(["99.29"])
    expect(page.locator(".paper-body")).to_have_count(0)
    page.locator(".numbers button").last.click()
    expect(page.locator(".paper-body")).to_have_text(text.say("en", "tables.counts_body"))
    cell(page, 3, 2).click()
    cell(page, 2, 2).click()
    expect(notes(page)).to_contain_text([f"it is {shown} (the body alone," for shown in ("185.4", "106.0")])


def test_on_a_phone_in_korean_cells_are_tapped_and_answered_where_they_stand(visit: Visits) -> None:
    page = visit(f"{PATH}&table=9", viewport=(390, 844), touch=True, locale="ko-KR", theme="dark")
    words = text.section("ko", "mistake")
    cell(page, 1, 1).tap()
    expect(notes(page)).to_have_text([words["undetermined"]])
    cell(page, 1, 2).tap()
    expect(notes(page)).to_have_text([re.compile(r"^맞습니다\(다른 기준\)\. .*832\.7.*1665\.3")])
    expect(notes(page)).to_be_in_viewport()
    cell(page, 0, 2).tap()  # both stay
    expect(notes(page)).to_contain_text(["76.52", "832.7"])
    found(page, 2, "ko")
    page.locator("#hint").tap()
    page.locator("#hint").tap()
    expect(page.locator(".hints li")).to_have_text([words["hint_9_0"], words["hint_9_1"]])
    expect(page.locator("#show")).to_be_focused()
    page.locator("#show").tap()
    heads = ("", "1700: ", "1.25: ", "")  # where a row has two
    expect(notes(page)).to_have_text([re.compile(f"^{re.escape(head)}(?![\\d.]+: ).*[가-힣]") for head in heads])
    expect(page.locator("tr.note.found")).to_have_count(2)
    cell(page, 2, 2).tap()
    expect(notes(page).nth(3)).to_have_text(re.compile(r"^720: .*724\.4"))
    expect(page.locator(".says")).to_contain_text(words["heard_same"])
    assert axe(page) == []
    assert small_type(page) == []
    assert page.get_by_test_id("stMain").evaluate("(e) => e.scrollWidth <= e.clientWidth")
    for button in page.locator("button.cell, .numbers button, .acts button:visible").all():
        box = bounds(button)
        assert min(box["width"], box["height"]) >= 44
    page.locator(".numbers button").first.tap()
    expect(page.locator("button.cell")).to_have_count(66)
    cell(page, 17, 0).tap()
    expect(notes(page)).to_have_text([re.compile(r"Conv dw / s1.*4×4.*533\.8")])
    note, region = (bounds(page.locator(each)) for each in ("tr.note p", ".paper-region"))
    assert region["x"] <= note["x"] < note["x"] + note["width"] <= region["x"] + region["width"]  # none of it cut off


def test_presented_the_key_gives_the_hints_then_the_answer_then_the_next_table_and_back_it_is_asked_again(
    visit: Visits,
) -> None:
    page = visit(f"{PATH}&table=2&present=on")
    words, hints = text.section("en", "mistake"), page.locator(".hints li")
    for said in (["hint_2_0"], ["hint_2_0", "hint_2_1"]):
        page.keyboard.press("ArrowRight")
        expect(hints).to_have_text([words[each] for each in said])
    page.keyboard.press("ArrowRight")
    expect(page.locator(".says")).to_have_text(words["given"])
    page.keyboard.press("ArrowLeft")
    expect(hints).to_have_count(0)
    expect(page.locator("button.cell[aria-pressed=true]")).to_have_count(0)
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(page.locator(".numbers [aria-pressed=true], .numbers [aria-current]")).to_have_text("4")
