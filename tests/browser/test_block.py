"""A block of the real network as a student meets it: every number on screen is Keras', and adds up."""

import re
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Page, expect

from mobilenet_viz import images, text
from mobilenet_viz.samples import SAMPLES
from tests.browser.harness import Visits, axe, small_type

BLOCK = "/filtering?part=network"
LOADED_WITHIN_MS = 60_000  # TensorFlow on a busy machine
STEPS = ("Gets", "Depthwise 3×3", "Batch norm", "ReLU6", "Pointwise 1×1", "Batch norm", "ReLU6")
FILTER = """(root) => {
    const read = (name) => [...root.querySelectorAll(`.grid.${name} span`)].map((e) => e.textContent);
    return { patch: read("patch"), kernel: read("kernel"), terms: read("terms"),
             outside: [...root.querySelectorAll(".grid.patch span")].map((e) => e.className === "outside"),
             total: root.querySelector(".sum.filter .total").textContent }; }"""
MIX = """(root) => ({ terms: [...root.querySelectorAll(".sum.mix li b")].map((e) => e.textContent),
    total: root.querySelector(".sum.mix .total").textContent })"""


@cache
def keras_says(block: int) -> dict[str, NDArray]:
    """What Keras computes in a block of the dog's centre square; `gets` is what the block before gave."""
    from mobilenet_viz import network  # TensorFlow, in this process and only here

    model = network.load(1.0, 224)
    before = "conv1_relu" if block == 1 else f"conv_pw_{block - 1}_relu"
    names = [f"conv_{half}_{block}{end}" for half in ("dw", "pw") for end in ("", "_bn", "_relu")]
    import keras

    picture = images.network_input(images.network_pixels(images.decode(SAMPLES["dog"].read_bytes()), 224))
    outputs = keras.Model(model.input, [model.get_layer(name).output for name in (before, *names)])(picture[None])
    found = {name: np.asarray(output)[0] for name, output in zip(("gets", *names), outputs, strict=True)}
    return found | {"kernels": np.asarray(model.get_layer(f"conv_dw_{block}").weights[0])[..., 0]}


def shows_maps(page: Page) -> None:
    expect(page.locator(".filters button").first).to_be_enabled(timeout=LOADED_WITHIN_MS)


def go(page: Page, step: int) -> None:
    page.locator(".steps button").nth(step - 1).click()
    expect(page.locator(".steps button").nth(step - 1)).to_have_attribute("aria-pressed", "true")


def choose(page: Page, block: int) -> None:
    page.locator(".blocks").get_by_role("button", name=str(block), exact=True).click()
    expect(page.locator(".tables caption").first).to_have_text(
        re.compile(f"conv_dw_{block}$"), timeout=LOADED_WITHIN_MS
    )


def number(printed: str) -> float:
    return float(printed.replace("−", "-").replace("±", ""))


def hundredths(printed: list[str]) -> list[int]:
    return [round(100 * number(each)) for each in printed]


def channel(page: Page, half: str, i: int) -> int:
    return int(page.locator(f".{half} .number").nth(i).inner_text().removeprefix("#"))


def values(page: Page) -> list[float]:
    return [number(each) for each in page.locator(".chain figure:not([hidden]) .value").all_inner_texts()]


def place(page: Page) -> tuple[int, int]:
    row, col = map(int, re.findall(r"\d+", page.locator(".place").inner_text()))
    return row - 1, col - 1


def assert_values_are_keras(page: Page, block: int, half: str) -> None:
    """At the pixel in question, in all maps of the first channel of a half (the first map of all is what it gets)."""
    row, col = place(page)
    if half == "dw":
        shown, c = values(page)[1:], channel(page, "filters", 0)
    else:
        shown, c = values(page), channel(page, "outputs", 0)
    found = keras_says(block)
    exact = [float(found[f"conv_{half}_{block}{end}"][row, col, c]) for end in ("", "_bn", "_relu")]
    assert shown == pytest.approx(exact, abs=0.00501 + 1e-4)  # half of what is printed, and float32 in another order


def test_block_7_shows_what_keras_computes_and_its_sums_add_up(visit: Visits) -> None:
    page = visit(BLOCK)
    shows_maps(page)
    found = keras_says(7)
    for half, kind in (("filters", "dw"), ("outputs", "pw")):
        means = found[f"conv_{kind}_7_relu"].mean((0, 1))
        assert np.argsort(-means)[:8].tolist() == [channel(page, half, i) for i in range(8)]
    assert_values_are_keras(page, 7, "pw")
    mix = page.locator(".sums").evaluate(MIX)
    assert 9 == len(mix["terms"])  # the eight shown channels, and all others in one
    assert sum(hundredths(mix["terms"])) == hundredths([mix["total"]])[0] == round(100 * values(page)[0])
    shown = [channel(page, "filters", i) for i in range(8)]
    row, col = place(page)
    weights = [number(each) for each in page.locator(".filters .weight").all_inner_texts()]
    products = np.array(weights) * found["conv_dw_7_relu"][row, col, shown]
    np.testing.assert_allclose(np.array(hundredths(mix["terms"][:-1])) / 100, products, atol=0.011 + 6 * 0.0005)

    page.locator(".filters button").first.click()
    expect(page.locator(".grid.patch")).to_be_visible()
    c = channel(page, "filters", 0)
    chain = page.locator(".chain")
    chain.focus()
    for key in (None, *["ArrowLeft"] * 9, *["ArrowUp"] * 9):  # from the middle to the corner, where the zeros are
        if key:
            page.keyboard.press(key)
        assert_values_are_keras(page, 7, "dw")
        read = page.locator(".sums").evaluate(FILTER)
        row, col = place(page)
        padded = np.pad(found["gets"][..., c], 1)[row : row + 3, col : col + 3].ravel()
        np.testing.assert_allclose([number(each) for each in read["patch"]], padded, atol=0.0051)
        np.testing.assert_allclose(
            [number(each) for each in read["kernel"]], found["kernels"][..., c].ravel(), atol=0.0051
        )
        assert sum(hundredths(read["terms"])) == hundredths([read["total"]])[0] == round(100 * values(page)[1])
        exact = padded * found["kernels"][..., c].ravel()
        np.testing.assert_allclose(np.array(hundredths(read["terms"])) / 100, exact, atol=0.0105)
    assert (0, 0) == place(page)
    assert [True] * 4 + [False] * 2 + [True] + [False] * 2 == read["outside"]
    expect(page.locator(".said")).to_have_text(re.compile("row 1, column 1: Gets"))


