"""Any output pixel of page 2 written out: the printed products add up to the printed value, and that is Python's."""

import re
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Page, expect

from mobilenet_viz.facts import text
from mobilenet_viz.network.spec import Padding
from mobilenet_viz.pixels import kernels
from mobilenet_viz.pixels.convolution import pad
from tests.browser.bounds import bounds
from tests.browser.filtering_page import assert_every_pixel_is_pythons, count, expected, press, step, tab_to
from tests.browser.harness import Visits

OWN = "-9_8_7_6_5_-4_3_2_1_16"
MIX = (8, 3, -1, -8, 2, -2, 3, 1, 7, -7, -2, 0)
# Move the mouse to each pixel (stack, map, index) and read what is written below.
READ_SUMS = """(machines, [pixels, side]) => { const root = machines.getRootNode();
    const texts = (selector) => [...root.querySelectorAll(selector)].map((e) => e.textContent.replace("−", "-"));
    return pixels.map(([stack, map, index]) => {
        const canvas = root.querySelectorAll(`.stack.${stack} canvas`)[map], box = canvas.getBoundingClientRect();
        const x = (index % side + 0.5) / side, y = (Math.floor(index / side) + 0.5) / side;
        canvas.dispatchEvent(new PointerEvent("pointermove", { pointerType: "mouse", bubbles: true,
            clientX: box.left + box.width * x, clientY: box.top + box.height * y }));
        return { patch: texts(".patch span"), outside: texts(".patch .outside"), numbers: texts(".numbers span"),
            products: texts(".shares span"), total: texts(".total")[0], title: texts(".sum-title b")[0],
            height: root.querySelector(".sum").offsetHeight };
    }); }"""


def random_pixels(side: int) -> list[tuple[str, int, int]]:
    """A hundred, and all corners: there the windows meet the padding."""
    rng = np.random.default_rng(7)
    maps = [("depthwise", m) for m in range(3)] + [(stack, n) for stack in ("separable", "standard") for n in range(4)]
    inside = [(*maps[rng.integers(len(maps))], int(rng.integers(side * side))) for _ in range(100)]
    return inside + [(*each, corner) for each in maps for corner in (0, side - 1, side * side - side, side * side - 1)]


def in_thousandths(value: float) -> int:
    return int(np.floor(1000 * value + 0.5))


def windows(page: Page, x: NDArray, stride: int) -> NDArray:
    padded = pad(x, 3, stride, Padding.KERAS)
    return np.lib.stride_tricks.sliding_window_view(padded, (3, 3), axis=(0, 1))[::stride, ::stride]


@pytest.mark.parametrize("stride", [1, 2])
def test_the_written_sum_is_the_shown_value_at_a_hundred_random_pixels(visit: Visits, stride: int) -> None:
    link = f"kernels=sharpen,{OWN},edge&mix={kernels.write_mix(MIX)}&stride={stride}&step=6"
    page = visit(f"/filtering?{link}")
    press(page, "End of step")
    names = ("sharpen", OWN, "edge")
    values = expected("dog", names, kernels.mix(MIX), stride)
    assert_every_pixel_is_pythons(page, values)
    side = 32 // stride
    asked = random_pixels(side)
    read = page.locator(".machines").evaluate(READ_SUMS, [asked, side])
    seen = windows(page, values["channels"], stride)
    for (stack, i, index), sums in zip(asked, read, strict=True):
        row, column = divmod(index, side)
        value = in_thousandths(values[stack][row, column, i])
        products = [round(1000 * float(product)) for product in sums["products"]]
        assert sum(products) == value, (stack, i, index)
        assert float(sums["total"].removeprefix("= ")) == value / 1000
        assert sums["title"].endswith(f"row {row + 1}, column {column + 1} = {value / 1000:.3f}")
        inputs, weights = made_from(values, seen, names, stack, i, row, column)
        true = 1000 * inputs * weights
        assert (np.abs(true - products) < 1).all(), "each product is rounded up or down, never further"
        printed = [float(each) for each in sums["patch"]]
        np.testing.assert_allclose(printed, inputs, atol=0.0051 if stack != "separable" else 0.00051)
        if stack != "separable":
            zeros = 9 - int(windows(page, np.ones((32, 32, 1)), stride)[row, column].sum())
            assert len(sums["outside"]) == zeros * (3 if stack == "standard" else 1)
    assert len({sums["height"] for sums in read}) == 1, "nothing jumps"


