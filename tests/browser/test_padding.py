"""Padding made visible: a guess, a marked pixel on three small maps, and the photo through three networks."""

import re

import pytest
from playwright.sync_api import Locator, Page, Position, expect

from mobilenet_viz.facts import text
from mobilenet_viz.page_data import padding
from tests.browser.answers import marked
from tests.browser.bounds import bounds
from tests.browser.harness import Theme, Visits, axe, small_type

PATH = "/programs?subject=padding"
SHOWN = f"{PATH}&alike=shown"
WORDS = text.section("en", "padding")
MAPS = padding.bench()["maps"]


def way(page: Page, name: str) -> Locator:
    return page.locator(f'.way[data-way="{name}"]')


def row(page: Page, name: str) -> Locator:
    return page.locator(f'.row[data-way="{name}"]')


def shows(page: Page, side: int, place: tuple[int, int]) -> None:
    """All three maps of that side, and what they give for a marked pixel in that row and column, from 1."""
    expect(page.locator(".pointed")).to_have_text(re.compile(f"^Marked pixel in row {place[0]}, column {place[1]};"))
    at = (place[0] - 1) * side + place[1] - 1
    for name, made in MAPS[str(side)].items():
        given = list(map(str, made["responses"][at]))
        expect(way(page, name).locator(".output span")).to_have_text(given)
        expect(way(page, name).locator(".window.lit")).to_have_count(len(given) - given.count("0"))
        expect(way(page, name).locator(".bright")).to_have_count(1)
        ring = (side + made["before"] + made["after"]) ** 2 - side**2
        expect(way(page, name).locator(".zero")).to_have_count(ring)
        expect(way(page, name).locator(".centre")).to_have_count(made["size"] ** 2)


def verdicts(page: Page) -> list[str]:
    said: list[str] = page.locator(".verdict").all_inner_texts()
    return said


def test_only_keras_map_is_seen_before_a_guess_and_the_teacher_s_link_shows_the_rest(visit: Visits) -> None:
    page = visit(PATH)
    expect(way(page, "keras").locator(".output span")).to_have_count(16)
    for name in ("same", "pytorch"):
        expect(way(page, name).locator(".both")).to_be_hidden()
        expect(way(page, name).locator(".verdict")).to_be_hidden()
    expect(page.locator(".network")).to_be_hidden()
    expect(page.locator(".pointed")).not_to_contain_text("SAME")
    before = bounds(way(page, "same"))
    page.get_by_role("button", name=WORDS["guess_never"]).click()
    marked(page, "en", WORDS["guess_even"], WORDS["guess_never"])
    expect(way(page, "same").locator(".both")).to_be_visible()
    expect(page.locator(".network")).to_be_visible()
    assert before == bounds(way(page, "same"))
    expect(page).to_have_url(re.compile("alike=never"))
    expect(visit(page.url).locator(".network")).to_be_visible()
    page.get_by_role("button", name="Ask again", exact=True).click()
    expect(page.locator(".network")).to_be_hidden()
    expect(page).not_to_have_url(re.compile("alike"))
    page.get_by_role("button", name=WORDS["show"]).press("Enter")
    expect(page.locator(".network")).to_be_visible()
    expect(page.get_by_role("button", name=WORDS["guess_always"])).to_be_focused()


def test_the_marked_pixel_follows_the_mouse_stays_after_a_click_and_goes_by_keys(visit: Visits) -> None:
    page = visit(SHOWN)
    shows(page, 8, (4, 4))
    surface = way(page, "pytorch").locator(".surface")
    box = bounds(surface)

    def over(row: int, column: int) -> Position:
        return {"x": (column - 0.5) / 8 * box["width"], "y": (row - 0.5) / 8 * box["height"]}

    surface.hover(position=over(1, 1))
    shows(page, 8, (1, 1))
    surface.hover(position=over(6, 3))
    shows(page, 8, (6, 3))
    page.mouse.move(5, 5)
    shows(page, 8, (4, 4))
    surface.click(position=over(5, 5))
    page.mouse.move(5, 5)
    shows(page, 8, (5, 5))
    expect(page).to_have_url(re.compile(r"impulse=5\.5"))
    surface.press("ArrowDown")
    surface.press("ArrowLeft")
    shows(page, 8, (6, 4))
    keras = way(page, "keras").locator(".surface")
    keras.press("ArrowUp")
    expect(keras).to_be_focused()
    shows(page, 8, (5, 4))
    expect(page).to_have_url(re.compile(r"impulse=5\.4"))
    shows(visit(page.url), 8, (5, 4))


