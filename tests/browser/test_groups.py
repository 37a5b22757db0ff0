"""Page 2's slider from the standard to the depthwise convolution: all of it follows while the pointer is down."""

import re

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Locator, Page, expect

from mobilenet_viz.facts import text
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.page_data import grouping
from mobilenet_viz.page_data.grouping import GROUPS
from mobilenet_viz.pixels import images
from tests.browser.bounds import bounds
from tests.browser.harness import Theme, Visits, axe, small_type, websocket_frames_sent

PATH = "/filtering?part=groups"
WORDS = text.section("en", "groups")
READ = """(canvases) => canvases.map((canvas) =>
    [...canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data].filter((_, i) => i % 4 === 0))"""


def lines(page: Page, kind: str = "direct") -> Locator:
    return page.locator(f".net line.{kind}:not(.gone)")


def total(page: Page, name: str) -> Locator:
    return page.locator(f'[data-total="{name}"] strong')


def shows(page: Page, groups: int) -> None:
    """Lines, kernels and prices of so many groups, which are 1/groups of the standard convolution's."""
    expect(page.locator(".dial output")).to_have_text(str(groups))
    expect(lines(page)).to_have_count(144 // groups)
    expect(total(page, "kernels")).to_have_text(str(144 // groups))
    expect(total(page, "weights")).to_have_text(f"{1296 // groups:,}")
    expect(total(page, "mult_adds")).to_have_text(f"{1_327_104 // groups:,}")
    expect(page.locator(".own .block")).to_have_count(groups)
    bar = page.locator('[data-total="mult_adds"] .first').evaluate("(e) => e.offsetWidth / e.parentElement.offsetWidth")
    assert bar == pytest.approx(1 / groups, abs=0.005)


def drawn(page: Page, row: str = "outputs") -> NDArray:
    """Greys of the twelve maps of a row as they stand on screen, (12, 32, 32)."""
    return np.array(page.locator(f".{row} canvas").evaluate_all(READ), np.uint8).reshape(12, 32, 32)


def assert_outputs_are_pythons(page: Page, values: NDArray) -> None:
    whites = np.array([float(c.partition("±")[2]) for c in page.locator(".outputs figcaption").all_inner_texts()])
    greys = np.floor(127.5 * (1 + values / whites) + 0.5).transpose(2, 0, 1)
    np.testing.assert_array_equal(greys, drawn(page))


def made(sample: str = "dog") -> grouping.Grouped:
    return grouping.maps(images.decode(SAMPLES[sample].read_bytes()).square)


def test_lines_prices_and_every_pixel_follow_while_the_mouse_is_held_and_nothing_is_sent(visit: Visits) -> None:
    page, maps = visit(PATH), made()
    shows(page, 1)
    expect(page.get_by_text("Network ready")).to_be_attached()  # until then the frame asks for it
    box = bounds(page.locator("#dial-G"))
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 8, y)
    page.mouse.down()
    sent = len(websocket_frames_sent(page))
    for i, groups in enumerate(GROUPS):
        page.mouse.move(box["x"] + 8 + i / 5 * (box["width"] - 16), y, steps=3)
        shows(page, groups)
        assert_outputs_are_pythons(page, maps.outputs[groups])
    page.mouse.move(box["x"] + 8 + 2 / 5 * (box["width"] - 16), y)
    shows(page, 3)
    expect(page.locator(".says p")).to_have_text(re.compile("4 inputs of its group.*other 8.*red, green and blue"))
    assert len(websocket_frames_sent(page)) == sent
    page.mouse.up()
    expect(page).to_have_url(re.compile("groups=3"))
    shows(page, 3)


def test_the_pointwise_gives_back_the_standard_maps_and_the_question_is_answered_after_the_drag(visit: Visits) -> None:
    page, maps = visit(f"{PATH}&groups=6&sample=cat"), made("cat")
    shows(page, 6)
    assert_outputs_are_pythons(page, maps.outputs[6])
    page.locator(".answers button").nth(1).click()
    expect(page.locator(".question")).to_have_text("Now drag the slider to 12.")
    page.locator("#dial-G").press("End")
    shows(page, 12)
    expect(page.locator(".question")).to_have_text(re.compile(r"^With 12 groups 12 of 144"))
    expect(page.locator(".answers .answer")).to_have_text(["144", "72✗ wrong, yours", "12✓ right"])
    expect(page.locator('[data-total="mult_adds"] .product')).to_have_text("3·3·12/12·12·32·32")
    page.locator("#mix").press("Enter")
    expect(page.locator(".net line:not(.gone)")).to_have_count(12 + 144)
    expect(total(page, "mult_adds")).to_have_text("258,048")
    expect(total(page, "weights")).to_have_text("252")
    expect(page.locator('[data-total="mult_adds"] .product')).to_have_text("3·3·12·32·32 + 12·12·32·32")
    expect(page.locator(".says p")).to_contain_text("1/12 + 1/3² = 0.194")
    assert_outputs_are_pythons(page, maps.outputs[1])
    greys = [np.frombuffer(row, np.uint8) for row in drawn(page, "middle")]
    assert len(np.unique(greys, axis=0)) == 12
    page.locator("#dial-G").press("ArrowLeft")
    shows(page, 6)
    expect(page.locator("#mix")).to_be_hidden()
    page.get_by_role("button", name="Dog").click()
    expect(page).to_have_url(re.compile(r"^(?!.*sample=).*groups=6"))
    expect(page.locator(".outputs figcaption").first).to_have_text(
        f"1 ±{np.ceil(100 * abs(made().outputs[6][..., 0]).max()) / 100:.2f}"
    )
    assert_outputs_are_pythons(page, made().outputs[6])


def lit(page: Page) -> list[int]:
    found: list[int] = page.locator(".inputs figure").evaluate_all(
        "(all) => all.flatMap((e, i) => (e.classList.contains('lit') ? [i + 1] : []))"
    )
    return found


def test_an_output_lights_the_inputs_it_reads_by_mouse_and_by_keys(visit: Visits) -> None:
    page = visit(f"{PATH}&groups=4")
    outputs = page.locator(".outputs button")
    outputs.nth(6).hover()
    expect(page.locator(".net line.lit:not(.gone)")).to_have_count(3)
    assert lit(page) == [7, 8, 9]
    expect(page.locator(".reads")).to_have_text("Output 7 reads G Sobel ↕, G edges, B as it is, with 27 weights.")
    page.mouse.move(5, 5)
    expect(page.locator(".reads")).to_have_text(WORDS["reads_hint"])
    page.locator("#dial-G").focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("groups=6"))
    for _ in range(7):  # six stops, then the outputs
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(outputs.nth(1)).to_be_focused()
    assert lit(page) == [1, 2]
    page.keyboard.press("End")
    assert lit(page) == [11, 12]
    page.keyboard.press("Enter")
    expect(outputs.nth(11)).to_have_attribute("aria-pressed", "true")
    page.locator(".marks button").first.click()
    shows(page, 1)
    assert lit(page) == list(range(1, 13))
    with page.expect_download() as download:
        page.get_by_role("button", name="SVG, groups: 1", exact=True).click()
    assert download.value.suggested_filename == "groups-1.svg"


@pytest.mark.parametrize(("theme", "locale"), [("light", "en-US"), ("dark", "ko-KR")])
def test_slider_maps_and_prices_are_on_the_first_screen_and_axe_finds_nothing(
    visit: Visits, theme: Theme, locale: str
) -> None:
    page = visit(f"{PATH}&groups=12", theme=theme, locale=locale)
    shows(page, 12)
    for pointwise in (False, True):
        if pointwise:
            page.locator("#mix").click()
        for selector in ("#dial-G", ".net canvas:visible", ".plate canvas:visible", ".product"):
            for each in page.locator(selector).all():
                box = bounds(each)
                assert 0 <= box["y"] <= box["y"] + box["height"] <= 800, selector
        if pointwise:
            page.locator("summary").click()
        assert axe(page) == []
        assert small_type(page) == []
    rest = page.locator(".totals").evaluate("(e) => e.getRootNode().textContent.replace(/[^]*}/, '')")
    assert "{" not in rest
    words = text.section(locale[:2], "groups")
    expect(page.locator(".story tbody tr").last).to_contain_text(words["separable"])
    expect(page.locator(".story tbody tr").last).to_contain_text("258,048")


@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
def test_on_a_phone_the_channels_are_rows_the_slider_stays_in_sight_and_nothing_scrolls_sideways(
    visit: Visits, locale: str
) -> None:
    page = visit(f"{PATH}&groups=2", viewport=(390, 844), touch=True, locale=locale)
    main = page.get_by_test_id("stMain")
    last = page.locator(".outputs button").last
    boxes = [bounds(each) for each in (page.locator(".outputs button").first, last)]
    assert boxes[0]["x"] == boxes[1]["x"]
    assert boxes[0]["y"] < boxes[1]["y"]
    last.scroll_into_view_if_needed()
    last.tap()
    assert lit(page) == [7, 8, 9, 10, 11, 12]
    expect(page.locator("#dial-G")).to_be_in_viewport()
    expect(total(page, "mult_adds")).to_be_in_viewport()
    page.locator(".marks button").last.tap()
    shows(page, 12)
    page.locator("#mix").tap()
    assert lit(page) == list(range(1, 13))
    assert main.evaluate("(e) => e.scrollWidth <= e.clientWidth")
    for button in page.locator(".marks button, .outputs button, #mix, .answers button").all():
        box = bounds(button)
        assert min(box["width"], box["height"]) >= 44
    spread = page.locator(".net line.down").first.evaluate("(e) => Math.abs(e.x2.baseVal.value - e.x1.baseVal.value)")
    assert spread > 30
