"""Page 1's scene: photo, network, cost and answer move together under the hand, and honestly."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from mobilenet_viz import ledger, mobilenet_v1
from mobilenet_viz.facts.samples import SAMPLES
from tests.browser.bounds import bounds
from tests.browser.harness import Visits, websocket_frames_sent
from tests.browser.live_page import climbed, keras_agrees, shows

DRAWN = "(canvas) => canvas.toDataURL()"


def first(page: Page) -> Locator:
    return page.locator(".says .first")


def hold(page: Page, symbol: str, share: float) -> None:
    """The pointer, which is down, goes to that share of the slider's way."""
    box = bounds(page.locator(f"#dial-{symbol}"))
    page.mouse.move(box["x"] + 8 + share * (box["width"] - 16), box["y"] + box["height"] / 2, steps=3)


def grab(page: Page, symbol: str) -> None:
    """Press the pointer on the knob at the slider's end."""
    box = bounds(page.locator(f"#dial-{symbol}"))
    page.mouse.move(box["x"] + box["width"] - 8, box["y"] + box["height"] / 2)
    page.mouse.down()


def test_with_the_mouse_held_photo_volumes_cost_and_names_change_and_nothing_is_sent(visit: Visits) -> None:
    page = visit()
    climbed(page)
    expect(first(page)).to_have_text("malamute")
    photo, face = page.locator(".photo canvas"), page.locator(".faces button").nth(3)
    before, ghost = photo.evaluate(DRAWN), face.locator("path.ghost").get_attribute("d")
    wide = bounds(face.locator("canvas"))["width"]
    thick = face.locator("path.side").get_attribute("d")
    sent = len(websocket_frames_sent(page))
    grab(page, "alpha")
    hold(page, "alpha", 4 / 19)  # 0.25
    shows(page, 0.25, 224)
    expect(first(page)).to_have_text("dogsled")
    expect(page.locator(".was")).to_have_text(re.compile(r"α = 1.00 at 224 px: malamute, 58.2.%"))
    expect(face).to_contain_text("32")
    assert thick != face.locator("path.side").get_attribute("d")
    assert ghost == face.locator("path.ghost").get_attribute("d")
    assert sent == len(websocket_frames_sent(page))
    page.mouse.up()
    keras_agrees(page, ledger(mobilenet_v1(0.25)).parameters)  # nothing is asked for any more
    sent = len(websocket_frames_sent(page))
    grab(page, "rho")
    hold(page, "rho", 4 / 6)  # 160 px
    shows(page, 0.25, 160)
    expect(first(page)).to_have_text("tricycle")
    expect(page.locator(".pixels")).to_have_text("160 × 160 pixels")
    assert before != photo.evaluate(DRAWN)
    assert [160, 160] == photo.evaluate("(canvas) => [canvas.width, canvas.height]")
    assert bounds(face.locator("canvas"))["width"] == pytest.approx(wide * (160 / 224) ** 0.5, abs=1)
    expect(page.locator(".remark")).to_have_text("Weights trained at 224 px, run at 160 px.")
    assert sent == len(websocket_frames_sent(page))
    page.mouse.up()
    expect(page.locator(".said")).to_have_text(re.compile("It says tricycle"))  # once, when it has settled


def test_between_trained_networks_the_answer_says_whose_it_is(visit: Visits) -> None:
    page = visit("/?alpha=0.35&size=64")
    climbed(page)
    expect(page.locator(".remark")).to_have_text(
        "No trained network with α = 0.35 here; this is 0.25. "
        "The networks answer from 96 px on; this is the answer at 96 px."
    )
    bars = page.locator(".says .bar").first
    expect(bars).to_have_css("opacity", "0.45")
    page.locator("#dial-alpha").press("Home")
    for _ in range(4):
        page.locator("#dial-alpha").press("ArrowRight")  # to 0.25
    page.locator("#dial-rho").press("End")
    expect(page.locator(".remark")).to_be_empty()
    expect(bars).to_have_css("opacity", "1")
    expect(first(page)).to_have_text("dogsled")


