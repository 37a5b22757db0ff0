"""A block of the real network as a student meets it: every number on screen is Keras', and adds up."""

import re
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Page, expect

from mobilenet_viz.facts import text
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.pixels import images
from tests.browser.harness import Visits, axe, small_type

BLOCK = "/filtering?part=network&block=7"
HALF = 0.00501 + 1e-4  # of what is printed, and float32 in another order
STEPS = ("Input", "Depthwise 3×3", "Batch norm", "ReLU6", "Pointwise 1×1", "Batch norm", "ReLU6")
READ = """(root, pixels) => {
    const text = (selector) => [...root.querySelectorAll(selector)].map((e) => e.textContent);
    const box = [...root.querySelectorAll(".chain figure:not([hidden]) .map")].at(-1);
    const side = box.firstChild.width;
    const look = ([row, col]) => {
      const { left, top, width } = box.getBoundingClientRect();
      const at = (from, cell) => from + ((cell + 0.5) * width) / side;
      box.dispatchEvent(new PointerEvent("pointermove", { clientX: at(left, col), clientY: at(top, row) }));
      return { place: text(".place")[0], values: text(".chain figure:not([hidden]) .value"),
        patch: text(".grid.patch span"), kernel: text(".grid.kernel span"),
        terms: text(".grid.terms span, .sum.mix li b"),
        outside: [...root.querySelectorAll(".grid.patch span")].map((e) => e.className === "outside"),
        total: text(".total")[0] };
    };
    return pixels.map(look); }"""


@cache
def keras_says(block: int) -> dict[str, NDArray]:
    """What Keras computes in a block of the dog's centre square; `gets` is what the block before gave."""
    from tests import explained

    model = explained.fixed(1.0, 224)
    before = "conv1_relu" if block == 1 else f"conv_pw_{block - 1}_relu"
    names = [f"conv_{half}_{block}{end}" for half in ("dw", "pw") for end in ("", "_bn", "_relu")]
    import keras

    picture = images.network_input(images.network_pixels(images.decode(SAMPLES["dog"].read_bytes()), 224))
    outputs = keras.Model(model.input, [model.get_layer(name).output for name in (before, *names)])(picture[None])
    found = {name: np.asarray(output)[0] for name, output in zip(("gets", *names), outputs, strict=True)}
    return found | {"kernels": np.asarray(model.get_layer(f"conv_dw_{block}").weights[0])[..., 0]}


def shows_maps(page: Page) -> None:
    expect(page.locator(".filters button").first).to_be_enabled()


def go(page: Page, step: int) -> None:
    page.locator(".steps button").nth(step - 1).click()
    expect(page.locator(".steps button").nth(step - 1)).to_have_attribute("aria-pressed", "true")


def choose(page: Page, block: int) -> None:
    page.locator(".blocks").get_by_role("button", name=str(block), exact=True).click()
    expect(page.locator(".tables caption").first).to_have_text(re.compile(f"conv_dw_{block},"))


def number(printed: str) -> float:
    return float(printed.replace("−", "-").replace("±", ""))


def hundredths(printed: list[str]) -> list[int]:
    return [round(100 * number(each)) for each in printed]


def channel(page: Page, half: str, i: int) -> int:
    return int(page.locator(f".{half} .number").nth(i).inner_text().removeprefix("#"))


def keras_at(block: int, half: str, c: int, pixels: NDArray) -> list[list[float]]:
    """The convolution of a channel, after batch norm and after ReLU6, for each of these pixels."""
    maps = [keras_says(block)[f"conv_{half}_{block}{end}"][..., c] for end in ("", "_bn", "_relu")]
    return [[float(each[row, col]) for each in maps] for row, col in pixels]


def look(page: Page, pixels: NDArray) -> list[dict]:
    """What stands on the page while the pointer is over each of these pixels (n, 2)."""
    read: list[dict] = page.locator(".detail").evaluate(READ, pixels.tolist())
    for (row, col), seen in zip(pixels, read, strict=True):
        assert f"Pixel in row {row + 1}, column {col + 1}" == seen["place"]
    return read


