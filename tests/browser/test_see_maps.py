"""The maps of page 3: methods at blocks, what is slow, and one pointer that reads picture, map and classes together."""

import re

import pytest
from playwright.sync_api import Page, expect

from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.pixels import images
from tests.browser.bounds import bounds
from tests.browser.harness import Visits, websocket_frames_sent
from tests.browser.see_page import EXACT, answered, printed, shade, shows_grid, shows_map_of


def choose(page: Page, method: str) -> None:
    page.get_by_label("Method").select_option(label=method)


PHOTO = """(stage) => getComputedStyle(stage.querySelector("img")).filter"""


def test_a_first_look_is_smooth_over_the_photo_in_colour_and_a_number_comes_where_it_is_pointed_at(
    visit: Visits,
) -> None:
    page = visit("/see")
    shows_map_of(page, "malamute")
    stage, numbers, pointed = page.locator(".stage"), page.locator(".stage td:visible"), page.locator(".stage .cell b")
    expect(page.locator("#where")).to_have_text("Grad-CAM for malamute")
    shows_grid(page, 224)
    expect(numbers).to_have_count(0)  # nor is there a grid
    expect(page.locator(".sum")).to_be_hidden()
    assert "grayscale" not in stage.evaluate(PHOTO)
    sent = len(websocket_frames_sent(page))
    page.locator(".stage .surface").press("ArrowUp")
    expect(pointed).to_be_visible()
    value = str(pointed.text_content())
    assert float(value) > 0
    expect(page.locator(".point")).to_contain_text(f"Row 4, column 4 of 7×7: {value} for malamute.")
    page.keyboard.press("Escape")
    expect(pointed).to_be_hidden()
    page.locator(".stage .surface").hover(position={"x": 60, "y": 300})
    expect(page.locator(".point")).to_contain_text(f"Row 6, column 2 of 7×7: {pointed.text_content()} for malamute.")
    assert len(websocket_frames_sent(page)) == sent
    page.get_by_role("button", name="keeshond").click()
    expect(page.locator("#where")).to_have_text("Grad-CAM for keeshond")
    shows_grid(page, 224)


def test_one_press_leads_to_the_exact_numbers_and_says_why_they_add_up(visit: Visits) -> None:
    page = visit("/see?drawn=smooth")
    shows_map_of(page, "malamute")
    page.get_by_role("button", name="Exact: 49 numbers that add up").click()
    expect(page.locator("#where")).to_have_text("Evidence for malamute")
    expect(page.locator(".stage td:visible")).to_have_count(49)
    assert "grayscale" in page.locator(".stage").evaluate(PHOTO)
    expect(page.locator(".stage .cell b")).to_be_hidden()
    shown = printed(page)
    assert sum(shown["cells"]) + shown["sum"][2] == shown["sum"][3]
    expect(page.locator(".why")).to_contain_text("the mean of the 49 cells")
    expect(page).to_have_url(re.compile(r"map=evidence(?!.*drawn)"))
    page.get_by_label("Interpolated").check()
    expect(page.locator(".stage td:visible")).to_have_count(0)  # what is interpolated shows no grid
    expect(page).to_have_url(re.compile("drawn=smooth"))
    page.get_by_role("button", name="Back to the smooth map").click()
    expect(page.locator("#where")).to_have_text("Grad-CAM for malamute")
    expect(page.locator(".why")).to_be_hidden()
    expect(page).not_to_have_url(re.compile("map=|drawn="))


def test_grad_cam_is_the_positive_part_of_the_exact_map(visit: Visits) -> None:
    page = visit(f"{EXACT}&class=671")
    shows_map_of(page, "mountain bike")
    exact = printed(page)["cells"]
    assert min(exact) < 0
    expect(page.get_by_role("slider", name="Block")).to_be_disabled()  # the exact map exists only at the last grid
    choose(page, "Grad-CAM")
    page.get_by_label("Interpolated").uncheck()
    expect(page.locator(".sum")).to_contain_text("49 cells add up to")
    assert [] == [
        pair for pair in zip(printed(page)["cells"], exact, strict=True) if abs(pair[0] - max(pair[1], 0)) > 1
    ]
    choose(page, "Exact")
    expect(page.locator(".sum b")).to_have_count(4)
    assert exact == printed(page)["cells"]


def test_a_method_is_asked_at_any_block_and_those_of_the_pixels_at_the_photo(visit: Visits) -> None:
    page = visit("/see?alpha=0.25&map=gradcam&drawn=cells")
    shows_grid(page, 7)
    block = page.get_by_role("slider", name="Block")
    for _ in range(2):
        block.press("ArrowLeft")
    shows_grid(page, 14)
    expect(page).to_have_url(re.compile("at=11"))
    expect(page.locator(".stage td")).to_have_count(0)
    expect(page.locator(".where .about")).to_contain_text("channels of block 11")
    expect(page.locator(".ticks span").first).to_have_text("0")
    choose(page, "Saliency")
    shows_grid(page, 224)
    expect(page).to_have_url(re.compile("at=0"))
    expect(page.locator("#where")).to_have_text(re.compile("^Saliency for "))
    choose(page, "Grad-CAM++")
    shows_grid(page, 7)
    page.get_by_label("Interpolated").check()
    shows_grid(page, 224)
    expect(page).to_have_url(re.compile("drawn=smooth"))