def test_block_1_and_13_of_stride_2_and_the_largest_maps_are_keras_too(visit: Visits) -> None:
    page = visit(BLOCK)
    shows_maps(page)
    for block in (1, 12, 13):
        choose(page, block)
        shows_maps(page)
        go(page, 7)
        assert_values_are_keras(page, block, "pw")
        go(page, 4)
        box = page.locator(".chain canvas:visible").nth(1).bounding_box()
        assert box
        page.mouse.move(
            box["x"] + box["width"] - 0.5, box["y"] + box["height"] - 0.5
        )  # the last pixel: hover is enough
        side = keras_says(block)[f"conv_dw_{block}"].shape[0]
        expect(page.locator(".place")).to_have_text(f"Pixel in row {side}, column {side}")
        assert_values_are_keras(page, block, "dw")
        read = page.locator(".sums").evaluate(FILTER)
        assert sum(hundredths(read["terms"])) == hundredths([read["total"]])[0]
        assert [False] * 2 + [True] + [False] * 2 + [True] * 4 == read["outside"]  # below and to the right
    assert "block=13" in page.url


def test_the_steps_go_from_what_it_gets_to_what_it_gives_by_keyboard(visit: Visits) -> None:
    page = visit(BLOCK, reduced_motion=True)
    shows_maps(page)
    expect(page.locator(".steps button")).to_have_text(STEPS)
    back, on = page.locator(".way .back"), page.locator(".way .on")
    expect(on).to_have_attribute("aria-disabled", "true")
    for _ in STEPS:  # one more than there are: the first step stays
        back.press("Enter")
    expect(page.locator(".filters .map.empty")).to_have_count(8)
    expect(page.locator(".sums > *")).to_have_count(0)
    for step, lines in enumerate((1, 2, 3, 1, 2, 3), start=2):
        on.press("Enter")
        expect(page.locator(".steps button").nth(step - 1)).to_have_attribute("aria-pressed", "true")
        expect(page.locator(".sums > *")).to_have_count(lines)
        expect(page.locator(".sums > .now")).to_have_count(1)
        expect(page.locator(".outputs .map.empty")).to_have_count(8 if step < 5 else 0)
        expect(page.locator(".overview path")).to_have_count(0) if step < 5 else None
    before = page.locator(".filters .weight").all_inner_texts()
    page.locator(".outputs button").first.press("ArrowDown")
    expect(page.locator(".outputs button").nth(1)).to_be_focused()
    expect(page.locator("#detail")).to_have_text(f"Pointwise: output #{channel(page, 'outputs', 1)} of 512")
    assert before != page.locator(".filters .weight").all_inner_texts()


def test_whoever_has_predicted_and_stepped_through_relu6_reads_how_much_it_cuts(visit: Visits) -> None:
    page = visit(BLOCK)
    shows_maps(page)
    page.get_by_role("button", name="25 %", exact=True).click()
    expect(page.locator(".question")).to_have_text(re.compile("^Now step back"))
    go(page, 3)
    go(page, 4)
    shares = [f"{100 * (keras_says(7)[f'conv_{half}_7_relu'] == 0).mean():.1f}" for half in ("dw", "pw")]
    expect(page.locator(".question")).to_have_text(re.compile(f"^{shares[0]}.*25.*{shares[1]}"))


def test_korean_dark_phone_and_axe(visit: Visits) -> None:
    page = visit(BLOCK, viewport=(390, 844), theme="dark", locale="ko-KR", touch=True)
    shows_maps(page)
    words = text.section("ko", "block")
    page.locator("summary").tap()
    for step in (2, 7):
        page.locator(".steps button").nth(step - 1).tap()
        expect(page.locator(".caption")).to_have_text(re.compile(words[f"caption_{step}"][:6]))
        assert axe(page) == []
        assert small_type(page) == []
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
        right = page.locator(".overview, .detail, .sums, .chain, .steps").evaluate_all(
            "(all) => all.map((e) => e.getBoundingClientRect().right)"
        )
        assert max(right) <= 390
    small = page.locator(".blocks button, .steps button, .filters button").evaluate_all(
        "(all) => all.map((e) => e.getBoundingClientRect()).filter((b) => b.width < 42 || b.height < 44).length"
    )
    assert small == 0
    box = page.locator(".chain canvas:visible").first.bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + 3, box["y"] + 3)
    expect(page.locator(".place")).to_have_text(text.say("ko", "block.place", row=1, col=1))


def test_axe_in_light_and_a_still_of_the_block(visit: Visits) -> None:
    page = visit(BLOCK)
    shows_maps(page)
    assert axe(page) == []
    for kind in ("PNG", "SVG"):
        with page.expect_download() as download:
            page.get_by_role("button", name=kind, exact=True).click()
        assert f"block-7.{kind.lower()}" == download.value.suggested_filename
