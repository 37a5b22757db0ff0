"""Page 2 as a student meets it: every pixel that comes to light is Python's, every Mult-Add is counted."""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Locator, Page, expect

from mobilenet_viz import images, text
from mobilenet_viz.convolution import KERNELS, depthwise, pointwise, standard
from mobilenet_viz.filtering import MIX
from mobilenet_viz.samples import SAMPLES
from tests.browser.harness import Theme, Visits, axe, small_type, websocket_frames_sent

DEFAULT = ("sobel_x", "sobel_y", "edge")
STACKS = ("channels", "depthwise", "separable", "standard")
FILTERED, SEPARABLE, STANDARD = 27_648, 39_936, 110_592  # Mult-Adds; tests/test_filtering.py has them from the ledger
READ = """(canvases) => canvases.map((canvas) =>
    [...canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data])"""


def expected(sample: str, names: Sequence[str]) -> dict[str, NDArray]:
    """What Python convolves, straight from `convolution`."""
    x = images.network_input(images.small_grid(images.decode(SAMPLES[sample].read_bytes()), 32))
    kernels = np.stack([KERNELS[name] for name in names], axis=-1)
    filtered = depthwise(x, kernels)
    return {
        "channels": x,
        "depthwise": filtered,
        "separable": pointwise(filtered, MIX),
        "standard": standard(x, kernels[..., None] * MIX),
    }


def printed_scales(page: Page, stack: str) -> list[float]:
    where = ".same div" if stack in ("separable", "standard") else f".stack.{stack} figcaption"
    return [float(caption.partition("±")[2]) for caption in page.locator(where).all_inner_texts()]


def pixels(page: Page, stack: str) -> NDArray:
    """The maps of a stack as they are drawn: (maps, 32, 32, RGBA)."""
    return np.array(page.locator(f".stack.{stack} canvas").evaluate_all(READ), np.uint8).reshape(-1, 32, 32, 4)


def assert_every_pixel_is_pythons(page: Page, sample: str, names: Sequence[str]) -> None:
    for stack, values in expected(sample, names).items():
        scales = printed_scales(page, stack)
        assert len(scales) == values.shape[2]
        greys = np.floor(127.5 * (1 + values / scales) + 0.5).transpose(2, 0, 1)
        drawn = pixels(page, stack)
        assert (drawn[..., 3] == 255).all(), stack
        for colour in range(3):
            np.testing.assert_array_equal(drawn[..., colour], greys, err_msg=stack)


def count(page: Page, machine: str) -> Locator:
    return page.locator(f".work .{machine} .count")


def counts(page: Page, separable: int, whole: int) -> None:
    expect(count(page, "separable")).to_have_text(f"{separable:,}")
    expect(count(page, "standard")).to_have_text(f"{whole:,}")


def press(page: Page, name: str, times: int = 1) -> None:
    for _ in range(times):
        page.get_by_role("button", name=name, exact=True).click()


def fastest(page: Page) -> None:
    page.locator("#speed").press("End")


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("names", [DEFAULT, ("identity", "blur", "sharpen"), ("emboss", "edge", "sobel_x")], ids=str)
def test_after_the_run_every_pixel_of_every_map_is_pythons(visit: Visits, sample: str, names: tuple[str, ...]) -> None:
    page = visit(f"/filtering?sample={sample}&kernels={','.join(names)}")
    press(page, "End of step", times=3)
    counts(page, SEPARABLE, STANDARD)
    assert_every_pixel_is_pythons(page, sample, names)


def test_it_plays_by_itself_within_a_step_waits_between_steps_and_asks_the_server_nothing(visit: Visits) -> None:
    page = visit("/filtering")
    sent = len(websocket_frames_sent(page))
    fastest(page)
    for separable, whole in ((FILTERED, FILTERED), (SEPARABLE, SEPARABLE), (SEPARABLE, STANDARD)):
        press(page, "Play")
        counts(page, separable, whole)
        expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    assert_every_pixel_is_pythons(page, "dog", DEFAULT)
    assert len(websocket_frames_sent(page)) == sent