def test_score_cam_tells_how_far_it_is_and_can_be_stopped_and_taken_up_again(visit: Visits) -> None:
    page = visit("/see")
    answered(page)
    choose(page, "Score-CAM")
    expect(page.locator(".slow progress")).to_be_visible()
    expect(page.locator(".slow output")).to_have_text(re.compile(r"^[1-9]\d? %$"))
    expect(page.locator(".waiting .rests")).to_have_text(re.compile(r"the sum of \d+ of 1024 channels"))
    expect(page.locator(".unfinished .stage td")).to_have_count(49)
    expect(page.get_by_role("img", name="Score-CAM, malamute")).to_have_accessible_name(re.compile("of 1024 channels"))
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".waiting .state")).to_contain_text("It is not being computed")
    expect(page.locator(".unfinished")).to_have_count(0)
    expect(page.locator(".slow progress")).to_be_hidden()
    page.get_by_role("button", name="Compute it").click()
    expect(page.locator(".slow progress")).to_be_visible()
    choose(page, "Exact")
    expect(page.locator(".waiting")).to_be_hidden()


def test_a_link_to_a_slow_map_waits_for_a_press(visit: Visits) -> None:
    page = visit("/see?alpha=0.25&size=96&map=scorecam")
    answered(page)
    expect(page.locator(".stage td")).to_have_count(0)
    expect(page.locator(".waiting .state")).to_have_text(re.compile("^Score-CAM takes long, so it waits for you"))
    page.get_by_role("button", name="Compute it").click()
    expect(page.locator(".stage td")).to_have_count(9)
    expect(page.locator(".unfinished")).to_have_count(0)
    expect(page.locator(".waiting .state")).to_contain_text("Finished")
    expect(page.locator(".ticks span").last).to_have_text(re.compile(r"^most 0\.\d+$|^most \d\d?\.\d\d$|^most \d{3,}$"))


def test_a_map_without_evidence_is_flat_and_says_so(visit: Visits) -> None:
    """At 96 px nothing in the dog's photo speaks for a tench."""
    page = visit("/see?class=0&map=gradcam&size=96")
    shows_map_of(page, "tench", cells=9)
    assert [0] * 9 == printed(page)["cells"]
    expect(page.locator(".flat")).to_have_text("Flat: every cell says 0.00.")
    assert 0 == shade(page)


def test_the_picture_under_the_map_shows_through_as_the_slider_moves(visit: Visits) -> None:
    page = visit(EXACT)
    answered(page)
    assert 0.8 == pytest.approx(shade(page))  # the strongest cell of all sets the scale
    sent = len(websocket_frames_sent(page))
    page.locator("#opacity").evaluate("(s) => { s.value = 100; s.dispatchEvent(new Event('input')); }")
    assert 1.0 == pytest.approx(shade(page))
    assert len(websocket_frames_sent(page)) == sent
    page.locator("#opacity").press("Home")
    expect(page).to_have_url(re.compile("opacity=0"))
    assert 0 == shade(page)


def parts(page: Page) -> list[str]:
    return page.locator(".top .part:visible b").all_text_contents()


def test_one_pointer_reads_the_picture_the_map_and_the_classes(visit: Visits) -> None:
    page = visit(EXACT)
    answered(page)
    point, sent = page.locator(".point"), len(websocket_frames_sent(page))
    cells = page.locator(".stage td").all_text_contents()
    page.locator(".pixels .surface").hover(position={"x": 61.5, "y": 140.5})
    pixels = images.network_pixels(images.decode(SAMPLES["dog"].read_bytes()), 224)
    red, green, blue = (f"{value:.2f}".replace("-", "−") for value in images.network_input(pixels)[140, 61])
    expect(page.locator(".reading")).to_contain_text(f"row 141, column 62 as the network gets it: red {red}")
    expect(page.locator(".reading")).to_contain_text(f"green {green}, blue {blue}")
    expect(point).to_contain_text(f"Row 5, column 2 of 7×7: {cells[4 * 7 + 1]} for malamute.")
    expect(point).to_contain_text("315×315 px")
    assert (5, f"+{cells[4 * 7 + 1]}") == (len(parts(page)), parts(page)[0])
    places = [bounds(page.locator(f"{view} .cell")) for view in (".pixels", ".stage")]
    assert [round(224 / 7), round(360 / 7)] == [round(place["width"]) for place in places]
    page.locator("h1").hover()
    expect(page.locator(".stage .cell")).to_be_hidden()
    page.locator(".stage .surface").press("ArrowUp")  # begins in the middle
    page.keyboard.press("ArrowUp")
    expect(point).to_contain_text(f"Row 3, column 4 of 7×7: {cells[2 * 7 + 3]}")
    expect(page.locator(".pixels .cell")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".pixels .cell")).to_be_hidden()
    assert [] == parts(page)
    assert len(websocket_frames_sent(page)) == sent
    page.locator(".stage .surface").click(position={"x": 5, "y": 5})  # a click keeps the place
    page.locator("h1").hover()
    expect(point).to_contain_text(f"Row 1, column 1 of 7×7: {cells[0]}")
    assert 5 == len(parts(page))
    choose(page, "Grad-CAM")
    expect(page.locator("#where")).to_have_text("Grad-CAM for malamute")
    assert [] == parts(page)  # they are numbers of the exact map
    choose(page, "Exact")
    expect(page.locator(".top .part:visible")).to_have_count(5)
    page.locator(".pixels .surface").press("ArrowUp")  # the reading of a pixel follows the picture
    page.get_by_role("button", name="Squash").click()
    expect(page.locator(".changed")).to_contain_text("Before")
    expect(page.locator(".reading")).to_contain_text("as the network gets it")
