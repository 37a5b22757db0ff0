"""The paper's experiments as a student meets them: a question, an answer, and then what came out."""

import re

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from mobilenet_viz.facts import text
from tests.browser.answers import marked
from tests.browser.bounds import all_bounds, bounds
from tests.browser.harness import Theme, Visits, axe, small_type

PATH = "/paper?section=stories"
# FACTS.md: what must be read once a story's question is answered.
OUTCOMES = {
    "thinner": ["68.4", "65.3", "3.1"],
    "separable": ["71.7", "70.6", "1.1", "4867.3", "568.7", "8.56"],
    "famous": ["3.0", "2.7", "1700"],
    "dogs": ["4.2", "3.3", "21", "8.79"],
    "places": ["5.9", "0.58"],
    "faces": ["86.4", "86.9", "0.5"],
    "detection": ["25.2", "1.2", "21"],
    "embeddings": ["body alone, without the classifier", "160 px 165.6", "106.0"],
    "text": ["16", "1", "4", "3"],
}


def network(page: Page, key: str) -> Locator:
    return page.locator(f'[data-network="{key}"]')


def drawn(page: Page, key: str, layer: int, part: str = "front") -> FloatRect:
    """Place and size on screen of a layer's front or bar that is no ghost."""
    return bounds(network(page, key).locator(f".layer rect.{part}:not(.ghost)").nth(layer))


def answers(page: Page) -> Locator:
    return page.locator(".answer button")


def test_two_networks_on_one_scale_are_built_by_keras_and_their_accuracy_comes_after_the_answer(visit: Visits) -> None:
    page = visit(f"{PATH}&story=thinner")
    thin, shallow = network(page, "mobilenet_v1"), network(page, "shallow_mobilenet")
    slider = page.locator("#dial-layer")  # of no layer in the link: the first
    expect(slider).to_have_attribute("aria-valuetext", "conv1")
    expect(shallow.locator(".at")).to_contain_text("conv1: map 112×112")
    slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "conv_dw_1")
    expect(thin).to_contain_text("325.4 M")
    expect(shallow).to_contain_text("307.3 M")
    for figure, count in ((thin, "2,601,976"), (shallow, "2,899,624")):
        expect(figure.locator(".check")).to_contain_text(f"{count}, equal to our count")
    # 32 channels and 24 of a 112×112 map, then 1024 and 768 of a 7×7 one (its classifier's input)
    for layer, last in ((0, 0), (26, 16)):
        mine, other = drawn(page, "mobilenet_v1", layer), drawn(page, "shallow_mobilenet", last)
        assert mine["height"] == pytest.approx(other["height"], abs=0.1)
        assert mine["width"] == pytest.approx(max(0.75 * other["width"], 1), abs=0.1)
    bars = [drawn(page, *at, "work")["height"] for at in (("mobilenet_v1", 26), ("shallow_mobilenet", 16))]
    assert bars[0] / bars[1] == pytest.approx(0.75**2, abs=0.01)
    expect(shallow.locator(".ghost.front")).to_have_count(30)
    expect(shallow.locator(".front:not(.ghost)")).to_have_count(20)
    expect(page.get_by_text("68.4")).to_have_count(0)
    answers(page).nth(1).click()
    marked(page, "en", "Thin and deep", "Wide and shallow")
    expect(page.locator(".outcome")).to_contain_text("68.4 % against 65.3 %")
    expect(page.locator(".outcome")).to_contain_text("Table 5")
    expect(page.locator(".claims q").last).to_have_text(re.compile("3% better"))
    expect(page).to_have_url(re.compile("answer=2"))


def test_a_walk_through_the_layers_shows_both_networks_at_the_same_place(visit: Visits) -> None:
    page = visit(f"{PATH}&story=thinner&layer=conv_pw_6&answer=1")
    slider = page.locator("#dial-layer")
    expect(slider).to_have_attribute("aria-valuetext", "conv_pw_6")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(network(page, "mobilenet_v1").locator(".at")).to_have_text(
        f"conv_dw_7: map 14×14, 384 channels, {9 * 384 * 14 * 14:,} Mult-Adds"
    )
    expect(network(page, "shallow_mobilenet").locator(".at")).to_have_text("conv_dw_7: left out")
    expect(page).to_have_url(re.compile("layer=conv_dw_7"))
    network(page, "shallow_mobilenet").locator("svg").hover(position={"x": 5, "y": 60})
    for key in ("mobilenet_v1", "shallow_mobilenet"):
        expect(network(page, key).locator(".at")).to_contain_text("conv1: map 112×112")
        expect(network(page, key).locator(".lit.kind-conv")).to_have_count(1)
    page.mouse.move(5, 5)
    expect(network(page, "shallow_mobilenet").locator(".at")).to_have_text("conv_dw_7: left out")


