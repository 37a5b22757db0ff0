"""What a link to a block of the network carries: block, step, half, channels and pixel."""

import re

from playwright.sync_api import Page, expect

from tests.browser.bounds import bounds
from tests.browser.harness import Visits, axe
from tests.browser.test_block import channel, choose, go, shows_maps


def place(page: Page) -> str:
    return page.locator(".place").inner_text()


def test_a_link_opens_its_pixel_and_channel_and_one_without_a_stage_the_end(visit: Visits) -> None:
    page = visit("/filtering?part=network&block=7&place=3.4&channel=2.5")
    shows_maps(page)
    expect(page.locator(".place")).to_have_text("Pixel in row 3, column 4")
    expect(page.locator(".steps [aria-pressed=true]")).to_have_text("ReLU6")
    expect(page.locator("#detail")).to_have_text(f"Pointwise: output #{channel(page, 'outputs', 4)} of 512")
    page = visit("/filtering?part=network&block=12&place=3.4&channel=2.5&stage=4")
    shows_maps(page)
    expect(page.locator(".place")).to_have_text("Pixel in row 3, column 4")
    expect(page.locator("#detail")).to_have_text(f"Depthwise: channel #{channel(page, 'filters', 1)} of 512")
    page = visit("/filtering?part=network&block=13&place=30.40")  # of a larger map
    shows_maps(page)
    expect(page.locator(".place")).to_have_text("Pixel in row 7, column 7")


def test_what_is_looked_at_is_in_the_link_and_another_block_shows_the_same_place(visit: Visits) -> None:
    page = visit("/filtering?part=network")
    shows_maps(page)
    expect(page.locator(".blocks [aria-pressed=true]")).to_have_text("1")
    expect(page.locator(".steps [aria-pressed=true]")).to_have_text("Input")
    go(page, 2)
    expect(page).to_have_url(re.compile("stage=2"))
    page.locator(".filters button").nth(2).click()
    expect(page).to_have_url(re.compile(r"channel=3\.1"))
    canvas = page.locator(".chain canvas:visible").nth(1)
    canvas.click(position={"x": 2, "y": 2})
    expect(page.locator(".place")).to_have_text(re.compile(r"row [123], column [123]$"))
    page.locator(".caption").hover()
    expect(page).to_have_url(re.compile(r"place=[123]\.[123](&|$)"))
    address = page.url
    choose(page, 6)
    shows_maps(page)
    expect(page.locator(".place")).to_have_text("Pixel in row 1, column 1")
    expect(page.locator(".steps [aria-pressed=true]")).to_have_text("Depthwise 3×3")
    expect(page).to_have_url(re.compile(r"block=6.*place=1\.1"))
    again = visit("".join(address.partition("/filtering")[1:]))
    shows_maps(again)
    assert re.search(r"row [123], column [123]$", place(again))
    expect(again.locator("#detail")).to_have_text(f"Depthwise: channel #{channel(again, 'filters', 2)} of 32")


BARS = (
    """(figure) => [...figure.querySelector(".bars").getAttribute("d").matchAll(/M(\\d+)/g)].map((m) => Number(m[1]))"""
)


def test_each_step_shows_what_its_sentence_says(visit: Visits) -> None:
    """The photo the input is made of; kernels when they filter; values that batch norm moves and ReLU6 cuts."""
    page = visit("/filtering?part=network")
    shows_maps(page)
    photo = page.locator(".photo img")
    expect(photo).to_have_attribute("alt", "Dog")
    expect(photo).to_be_in_viewport(ratio=1)
    assert photo.evaluate("(image) => image.decode().then(() => image.naturalWidth)") == 224
    expect(page.locator(".filters .kernel.empty")).to_have_count(8)
    before = bounds(page.locator(".photo .marker"))
    page.locator(".chain").press("ArrowRight")
    after = bounds(page.locator(".photo .marker"))
    assert after["x"] > before["x"]
    assert after["y"] == before["y"]
    for step in (2, 3, 4):
        go(page, step)
        expect(page.locator(".filters .kernel.empty")).to_have_count(0)
        expect(page.locator(".sums .now")).to_be_in_viewport(ratio=1)
    page.locator(".filters button").nth(1).click()  # a channel of which ReLU6 cuts much
    figures = page.locator(".chain figure:visible")
    normed, cut = (figures.nth(i).evaluate(BARS) for i in (3, 4))
    zero, most = min(cut), max(cut)
    assert [bar for bar in normed if bar < zero], "there are values below 0 to cut"
    assert set(cut) <= set(range(zero, most + 1))
    assert [bar for bar in normed if zero < bar < most] == [bar for bar in cut if zero < bar < most]
    assert axe(page) == []