def test_the_values_of_alpha_that_are_trained_here_are_told_from_the_others(visit: Visits) -> None:
    page = visit()
    climbed(page)
    marks = page.locator(".alpha .marks button")
    expect(marks).to_have_text(["0.25", "0.5", "0.75", "1"])
    untrained = page.locator(".alpha .marks .away")
    expect(untrained).to_have_text(["0.5", "0.75"])
    expect(untrained.first).to_have_attribute("title", re.compile("No trained weights"))


def test_a_press_leads_into_the_same_block_and_back(visit: Visits) -> None:
    page = visit()
    page.locator('.faces [data-block="conv_pw_5"]').click()
    expect(page.locator(".opened")).to_contain_text("Block 5: 53.2 M Mult-Adds")
    page.get_by_role("button", name="Block 5, stage by stage").click()
    expect(page).to_have_url(re.compile(r"/filtering\?.*block=5"))
    expect(page.locator(".blocks [aria-pressed=true]")).to_have_text("5")
    page.go_back()
    expect(page.locator(".opened")).to_contain_text("Block 5")


def test_the_maps_are_the_photos_and_follow_the_network_that_answers(visit: Visits) -> None:
    page = visit()
    climbed(page)
    faces = page.locator(".faces canvas")
    sides = [faces.nth(i).evaluate("(canvas) => canvas.width") for i in (0, 1, 3, 13)]
    assert [112, 112, 56, 7] == sides
    wide = faces.nth(5).evaluate(DRAWN)
    page.locator("#dial-alpha").press("1")
    expect(first(page)).to_have_text("dogsled")
    thin = faces.nth(5).evaluate(DRAWN)
    assert wide != thin
    page.get_by_role("button", name="cat", exact=False).first.click()
    expect(page).to_have_url(re.compile("sample="))
    expect(first(page)).not_to_have_text(re.compile("dogsled|…"))
    climbed(page)
    assert thin != faces.nth(5).evaluate(DRAWN)


def test_what_goes_in_and_out_stands_there_until_the_visitor_acts_and_comes_back(visit: Visits) -> None:
    page = visit()
    lines, again = page.locator(".intro"), page.locator(".basics")
    expect(lines).to_be_visible()
    page.locator("#dial-alpha").press("ArrowLeft")
    expect(lines).to_be_hidden()
    expect(page.locator(".law")).to_be_visible()
    again.click()
    expect(lines).to_be_visible()


DROP = """(zone, bytes) => {
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(bytes)], "own.jpg", { type: "image/jpeg" }));
    const how = { dataTransfer: files, bubbles: true, composed: true, cancelable: true };
    for (const type of ["dragover", "drop"]) zone.dispatchEvent(new DragEvent(type, how));
}"""


def test_a_photo_dropped_anywhere_on_the_page_is_taken(visit: Visits) -> None:
    page = visit()
    climbed(page)
    page.locator(".scene").evaluate(DROP, list(SAMPLES["coffee"].read_bytes()))
    expect(first(page)).to_have_text("espresso")
    expect(page.locator(".choices button")).to_have_count(len(SAMPLES) + 1)


def test_maps_of_an_own_photo_are_gone_from_the_server_when_another_is_chosen(visit: Visits) -> None:
    page = visit()
    climbed(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(".scene").evaluate(DROP, list(SAMPLES["cat"].read_bytes()))
    expect(first(page)).not_to_have_text(re.compile("malamute|…"))
    climbed(page)
    lent = [url for url in asked if "/lent/" in url]
    assert len(lent) > 10
    assert 200 == page.request.get(lent[0]).status
    page.locator(".choices button").first.click()
    expect(first(page)).to_have_text("malamute")
    assert {404} == {page.request.get(url).status for url in lent}
