"""Batch norm folded into the convolutions: a guess, both answers, and one channel's numbers step by step."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from mobilenet_viz.facts import text
from mobilenet_viz.page_data.folding import STEPS
from tests.browser.answers import marked
from tests.browser.bounds import bounds
from tests.browser.harness import Theme, Visits, axe, small_type
from tests.browser.wire import Wire

PATH = "/programs?subject=folding"


def numbers(of: Locator) -> list[float]:
    return [float(each.replace("−", "-")) for each in of.all_inner_texts()]


def grid(page: Page, name: str) -> Locator:
    """The cells of a grid by what is written over it."""
    return page.locator(".part").filter(has=page.get_by_text(name, exact=True)).locator(".grid span")


def answered(page: Page) -> None:
    expect(page.locator(".trained li")).to_have_count(3)


def step(page: Page, name: str) -> None:
    page.locator(".steps").get_by_role("button", name=text.say("en", f"folding.step_{name}"), exact=True).click()


def test_the_answer_stays_and_nothing_shows_it_before_a_guess(visit: Visits) -> None:
    page, words = visit(PATH), text.section("en", "folding")
    answered(page)
    question, folded = page.locator(".question"), page.locator(".folded li")
    expect(question).to_have_text(text.plain(words["question"]))
    expect(folded).to_have_count(0)
    before = bounds(page.locator(".steps"))
    page.get_by_role("button", name=words["guess_little"]).click()
    marked(page, "en", words["guess_same"], words["guess_little"])
    expect(question).to_contain_text(
        re.compile(r"none moves by more than 0\.0000\d\d, .* 27 of 91 layers .* 5,042,688")
    )
    assert page.locator(".trained li").all_inner_texts() == folded.all_inner_texts()
    assert "malamute" in folded.first.inner_text()
    assert before == bounds(page.locator(".steps"))
    page.get_by_role("button", name="Ask again", exact=True).click()
    expect(folded).to_have_count(0)


def test_the_numbers_of_a_channel_add_up_on_screen_in_every_step(visit: Visits) -> None:
    page, lines = visit(f"{PATH}&layer=conv_dw_1&feature=5"), []
    answered(page)
    for name in STEPS:
        step(page, name)
        lines.append(page.locator(".lines span").all_inner_texts())
    trained, factor, kernel, bias, folded = lines
    products = numbers(grid(page, "products"))
    sums, cut, beside = folded
    assert "0.2852" == grid(page, "new kernel").first.inner_text()
    total = float(sums.rpartition("= ")[2])
    added, begun = map(float, sums.partition(": ")[2].partition(" = ")[0].split(" + "))
    assert (round(sum(products), 3), round(added + begun, 3)) == (added, total)
    assert cut == f"ReLU6({total}) = {total}"
    assert beside.endswith(cut)
    assert re.search(r"≈ 0\.6328 ÷ 3\.450 ≈ 0\.1834$", factor[0])
    assert re.search(r"≈ 4\.951 − \(−3\.958\) · 0\.1834 ≈ 5\.677$", bias[0])
    assert [] == kernel
    assert trained[1].endswith(f"≈ {total}")
    expect(page).to_have_url(re.compile("fold=both"))
    step(page, "trained")
    pixels, weights, terms = (numbers(grid(page, name)) for name in ("pixels", "kernel", "products"))
    assert [a * b for a, b in zip(pixels, weights, strict=True)] == pytest.approx(terms, abs=2e-3)
    assert trained[0] == f"products added up: x = {sum(terms):.3f}"


def test_layer_channel_and_network_are_chosen_by_keys_and_stand_in_the_link(visit: Visits) -> None:
    page = visit(PATH)
    answered(page)
    layer, channel = page.locator("select.layer"), page.locator("select.feature")
    channel.press("ArrowDown")
    expect(page.locator(".place")).to_contain_text("conv_dw_1, channel #6")
    expect(page).to_have_url(re.compile("feature=6"))
    layer.press("ArrowDown")
    expect(page.locator(".place")).to_contain_text("conv_pw_1, channel #")
    expect(page.locator(".listed").first).to_contain_text("27 others")
    expect(page).not_to_have_url(re.compile("feature="))
    page.locator("select.alpha").press("ArrowDown")
    expect(page.locator(".weights")).to_contain_text("MobileNet_v1_0.25_224")
    expect(page.locator(".listed").first).to_contain_text("3 others")
    expect(page.locator(".counted tbody tr").first.locator("td").first).to_have_text("41,030,272")
    page.get_by_role("button", name="Cat", exact=True).click()
    expect(page.locator(".trained li").first).to_contain_text("cat")
    opened = visit(page.url)
    expect(opened.locator(".place")).to_contain_text("conv_pw_1, channel #")
    expect(opened.locator(".weights")).to_contain_text("MobileNet_v1_0.25_224")


def test_what_is_chosen_is_dimmed_until_its_numbers_are_here_and_nothing_moves(visit: Visits) -> None:
    page = visit(PATH)
    answered(page)
    before = bounds(page.locator(".lines"))
    Wire(page).hold(60)
    page.locator("select.feature").press("ArrowDown")
    expect(page.locator(".step")).to_have_class(re.compile("outdated"))
    expect(page.locator(".trained")).not_to_have_class(re.compile("outdated"))  # the photo is the same
    assert before == bounds(page.locator(".lines"))


@pytest.mark.parametrize(("theme", "locale"), [("light", "en-US"), ("dark", "ko-KR")])
def test_question_answers_and_the_sum_are_on_the_first_screen_and_axe_finds_nothing(
    visit: Visits, theme: Theme, locale: str
) -> None:
    page = visit(f"{PATH}&fold=both", theme=theme, locale=locale)
    answered(page)
    page.locator(".answers button").first.click()
    expect(page.locator(".folded li")).to_have_count(3)
    for selector in (".question", ".trained li:last-child", ".folded li:last-child", ".grid >> nth=2", ".lines"):
        box = bounds(page.locator(selector))
        assert 0 <= box["y"] <= box["y"] + box["height"] <= 800, selector
    assert axe(page) == []
    assert small_type(page) == []
    assert "{" not in page.locator(".columns").inner_text()


def test_on_a_phone_everything_fits_into_the_width(visit: Visits) -> None:
    page = visit(f"{PATH}&fold=trained&layer=conv_pw_13", viewport=(390, 844), touch=True)
    answered(page)
    for box in page.locator(".grid").all():
        assert bounds(box)["x"] + bounds(box)["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