def test_same_goes_over_from_keras_to_pytorch_on_an_odd_side(visit: Visits) -> None:
    page = visit(f"{SHOWN}&impulse=8.8")
    like_keras, moved = WORDS["verdict_like_keras"], WORDS["verdict_moved"].format(moved=0.5)
    assert [WORDS["verdict_first"], like_keras, moved] == verdicts(page)
    before = bounds(page.locator(".pointed"))
    page.get_by_role("button", name="7×7", exact=True).click()
    shows(page, 7, (7, 7))  # the last there is
    assert [WORDS["verdict_first"], WORDS["verdict_larger"], WORDS["verdict_like_same"]] == verdicts(page)
    expect(page).to_have_url(re.compile("side=7"))
    assert before == bounds(page.locator(".pointed"))
    page.get_by_role("button", name="5×5", exact=True).click()
    shows(page, 5, (5, 5))


def told(page: Page, name: str) -> list[str]:
    said: list[str] = row(page, name).locator("figure:not(:has(svg)) figcaption").all_inner_texts()
    return [each.replace("\n", " ") for each in said]


def test_off_multiples_of_32_the_networks_are_others_and_the_photo_shows_where(visit: Visits) -> None:
    page = visit(SHOWN)  # at 208 px
    expect(row(page, "keras")).to_contain_text("480,617,728 Mult-Adds")
    expect(row(page, "same")).to_contain_text("501,244,672 Mult-Adds, 4.29 % more")
    expect(page.locator(".agree")).to_have_text(re.compile(r"13×13 .* Keras makes 6×6 of it, SAME 7×7\. .* 4\.29"))
    same = [f"{side}×{side} {WORDS['told_same']}" for side in (104, 52, 26, 13)]
    expect(row(page, "same").locator("figcaption").last).to_contain_text(WORDS["told_size"])
    assert [*same, f"7×7 {WORDS['told_size']}"] == told(page, "same")
    expect(row(page, "keras").locator("circle")).to_have_count(36)
    expect(row(page, "same").locator("circle")).to_have_count(49)
    maps = row(page, "same").locator(".picture img")
    first = maps.nth(1).get_attribute("src")
    assert first == row(page, "keras").locator(".picture img").nth(1).get_attribute("src")
    page.get_by_role("button", name=WORDS["view_minus"]).click()
    expect(maps.nth(1)).not_to_have_attribute("src", first or "")
    expect(row(page, "same").locator(".another")).to_have_count(1)
    page.get_by_role("button", name="224", exact=True).click()
    expect(page.locator(".rows")).to_have_attribute("aria-busy", "false")
    expect(page.locator(".agree")).to_have_text(WORDS["agree"].format(size=224))
    expect(row(page, "same").locator(".another")).to_have_count(0)
    expect(row(page, "pytorch").locator("figcaption").last).to_contain_text("≠ in 49 of 49 px")
    expect(page).to_have_url(re.compile("minus=on"))


def test_while_the_size_is_dragged_sides_and_work_follow_and_old_maps_look_old(visit: Visits) -> None:
    page = visit(f"{SHOWN}&input=224")
    expect(page.locator(".rows")).to_have_attribute("aria-busy", "false")
    found = page.locator(".size input").evaluate(
        """(slider, to) => { const root = slider.getRootNode();
        slider.value = to; slider.dispatchEvent(new Event("input"));
        return [root.querySelector(".rows").className, root.querySelector('[data-way="same"] .says').textContent,
                ...[...root.querySelectorAll('[data-way="keras"] b')].map((e) => e.textContent)]; }""",
        str(padding.SIZES.index(200)),
    )
    assert "rows old" == found[0]
    assert "488,077,696" in found[1]
    assert ["200×200", "100×100", "50×50", "25×25", "12×12", "6×6"] == found[2:]


@pytest.mark.parametrize(("theme", "locale"), [("light", "en-US"), ("dark", "ko-KR")])
def test_axe_finds_nothing_and_nothing_is_small(visit: Visits, theme: Theme, locale: str) -> None:
    page = visit(f"{SHOWN}&side=7&minus=on", theme=theme, locale=locale)
    expect(page.locator(".rows")).to_have_attribute("aria-busy", "false")
    assert axe(page) == []
    assert small_type(page) == []
    assert "{" not in page.locator(".network").inner_text() + page.locator(".bench").inner_text()
    page.get_by_role("button", name=text.say(locale[:2], "common.ask_again"), exact=True).click()
    expect(page.locator(".covered")).to_have_count(2)
    assert axe(page) == []


def test_on_a_phone_nothing_scrolls_sideways_and_all_can_be_touched(visit: Visits) -> None:
    page = visit(SHOWN, viewport=(390, 844), touch=True, locale="ko-KR")
    way(page, "same").locator(".surface").tap(position={"x": 5, "y": 5})
    expect(page).to_have_url(re.compile(r"impulse=1\.1"))
    for button in page.locator(".answers button:visible, .sides button, .views button").all():
        box = bounds(button)
        assert min(box["width"], box["height"]) >= 44
    for screen in (390, 320):
        page.set_viewport_size({"width": screen, "height": 844})
        assert page.get_by_test_id("stMain").evaluate("(e) => e.scrollWidth <= e.clientWidth")
        for output in page.locator(".output, .field").all():
            box = bounds(output)
            assert 0 <= box["x"] < box["x"] + box["width"] <= screen
    assert small_type(page) == []