def made_from(
    values: dict[str, NDArray], seen: NDArray, names: tuple[str, ...], stack: str, i: int, row: int, column: int
) -> tuple[NDArray, NDArray]:
    """The numbers that meet at an output pixel, and those they are multiplied by."""
    if stack == "separable":
        return values["depthwise"][row, column], kernels.mix(MIX)[:, i]
    filters = np.stack([kernels.kernel_array(name) for name in names])
    if stack == "depthwise":
        return seen[row, column, i].ravel(), filters[i].ravel()
    return seen[row, column].ravel(), (filters * kernels.mix(MIX)[:, i, None, None]).ravel()


def test_arrow_keys_walk_over_a_map_and_escape_lets_go(visit: Visits) -> None:
    page = visit("/filtering?step=5")
    title = page.locator(".sum-title")
    mixed = page.locator(".stack.separable canvas").nth(1)
    page.locator(".stack.separable canvas").first.focus()
    page.keyboard.press("Tab")
    expect(mixed).to_be_focused()
    expect(title).to_contain_text("Output 2, row 17, column 17 = ")
    said = page.locator(".said")
    for key in ("ArrowRight", "ArrowDown", "ArrowDown", "ArrowLeft", "ArrowLeft"):
        page.keyboard.press(key)
    expect(title).to_contain_text("Output 2, row 19, column 16 = ")
    expect(said).to_contain_text("Output 2, row 19, column 16 = ")
    expect(count(page, "standard")).to_have_text("0")  # those arrows were not the clock's
    expect(page.locator(".stack.separable .marker:visible")).to_have_count(1)
    expect(page.locator(".stack.depthwise .marker.pointwise:visible")).to_have_count(3)
    page.keyboard.press("Escape")
    expect(title).not_to_contain_text("row 19")
    page.keyboard.press("ArrowRight")
    expect(count(page, "standard")).to_have_text("108")
    expect(title).to_contain_text("Output 1, standard convolution, row 1, column 1 = ")
    page.keyboard.press("Enter")
    expect(title).to_contain_text("Output 2, row 17, column 17")
    for _ in range(40):
        page.keyboard.press("ArrowUp")
    expect(title).to_contain_text("Output 2, row 1, column 17")
    step(page, 1)
    page.locator(".stack.depthwise canvas").first.click()
    expect(title).to_contain_text("not computed yet")


def test_a_pixel_under_the_mouse_lights_up_with_its_window_and_a_click_keeps_it(visit: Visits) -> None:
    page = visit("/filtering?stride=2&step=5")
    press(page, "End of step")
    box = bounds(page.locator(".stack.standard canvas").nth(2))
    pixel = box["width"] / 16
    page.mouse.move(box["x"] + 15.5 * pixel, box["y"] + 4.5 * pixel)
    expect(page.locator(".sum-title")).to_contain_text("Output 3, standard convolution, row 5, column 16")
    photo = bounds(page.locator(".stack.channels canvas").first)
    window = bounds(page.locator(".stack.channels .marker.conv").first)
    large = photo["width"] / 32  # Keras pads below and right only: rows 9 to 11, columns 31 to 33, the last a zero
    assert (window["y"] - photo["y"]) / large == pytest.approx(8, abs=0.1)
    assert (window["x"] - photo["x"]) / large == pytest.approx(30, abs=0.1)
    zeros = bounds(page.locator(".stack.channels .zeros").first)
    assert (zeros["x"] - photo["x"]) / large == pytest.approx(0, abs=0.1)
    assert (zeros["x"] + zeros["width"] - photo["x"]) / large == pytest.approx(33, abs=0.1)
    expect(page.locator(".output.lit")).to_have_count(1)
    expect(page.locator(".machines path:not(.faint)")).to_have_count(1)
    page.mouse.down()
    page.mouse.up()
    page.mouse.move(5, 5)
    expect(page.locator(".sum-title")).to_contain_text("row 5, column 16")
    page.locator(".strides button").first.click()
    expect(page).not_to_have_url(re.compile("stride"))
    expect(page.locator(".stack.standard canvas").first).to_have_attribute("width", "32")
    assert_every_pixel_is_pythons(page, expected("dog"))  # what was finished stays so


