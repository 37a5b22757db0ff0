"""Steps on page 3 that several tests take, and what it shows as numbers."""

import base64
import re
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Locator, Page, expect

EXACT = "/see?map=evidence"  # the map whose cells add up; a first look is a smooth one without numbers
READ = """(root) => { const number = (e) => Number(e.textContent.replace("−", "-").replace(/[^0-9.-]/g, ""));
    return { cells: [...root.querySelectorAll(".stage td")].map(number),
             sum: [...root.querySelectorAll(".sum b")].map(number) }; }"""
SHADE = """(stage) => { const canvas = stage.querySelector("canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const most = data.reduce((most, byte, i) => (i % 4 === 3 ? Math.max(most, byte) : most), 0);
    return (most / 255) * Number(canvas.style.opacity); }"""


def top(page: Page) -> Locator:
    """The classes that are listed, as buttons: five, and a sixth when the chosen one is none of them."""
    return page.locator(".top button")


def answered(page: Page) -> None:
    expect(top(page).nth(4)).to_be_visible()


def row(page: Page, name: str) -> Locator:
    return page.locator(".top button", has=page.get_by_text(name, exact=True))


def shows_map_of(page: Page, name: str, cells: int = 49) -> None:
    expect(page.locator("#where span")).to_have_text(name)
    expect(page.locator(".stage td")).to_have_count(cells)


def printed(page: Page) -> dict[str, list[int]]:
    """The map's cells and the four numbers of the sum (for, against, bias, logit), in hundredths."""
    numbers: dict[str, list[float]] = page.locator(".where").evaluate(READ)
    return {name: [round(100 * number) for number in values] for name, values in numbers.items()}


def shade(page: Page) -> float:
    """How much of the picture the map's strongest place covers, 0…1."""
    strongest: float = page.locator(".stage").evaluate(SHADE)
    return strongest


def shows_grid(page: Page, side: int) -> None:
    """A map of side × side cells is drawn, whether there is room for its numbers or not."""
    expect(page.locator(f'.stage canvas[width="{side}"]')).to_be_visible()


def upload(page: Page, name: str, data: bytes) -> None:
    """Through the uploader's own field, as the file dialog does it."""
    field = page.get_by_test_id("stFileUploaderDropzoneInput")
    expect(field).to_have_count(1)  # the one that has done its work is about to go
    field.set_input_files({"name": name, "mimeType": "image/jpeg", "buffer": data})


def what_it_gets(page: Page) -> NDArray[np.uint8]:
    """The picture beside "what the network gets", (R, R, 3)."""
    picture = page.locator(".frame img")
    expect(picture).to_have_attribute("src", re.compile("^data:image/png"))
    address: Any = picture.get_attribute("src")
    return np.asarray(Image.open(BytesIO(base64.b64decode(address.partition(",")[2]))))
