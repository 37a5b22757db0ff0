"""Two programs side by side: what changes the Mult-Adds is guessed, and covered until then."""

import pytest
from playwright.sync_api import Page, expect

from mobilenet_viz.facts import text
from mobilenet_viz.network.architectures.variants import VARIANTS
from tests.browser.harness import Theme, Visits, axe, small_type, websocket_frames_sent

PATH = "/programs?subject=recipes"
WORDS = text.section("en", "recipes")


def card(page: Page, aspect: str) -> list[str]:
    """What is said of a difference: its mark, what it changes, why."""
    box = page.locator(".card").filter(has=page.get_by_role("button", name=WORDS[f"aspect_{aspect}"]))
    return [" ".join(each.split()) for each in box.locator("p").all_inner_texts()]


def mark(page: Page, *aspects: str) -> None:
    for aspect in aspects:
        page.get_by_role("button", name=WORDS[f"aspect_{aspect}"]).click()


def test_what_tells_is_covered_until_the_differences_are_judged(visit: Visits) -> None:
    page = visit(PATH)
    work = page.locator("tbody .work span").first
    expect(page.locator(".totals").first).to_have_text(WORDS["totals_covered"])
    expect(work).to_have_text(WORDS["covered"])
    sent = len(websocket_frames_sent(page))
    mark(page, "last", "activation")
    assert sent == len(websocket_frames_sent(page))  # only what is checked is told
    page.get_by_role("button", name=WORDS["check"]).click()
    expect(page.locator(".question")).to_contain_text("1 of 3 differences change the Mult-Adds; you judged 2 rightly")
    expect(page.locator(".totals")).to_contain_text(["568.7 M", "533.8 M"])
    assert ["✓ right, marked", "Mult-Adds −34.9 M, parameters unchanged. Maps: conv_pw_13 7 → 4 px"] == card(
        page, "last"
    )[:2]
    assert ["✗ wrong: it changes nothing", "Mult-Adds unchanged, parameters unchanged"] == card(page, "activation")[:2]
    assert "✓ right, left out" == card(page, "stem")[0]
    page.get_by_role("button", name="Ask again", exact=True).click()
    expect(page.locator(".totals").first).to_have_text(WORDS["totals_covered"])


def test_other_weights_of_one_network_answer_and_a_last_stride_makes_a_cat_of_the_dog(visit: Visits) -> None:
    page = visit(PATH)
    expect(page.locator(".side").first.locator("li").first).to_contain_text("malamute")
    expect(page.locator(".side").last.locator("li").first).to_contain_text("Egyptian cat")
    page.locator("#variant2").select_option("tf-slim")
    expect(page.locator(".side").last.locator("li").first).to_contain_text("malamute")
    page.locator("#variant2").select_option("xception-order")
    expect(page.locator(".side").last.locator(".says")).to_have_text(WORDS["no_weights_fit"])


def test_every_pair_has_its_words_and_a_program_beside_itself_asks_nothing(visit: Visits) -> None:
    page = visit(f"{PATH}&variant2=keras")
    expect(page.locator(".question")).to_have_text(WORDS["question_same"])
    expect(page.locator("#check")).to_be_hidden()
    expect(page.locator(".alike")).to_have_text(WORDS["layers_alike"])
    expect(page.locator(".totals")).to_contain_text(["568.7 M", "568.7 M"])
    for name in VARIANTS:
        page.locator("#variant").select_option(name)
        expect(page.locator(".side h2").first).to_have_text(WORDS[f"name_{name}"])
        page.get_by_role("button", name=WORDS["layers_all"]).click()
        expect(page.locator("tbody tr").first).to_be_visible()


@pytest.mark.parametrize(("theme", "locale"), [("light", "en-US"), ("dark", "ko-KR")])
@pytest.mark.parametrize("viewport", [(1280, 800), (390, 844)])
def test_it_can_be_read_and_used_by_keyboard(
    visit: Visits, theme: Theme, locale: str, viewport: tuple[int, int]
) -> None:
    page = visit(f"{PATH}&variant2=blog-pointwise-stride", theme=theme, locale=locale, viewport=viewport)
    words = text.section(locale[:2], "recipes")
    first = page.locator(".card button").first
    first.focus()
    page.keyboard.press("Space")
    expect(first).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name=words["check"]).press("Enter")
    expect(page.locator(".card .effect").first).not_to_be_empty()
    assert axe(page) == []
    assert small_type(page) == []
