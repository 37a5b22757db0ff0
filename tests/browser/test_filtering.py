"""Page 2's story as a student meets it: six steps, each with its own clock, every Mult-Add counted."""

import re

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from mobilenet_viz.facts import text
from tests.browser.bounds import bounds
from tests.browser.filtering_page import (
    DEFAULT,
    assert_every_pixel_is_pythons,
    count,
    expected,
    pixels,
    press,
    printed_scales,
    shown,
    step,
    tab_to,
)
from tests.browser.harness import MENU, Visits, websocket_frames_sent

# Mult-Adds of the six steps at stride 1: tests/test_filtering.py has them from the ledger.
TOTALS = {1: 9_216, 2: 27_648, 3: 3_072, 4: 12_288, 5: 110_592, 6: 110_592}
PAIR, STANDARD = 39_936, 110_592
ALL = 32 * 32
# Pixels there at the end of each step, map by map: depthwise R G B, mixed 1 to 4, standard 1 to 4.
BUILT_UP = {
    1: ([ALL, 0, 0], [0] * 4, [0] * 4),
    2: ([ALL] * 3, [0] * 4, [0] * 4),
    3: ([ALL] * 3, [ALL, 0, 0, 0], [0] * 4),
    4: ([ALL] * 3, [ALL] * 4, [0] * 4),
    5: ([ALL] * 3, [ALL] * 4, [ALL] * 4),
    6: ([ALL] * 3, [ALL] * 4, [ALL] * 4),
}


WORDS = text.section("en", "filtering")


def row_of(number: int) -> str:
    return "standard" if number >= 5 else "separable"


def visible(page: Page, selector: str) -> list[bool]:
    return [each.is_visible() for each in page.locator(selector).all()]


def answer_by_keyboard(page: Page) -> None:
    """The question of the race: it stands before the picture."""
    expect(page.locator(".caption")).to_contain_text(WORDS["question"])
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".caption")).to_contain_text(WORDS["question_act"])
    page.locator(".machines").focus()


def play_by_keyboard(page: Page, number: int) -> None:
    """A pixel on, back to the start, then the whole step, whose Mult-Adds are counted."""
    page.keyboard.press("ArrowRight")
    expect(count(page, row_of(number))).not_to_have_text("0")
    page.keyboard.press("Home")
    expect(count(page, row_of(number))).to_have_text("0")
    page.keyboard.press("Space")
    expect(count(page, row_of(number))).to_have_text(f"{TOTALS[number]:,}")


def assert_built_up(page: Page, number: int) -> None:
    """What the steps up to this one are about is there, and nothing else."""
    assert BUILT_UP[number] == tuple(shown(page, stack) for stack in ("depthwise", "separable", "standard"))
    assert [number >= 2] * 2 == visible(page, ".stack.depthwise figure")[1:]
    assert [number >= 3] + [number >= 4] * 3 == visible(page, ".stack.separable figure")
    assert [number >= 5] * 4 == visible(page, ".output")


def test_the_whole_story_by_keyboard_builds_the_picture_up_step_by_step(visit: Visits) -> None:
    page = visit("/filtering")
    tab_to(page, "#speed")
    page.keyboard.press("End")
    expect(page.locator(".speed output")).to_have_text("10×")
    tab_to(page, ".machines")
    for number in TOTALS:
        expect(page.locator(".caption b")).to_have_text(f"{number}. {WORDS[f'name_{number}']}.")
        if number == 5:
            expect(page.locator("[data-phase]")).to_have_attribute("data-phase", "ready")
            sent = len(websocket_frames_sent(page))
        if number == 6:
            answer_by_keyboard(page)
        play_by_keyboard(page, number)
        if number == 5:
            assert len(websocket_frames_sent(page)) == sent, "the story asks the server nothing while it plays"
        assert_built_up(page, number)
        if number < 6:
            expect(page.locator("#play")).to_have_text(WORDS["next"])
            page.keyboard.press("Space")
            expect(page).to_have_url(re.compile(f"step={number + 1}"))
    assert_the_end_is_told(page)


def assert_the_end_is_told(page: Page) -> None:
    expect(count(page, "separable")).to_have_text(f"{PAIR:,}")
    products = page.locator(".work .product")
    expect(products).to_have_text(["3·3·3·32·32 + 3·4·32·32 = 39,93639 weights", "3·3·3·4·32·32 = 110,592108 weights"])
    for said in (
        "2.77",
        "your answer: 9 times",
        "1/4 + 1/3² = 0.361",
        "39 weights",
        "108",
        "64",
        "1,024",
        "7.9",
        "8.9",
    ):
        expect(page.locator(".caption")).to_contain_text(said)
    expect(page.locator(".caption no-break")).to_have_text("N = 64")  # in which no line ends
    assert_every_pixel_is_pythons(page, expected("dog"))