def test_a_pixel_kept_is_let_go_when_the_story_goes_on_without_it(visit: Visits) -> None:
    page = visit("/filtering")
    title, lit = page.locator(".sum-title"), page.locator(".filter.lit")
    stride_2 = page.locator(".strides button").nth(1)
    goes_on: list[tuple[Callable[[], object], int]] = [
        (lambda: step(page, 2), 32),
        (stride_2.click, 16),
        (lambda: press(page, "Play"), 16),
    ]
    for go_on, side in goes_on:
        page.locator(".stack.depthwise canvas").first.click(position={"x": 30, "y": 40})
        page.mouse.move(5, 5)
        expect(lit).to_have_count(1)
        go_on()
        expect(lit).to_have_count(0)
        expect(page.locator(".stack.depthwise canvas").first).to_have_attribute("width", str(side))
        press(page, "End of step")
        expect(title).to_contain_text(f"row {side}, column {side} = ")
        press(page, "Restart")
        expect(title).to_have_text(text.say("en", "filtering.sum_none"))


def test_a_pixel_kept_by_the_focus_goes_with_it_and_a_sum_after_not_yet_has_its_title(visit: Visits) -> None:
    page = visit("/filtering")
    title = page.locator(".sum-title")
    press(page, "One pixel")
    expect(title).to_contain_text("row 1, column 1 = ")
    tab_to(page, ".stack.depthwise figure:first-child canvas")
    page.keyboard.press("ArrowDown")
    expect(title).to_contain_text("row 2, column 1: not computed yet")
    page.keyboard.press("ArrowUp")
    expect(title).to_contain_text("row 1, column 1 = ")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(title).to_contain_text("row 1, column 1 = ")
    press(page, "One pixel")
    expect(title).to_contain_text("row 1, column 2 = ")


FLYING = """(canvas) => { const root = canvas.getRootNode();
    const { x, y, width } = canvas.getBoundingClientRect(), at = width / 2;
    canvas.dispatchEvent(new MouseEvent("click", { bubbles: true, clientX: x + at, clientY: y + at }));
    return [...root.querySelectorAll(".flying")].map((flying) => {
        const [flight] = flying.getAnimations();
        flight.pause();
        const at = (ms) => { flight.currentTime = ms; const { x, y, width } = flying.getBoundingClientRect();
            return [x, y, width]; };
        const way = [at(0), at(799)];
        flight.finish();
        return [flying.textContent, ...way]; }); }"""


@pytest.mark.parametrize(
    ("stack", "marker"), [("depthwise", "depthwise"), ("separable", "pointwise"), ("standard", "conv")]
)
def test_a_pixel_pressed_sends_its_patches_from_their_maps_into_the_sum(visit: Visits, stack: str, marker: str) -> None:
    page = visit("/filtering?step=5")
    press(page, "End of step")
    flown = page.locator(f".stack.{stack} canvas").first.evaluate(FLYING)
    expect(page.locator(".flying")).to_have_count(0)  # those that fly are patches, too
    patches = page.locator(".cells.patch")
    assert [said for said, *_ in flown] == patches.all_text_contents()
    sources = page.locator(f".marker.{marker}:visible")
    maps = "depthwise" if stack == "separable" else "channels"
    starts = [bounds(each) for each in page.locator(f".stack.{maps} .marker.{marker}:visible").all()]
    assert sources.count() >= len(starts) == len(flown)
    for (_, start, end), source, patch in zip(flown, starts, patches.all(), strict=True):
        assert start == pytest.approx([source["x"], source["y"], source["width"]], abs=1.5)
        box = bounds(patch)
        assert end == pytest.approx([box["x"], box["y"], box["width"]], abs=1.5)


def test_nothing_flies_without_motion_or_into_a_sum_that_is_not_there(visit: Visits) -> None:
    page = visit("/filtering?step=5", reduced_motion=True)
    press(page, "End of step")
    assert [] == page.locator(".stack.depthwise canvas").first.evaluate(FLYING)
    page = visit("/filtering?step=5")
    assert [] == page.locator(".stack.standard canvas").first.evaluate(FLYING)
