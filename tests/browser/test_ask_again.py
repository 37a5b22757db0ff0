"""For the next class: every question is asked again, with one control in the frame."""

import pytest
from playwright.sync_api import FloatRect, Page, expect

from mobilenet_viz.facts import text
from tests.browser.bounds import bounds
from tests.browser.harness import MENU, Visits, axe


def boxes(page: Page) -> list[FloatRect]:
    return [bounds(page.locator(part)) for part in ("#link", ".languages", ".st-key-frame p[role=status]")]


@pytest.mark.parametrize(
    ("viewport", "locale"), [((1280, 800), "en-US"), ((1280, 800), "ko-KR"), ((390, 844), "en-US")]
)
def test_all_questions_are_asked_again_by_a_control_that_comes_with_the_first_answer_and_moves_nothing(
    visit: Visits, viewport: tuple[int, int], locale: str
) -> None:
    page = visit(viewport=viewport, locale=locale, touch=viewport[0] < 500)
    language = locale[:2]
    again = page.get_by_role("button", name=text.say(language, "common.ask_all_again"))
    expect(page.locator('p[data-phase="ready"]')).to_be_attached()
    expect(again).to_have_count(0)
    before = boxes(page)
    page.locator(".answers button").first.click()
    expect(again).to_be_visible()
    assert before == boxes(page)
    box = bounds(again)
    assert 0 <= box["x"] <= box["x"] + box["width"] <= min(each["x"] for each in before)
    end = bounds(page.locator(MENU).last)
    assert end["x"] + end["width"] <= box["x"] or box["y"] + box["height"] <= end["y"]
    assert axe(page) == []
    again.click()
    expect(again).to_have_count(0)
    expect(page.locator("#question")).to_have_text(text.say(language, "live.question"))


def test_what_a_guess_uncovered_on_another_page_is_covered_again(visit: Visits) -> None:
    page = visit("/cost?topic=times&least=7&alpha=0.50")
    expect(page.locator(".outside")).to_be_visible()
    page.get_by_role("button", name=text.say("en", "common.ask_all_again")).click()
    expect(page.locator(".outside")).to_be_hidden()
    expect(page.locator("output[for=dial-alpha]")).to_have_text("0.50")