def test_both_machines_do_the_same_number_of_mult_adds_until_one_is_done(visit: Visits) -> None:
    """Looked at in every frame of a run; pixels stand exactly where their Mult-Adds are done."""
    page = visit("/filtering")
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
                if (count("standard") === 39936 || frames.length > 1500) return done(frames);
                if (count("standard") === 27648 && play.textContent === "Play") play.click();
                requestAnimationFrame(look);
            };
            play.click();
            requestAnimationFrame(look);
        })"""
    )
    assert len(frames) > 20
    for separable, whole, filtered, mixed, standard_pixels in frames:
        assert separable == whole
        assert filtered == min(separable, FILTERED) // 27
        assert mixed == max(separable - FILTERED, 0) // 12
        assert standard_pixels == whole // 108


def test_one_pixel_at_a_time_costs_what_the_ledger_says(visit: Visits) -> None:
    page = visit("/filtering")
    press(page, "One pixel", times=2)
    counts(page, 2 * 27, 2 * 27)
    values = expected("dog", DEFAULT)["depthwise"]
    alpha = pixels(page, "depthwise")[..., 3].reshape(3, -1)
    assert (alpha[:, :2] == 255).all()
    assert not alpha[:, 2:].any()
    greys = np.floor(127.5 * (1 + values[0, :2] / printed_scales(page, "depthwise")) + 0.5)
    np.testing.assert_array_equal(pixels(page, "depthwise")[:, 0, :2, 0], greys.T)
    press(page, "End of step")
    press(page, "One pixel")
    counts(page, FILTERED + 12, FILTERED + 12)
    press(page, "End of step")
    press(page, "One pixel")
    counts(page, SEPARABLE, 370 * 108)
    press(page, "Restart")
    counts(page, 0, 0)
    assert not pixels(page, "depthwise")[..., 3].any()


def test_the_window_stands_on_the_pixel_that_was_computed_last(visit: Visits) -> None:
    page = visit("/filtering")
    press(page, "One pixel", times=36)  # the fourth pixel of the second row
    canvas: Any = page.locator(".stack.channels canvas").first.bounding_box()
    window: Any = page.locator(".stack.channels .marker.depthwise").first.bounding_box()
    pixel = canvas["width"] / 32
    assert (window["x"] - canvas["x"]) / pixel == pytest.approx(3 - 1, abs=0.05)
    assert (window["y"] - canvas["y"]) / pixel == pytest.approx(1 - 1, abs=0.05)
    assert window["width"] / pixel == pytest.approx(3, abs=0.05)


def test_totals_weights_and_the_ratio_come_only_when_they_are_earned(visit: Visits) -> None:
    page = visit("/filtering")
    words = text.section("en", "filtering")
    products = page.locator(".work .product")
    expect(page.locator("#question")).to_have_text(words["question"])
    expect(products).to_have_text(["", ""])
    page.locator(".answers button").nth(1).click()
    expect(page.locator("#question")).to_have_text(words["question_act"])
    press(page, "End of step")
    expect(products).to_have_text(["3·3·3·32·32 = 27,648 + …", ""])
    press(page, "End of step")
    expect(products).to_have_text(["3·3·3·32·32 + 3·4·32·32 = 39,93639 weights", ""])
    assert "2.77" not in page.locator(".caption").inner_text()
    press(page, "End of step")
    expect(products.last).to_have_text("3·3·3·4·32·32 = 110,592108 weights")
    expect(page.locator("#question")).to_contain_text("2.77")
    for number in ("2.77", "1/4 + 1/3² = 0.361", "64", "1,024", "7.9", "8.9"):
        expect(page.locator(".caption")).to_contain_text(number)


def test_another_kernel_changes_map_kernels_and_link_and_leaves_the_race_where_it_is(visit: Visits) -> None:
    page = visit("/filtering")
    press(page, "End of step", times=3)
    page.get_by_label("Green: filter").first.select_option(label="Blur")
    expect(page).to_have_url(re.compile(r"kernels=sobel_x,blur,edge|kernels=sobel_x%2Cblur%2Cedge"))
    blurred = np.abs(expected("dog", ("sobel_x", "blur", "edge"))["depthwise"][..., 1]).max()
    expect(page.locator(".stack.depthwise figcaption").nth(1)).to_have_text(f"±{np.ceil(100 * blurred) / 100:.2f}")
    counts(page, SEPARABLE, STANDARD)
    assert_every_pixel_is_pythons(page, "dog", ("sobel_x", "blur", "edge"))
    expect(page.locator(".filter .kernel").nth(1)).to_have_attribute(
        "aria-label", re.compile("1 2 1 / 2 4 2 / 1 2 1 ÷ 16")
    )
    # Output 3 mixes 0.75 of it: the standard kernel is 3 · (1 2 1 / 2 4 2 / 1 2 1) over 64.
    expect(page.locator(".output").nth(2).locator(".kernel").nth(1)).to_have_text("3636126363")


def test_another_photo_changes_every_map(visit: Visits) -> None:
    page = visit("/filtering")
    press(page, "End of step", times=3)
    page.get_by_role("button", name="Cat").click()
    expect(page).to_have_url(re.compile("sample=cat"))
    white = np.abs(expected("cat", DEFAULT)["depthwise"][..., 0]).max()
    expect(page.locator(".stack.depthwise figcaption").first).to_have_text(f"±{np.ceil(100 * white) / 100:.2f}")
    assert_every_pixel_is_pythons(page, "cat", DEFAULT)


def tab_to(page: Page, selector: str) -> Locator:
    """Press Tab until the element has the focus, and see that the focus shows."""
    wanted = page.locator(selector)
    for _ in range(40):
        page.keyboard.press("Tab")
        if wanted.evaluate("(e) => e.matches(':focus')"):
            assert wanted.evaluate("(e) => e.matches(':focus-visible') && getComputedStyle(e).outlineStyle !== 'none'")
            return wanted
    raise AssertionError(f"Tab never reaches {selector}")


def test_everything_is_done_by_keyboard_alone(visit: Visits) -> None:
    page = visit("/filtering")
    tab_to(page, ".answers button:nth-child(2)")
    page.keyboard.press("Enter")
    tab_to(page, "#play")
    page.keyboard.press("ArrowRight")
    counts(page, 27, 27)
    page.keyboard.press("End")
    counts(page, FILTERED, FILTERED)
    tab_to(page, "#speed")
    page.keyboard.press("End")
    expect(page.locator(".speed output")).to_have_text("50,000 Mult-Adds/s")
    counts(page, FILTERED, FILTERED)
    tab_to(page, ".machines")
    page.keyboard.press("Space")
    counts(page, SEPARABLE, SEPARABLE)
    page.keyboard.press("Home")
    counts(page, 0, 0)
    select = tab_to(page, ".filter:nth-child(1) select")
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile("kernels=sobel_y"))
    expect(select).to_have_value("sobel_y")
    expect(select).to_be_focused()


def test_space_on_the_picture_plays_and_pauses(visit: Visits) -> None:
    page = visit("/filtering")
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
    for separable, whole in ((FILTERED, FILTERED), (SEPARABLE, SEPARABLE), (SEPARABLE, STANDARD)):
        button = page.get_by_role("button", name="Next step")
        at_once = button.evaluate(
            "(b) => { b.click(); return b.getRootNode().querySelector('.standard .count').textContent; }"
        )
        assert at_once == f"{whole:,}"
        counts(page, separable, whole)
    assert_every_pixel_is_pythons(page, "dog", DEFAULT)


@pytest.mark.parametrize(("locale", "language"), [("en-US", "en"), ("ko-KR", "ko")])
def test_the_whole_page_speaks_the_language_and_leaves_no_placeholder(
    visit: Visits, locale: str, language: str
) -> None:
    page = visit("/filtering", locale=locale)
    words = text.section(language, "filtering")
    expect(page.locator("h1")).to_have_text(words["title"])
    titles = [words[f"title_{name}"] for name in ("photo", "depthwise", "pointwise", "conv")]
    expect(page.locator(".machines h2")).to_have_text(titles)
    names = [words[f"kernel_{name}"] for name in KERNELS]
    assert names == page.locator(".filter select").first.locator("option").all_inner_texts()
    page.locator("summary").click()
    for _ in range(3):
        assert "{" not in page.locator(".machines").evaluate("(e) => e.getRootNode().textContent.replace(/[^]*}/, '')")
        page.locator("#end").click()
    expect(page.locator(".caption")).to_contain_text("2.77")


def test_the_switch_of_language_leaves_the_race_where_it_is(visit: Visits) -> None:
    page = visit("/filtering")
    press(page, "End of step")
    page.get_by_role("button", name="한국어").click()
    expect(page.locator("h1")).to_have_text(text.say("ko", "filtering.title"))
    counts(page, FILTERED, FILTERED)
    expect(page.locator(".caption")).to_have_text(text.say("ko", "filtering.caption_1", pointwise=12))


@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
def test_photo_kernels_maps_and_counters_are_on_the_first_screen_in_readable_type(visit: Visits, locale: str) -> None:
    page = visit("/filtering", locale=locale)
    for selector in ("#play", "canvas", ".kernel", ".mixture", ".work .count"):
        for box in page.locator(selector).evaluate_all("(all) => all.map((e) => e.getBoundingClientRect().toJSON())"):
            assert box["top"] >= 0, selector
            assert box["bottom"] <= 800, selector
            assert box["right"] <= 1280, selector
    page.locator("summary").click()
    assert small_type(page) == []


@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
def test_on_a_phone_the_machines_stand_upright_and_nothing_scrolls_sideways(visit: Visits, locale: str) -> None:
    page = visit("/filtering", viewport=(390, 844), touch=True, locale=locale)
    main = page.get_by_test_id("stMain")
    for _ in range(3):
        page.locator("#end").tap()
        assert main.evaluate("(e) => e.scrollWidth <= e.clientWidth")
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    expect(count(page, "standard")).to_be_in_viewport()
    boxes: list[Any] = [page.locator(f".stack.{name} canvas").first.bounding_box() for name in STACKS]
    tops = [box["y"] for box in boxes]
    assert tops == sorted(set(tops))
    for selector in (".machines canvas", ".machines select", ".kernel", ".mixture", ".caption", ".product"):
        for box in page.locator(selector).evaluate_all("(all) => all.map((e) => e.getBoundingClientRect().toJSON())"):
            assert box["left"] >= 0, selector
            assert box["right"] <= 390, selector


def test_leaving_the_page_while_it_plays_and_coming_back_starts_anew(visit: Visits) -> None:
    page = visit("/filtering")
    press(page, "Play")
    expect(page.locator("#play")).to_have_text("Pause")
    links = page.get_by_test_id("stTopNavLink")
    links.first.click()
    expect(page.locator("#alpha")).to_be_visible()
    links.nth(1).click()
    counts(page, 0, 0)
    press(page, "End of step")
    counts(page, FILTERED, FILTERED)


@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_to_mend_before_and_after_the_run(visit: Visits, theme: Theme, locale: str) -> None:
    page = visit("/filtering", theme=theme, locale=locale)
    page.locator("summary").click()
    assert axe(page) == []
    for _ in range(3):
        page.locator("#end").click()
    page.locator(".answers button").first.click()
    assert axe(page) == []
