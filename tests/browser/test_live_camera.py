"""The live camera on page 1, with what Chromium's stand-in for one sees: its answers follow it and the hand."""

import re
from functools import partial

from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.harness import Visits, axe
from tests.browser.live_camera import Watched, camera_button, camera_off, camera_on, changed, shown
from tests.browser.live_page import climbed, shows
from tests.browser.wire import Wire

DRAWN = "(canvas) => canvas.toDataURL()"


def test_by_keyboard_the_camera_starts_answers_follow_it_and_it_stops(visit: Visits) -> None:
    page = visit()
    climbed(page)
    watched = Watched(page)
    maps = [page.locator(".faces canvas").nth(block) for block in (1, 13)]
    before = [each.evaluate(DRAWN) for each in maps]
    camera_button(page).focus()
    page.keyboard.press("Enter")
    expect(shown(page)).to_have_attribute("aria-label", "Live camera, 224 × 224 pixels")
    changed(page, 3)
    assert {(1.0, 224)} == watched.networks()
    watched.named(str(page.locator(".says .first").text_content()))
    assert all(old != each.evaluate(DRAWN) for old, each in zip(before, maps, strict=True))
    assert [] == axe(page)
    expect(camera_button(page, "Stop camera")).to_be_focused()
    page.keyboard.press("Enter")
    camera_off(page)
    expect(camera_button(page)).to_be_focused()
    expect(page.locator(".camera-said")).to_be_empty()
    assert before == [each.evaluate(DRAWN) for each in maps]
    watched.ended(1)


def test_alpha_and_size_go_with_each_frame_and_need_no_run_of_the_page(visit: Visits) -> None:
    page = visit()
    wire = Wire(page)
    climbed(page)
    watched = camera_on(page)
    wire.hold()
    page.locator("#dial-alpha").press("1")
    page.locator("#dial-rho").press("1")
    shows(page, 0.25, 128)
    expect(shown(page)).to_have_attribute("aria-label", "Live camera, 128 × 128 pixels")
    expect(page.locator(".remark")).to_have_text("Weights trained at 224 px, run at 128 px.")
    expect(page.locator("#says")).to_have_text("What it says")
    changed(page, 2)
    assert (0.25, 128) in watched.networks()
    assert [128, 128] == shown(page).evaluate("(canvas) => [canvas.width, canvas.height]")
    assert 64 == page.locator(".faces canvas").first.evaluate("(canvas) => canvas.width")
    assert "alpha" not in page.url
    wire.release()
    expect(page).to_have_url(re.compile("alpha=0.25&size=128"))
    changed(page, 1)  # the run of the page left it on


def test_between_networks_the_answer_says_whose_it_is_and_the_picture_is_as_coarse_as_asked(visit: Visits) -> None:
    page = visit("/?alpha=0.35&size=32")
    climbed(page)
    watched = Watched(page)
    camera_button(page).click()
    expect(shown(page)).to_have_attribute("aria-label", "Live camera, 32 × 32 pixels")
    expect(page.locator("#says")).to_have_text("What α = 0.25 at 96 px says")
    expect(page.locator(".remark")).to_contain_text("No trained network with α = 0.35 here; this is 0.25.")
    changed(page, 1)
    assert {(0.25, 96)} == watched.networks()
    assert [32, 32] == shown(page).evaluate("(canvas) => [canvas.width, canvas.height]")


# A camera that is held still before what the page shows: what it sees has one name.
HELD_STILL = """() => {
    const hosts = [...document.querySelectorAll("[data-drawn]")];
    const shown = hosts.map((host) => host.shadowRoot?.querySelector(".photo canvas")).find(Boolean);
    const held = Object.assign(document.createElement("canvas"), { width: 224, height: 224 });
    held.getContext("2d").drawImage(shown, 0, 0, 224, 224);
    const still = held.getContext("2d").getImageData(0, 0, 224, 224);
    setInterval(() => held.getContext("2d").putImageData(still, 0, 0), 50);  // a stream has a frame for each drawing
    navigator.mediaDevices.getUserMedia = async () => held.captureStream(20); }"""

HEARD = """() => { window.said = [];
    const hosts = [...document.querySelectorAll("[data-drawn]")];
    const place = hosts.map((host) => host.shadowRoot?.querySelector(".said")).find(Boolean);
    new MutationObserver(() => said.push([performance.now(), place.textContent]))
        .observe(place, { childList: true, characterData: true, subtree: true }); }"""


def test_a_name_is_said_aloud_once_it_stands_not_with_each_frame(visit: Visits) -> None:
    page = visit()
    climbed(page)
    page.evaluate(HELD_STILL)
    page.evaluate(HEARD)
    watched = camera_on(page)
    page.wait_for_function("said.length > 0")
    page.locator("#dial-alpha").press("1")  # another network says another name
    page.wait_for_function("said.length > 1")
    said = page.evaluate("said")
    assert said[1][0] - said[0][0] > 1000  # ms
    assert len(watched.answers) > len(said)
    assert all(re.match(r"It says .*, [\d.]+.%", each) for _, each in said)
    assert said[0][1] != said[1][1]


