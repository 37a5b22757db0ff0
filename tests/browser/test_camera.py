"""The camera, with what Chromium's stand-in for one sees: a picture is taken, used, and gone after a reload."""

import base64
from io import BytesIO

import numpy as np
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.harness import Visits, app_ready, axe


def colour(page: Page) -> np.ndarray:
    """The mean colour of the photo that is pressed."""
    thumbnail = page.locator('.st-key-photo_chooser button[aria-pressed="true"] img').get_attribute("src") or ""
    picture = Image.open(BytesIO(base64.b64decode(thumbnail.partition(",")[2]))).convert("RGB")
    mean: np.ndarray = np.asarray(picture).mean((0, 1))
    return mean


def test_a_picture_is_taken_used_and_gone_when_the_page_is_reloaded(visit: Visits) -> None:
    page = visit("/see", viewport=(390, 844), locale="ko-KR")
    page.context.grant_permissions(["camera"])
    choices = page.locator(".choices button")
    expect(choices).to_have_count(3)
    camera = page.get_by_role("button", name="카메라로 찍기")
    camera.focus()
    page.keyboard.press("Enter")
    take = page.get_by_test_id("stCameraInputButton")
    expect(take).to_be_enabled()
    assert [] == axe(page)
    assert "사진 찍기" in take.evaluate("(button) => getComputedStyle(button, '::after').content")
    page.wait_for_function(
        "document.querySelector('video')?.readyState === 4"
    )  # axe changes the window; the picture stays
    take.click()
    expect(choices).to_have_count(4)
    expect(choices.last).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_test_id("stCameraInput")).to_have_count(0)
    red, green, blue = colour(page)
    assert green > 100 > max(red, blue)
    page.reload()
    app_ready(page)
    expect(choices).to_have_count(3)
