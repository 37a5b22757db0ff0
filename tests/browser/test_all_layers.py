"""All 28 layers as a student meets them: what is on screen is Keras', on the scale that is said."""

import re
from functools import cache

import keras
import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Locator, Page, expect

from mobilenet_viz.facts import text
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.network.architectures.mobilenet_v1 import WEIGHTED
from mobilenet_viz.pixels import images
from tests.browser.bounds import bounds
from tests.browser.harness import Visits, axe, small_type

LAYERS = "/filtering?part=network&within=layers"
GREYS = """(canvas) => { const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return [canvas.width, [...data].filter((_, i) => i % 4 === 0)]; }"""


@cache
def keras_says(alpha: float, photo: str = "dog") -> dict[str, NDArray]:
    """Each layer's output for a photo, after ReLU6; of the classifier the logits."""
    from tests import explained

    model = explained.fixed(alpha, 224)
    picture = images.network_input(images.network_pixels(images.decode(SAMPLES[photo].read_bytes()), 224))
    ends = [*(f"{name}_relu" for name in WEIGHTED[:-1]), WEIGHTED[-1]]
    outputs = keras.Model(model.input, [model.get_layer(end).output for end in ends])(picture[None], training=False)
    return {name: np.asarray(output)[0] for name, output in zip(WEIGHTED, outputs, strict=True)}


def stands(page: Page, name: str) -> None:
    """The layer is opened, and what is carried of it has come."""
    expect(page.locator("#opened")).to_have_text(re.compile(f"^{name}:"))
    expect(page.locator(".wall:not(.old) .channels.full")).to_be_visible()
    expect(page.locator(".photos:not(.old) figure")).to_have_count(3)


def choose(page: Page, group: str, label: str) -> None:
    button = page.locator(f".dials .{group}").get_by_role("button", name=label, exact=True)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")


def greys(canvas: Locator) -> NDArray:
    width, values = canvas.evaluate(GREYS)
    return np.array(values, np.uint8).reshape(-1, width)


