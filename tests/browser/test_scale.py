"""Every page is readable from the last row: it grows with the window, and stays whole at every size."""

import pytest
from playwright.sync_api import expect

from tests.browser.bounds import bounds
from tests.browser.harness import Visits, app_ready
from tests.browser.texts import faults, smaller, type_sizes
from tests.browser.views import SIZES, VIEWS

SMALL, PROJECTOR, WALL = (1280, 800), (1920, 1080), (3840, 2160)
ZOOMED = (960, 540)  # px of the window when a reader's zoom makes 2 px of the projector of each
RUNNING_TEXT = 22.5  # px on the projector
LARGER = {PROJECTOR: 1.4, WALL: 2.8}  # times, than in the small window
SCALED = VIEWS | {
    "paper tables, drawn": "/paper?section=tables&table=13",
    "programs padding, shown": "/programs?subject=padding&alike=shown",
}


@pytest.mark.parametrize("view", SCALED)
def test_everything_grows_with_the_window_and_nothing_is_cut_off_or_lies_on_another(visit: Visits, view: str) -> None:
    page = visit(SCALED[view], viewport=SMALL)
    expect(page.get_by_text("Network ready")).to_be_attached()

    def at(size: tuple[int, int]) -> list[str]:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        return faults(page)

    assert [] == at(SMALL)
    small = type_sizes(page)
    large = {}
    for size, times in LARGER.items():
        assert [] == at(size), size
        assert [] == smaller(page, {path: times * px for path, px in small.items()}), size
        assert bounds(page.get_by_test_id("stMainBlockContainer"))["width"] >= 0.9 * size[0]
        large[size] = type_sizes(page)
    assert [] == at(ZOOMED)
    zoomed = type_sizes(page)
    # What stands out in the wide layout may become as large as running text in the narrow one.
    least = {path: 1.3 / 2 * min(px, RUNNING_TEXT) for path, px in large[PROJECTOR].items() if path in zoomed}
    assert least
    assert [] == smaller(page, least)
    for size in SIZES:
        assert [] == at(size), size
    page.get_by_role("button", name="한국어").click()
    expect(page.locator("html")).to_have_attribute("lang", "ko")
    app_ready(page)
    for size in (SMALL, PROJECTOR):
        assert [] == at(size), size
