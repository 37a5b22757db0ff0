"""Present mode: nothing but the page, larger, one question at a time, and a pointer that a class can see."""

import re

import pytest
from playwright.sync_api import Page, expect

from mobilenet_viz.facts import text
from tests.browser.bounds import bounds
from tests.browser.harness import Visits, app_ready, axe, marked
from tests.browser.texts import faults, smaller, type_sizes
from tests.browser.views import VIEWS

PROJECTOR = (1920, 1080)
CHROME = (".stAppHeader", ".st-key-menu", ".st-key-frame [role=status]", "#link", ".languages")
PRESENTED = re.compile("present=on")
BUTTON = text.say("en", "common.present")


def presented(page: Page) -> None:
    expect(page).to_have_url(PRESENTED)
    for each in CHROME:
        expect(page.locator(each).first).to_be_hidden()


@pytest.mark.parametrize("size", [(1280, 800), PROJECTOR], ids=str)
def test_page_1_is_presented_larger_by_a_key_and_whole_on_one_screen_until_escape(
    visit: Visits, size: tuple[int, int]
) -> None:
    page = visit("/", viewport=size)
    expect(page.get_by_text("Network ready")).to_be_attached()
    before = type_sizes(page)
    page.keyboard.press("p")
    presented(page)
    large = {path: 1.15 * px for path, px in before.items() if path in type_sizes(page)}
    assert len(large) > len(before) / 2
    assert [] == smaller(page, large)
    last = bounds(page.locator(".scene .controls"))
    assert last["y"] + last["height"] <= size[1]
    assert [] == faults(page)
    assert [] == axe(page)
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(PRESENTED)
    expect(page.locator(".stAppHeader")).to_be_visible()
    assert before == type_sizes(page)
    page.get_by_role("button", name=BUTTON, exact=True).click()
    presented(page)


def test_on_shows_the_answer_and_goes_on_and_back_leads_back(visit: Visits) -> None:
    page = visit("/filtering?part=groups&present=on")
    presented(page)
    page.get_by_role("button", name="144", exact=True).click()
    expect(page.locator(".answer", has_text="144")).to_contain_text("your answer")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".answer", has_text="12")).to_contain_text("right")
    assert {"144": "✗ wrong, yours", "12": "✓ right"} == marked(page)
    page.keyboard.press("PageDown")
    expect(page).to_have_url(re.compile("part=network.*|present=on.*part=network"))
    app_ready(page)  # until then a step is not taken
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("part=groups"))
    app_ready(page)
    expect(page.locator(".answer", has_text="12")).to_contain_text("right")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".answer", has_text="12")).not_to_contain_text("right")
    assert {} == marked(page)
    page.keyboard.press("ArrowLeft")  # the part before, which has steps
    expect(page).not_to_have_url(re.compile("part="))
    app_ready(page)
    expect(page.locator(".steps [aria-current]")).to_have_text("1")
    for step in "23":
        page.keyboard.press("ArrowRight")
        expect(page.locator(".answers")).to_contain_text("right")
        page.keyboard.press("ArrowRight")
        expect(page.locator(".steps [aria-current]")).to_have_text(step)
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".steps [aria-current]")).to_have_text("2")


def test_behind_the_last_part_comes_the_next_page(visit: Visits) -> None:
    page = visit("/filtering?part=network&present=on")
    back = page.get_by_role("button", name=text.say("en", "common.present_back"))
    for address in (r"within=layers", r"/see\?.*present=on"):  # the part's other view, the next page
        for key in ("ArrowRight", "ArrowRight"):  # the answer, and on
            page.keyboard.press(key)
        expect(page).to_have_url(re.compile(address))
        app_ready(page)  # until then a step is not taken
    expect(page.get_by_role("heading", level=1)).to_have_text(text.say("en", "see.title"))
    presented(page)
    back.focus()
    page.keyboard.press("Enter")  # a finger's buttons are there for the keyboard, too
    expect(page).to_have_url(re.compile("/filtering"))


def test_a_slider_keeps_its_keys_and_a_field_its_letters(visit: Visits) -> None:
    page = visit("/filtering?part=groups")
    slider = page.get_by_role("slider").first
    slider.press("p")
    presented(page)
    slider.press("ArrowRight")
    expect(page).to_have_url(re.compile("groups=2"))
    assert {} == marked(page)
    page.goto("/see")
    field = page.get_by_role("combobox").or_(page.locator("input[type=search]")).first
    field.press_sequentially("pup")
    expect(field).to_have_value("pup")
    expect(page.locator("html")).not_to_have_attribute("data-present", re.compile(""))


@pytest.mark.parametrize("still", [False, True])
def test_a_ring_follows_the_pointer_and_is_in_nobodys_way(visit: Visits, still: bool) -> None:
    page = visit("/cost?present=on", theme="dark", reduced_motion=still)
    ring = page.locator(".present-ring")
    for x, y in ((300, 200), (700, 500)):
        page.mouse.move(x, y)
        expect(ring).to_be_visible()
        place = bounds(ring)
        assert (x, y) == (round(place["x"] + place["width"] / 2), round(place["y"] + place["height"] / 2))
    expect(ring).to_have_css("pointer-events", "none")
    expect(ring).to_have_css("transition-duration", "0s" if still else "0.15s")
    page.keyboard.press("p")
    expect(ring).to_have_count(0)


@pytest.mark.parametrize("view", VIEWS)
def test_every_part_is_presented_whole_and_its_answer_is_shown_without_a_guess(visit: Visits, view: str) -> None:
    path = VIEWS[view]
    page = visit(f"{path}{'&' if '?' in path else '?'}present=on", viewport=PROJECTOR)
    presented(page)
    assert [] == faults(page)
    if (
        view.startswith(("see", "networks time", "train"))
        or view == "filtering network"
        or not page.locator(".question-answers:visible").count()
    ):
        return  # what is right is for the network to say
    page.keyboard.press("ArrowRight")
    expect(page.locator(".question-answers").first).to_contain_text("✓ right")
    assert ["✓ right"] == list(marked(page).values())
    assert [] == faults(page)
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".question-answers").first).not_to_contain_text("✓ right")
