"""Page 2's story begins with the photo in colour, and the photo is chosen where it is seen."""

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.pixels import images
from tests.browser.bounds import bounds
from tests.browser.filtering_page import READ, press, step
from tests.browser.harness import Visits, axe


def lights(page: Page) -> np.ndarray:
    """What lies on the photo's place before it comes apart: (3, 32, 32, RGB)."""
    drawn = np.array(page.locator(".apart canvas").evaluate_all(READ), np.uint8)
    return drawn.reshape(3, 32, 32, 4)[..., :3]


def test_the_photo_in_colour_comes_apart_into_red_green_and_blue(visit: Visits) -> None:
    page = visit("/filtering")
    rgb = images.small_grid(images.decode(SAMPLES["dog"].read_bytes()).square, 32)
    found = lights(page)
    assert np.abs(found.sum(0).astype(int) - rgb).max() <= 1, "the lights add up to the photo"
    for m in range(3):
        assert not np.delete(found[m], m, axis=-1).any(), "each of one colour"
    red, green = (page.locator(".stack.channels figure").nth(i) for i in (0, 1))
    expect(green).to_be_hidden()
    whole = [bounds(page.locator(".apart canvas").nth(m)) for m in range(3)]
    assert whole[0] == whole[1] == whole[2] == bounds(red.locator("canvas"))
    page.locator("#speed").press("End")
    press(page, "Play")
    expect(green).to_be_visible()
    expect(page.locator(".apart")).to_be_hidden()
    expect(page.locator(".work .separable .count")).not_to_have_text("0")
    press(page, "Pause")
    press(page, "Restart")
    expect(page.locator(".apart")).to_be_visible()
    press(page, "One pixel")
    expect(page.locator(".apart")).to_be_hidden()
    step(page, 2)
    expect(page.locator(".colour")).to_be_hidden()


@pytest.mark.parametrize("viewport", [(1280, 800), (390, 844)])
def test_without_motion_a_still_says_the_same(visit: Visits, viewport: tuple[int, int]) -> None:
    page = visit("/filtering", reduced_motion=True, viewport=viewport)
    expect(page.locator(".apart")).to_be_hidden()
    expect(page.get_by_role("img", name="The photo in colour, 32×32 pixels")).to_be_visible()
    for i in range(3):
        expect(page.locator(".stack.channels figure").nth(i)).to_be_visible()
    assert axe(page) == []


@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
@pytest.mark.parametrize("part", ["story", "groups", "network"])
def test_the_photo_is_chosen_where_it_is_seen_and_costs_no_room(visit: Visits, locale: str, part: str) -> None:
    page = visit(f"/filtering?part={part}", locale=locale)
    head = bounds(page.locator(".st-key-head_with_photo"))
    for chooser in (page.locator(".choices img").first, page.get_by_test_id("stFileUploader")):
        box = bounds(chooser)
        assert head["y"] <= box["y"] < box["y"] + box["height"] <= head["y"] + head["height"] < 130
        assert box["x"] + box["width"] <= 1280
