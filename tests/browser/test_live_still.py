"""Page 1 under the hand: whatever is chosen and said, nothing moves and nothing is covered."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from mobilenet_viz.facts import text
from mobilenet_viz.network.grid import ALPHAS, RESOLUTIONS
from tests.browser.bounds import all_bounds, bounds
from tests.browser.harness import Visits

PHONE = (390, 844)


def top(page: Page, selector: str) -> float:
    box = bounds(page.locator(selector))
    return round(float(box["y"]), 1)


def drag(page: Page, slider: str, step: int) -> None:
    page.locator(f"#dial-{slider}").evaluate(
        "(input, i) => { input.value = i; input.dispatchEvent(new Event('input')); }", step
    )


@pytest.mark.parametrize("viewport", [(1280, 800), (820, 1180), PHONE])
@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
def test_the_picture_stays_where_it_is_whatever_the_sentences_say(
    visit: Visits, viewport: tuple[int, int], locale: str
) -> None:
    page = visit(viewport=viewport, locale=locale)
    start = top(page, "figure.score")
    answers = page.locator(".answers button")
    answers.first.click()
    seen = {top(page, "figure.score")}
    for alpha in range(len(ALPHAS)):
        for size in range(len(RESOLUTIONS)):
            drag(page, "alpha", alpha)
            drag(page, "rho", size)
            seen.add(top(page, "figure.score"))
    for layer in page.locator(".hits button").all():
        layer.focus()
        if viewport != PHONE:  # there the line of a layer is below the picture
            seen.add(round(top(page, "figure.score") + page.get_by_test_id("stMain").evaluate("(e) => e.scrollTop"), 1))
    assert {start} == seen


@pytest.mark.parametrize("viewport", [(1280, 800), (1366, 650), (820, 1180)])
def test_a_pinned_layers_line_covers_neither_bars_nor_rows(visit: Visits, viewport: tuple[int, int]) -> None:
    page = visit("/?layer=conv_pw_6&alpha=0.50", viewport=viewport)
    line = bounds(page.locator(".inspector"))
    assert line["y"] + line["height"] <= top(page, "figure.score")
    for target in ('tr[data-layer="conv_pw_6"]', 'th[data-column="parameters"] button'):
        page.locator(target).scroll_into_view_if_needed()
        line = bounds(page.locator(".inspector"))
        box = bounds(page.locator(target))
        assert box["y"] >= line["y"] + line["height"]


def test_on_a_phone_sliders_and_totals_are_one_block_that_stays_and_rows_have_names(visit: Visits) -> None:
    page = visit(viewport=PHONE, touch=True)
    page.get_by_test_id("stMain").evaluate("(e) => { e.scrollTop = 1200; }")
    expect(page.locator("#dial-alpha")).to_be_in_viewport()
    header = bounds(page.locator(".stAppHeader"))
    parts = (".alpha output", "#dial-alpha", "#dial-rho", '[data-total="mult_adds"] strong')
    boxes = [bounds(page.locator(part)) for part in parts]
    assert header["y"] + header["height"] <= boxes[0]["y"]
    for above, below in pairwise(boxes):
        assert above["y"] + above["height"] <= below["y"] + 0.5
    block = bounds(page.locator(".controls"))
    assert block["y"] <= header["y"] + header["height"]  # what is behind shows through nowhere
    assert page.locator(".controls").evaluate("(e) => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"
    assert block["y"] + block["height"] < PHONE[1] / 2
    assert page.locator("text.layer-name").first.text_content() == "conv1"
    page.locator('.hits [data-layer="conv_pw_9"]').tap()
    expect(page.locator(".inspector .who")).to_be_in_viewport()
    expect(page.locator(".inspector")).to_contain_text("conv_pw_9")


def test_a_guess_is_marked_as_a_guess_what_is_right_as_right_and_both_can_be_asked_again(visit: Visits) -> None:
    page = visit()
    words = text.section("en", "common")
    answers, again = page.locator(".answers .answer button"), page.get_by_role("button", name=words["ask_again"])
    before = all_bounds(answers)
    expect(page.locator(".answers [aria-pressed]")).to_have_count(0)
    expect(again).not_to_be_visible()
    answers.nth(2).press("Enter")
    expect(answers.nth(2)).to_have_accessible_description(f"● {words['answer_is_yours']}")
    expect(answers.nth(1)).to_have_accessible_description("")
    page.get_by_role("button", name="0.5", exact=True).click()
    expect(answers.nth(2)).to_have_accessible_description(f"✗ {words['answer_is_wrong_yours']}")
    expect(answers.nth(1)).to_have_accessible_description(f"✓ {words['answer_is_right']}")
    assert before == all_bounds(answers)
    page.locator("#dial-alpha").press("Home")
    expect(page.locator("#question")).to_contain_text(re.compile("^At α = 0.50 and 224 px 26.3.% is left"))
    again.press("Enter")
    expect(answers.first).to_be_focused()
    expect(page.locator("#question")).to_have_text(text.say("en", "live.question"))
    expect(again).not_to_be_visible()
    for each in answers.all():
        expect(each).to_have_accessible_description("")


LOSE = """() => { const { send } = WebSocket.prototype;
    WebSocket.prototype.send = function (data) {
        if (!new TextDecoder().decode(data).includes('"number"')) return send.call(this, data);
        WebSocket.prototype.send = send;
        window.lost = true; }; }"""


def test_a_choice_that_is_lost_on_its_way_does_not_hold_up_the_way_back(visit: Visits) -> None:
    page = visit()
    page.get_by_role("button", name="0.5", exact=True).click()
    expect(page).to_have_url(re.compile("alpha=0.50"))
    output = page.locator("output[for=dial-alpha]")
    page.evaluate(LOSE)
    page.get_by_role("button", name="0.25", exact=True).click()
    page.wait_for_function("window.lost")
    expect(output).to_have_text("0.25")
    page.go_back()
    expect(output).to_have_text("1.00")
