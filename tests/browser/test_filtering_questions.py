"""Page 2's story asks: predict, look, explain; and after the race it says what was seen and where to go next."""

import re

import pytest
from playwright.sync_api import Page, expect

from mobilenet_viz.facts import text
from tests.browser.bounds import bounds
from tests.browser.filtering_page import press, shown, step
from tests.browser.harness import Visits, axe
from tests.browser.test_filtering_looks import LANGUAGES

RIGHT = {  # of steps 1 to 6: what stands on the button
    "en": ("grey, 0", "1", "1", "all", "108", "3 times"),
    "ko": ("회색, 0", "1", "1", "모두", "108", "3배"),
}


def opening(sentence: str) -> re.Pattern[str]:
    """The first words of a sentence that stand there as they are: neither a number nor a term with its explanation."""
    return re.compile(
        re.escape(next(part.strip() for part in re.split(r"\{.*?\}|\[\[.*?\]\]", sentence) if part.strip()))
    )


@pytest.mark.parametrize(("locale", "language"), LANGUAGES)
def test_each_step_asks_and_its_picture_answers(visit: Visits, locale: str, language: str) -> None:
    page = visit("/filtering", locale=locale)
    words = text.section(language, "filtering")
    caption, sums = page.locator(".caption"), page.locator(".sum")
    places = set()
    for number, right in enumerate(RIGHT[language], start=1):
        step(page, number)
        asked = words[f"ask_{number}"] if number < 6 else words["question"]
        expect(caption).to_contain_text(opening(asked))
        places.add(bounds(sums)["y"])
        page.locator(".answers").get_by_role("button", name=right, exact=True).click()
        expect(caption).to_contain_text(opening(words[f"before_{number}"] if number < 6 else words["question_act"]))
        expect(page.locator("#play")).to_have_class("next")
        said = page.locator(".answers [data-mark]:not([data-mark=''])")
        expect(said).to_have_text([words_of("yours", language)])  # what is right is not told before it is seen
        page.locator("#end").click()
        expect(said).to_have_text([words_of("right_yours", language)])
        if number < 6:
            expect(caption).to_contain_text(opening(words[f"why_{number}"]))
        places.add(bounds(sums)["y"])
        assert bounds(page.locator(".work"))["y"] + bounds(page.locator(".work"))["height"] <= 800
    assert len(places) == 1, "no sentence moves the picture"
    assert axe(page) == []


def words_of(mark: str, language: str) -> str:
    sign = "●" if mark == "yours" else "✓"
    return f"{sign} {text.say(language, f'common.answer_is_{mark}')}"


def test_what_is_right_is_of_the_kernel_that_is_chosen_and_another_kernel_is_asked_about_anew(visit: Visits) -> None:
    page = visit("/filtering?kernels=blur,sobel_y,edge")
    press(page, "grey, 0")
    press(page, "End of step")
    expect(page.locator(".answers .answer")).to_have_text(["grey, 0✗ wrong, yours", "the same✓ right", "its negative"])
    expect(page.locator(".caption")).to_contain_text("add up to 1:")
    page.locator(".filter select").first.select_option("sobel_x")
    expect(page.locator(".answers .answer")).to_have_text(["grey, 0", "the same", "its negative"])
    assert [32 * 32, 0, 0] == shown(page, "depthwise"), "the map stays"
    press(page, "grey, 0")
    expect(page.locator(".answers .answer").first).to_have_text("grey, 0✓ right, yours")
    press(page, "Ask again")
    expect(page.locator(".caption")).to_contain_text(text.say("en", "filtering.ask_1"))
    assert [0, 0, 0] == shown(page, "depthwise"), "what is right is not to be read before anybody guesses"


def test_after_the_race_a_link_leads_into_the_network(visit: Visits) -> None:
    page = visit("/filtering?step=6")
    expect(page.locator(".onward")).to_have_count(0)
    press(page, "End of step")
    expect(page.locator(".caption")).to_contain_text("36.1\u00a0%")
    onward = page.locator(".onward")
    assert leads_to(page) == "network"
    onward.click()
    expect(page).to_have_url(re.compile("part=network"))
    expect(page.locator(".blocks")).to_be_visible()


def leads_to(page: Page) -> str:
    found: str = page.locator(".onward").evaluate("(a) => new URL(a.href).searchParams.get('part')")
    return found
