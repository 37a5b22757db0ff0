"""Kernels and mixing weights of page 2 changed by menu, keys, mouse and finger; taken back; in the link."""

import re
from collections.abc import Sequence

from playwright.sync_api import Page, expect

from mobilenet_viz.pixels import kernels
from tests.browser.filtering_page import DEFAULT, assert_every_pixel_is_pythons, count, expected, press, tab_to
from tests.browser.harness import Visits, app_ready
from tests.browser.wire import Wire

BLUR = ("sobel_x", "blur", "edge")


def cells(page: Page, channel: int) -> list[str]:
    return page.locator(".filter").nth(channel).locator(".number").all_inner_texts()


def link(names: Sequence[str]) -> re.Pattern[str]:
    return re.compile("kernels=" + "(,|%2C)".join(names))


def test_a_kernel_is_edited_by_keys_the_maps_follow_and_undo_takes_it_back(visit: Visits) -> None:
    page = visit("/filtering?step=6")
    press(page, "End of step")
    expect(page.locator("#undo")).to_be_disabled()
    page.get_by_label("Green: filter").first.select_option(label="Blur")
    expect(page).to_have_url(link(BLUR))
    # Output 3 mixes 0.75 of it: the standard kernel is 3 · (1 2 1 / 2 4 2 / 1 2 1) over 64.
    expect(page.locator(".output").nth(2).locator(".kernel").nth(1)).to_have_text("3636126363")
    assert_every_pixel_is_pythons(page, expected("dog", BLUR))

    number = page.locator(".filter").nth(1).locator(".number")
    number.first.focus()
    for key in ("ArrowUp", "ArrowRight", "-", "ArrowRight", "9", "ArrowUp"):  # 1 → 2, 2 → -2, 1 → 9 and no further
        page.keyboard.press(key)
    own = "2_-2_9_2_4_2_1_2_1_16"
    expect(page).to_have_url(link(("sobel_x", own, "edge")))
    assert ["2", "−2", "9", "2", "4", "2", "1", "2", "1"] == cells(page, 1)
    expect(page.get_by_label("Green: filter").first).to_have_value("own")
    expect(number.nth(2)).to_be_focused()
    expect(number.nth(2)).to_have_attribute("aria-valuenow", "9")
    expect(count(page, "standard")).to_have_text("110,592")  # the race stays where it is
    expect(page.locator(".output").nth(2).locator(".kernel").nth(1)).to_have_text("6−6276126363")
    assert_every_pixel_is_pythons(page, expected("dog", ("sobel_x", own, "edge")))

    for _ in range(3):
        page.keyboard.press("Control+z")
    expect(page).to_have_url(link(BLUR))
    expect(page.get_by_label("Green: filter").first).to_have_value("blur")
    press(page, "Undo")
    expect(page).not_to_have_url(re.compile("kernels"))
    expect(page.locator("#undo")).to_be_disabled()
    expect(page.locator(".output").nth(2).locator(".kernel").nth(1)).to_have_text("−3−6−3000363")
    assert_every_pixel_is_pythons(page, expected("dog"))


def test_mixing_weights_are_quarters_by_keys_and_by_the_buttons_beside_them(visit: Visits) -> None:
    page = visit("/filtering?step=5")
    press(page, "End of step")
    first = page.locator(".mixture").first.locator(".number")
    first.first.click()
    more = page.get_by_role("button", name="More")
    more.click()
    expect(first.first).to_have_text("0.75")
    more.click()
    expect(first.first).to_have_text("1.00")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("-")
    page.keyboard.press("2")
    page.keyboard.press("ArrowDown")  # -2 is the least
    quarters = (4, *kernels.QUARTERS[1:4], -8, *kernels.QUARTERS[5:])
    expect(page).to_have_url(re.compile("mix=" + kernels.write_mix(quarters)))
    expect(page.locator(".output").first.locator(".kernel").nth(1)).to_have_text("8168000−8−16−8")
    assert_every_pixel_is_pythons(page, expected("dog", DEFAULT, kernels.mix(quarters)))
    page.reload()
    app_ready(page)
    expect(page.locator(".steps [aria-current]")).to_have_text("5")
    assert ["1.00", "−2.00", "0.25"] == page.locator(".mixture").first.locator(".number").all_inner_texts()


def test_one_tab_stop_a_kernel_and_all_its_cells_by_arrows(visit: Visits) -> None:
    page = visit("/filtering")
    tab_to(page, ".filter:nth-child(1) select")
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile("kernels=sobel_y"))
    expect(page.locator(".filter:nth-child(1) select")).to_be_focused()
    tab_to(page, ".filter:nth-child(1) .number:nth-child(1)")
    page.keyboard.press("End")
    expect(page.locator(".filter:nth-child(1) .number:nth-child(9)")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".stack.depthwise canvas").first).to_be_focused()
    expect(count(page, "separable")).to_have_text("0")


def test_maps_of_kernels_that_are_not_chosen_any_more_look_old(visit: Visits) -> None:
    page = visit("/filtering?step=5")
    wire = Wire(page)
    press(page, "End of step")
    old = page.locator(".picture.outdated")
    for change in (
        lambda: page.get_by_label("Green: filter").first.select_option(label="Blur"),
        lambda: page.locator(".strides button").last.click(),
    ):
        expect(old).to_have_count(0)
        wire.hold()
        change()
        expect(old).to_have_count(1)
        expect(page.locator(".stack.depthwise")).to_have_css("opacity", "0.35")
        expect(page.locator(".stack.channels")).to_have_css("opacity", "1")  # the photo is the same
        wire.release()
    expect(old).to_have_count(0)
    assert_every_pixel_is_pythons(page, expected("dog", BLUR, stride=2))
