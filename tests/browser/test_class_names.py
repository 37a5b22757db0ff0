"""Names of classes on the Korean pages: Korean ones where there are any, found by either name, else English ones."""

from playwright.sync_api import Page, expect

from mobilenet_viz.facts import classes, text
from tests.browser.harness import Visits
from tests.browser.see_page import answered, shows_map_of, top

NAMES = """(page) => [...page.querySelectorAll(".top .name span, #where span, .softmax th span")]
    .map((name) => [name.textContent, name.lang])"""


def called(page: Page) -> list[list[str]]:
    """Every name of a class on the page with the language it is read aloud in."""
    found: list[list[str]] = page.locator(".columns").evaluate(NAMES)
    return found


def test_a_class_has_its_korean_name_everywhere_and_changes_it_with_the_language(visit: Visits) -> None:
    page = visit("/see", locale="ko-KR")
    answered(page)
    expect(top(page).first).to_contain_text("말라뮤트(개)")
    assert {"ko"} == {language for _, language in called(page)}
    assert 11 == len(called(page))
    offered = page.locator("#classes option")
    expect(page.locator('#classes option[value="말라뮤트(개)"]')).to_have_count(1)
    korean = offered.count()
    page.get_by_role("button", name="English").click()
    expect(top(page).first).to_contain_text("malamute")
    assert {"en"} == {language for _, language in called(page)}
    expect(page.locator('#classes option[value="말라뮤트(개)"]')).to_have_count(0)
    assert offered.count() == korean - len(classes.translated("ko"))


def test_hide_and_see_says_in_which_language_a_class_is_named(visit: Visits) -> None:
    page = visit("/see?view=hide", locale="ko-KR")
    malamute = classes.names("en").index("malamute")
    options, names = page.locator("select.class option"), page.locator(":is(.hot, .cold) p span")
    for language in ("ko", "en"):
        expect(names).to_have_text([classes.names(language)[malamute]] * 2)
        expect(options.first).to_have_attribute("lang", language)
        assert [language] * 2 == names.evaluate_all("(all) => all.map((each) => each.lang)")
        page.get_by_role("button", name="English").click()


def test_a_name_outside_everyday_words_carries_its_kind_where_it_is_large(visit: Visits) -> None:
    page = visit("/see")
    answered(page)
    expect(top(page).first.locator(".name small")).to_have_text("a dog")  # malamute
    page.get_by_role("button", name="한국어").click()
    expect(top(page).first).to_contain_text("말라뮤트(개)")
    expect(top(page).first.locator(".name small")).to_have_text("")  # the name says it
    page.goto("/?lang=en")
    expect(page.locator(".says .first")).to_have_text("malamute")
    expect(page.locator(".says .first")).to_have_attribute("data-gloss", "a dog")
    page.get_by_role("button", name="Coffee").click()
    expect(page.locator(".says .first")).to_have_text("espresso")
    expect(page.locator(".says .first")).to_have_attribute("data-gloss", "")


def test_a_part_of_a_korean_name_finds_the_class_and_an_english_one_is_said_to_be(visit: Visits) -> None:
    page = visit("/see", locale="ko-KR")
    answered(page)
    page.locator("#search").fill("자전거")
    page.locator("#search").press("Enter")
    bicycles = page.locator(".offered button")
    expect(bicycles).to_have_text(["2인용 자전거", "산악자전거", "세발자전거"])
    assert {"ko"} == {each.get_attribute("lang") for each in bicycles.all()}
    bicycles.nth(1).click()
    shows_map_of(page, "산악자전거")
    said = text.say("ko", "see.english_names")
    expect(page.locator(".outside")).not_to_contain_text(said)
    page.locator("#search").fill("goldfish")
    page.locator("#search").press("Enter")
    shows_map_of(page, "goldfish")
    assert ["goldfish", "en"] in called(page)
    expect(page.locator(".outside")).to_contain_text(said)
