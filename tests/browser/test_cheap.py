"""How cheap can it get? The grid of all networks at hand: covered, guessed at, shown, and a way to page 1."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from mobilenet_viz import ledger, mobilenet_v1
from mobilenet_viz.facts import text, weights
from mobilenet_viz.facts.samples import SAMPLES
from tests.browser.answers import marked
from tests.browser.bounds import all_bounds, bounds
from tests.browser.harness import Theme, Visits, axe, small_type
from tests.browser.live_page import shows
from tests.browser.see_page import upload

PATH = "/see?view=cheap"
WORDS = text.section("en", "cheap")
DOG = {  # what the networks say of the dog
    1.0: ("malamute", "malamute", "malamute", "malamute", "rhinoceros beetle"),
    0.25: ("dogsled", "malamute", "tricycle", "tricycle", "tricycle"),
}
SIZES = (224, 192, 160, 128, 96)


def cell(page: Page, alpha: float, size: int) -> Locator:
    row = page.locator(".grid tbody tr", has=page.get_by_role("rowheader", name=f"α = {alpha:.2f}"))
    return row.locator("td").nth(SIZES.index(size)).locator(".cell")


def answered(page: Page) -> None:
    expect(page.locator(".result")).to_have_text(WORDS["covered"].format(all=2 * len(SIZES)))


def guess(page: Page, choice: str) -> None:
    page.get_by_role("button", name=WORDS[f"guess_{choice}"], exact=True).click()
    expect(page.locator("[data-best=true]")).to_have_count(1)


def test_the_class_guesses_then_sees_the_names_and_the_cheapest_that_agrees(visit: Visits) -> None:
    page = visit(PATH)
    answered(page)
    expect(page.locator(".question")).to_contain_text("says malamute")
    expect(page.locator(".grid")).not_to_contain_text(re.compile("malamute|dogsled|%"))
    expect(page.locator(".grid .name", has_text="?")).to_have_count(10)
    before = all_bounds(page.locator(".frame"))
    guess(page, "eighth")
    assert before == all_bounds(page.locator(".frame"))  # nothing moves
    marked(page, "en", WORDS["guess_twentieth"], WORDS["guess_eighth"])
    for alpha, names in DOG.items():
        for size, name in zip(SIZES, names, strict=True):
            expect(cell(page, alpha, size).locator(".name")).to_have_text(name)
            same = name == "malamute"
            expect(cell(page, alpha, size)).to_have_attribute("data-verdict", "same" if same else "other")
            expect(cell(page, alpha, size).locator(".share")).to_contain_text("✓" if same else "≠")
    expect(cell(page, 0.25, 192)).to_have_attribute("data-best", "true")
    expect(cell(page, 0.25, 192).locator(".share")).to_contain_text("27.3")
    expect(page.locator(".result")).to_contain_text("α = 0.25 at 192 px, with 5.31")
    expect(page.locator(".result")).to_contain_text("5 of 10 networks")
    expect(page.locator(".away")).to_have_count(10)
    expect(page.locator(".fetch code")).to_have_text(weights.FETCH_ALL)
    expect(page.locator(".trained")).to_have_count(1)
    page.get_by_role("button", name="Ask again", exact=True).click()
    expect(page.locator(".grid")).not_to_contain_text("malamute")
    expect(page.locator("[data-best=true]")).to_have_count(0)


def test_frames_are_as_large_as_their_work_and_pictures_as_coarse_as_the_input(visit: Visits) -> None:
    page = visit(PATH)
    answered(page)
    pictures = page.locator(".grid canvas")
    expect(pictures).to_have_count(2 * len(SIZES))
    for i, size in enumerate(2 * tuple(SIZES)):  # they come by themselves, after the answers
        expect(pictures.nth(i)).to_have_attribute("width", str(size))
        expect(pictures.nth(i)).to_have_attribute("height", str(size))
    boxes = all_bounds(page.locator(".frame"))
    areas = [box["width"] * box["height"] for box in boxes]
    costs = [ledger(mobilenet_v1(alpha, size)).mult_adds for alpha in (1.0, 0.75, 0.5, 0.25) for size in SIZES]
    for side, cost in zip((area**0.5 for area in areas), costs, strict=True):
        assert (cost / costs[0]) ** 0.5 * areas[0] ** 0.5 == pytest.approx(side, abs=0.1)
    canvas, frame = bounds(page.locator("canvas").first), boxes[0]
    assert [canvas[name] for name in ("x", "y", "width", "height")] == pytest.approx(
        [frame[name] for name in ("x", "y", "width", "height")], abs=0.1
    )


def test_the_grid_is_on_the_first_screen(visit: Visits) -> None:
    for viewport in ((1280, 800), (1920, 1080)):
        page = visit(PATH, viewport=viewport)
        answered(page)
        guess(page, "less")
        box = bounds(page.locator(".grid"))
        assert box["y"] + box["height"] <= viewport[1]


def test_arrows_go_over_the_grid_and_a_press_opens_the_network_on_page_1(visit: Visits) -> None:
    page = visit(PATH)
    answered(page)
    expect(page.locator(".grid [tabindex='0']")).to_have_count(1)
    cell(page, 1.0, 224).focus()
    page.keyboard.press("ArrowRight")
    expect(cell(page, 1.0, 192)).to_be_focused()
    page.keyboard.press("ArrowDown")  # over what is not here
    expect(cell(page, 0.25, 192)).to_be_focused()
    page.keyboard.press("End")
    expect(cell(page, 0.25, 96)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/\?.*alpha=0.25&size=128"))
    shows(page, 0.25, 128)
    page.go_back()
    expect(page.locator(".grid")).to_be_visible()
    answered(page)


def test_another_photo_is_followed_and_asked_about_anew(visit: Visits) -> None:
    page = visit(PATH)
    answered(page)
    guess(page, "less")
    page.get_by_role("button", name="Coffee", exact=True).click()
    expect(page.locator(".question")).to_contain_text("says espresso")
    answered(page)
    expect(page.locator(".grid")).not_to_contain_text("espresso")
    guess(page, "less")
    expect(page.locator(".grid .name", has_text="espresso")).to_have_count(10)
    expect(cell(page, 0.25, 96)).to_have_attribute("data-best", "true")


def test_the_grid_of_each_photo_is_one_press_away_and_what_was_found_stays_beside_it(visit: Visits) -> None:
    page = visit(PATH)
    answered(page)
    photos = page.locator(".photos button")
    expect(photos).to_have_text(["?"] * 3)
    expect(photos.nth(1)).to_have_accessible_name("Cat: not guessed at yet")
    guess(page, "less")
    expect(photos).to_have_text(["5.31\u00a0%", "?", "?"])
    expect(photos.first).to_have_accessible_name(re.compile("^Dog: cheapest .* α = 0.25 at 192 px, 5.31"))
    before = all_bounds(photos)
    photos.nth(2).click()
    expect(page.locator(".question")).to_contain_text("says espresso")
    answered(page)
    expect(page.locator(".grid")).not_to_contain_text("espresso")  # covered until it is guessed at
    expect(photos.nth(2)).to_have_attribute("aria-pressed", "true")
    expect(photos).to_have_text(["5.31\u00a0%", "?", "?"])
    guess(page, "less")
    expect(photos.nth(2)).to_have_accessible_name(re.compile("α = 0.25 at 96 px"))
    assert before == all_bounds(photos)
    upload(page, "breakfast.png", SAMPLES["coffee"].read_bytes())
    expect(photos).to_have_count(4)
    expect(photos.nth(3)).to_have_attribute("aria-pressed", "true")
    photos.first.press("Enter")
    expect(page.locator("[data-best=true]")).to_contain_text("malamute")  # it was guessed at already
    expect(page).not_to_have_url(re.compile("sample="))
    page.get_by_role("button", name="Ask again", exact=True).click()
    expect(photos).to_have_text(["?"] * 4)


def test_what_is_published_stands_apart_and_with_its_source(visit: Visits) -> None:
    page = visit(PATH)
    table = page.locator(".top1")
    expect(table.locator("tbody tr").first).to_have_text(re.compile(r"α = 1.00\s*70.9\s*70.0\s*68.0\s*65.2"))
    expect(table.locator(".quoted").first).to_have_attribute("title", re.compile("TF-slim"))
    expect(page.locator(".grid")).not_to_contain_text("70.9")


@pytest.mark.parametrize(("theme", "locale"), [("light", "ko-KR"), ("dark", "en-US")])
@pytest.mark.parametrize("viewport", [(1280, 800), (390, 844)], ids=str)
def test_it_is_accessible_and_fits_a_phone(visit: Visits, viewport: tuple[int, int], theme: Theme, locale: str) -> None:
    page = visit(PATH, viewport=viewport, theme=theme, locale=locale, touch=viewport[0] < 500)
    expect(page.locator(".grid .name", has_text="?")).to_have_count(10)
    assert [] == axe(page)
    page.locator(".answers button").nth(2).click()
    expect(page.locator("[data-best=true]")).to_have_count(1)
    assert [] == axe(page)
    assert [] == small_type(page)
    assert viewport[0] == page.evaluate("document.documentElement.scrollWidth")
    lefts = [box["x"] for box in all_bounds(page.locator(".grid tbody tr").first.locator("td"))]
    assert all(left < right for left, right in pairwise(lefts))


def test_a_guess_is_kept_when_a_network_is_pressed_at_once(visit: Visits) -> None:
    page = visit(PATH)
    answered(page)
    both = "(guess) => { guess.click(); guess.getRootNode().querySelector('button.cell').click(); }"
    page.locator(".answers button").first.evaluate(both)
    shows(page, 1.0, 224)
    page.go_back()
    expect(page.locator("[data-best=true]")).to_have_count(1)
    marked(page, "en", WORDS["guess_twentieth"], WORDS["guess_half"])
