"""Stills for slides: what a component shows is in the file, as it stands on the screen."""

from pathlib import Path
from xml.etree import ElementTree

import numpy as np
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.filtering_page import step
from tests.browser.harness import Visits

SVG = "{http://www.w3.org/2000/svg}"
MARGIN, SCALE = 16, 2
# Where a canvas stands in the picture, and its pixels.
SEEN = """(canvas) => {
    const [box, at] = [canvas.closest(".picture"), canvas].map((element) => element.getBoundingClientRect());
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return { width: box.width, left: at.left - box.left, size: at.width, pixels: [...data], side: canvas.width }; }"""
IN_SIGHT = """(all) => all.filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .map((one) => one.textContent)"""


def saved(page: Page, kind: str, path: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=f"{kind.upper()} of step").click()
    assert download.value.suggested_filename.endswith(f".{kind}")
    download.value.save_as(path)
    return path


def in_sight(elements: Locator) -> list[str]:
    found: list[str] = elements.evaluate_all(IN_SIGHT)
    return found


def test_a_still_holds_what_the_component_shows(visit: Visits, tmp_path: Path) -> None:
    page = visit("/filtering?step=3", theme="dark")
    expect(page.locator(".stack.channels canvas")).to_have_count(3)
    check_png(page, saved(page, "png", tmp_path / "still.png"))
    check_svg(page, saved(page, "svg", tmp_path / "still.svg"))
    step(page, 6)
    check_buttons(page, saved(page, "svg", tmp_path / "race.svg"))


def check_png(page: Page, path: Path) -> None:
    """Twice as wide as the picture and its margins; the first map stands in it pixel by pixel, on the dark ground."""
    seen = page.locator(".stack.channels canvas").first.evaluate(SEEN)
    picture = np.asarray(Image.open(path).convert("RGB"))
    assert abs(SCALE * (seen["width"] + 2 * MARGIN) - picture.shape[1]) <= SCALE
    assert (0x14, 0x18, 0x1C) == tuple(picture[4, 4])
    side = seen["side"]
    inner = np.arange(3, side - 3)  # inside the markers
    expected = np.array(seen["pixels"], np.uint8).reshape(side, side, 4)[3:-3, 3:-3, :3]
    assert expected.std() > 20  # a map, not an empty canvas
    pitch = SCALE * seen["size"] / side
    rows = (pitch * (inner + 0.5)).astype(int)
    columns = (SCALE * (MARGIN + seen["left"]) + pitch * (inner + 0.5)).astype(int)
    tops = range(picture.shape[0] - int(SCALE * seen["size"]))
    assert any(np.array_equal(picture[np.ix_(top + rows, columns)], expected) for top in tops)


def check_svg(page: Page, path: Path) -> None:
    """An image for each canvas in sight, every title in sight as text, the drawn lines; nothing hidden, no button."""
    svg = ElementTree.parse(path).getroot()
    canvases = page.locator(".picture canvas")
    shown = len(in_sight(canvases))
    assert shown == len(svg.findall(f".//{SVG}image")) > 0
    words = " ".join(text.text or "" for text in svg.iter(f"{SVG}text"))
    titles = page.locator(".machines h2")
    seen = in_sight(titles)
    assert seen
    assert [] == [title for title in seen if title not in words]
    assert [] == [title for title in titles.all_text_contents() if title not in seen and title in words]
    lines = in_sight(page.locator(".machines > svg path"))
    assert len(lines) == len(svg.findall(f".//{SVG}path[@transform]")) > 0


def check_buttons(page: Page, path: Path) -> None:
    """The answers to the question of the race stay behind."""
    words = "".join(ElementTree.parse(path).getroot().itertext())
    answers = page.locator(".answers button:visible").all_inner_texts()
    assert answers
    assert [] == [button for button in answers if button in words]