def some_pixels(side: int, count: int) -> NDArray:
    """The four corners, and others at random."""
    corners = [[0, 0], [0, side - 1], [side - 1, 0], [side - 1, side - 1]]
    return np.concatenate([corners, np.random.default_rng(7).integers(0, side, (count - 4, 2))])


def test_block_7_shows_what_keras_computes_at_a_hundred_pixels_and_its_sums_add_up(visit: Visits) -> None:
    page = visit(BLOCK)
    shows_maps(page)
    found, pixels = keras_says(7), some_pixels(14, 100)
    for half, kind in (("filters", "dw"), ("outputs", "pw")):
        means = found[f"conv_{kind}_7_relu"].mean((0, 1))
        assert np.argsort(-means, kind="stable")[::73].tolist() == [channel(page, half, i) for i in range(8)]
    rows, cols = pixels.T
    filtered = found["conv_dw_7_relu"][rows, cols][:, [channel(page, "filters", i) for i in range(8)]]
    weights = [number(each) for each in page.locator(".filters .weight").all_inner_texts()]
    for seen, exact, inputs in zip(
        look(page, pixels), keras_at(7, "pw", channel(page, "outputs", 0), pixels), filtered, strict=True
    ):
        assert [number(each) for each in seen["values"]] == pytest.approx(exact, abs=HALF)
        terms = hundredths(seen["terms"])
        assert 9 == len(terms)  # the eight shown channels, and all others in one
        assert sum(terms) == hundredths([seen["total"]])[0] == hundredths(seen["values"])[0]
        assert np.array(terms[:-1]) / 100 == pytest.approx(inputs * weights, abs=0.0101 + 6 * 0.0005)

    page.locator(".filters button").first.click()
    expect(page.locator(".grid.patch")).to_be_visible()
    c = channel(page, "filters", 0)
    padded, kernel = np.pad(found["gets"][..., c], 1), found["kernels"][..., c].ravel()
    for (row, col), seen, exact in zip(pixels, look(page, pixels), keras_at(7, "dw", c, pixels), strict=True):
        patch = padded[row : row + 3, col : col + 3].ravel()
        assert [number(each) for each in seen["values"]] == pytest.approx([patch[4], *exact], abs=HALF)
        assert [number(each) for each in seen["patch"]] == pytest.approx(patch, abs=HALF)
        assert [number(each) for each in seen["kernel"]] == pytest.approx(kernel, abs=HALF)
        assert sum(hundredths(seen["terms"])) == hundredths([seen["total"]])[0] == hundredths(seen["values"])[1]
        assert np.array(hundredths(seen["terms"])) / 100 == pytest.approx(patch * kernel, abs=0.0105)
        beyond = [not (0 <= row + i < 14 and 0 <= col + j < 14) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        assert beyond == seen["outside"]


def test_the_largest_maps_a_stride_of_2_and_the_last_block_are_keras_too(visit: Visits) -> None:
    page = visit(BLOCK)
    shows_maps(page)
    for block in (1, 12, 13):
        choose(page, block)
        shows_maps(page)
        pixels = some_pixels(keras_says(block)[f"conv_dw_{block}"].shape[0], 20)
        for step, half, column in ((7, "pw", "outputs"), (4, "dw", "filters")):
            go(page, step)
            exact = keras_at(block, half, channel(page, column, 0), pixels)
            for seen, wanted in zip(look(page, pixels), exact, strict=True):
                assert [number(each) for each in seen["values"]][-3:] == pytest.approx(wanted, abs=HALF)
                assert sum(hundredths(seen["terms"])) == hundredths([seen["total"]])[0]
                if half == "dw" and seen["place"] == f"Pixel in row {pixels[3][0] + 1}, column {pixels[3][1] + 1}":
                    assert [False] * 2 + [True] + [False] * 2 + [True] * 4 == seen["outside"]  # below and to the right
    assert "block=13" in page.url


def test_the_steps_go_from_what_it_gets_to_what_it_gives_by_keyboard(visit: Visits) -> None:
    page = visit(BLOCK, reduced_motion=True)
    shows_maps(page)
    expect(page.locator(".steps button")).to_have_text(STEPS)
    back, on = page.locator(".way .back"), page.locator(".way .on")
    expect(on).to_have_attribute("aria-disabled", "true")
    for _ in STEPS:  # one more than there are: the first step stays
        back.press("Enter")
    expect(page.locator(".filters .map.empty")).to_have_count(16)  # kernels and what they make
    expect(page.locator(".sums > *")).to_have_count(0)
    for step, lines in enumerate((1, 2, 3, 1, 2, 3), start=2):
        on.press("Enter")
        expect(page.locator(".steps button").nth(step - 1)).to_have_attribute("aria-pressed", "true")
        expect(page.locator(".sums > *")).to_have_count(lines)
        expect(page.locator(".sums > .now")).to_have_count(1)
        expect(page.locator(".outputs .map.empty")).to_have_count(8 if step < 5 else 0)
        expect(page.locator(".overview path")).to_have_count(0) if step < 5 else None
    page.locator(".chain").press("ArrowLeft")
    page.locator(".chain").press("ArrowUp")
    expect(page.locator(".said")).to_have_text(re.compile("row 7, column 7: 1×1 mix .*, Batch norm .*, ReLU6 "))
    before = page.locator(".filters .weight").all_inner_texts()
    page.locator(".outputs button").first.press("ArrowDown")
    expect(page.locator(".outputs button").nth(1)).to_be_focused()
    expect(page.locator("#detail")).to_have_text(f"Pointwise: output #{channel(page, 'outputs', 1)} of 512")
    assert before != page.locator(".filters .weight").all_inner_texts()


def test_whoever_has_predicted_and_stepped_through_relu6_reads_how_much_it_cuts(visit: Visits) -> None:
    page = visit(BLOCK)
    shows_maps(page)
    page.get_by_role("button", name="25 %", exact=True).click()
    expect(page.locator(".question")).to_have_text(re.compile("^Go to batch norm"))
    go(page, 3)
    go(page, 4)
    shares = [f"{100 * (keras_says(7)[f'conv_{half}_7_relu'] == 0).mean():.1f}" for half in ("dw", "pw")]
    expect(page.locator(".question")).to_have_text(re.compile(f"^{shares[0]}.*{shares[1]}"))
    marks = page.locator(".answers .answer")
    expect(marks).to_have_text(["5 %", "25 %✗ wrong, yours", "50 %✓ right"])
    choose(page, 8)  # another question, which nobody has answered
    expect(page.locator(".question")).to_have_text(re.compile("^How much of the 512 maps of block 8"))
    expect(marks).to_have_text(["5 %", "25 %", "50 %"])


def test_where_all_channels_are_shown_their_terms_alone_add_up(visit: Visits) -> None:
    page = visit("/filtering?part=network&alpha=0.25&block=1")
    shows_maps(page)
    for seen in look(page, some_pixels(112, 100)):
        assert 8 == len(seen["terms"])  # all that the block has
        assert sum(hundredths(seen["terms"])) == hundredths([seen["total"]])[0]


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
    page.locator(".chain canvas:visible").first.tap(position={"x": 3, "y": 3})
    expect(page.locator(".place")).to_have_text(text.say("ko", "block.place", row=1, col=1))


def test_axe_in_light_and_a_still_of_the_block(visit: Visits) -> None:
    page = visit(BLOCK)
    shows_maps(page)
    assert axe(page) == []
    for kind in ("PNG", "SVG"):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"{kind} of block 7").click()
        assert f"block-7.{kind.lower()}" == download.value.suggested_filename