HIDDEN = """(hidden) => { Object.defineProperty(document, "hidden", { get: () => hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange")); }"""


def test_it_stops_when_the_tab_is_hidden_and_says_so(visit: Visits) -> None:
    page = visit()
    climbed(page)
    camera_on(page)
    page.evaluate(HIDDEN, True)
    camera_off(page)
    page.evaluate(HIDDEN, False)
    expect(page.locator(".camera-said")).to_have_text("The camera stopped when the page was out of sight.")
    page.locator("#dial-alpha").press("ArrowLeft")
    expect(page.locator(".camera-said")).to_be_empty()


def test_it_stops_when_another_photo_or_page_is_chosen(visit: Visits) -> None:
    page = visit()
    climbed(page)
    watched = camera_on(page)
    page.locator(".choices button").nth(1).click()
    expect(shown(page)).to_have_attribute("aria-label", "Cat, 224 × 224 pixels")
    expect(camera_button(page)).to_be_visible()
    watched.ended(1)
    page.locator(".choices button").first.click()
    camera_off(page)
    camera_button(page).click()
    changed(page, 1)
    page.get_by_role("link", name="Cost").first.click()
    expect(page).to_have_url(re.compile("/cost"))
    watched.ended(2)


def test_an_open_block_is_the_photos_and_the_camera_leaves_it_alone(visit: Visits) -> None:
    page = visit()
    climbed(page)
    camera_on(page)
    volumes = page.locator(".network")
    page.locator('.faces [data-block="conv_pw_5"]').click()
    camera_off(page)
    expect(page.locator(".camera-said")).to_have_text("The camera stopped: a block that is open shows the photo.")
    expect(volumes).to_have_class(re.compile("opened-block"))
    camera_button(page).click()
    expect(shown(page)).to_have_attribute("aria-label", "Live camera, 224 × 224 pixels")
    expect(volumes).not_to_have_class(re.compile("opened-block"))


def test_a_camera_that_ends_or_is_not_given_is_one_sentence(visit: Visits) -> None:
    page = visit()
    climbed(page)
    said = page.locator(".camera-said")
    camera_button(page).click()  # nobody has granted it
    expect(said).to_have_text(re.compile("^The browser gives no camera"))
    camera_off(page)
    page.evaluate(
        """() => { const given = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
            navigator.mediaDevices.getUserMedia = async (wish) => (window.stream = await given(wish)); }"""
    )
    camera_on(page)
    page.evaluate("stream.getTracks().forEach((track) => track.dispatchEvent(new Event('ended')))")
    expect(said).to_have_text("The camera gives no picture any more.")
    camera_off(page)
    assert ["ended"] == page.evaluate("stream.getTracks().map((track) => track.readyState)")


def last(browser: WebSocketRoute, code: int, text: str | bytes) -> None:
    browser.send(text)
    browser.close(code=code)


def cut(page: Page, *codes: int) -> None:
    """The server's end closes after the first answer, each time with the next of these codes; then it is as ever."""
    left = list(codes)

    def between(browser: WebSocketRoute) -> None:
        server = browser.connect_to_server()
        if left:
            server.on_message(partial(last, browser, left.pop(0)))

    page.route_web_socket(re.compile("sockets/camera"), between)


def test_a_connection_that_is_lost_or_has_no_room_is_one_sentence_and_may_be_tried_again(visit: Visits) -> None:
    page = visit()
    climbed(page)
    page.context.grant_permissions(["camera"])
    cut(page, 1001, 1013)
    for sentence in ("The connection was lost, so the camera stopped.", "Too many cameras are on"):
        camera_button(page).click()
        expect(page.locator(".camera-said")).to_have_text(re.compile(sentence))
        camera_off(page)
    camera_on(page)
    expect(page.locator(".camera-said")).to_be_empty()


def test_while_the_network_is_busy_the_answer_is_said_to_be_old(visit: Visits) -> None:
    page = visit()
    climbed(page)
    answers: list[tuple[WebSocketRoute, str | bytes]] = []

    def between(browser: WebSocketRoute) -> None:
        browser.connect_to_server().on_message(lambda text: answers.append((browser, text)))

    page.route_web_socket(re.compile("sockets/camera"), between)
    page.context.grant_permissions(["camera"])
    camera_button(page).click()
    said = page.locator(".camera-said")
    expect(said).to_have_text("The network is busy: this is not what it says now.")
    expect(page.locator(".says .first")).to_have_text("malamute")  # before the first answer the photo stands
    browser, text = answers.pop()
    browser.send(text)
    expect(shown(page)).to_have_attribute("aria-label", "Live camera, 224 × 224 pixels")
    expect(said).to_be_empty()
    expect(said).to_have_text(re.compile("^The network is busy"))
    camera_button(page, "Stop camera").click()
    camera_off(page)
    expect(said).to_be_empty()


def test_where_the_browser_gives_no_camera_there_is_no_button(visit: Visits) -> None:
    page = visit("/cost")
    page.add_init_script("Object.defineProperty(Navigator.prototype, 'mediaDevices', { get: () => undefined })")
    page.goto("/")
    climbed(page)
    expect(page.locator("button.camera")).to_be_hidden()