def test_both_machines_do_the_same_number_of_mult_adds_until_one_is_done(visit: Visits) -> None:
    """Looked at in every frame of the race; pixels stand exactly where their Mult-Adds are done."""
    page = visit("/filtering?step=6")
    assert [[0] * 3, [0] * 4, [0] * 4] == [shown(page, stack) for stack in ("depthwise", "separable", "standard")]
    page.locator("#speed").press("ArrowRight")
    frames = page.locator(".machines").evaluate(
        """(machines) => new Promise((done) => {
            const root = machines.getRootNode();
            const count = (name) => Number(root.querySelector(`.work .${name} .count`).textContent.replaceAll(",", ""));
            const drawn = (name) => { const canvas = root.querySelector(`.stack.${name} canvas`);
                const { data } = canvas.getContext("2d").getImageData(0, 0, 32, 32);
                return data.filter((value, i) => i % 4 === 3 && value === 255).length; };
            const play = root.querySelector("#play"), frames = [];
            const look = () => {
                const pixels = ["depthwise", "separable", "standard"].map(drawn);
                frames.push([count("separable"), count("standard"), ...pixels]);
                if (count("standard") > 45000 || frames.length > 1500) { play.click(); return done(frames); }
                requestAnimationFrame(look);
            };
            play.click();
            requestAnimationFrame(look);
        })"""
    )
    assert len(frames) > 20
    assert frames[-1][1] > 45_000
    for separable, whole, filtered, mixed, standard_pixels in frames:
        assert separable == min(whole, PAIR)
        assert filtered == min(separable, 27_648) // 27
        assert mixed == max(separable - 27_648, 0) // 12
        assert standard_pixels == whole // 108
    expect(page.locator(".caption")).to_contain_text(WORDS["pair_done"].format(done="36.1\u00a0%"))  # and stays so


def test_one_pixel_at_a_time_costs_what_the_ledger_says_and_has_its_window(visit: Visits) -> None:
    page = visit("/filtering?step=2")
    press(page, "One pixel", times=2)
    expect(count(page, "separable")).to_have_text("54")
    assert [2, 2, 2] == shown(page, "depthwise")
    values = expected("dog", DEFAULT)["depthwise"]
    greys = np.floor(127.5 * (1 + values[0, :2] / printed_scales(page, "depthwise")) + 0.5)
    np.testing.assert_array_equal(pixels(page, "depthwise")[:, 0, :2, 0], greys.T)
    press(page, "One pixel", times=34)  # the fourth pixel of the second row
    canvas = bounds(page.locator(".stack.channels canvas").first)
    window = bounds(page.locator(".stack.channels .marker.depthwise").first)
    pixel = canvas["width"] / 32
    assert (window["x"] - canvas["x"]) / pixel == pytest.approx(3 - 1, abs=0.05)
    assert (window["y"] - canvas["y"]) / pixel == pytest.approx(1 - 1, abs=0.05)
    assert window["width"] / pixel == pytest.approx(3, abs=0.05)
    step(page, 4)
    press(page, "One pixel")
    expect(count(page, "separable")).to_have_text("12")
    step(page, 5)
    press(page, "One pixel")
    expect(count(page, "standard")).to_have_text("108")
    step(page, 2)  # its clock stands where it was left
    expect(count(page, "separable")).to_have_text(f"{36 * 27}")


def test_space_on_the_picture_plays_and_pauses(visit: Visits) -> None:
    page = visit("/filtering?step=5")
    page.locator(".machines").focus()
    page.keyboard.press("Space")
    expect(page.locator("#play")).to_have_text("Pause")
    page.keyboard.press("Space")
    expect(page.locator("#play")).to_have_text("Play")
    standing = count(page, "standard").inner_text()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert standing == count(page, "standard").inner_text()


def test_without_motion_the_story_is_told_in_still_frames(visit: Visits) -> None:
    page = visit("/filtering", reduced_motion=True)
    expect(page.locator(".speed")).to_be_hidden()
    frames = [*list(TOTALS.items())[:5], (6, 27_648), (6, PAIR), (6, STANDARD)]
    for number, total in frames:
        expect(page.locator(".steps [aria-current]")).to_have_text(str(number))
        at_once = page.get_by_role("button", name="Next picture").evaluate(
            "(b, row) => { b.click(); return b.getRootNode().querySelector(`.${row} .count`).textContent; }",
            row_of(number),
        )
        assert at_once == f"{total:,}"
        if number < 6:
            press(page, "Next step")
    assert_every_pixel_is_pythons(page, expected("dog"))


def test_leaving_the_page_while_it_plays_and_coming_back_starts_the_step_anew(visit: Visits) -> None:
    page = visit("/filtering?step=2")
    press(page, "Play")
    expect(page.locator("#play")).to_have_text("Pause")
    links = page.locator(MENU)
    links.first.click()
    expect(page.locator("#dial-alpha")).to_be_visible()
    links.nth(1).click()
    expect(page.locator(".steps [aria-current]")).to_have_text("2")
    expect(count(page, "separable")).to_have_text("0")
    press(page, "End of step")
    expect(count(page, "separable")).to_have_text("27,648")
    page.get_by_role("button", name="Cat").click()
    expect(page).to_have_url(re.compile("sample=cat"))
    white = np.abs(expected("cat", DEFAULT)["depthwise"][..., 0]).max()
    expect(page.locator(".stack.depthwise figcaption").first).to_have_text(f"±{np.ceil(100 * white) / 100:.2f}")
    step(page, 6)
    press(page, "End of step")
    assert_every_pixel_is_pythons(page, expected("cat"))
