"""Page 2's story as it looks: on the first screen, on a phone, in both languages and themes, to a screen reader."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from mobilenet_viz.facts import text
from mobilenet_viz.pixels.convolution import KERNELS
from tests.browser.filtering_page import STACKS, count, press, step
from tests.browser.harness import Theme, Visits, axe, small_type

LANGUAGES = [("en-US", "en"), ("ko-KR", "ko")]


def boxes(page: Page, selector: str) -> list[Any]:
    """Where the visible ones are. Asked again if a redraw replaced them between being found and being measured."""
    measure = "(all) => all.map((e) => e.getBoundingClientRect().toJSON()).filter((box) => box.width)"
    found: list[Any] = page.locator(selector).evaluate_all(measure)
    if not found:
        expect(page.locator(selector).first).to_be_visible()
        found = page.locator(selector).evaluate_all(measure)
    assert found, selector
    return found


@pytest.mark.parametrize(("locale", "language"), LANGUAGES)
def test_every_step_is_on_the_first_screen_in_its_language_and_nothing_jumps(
    visit: Visits, locale: str, language: str
) -> None:
    page = visit("/filtering", locale=locale)
    words = text.section(language, "filtering")
    expect(page.locator("h1")).to_have_text(words["title"])
    names = [*(words[f"kernel_{name}"] for name in KERNELS), words["kernel_own"]]
    assert names == page.locator(".filter select").first.locator("option").all_text_contents()
    places = []
    for number in range(1, 7):
        step(page, number)
        for _ in range(2):
            for selector in (
                "#play",
                ".machines .map canvas",
                ".kernel",
                *([".weights .mixture"] if number > 1 else []),
                ".sum",
                ".work .count",
                "#undo",
            ):
                for box in boxes(page, selector):
                    assert box["top"] >= 0, selector
                    assert box["bottom"] <= 800, selector
                    assert box["right"] <= 1280, selector
            places.append([(box["left"], box["top"]) for box in boxes(page, ".machines .map canvas, .sum, .work")])
            clipped = page.locator(".terms").evaluate("(e) => e.scrollWidth - e.clientWidth")
            assert clipped <= 0, "the sum fits its line"
            page.locator("#end").click()
    assert places[0] == places[1]  # one channel alone is shown larger
    assert all(place == places[2] for place in places[2:])
    titles = [words[f"title_{name}"].format(size=32) for name in ("photo", "depthwise", "pointwise", "conv")]
    expect(page.locator(".machines h2")).to_have_text(titles)
    page.locator("summary").click()
    expect(page.locator(".story h3")).to_have_text([f"{number}. {words[f'name_{number}']}" for number in range(1, 7)])
    expect(page.locator(".story")).to_contain_text("0.361")
    assert "{" not in page.locator(".page").inner_text()
    assert small_type(page) == []


def test_the_switch_of_language_leaves_the_story_where_it_is(visit: Visits) -> None:
    page = visit("/filtering?step=2")
    press(page, "End of step")
    page.get_by_role("button", name="한국어").click()
    expect(page.locator("h1")).to_have_text(text.say("ko", "filtering.title"))
    expect(count(page, "separable")).to_have_text("27,648")
    expect(page.locator(".caption b")).to_have_text(f"2. {text.say('ko', 'filtering.name_2')}.")
    expect(page.locator("#play")).to_have_text(text.say("ko", "filtering.next"))


@pytest.mark.parametrize(("locale", "language"), LANGUAGES)
def test_on_a_phone_the_machines_stand_upright_and_nothing_scrolls_sideways(
    visit: Visits, locale: str, language: str
) -> None:
    page = visit("/filtering", viewport=(390, 844), touch=True, locale=locale)
    main = page.get_by_test_id("stMain")
    for number in (1, 2, 6):
        page.locator(".steps button").nth(number - 1).tap()
        page.locator("#end").tap()
        assert main.evaluate("(e) => e.scrollWidth <= e.clientWidth")
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    for box in boxes(page, ".terms span, .terms output"):
        assert box["right"] <= 380, "all three channels of the sum and its result"
    page.locator("#restart").tap()
    page.locator(".answers button").first.tap()
    expect(page.locator("#play")).to_have_class("next")
    page.locator("#play").tap()
    for machine in ("depthwise", "separable", "standard"):
        expect(page.locator(f".stack.{machine} canvas").first).to_be_in_viewport(ratio=0.5)
    page.locator("#end").tap()
    tops = [boxes(page, f".stack.{name} canvas")[0]["top"] for name in STACKS]
    assert tops == sorted(set(tops))
    for selector in (
        ".machines canvas",
        ".machines select",
        ".kernel",
        ".weights .mixture",
        ".caption",
        ".product",
        "button",
    ):
        for box in boxes(page, selector):
            assert box["left"] >= 0, selector
            assert box["right"] <= 390, selector
    page.locator(".stack.depthwise canvas").nth(1).tap()
    expect(page.locator(".sum-title b")).to_contain_text(text.say(language, "filtering.green"))
    expect(page.locator(".sum")).to_be_in_viewport(ratio=1)
    page.locator(".filter .number").nth(4).tap()
    page.locator(".stepper button").last.tap()
    expect(page.locator(".filter .number").nth(4)).to_have_text("1")
    expect(count(page, "standard")).to_be_in_viewport()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_to_mend_in_the_first_and_the_last_step(visit: Visits, theme: Theme) -> None:
    page = visit("/filtering", theme=theme)
    page.locator("summary").click()
    assert axe(page) == []
    step(page, 6)
    page.locator(".answers button").first.click()
    page.locator("#end").click()
    page.locator(".stack.standard canvas").first.click()
    page.locator(".mixture .number").first.click()
    assert axe(page) == []


def test_space_plays_from_anywhere_on_the_page_until_another_part_is_shown(visit: Visits) -> None:
    page = visit("/filtering")
    page.locator("body").evaluate("(body) => document.activeElement?.blur?.()")
    page.keyboard.press("Space")
    expect(page.locator("#play")).to_have_text("Pause")
    page.keyboard.press("Space")
    expect(page.locator("#play")).to_have_text("Play")
    page.get_by_role("button", name="Groups").click()
    expect(page.locator("#dial-G")).to_be_visible()
    page.locator("body").evaluate("(body) => document.activeElement?.blur?.()")
    page.keyboard.press("Space")  # the story is gone and hears nothing: no error on the console