def hung(page: Page, side: int, count: int) -> NDArray:
    """The channels on the wall in their order, (count, side, side)."""
    wall, cell = greys(page.locator(".channels canvas")), side + max(1, round(side / 24))
    across = wall.shape[1] // cell
    places = [(cell * (i // across), cell * (i % across)) for i in range(count)]
    return np.array([wall[top : top + side, left : left + side] for top, left in places])


def shaded(maps: NDArray, white: NDArray | float) -> NDArray:
    """Channels first, 0…255."""
    return np.asarray(255 * maps.transpose(2, 0, 1) / np.where(white, white, 1))


@pytest.mark.parametrize(("alpha", "name"), [(1.0, "1.0"), (0.25, "0.25")])
def test_all_28_layers_are_counted_and_opened_as_keras_has_them(visit: Visits, alpha: float, name: str) -> None:
    page = visit(LAYERS)
    stands(page, "conv1")
    choose(page, "alphas", name)
    strip = page.locator(".strip button")
    expect(strip).to_have_count(28)
    for i, (layer, maps) in enumerate(keras_says(alpha).items()):
        button, (side, _, channels) = strip.nth(i), maps.shape
        label = f"{layer}: {channels} channels"
        if layer != "conv_preds":
            silent, full = int((maps == 0).all((0, 1)).sum()), int((maps == 6).any((0, 1)).sum())
            label += f", {silent} silent, {full} reach 6"
        expect(button).to_have_attribute("aria-label", label)
        button.click()
        stands(page, layer)
        expect(page.locator("#opened")).to_have_text(f"{layer}: {side}×{side}×{channels}")
        if layer in ("conv1", "conv_dw_6", "conv_pw_13"):
            order = np.argsort(-maps.mean((0, 1)).round(4), kind="stable")
            assert hung(page, side, channels) == pytest.approx(shaded(maps, maps.max())[order], abs=1.1)


def test_a_silent_channel_is_black_on_every_scale_and_a_faint_one_glows_only_on_its_own(visit: Visits) -> None:
    page = visit(f"{LAYERS}&layer=conv_pw_3")
    stands(page, "conv_pw_3")
    maps = keras_says(1.0)["conv_pw_3"]
    order = np.argsort(-maps.mean((0, 1)).round(4), kind="stable")
    white = maps.max((0, 1))
    scales = {"map": white[:, None, None], "layer": white.max(), "network": 6.0}
    seen = {}
    for scope, of in scales.items():
        choose(page, "grey", scope)
        expect(page).to_have_url(re.compile("grey=" + scope) if scope != "layer" else re.compile("layers(?!.*grey)"))
        seen[scope] = hung(page, 56, 128)
        assert seen[scope] == pytest.approx(shaded(maps, of)[order], abs=1.1), scope
    silent, faint = int(np.argmin(white[order])), int(np.argmin(np.where(white > 0, white, 9)[order]))
    assert [0, 0, 0] == [int(each[silent].max()) for each in seen.values()]
    assert 255 == seen["map"][faint].max() > 2 * seen["layer"][faint].max()


def test_one_channel_on_three_photos_by_its_mean_on_one_scale(visit: Visits) -> None:
    page = visit(f"{LAYERS}&layer=conv_dw_4&feature=5")
    stands(page, "conv_dw_4")
    maps = {name: keras_says(1.0, name)["conv_dw_4"][..., 5] for name in SAMPLES}
    ordered = sorted(maps, key=lambda name: -maps[name].mean())
    captions = [f"{text.say('en', f'photo.{name}')} {maps[name].mean():.2f}" for name in ordered]
    expect(page.locator(".photos figcaption")).to_have_text(captions)
    white = max(float(each.max()) for each in maps.values())
    expect(page.locator("#photos")).to_contain_text(f"white is {white:.2f}")
    for i, name in enumerate(ordered):
        wanted = 255 * maps[name] / white
        assert greys(page.locator(".photos canvas").nth(i)) == pytest.approx(wanted, abs=1.1)
    page.locator(".channels").press("ArrowRight")  # to another channel, by key
    expect(page.locator(".said")).to_contain_text(re.compile(r"^Channel #\d+, in place "))
    expect(page.locator("#photos")).not_to_contain_text("#5 ")
    expect(page).to_have_url(re.compile(r"feature=(?!5\b)"))


def test_who_has_guessed_sees_the_315_px_that_a_pixel_of_the_last_maps_sees(visit: Visits) -> None:
    page = visit(LAYERS)
    stands(page, "conv1")
    expect(page.locator(".field")).to_contain_text("3×3 px")
    page.locator(".strip button").nth(26).click()
    stands(page, "conv_pw_13")
    expect(page.locator(".field")).not_to_contain_text("315")
    expect(page.locator(".field-marker")).to_be_hidden()
    assert bounds(page.locator(".photo img"))["width"] > bounds(page.locator(".photo"))["width"] - 4  # nothing tells
    page.locator(".strip button").first.click()
    stands(page, "conv1")
    page.get_by_role("button", name="about half of its side").click()
    expect(page.locator(".question")).to_contain_text("press pw13")
    page.locator(".strip button").nth(26).click()
    expect(page.locator(".question")).to_contain_text("315×315 px of a photo of 224×224 px")
    marks = ["its own small square", "about half of its side✗ wrong, yours", "all of it✓ right"]
    expect(page.locator(".answers .answer")).to_have_text(marks)
    page.locator(".strip button").nth(25).click()
    stands(page, "conv_dw_13")
    expect(page.locator(".answers .answer")).to_have_text(marks)  # once answered, it stays so
    page.locator(".strip button").nth(26).click()
    stands(page, "conv_pw_13")
    page.locator(".figures").press("ArrowUp")
    expect(page.locator(".field")).to_have_text(re.compile("^Pixel in row 3, column 4 can see 315×315 px"))
    expect(page).to_have_url(re.compile(r"place=3\.4"))
    photo, field = bounds(page.locator(".photo img")), bounds(page.locator(".field-marker"))
    px = photo["width"] / 224
    start = -157 + 32 * 3 + 16  # its middle is that of the cell: a pixel further left would be another one's
    assert field["width"] == pytest.approx(315 * px, abs=1.5)
    assert (field["x"] - photo["x"]) / px == pytest.approx(start, abs=17)
    assert field["x"] < photo["x"]
    assert field["x"] + field["width"] > photo["x"] + photo["width"]


def test_by_class_the_last_channels_add_up_to_the_logit_that_is_printed(visit: Visits) -> None:
    page = visit(f"{LAYERS}&layer=conv_pw_13")
    stands(page, "conv_pw_13")
    choose(page, "order", "class")
    about = page.locator(".about")
    expect(about).to_contain_text("To malamute it adds")
    said = [float(each.replace("−", "-")) for each in re.findall(r"[−\d]\d*\.\d\d(?!\d)", about.inner_text())]
    _, first, total, bias, logit = said
    logits = keras_says(1.0)["conv_preds"].ravel()
    assert logit == pytest.approx(float(logits.max()), abs=0.006)
    assert total + bias == pytest.approx(logit, abs=0.011)
    assert 0 < first < total
    choose(page, "whole", "class")
    expect(page.locator(".meaning")).to_contain_text("exact")
    expect(page.locator(".strip:not(.old)")).to_be_visible()
    expect(page).to_have_url(re.compile("order=class&whole=class|whole=class&order=class"))
    page.locator(".dials .class").get_by_role("button").nth(1).click()
    expect(about).not_to_contain_text("malamute")


def test_a_block_and_all_layers_lead_to_each_other_at_the_same_place(visit: Visits) -> None:
    page = visit("/filtering?part=network&block=7&place=3.4&half=depthwise")
    expect(page.locator(".filters button").first).to_be_enabled()
    page.get_by_role("button", name="All layers").click()
    stands(page, "conv_dw_7")
    expect(page.locator(".field")).to_contain_text("row 3, column 4")
    page.locator(".strip button").nth(14).press("ArrowRight")
    page.locator(".strip button").nth(15).press("ArrowRight")
    stands(page, "conv_pw_8")
    page.get_by_role("button", name="One block").click()
    expect(page.locator(".blocks [aria-pressed=true]")).to_have_text("8")
    expect(page.locator(".place")).to_have_text("Pixel in row 3, column 4")
    expect(page).not_to_have_url(re.compile("within="))


def test_everything_that_is_looked_at_is_on_the_first_screen(visit: Visits) -> None:
    page = visit(f"{LAYERS}&layer=conv_pw_13")
    stands(page, "conv_pw_13")
    for each in (".strip", ".channels", ".figures", ".photos"):
        box = bounds(page.locator(each))
        assert box["y"] + box["height"] <= 800, each
    assert axe(page) == []
    for kind in ("PNG", "SVG"):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"{kind} of conv_pw_13").click()
        assert f"layers-conv_pw_13.{kind.lower()}" == download.value.suggested_filename


def test_korean_dark_phone_and_axe(visit: Visits) -> None:
    page = visit(f"{LAYERS}&order=class", viewport=(390, 844), theme="dark", locale="ko-KR", touch=True)
    stands(page, "conv1")
    expect(page.locator(".question")).to_contain_text("(feature map)")
    page.locator("summary").tap()
    expect(page.locator(".tables tbody tr")).to_have_count(28)
    assert axe(page) == []
    assert small_type(page) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    small = page.locator(".dials button, .strip button").evaluate_all(
        "(all) => all.map((e) => e.getBoundingClientRect()).filter((b) => b.width < 42 || b.height < 44).length"
    )
    assert small == 0