def test_every_story_asks_first_and_tells_what_came_out(visit: Visits) -> None:
    page, words = visit(f"{PATH}&story=thinner"), text.section("en", "stories")
    right = [0, 0, 1, 1, 1, 1, 2, 1, 1]  # by story, from what is published
    for i, (key, numbers) in enumerate(OUTCOMES.items()):
        if i:
            page.locator(".end button").press("Enter")
            expect(page.locator(".question")).to_be_focused()  # not lost with the button
            expect(page.locator("h2")).to_have_text(words[f"{key}_title"])
        expect(page.locator(".outcome")).to_be_empty()
        expect(page.locator(".computed")).to_have_count(0)  # nor is it told beforehand
        expect(page.locator(".idea")).to_be_hidden()
        answers(page).first.click()
        own, given = answers(page).nth(right[i]).inner_text(), answers(page).first.inner_text()
        marked(page, "en", own, given)
        for number in numbers:
            expect(page.locator(".outcome")).to_contain_text(number)
        expect(page.locator(".paper-body")).to_have_count(int(key in ("faces", "embeddings")))
        expect(page.locator(".idea")).to_have_text(words[f"{key}_idea"])
    expect(page.locator(".claims li")).to_have_count(24)
    expect(page.locator(".claims li.differs")).to_have_count(4)
    expect(page.locator(".claims li:visible")).to_have_count(0)  # all of them would be a wall of text
    groups = ["✓holds (15)", "≈holds only when rounded (1)", "↔follows from the printed numbers, not from ours (1)"]
    expect(page.locator(".claims summary")).to_have_text([*groups, "≠does not hold (4)", "–cannot be checked here (3)"])
    page.locator(".claims summary").nth(3).press("Enter")
    expect(page.locator(".claims li:visible")).to_have_count(4)
    page.get_by_role("button", name="한국어").click()
    expect(page.locator(".claims summary").nth(3)).to_have_text(re.compile("4개$"))
    expect(page.locator(".claims li.differs:visible")).to_have_count(4)  # what is open stays open
    expect(page.locator(".end button")).to_be_hidden()


@pytest.mark.parametrize(("theme", "locale"), [("light", "en-US"), ("dark", "ko-KR")])
def test_axe_finds_nothing_in_drawings_tables_and_claims(visit: Visits, theme: Theme, locale: str) -> None:
    page = visit(f"{PATH}&story=separable&answer=1&layer=conv_pw_7", theme=theme, locale=locale)
    expect(page.locator(".network .lit")).to_have_count(2)
    expect(page.locator(".network .ghost")).to_have_count(0)  # MobileNet itself is one of the two
    expect(page.locator(".outcome")).to_contain_text("4867.3")
    expect(page.locator(".claims li")).to_have_count(1)
    assert axe(page) == []
    assert small_type(page) == []


def test_on_a_phone_everything_is_in_reach_of_a_finger_and_nothing_scrolls_sideways(visit: Visits) -> None:
    page = visit(f"{PATH}&story=famous&answer=2", viewport=(390, 844), touch=True, locale="ko-KR")
    main, compared = page.get_by_test_id("stMain"), page.locator(".compared")
    for number in ("3.0", "9.47", "45.5"):
        expect(compared.first).to_contain_text(number)
    page.locator('.chart button[data-row="2"]').tap()
    for number in ("2.7", "22.4", "1.06"):
        expect(compared.first).to_contain_text(number)
    expect(compared.last).to_contain_text("32.9")  # the other table still compares VGG16
    expect(page).to_have_url(re.compile("row=2"))
    for story in ("famous", "separable", "places", "detection"):
        page.get_by_role("button", name=text.section("ko", "stories")[f"{story}_title"], exact=True).tap()
        expect(page).to_have_url(re.compile(f"story={story}"))
        answers(page).last.tap()
        expect(page.locator(".chart").first).to_be_visible()
        assert main.evaluate("(e) => e.scrollWidth <= e.clientWidth"), story
        for box in all_bounds(page.locator(".stories button, .answers button, .chart button, .end button")):
            assert min(box["width"], box["height"]) >= 44, (story, box)
    page.get_by_role("button", name="English").tap()  # the longer words
    expect(page.locator(".chart")).to_contain_text("Framework")
    assert page.locator(".paper-region").evaluate("(e) => e.scrollWidth <= e.clientWidth")  # of Table 13
