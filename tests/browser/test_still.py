"""Stills for slides: what a component shows is in the file, as it stands on the screen."""

from pathlib import Path
from xml.etree import ElementTree

import numpy as np
from PIL import Image
from playwright.sync_api import Page, expect

from mobilenet_viz.ui import components
from tests.browser.harness import Visits

SHARED = Path(components.__file__).parent / "shared"
SOURCE = "".join((SHARED / f"{name}.js").read_text("utf-8") for name in ("shared", "snapshot", "still"))
SVG = "{http://www.w3.org/2000/svg}"
MARGIN, SCALE = 16, 2
CANVAS = ".stack.channels canvas"
SAVE = """(canvas, [source, kind]) => {
    const component = canvas.getRootNode().host ? canvas.getRootNode() : canvas.closest("[data-drawn]");
    return new Function(`${source.replace("export default function", "function unused")}; return saveStill`)()(component, "still", kind); }"""
# What can be seen of a component: its width, the canvas's place in it, the canvas's pixels.
SEEN = """(canvas) => {
    const root = canvas.getRootNode();
    const [box, at] = [(root.host ?? canvas.closest("[data-drawn]")).getBoundingClientRect(), canvas.getBoundingClientRect()];
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return { width: box.width, left: at.left - box.left, size: at.width, pixels: [...data], side: canvas.width }; }"""


def saved(page: Page, kind: str, path: Path) -> Path:
    with page.expect_download() as download:
        page.locator(CANVAS).first.evaluate(SAVE, [SOURCE, kind])
    assert f"still.{kind}" == download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_a_still_holds_what_the_component_shows(visit: Visits, tmp_path: Path) -> None:
    page = visit("/filtering", theme="dark")
    expect(page.locator(CANVAS)).to_have_count(3)
    check_png(page, saved(page, "png", tmp_path / "still.png"))
    check_svg(page, saved(page, "svg", tmp_path / "still.svg"))


def check_png(page: Page, path: Path) -> None:
    """Twice as wide as the component and its margins; the first map stands in it pixel by pixel, on the dark ground."""
    seen = page.locator(CANVAS).first.evaluate(SEEN)
    picture = np.asarray(Image.open(path).convert("RGB"))
    assert abs(SCALE * (seen["width"] + 2 * MARGIN) - picture.shape[1]) <= SCALE
    assert (0x14, 0x18, 0x1C) == tuple(picture[4, 4])
    side = seen["side"]
    expected = np.array(seen["pixels"], np.uint8).reshape(side, side, 4)[2:-2, 2:-2, :3]  # inside the markers
    step = SCALE * seen["size"] / side
    columns = (SCALE * (MARGIN + seen["left"]) + step * (np.arange(2, side - 2) + 0.5)).astype(int)
    rows = (step * (np.arange(2, side - 2) + 0.5)).astype(int)
    heights = range(picture.shape[0] - int(SCALE * seen["size"]))
    assert any(np.array_equal(picture[np.ix_(top + rows, columns)], expected) for top in heights)


def check_svg(page: Page, path: Path) -> None:
    """An image for each canvas in sight, every word of the titles as text, the drawn lines; no button."""
    svg = ElementTree.parse(path).getroot()
    canvases = page.locator("canvas").evaluate_all("(all) => all.filter((one) => one.checkVisibility()).length")
    assert canvases == len(svg.findall(f".//{SVG}image"))
    words = " ".join(text.text or "" for text in svg.iter(f"{SVG}text"))
    titles = page.locator(".machines h2").all_inner_texts()
    assert titles
    assert [] == [title for title in titles if title not in words]
    lines = page.locator(".machines > svg path").count()
    assert lines == len(svg.findall(f".//{SVG}path[@transform]")) > 0
    buttons = page.locator(".buttons button").all_inner_texts()
    assert [] == [button for button in buttons if button in words]
