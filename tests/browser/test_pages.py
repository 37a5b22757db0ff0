"""Every page: opens from its own address on a fresh server, in both languages and both themes, and is quiet."""

import re
import sys

import pytest
from playwright.sync_api import expect

from mobilenet_viz.facts import text
from mobilenet_viz.ui.shell import PAGES
from tests.browser.harness import MENU, Visits, app_ready, axe
from tests.browser.server import Server, wait_until
from tests.browser.wire import Wire

PATHS = {page.name: "/" if page is PAGES[0] else f"/{page.name}" for page in PAGES}


def menu(language: str) -> list[str]:
    return [text.say(language, f"{room}.nav") for room in PATHS]


@pytest.mark.parametrize("name", PATHS)
def test_a_page_opens_whole_from_its_own_address_on_a_server_nobody_visited(visit_cold: Visits, name: str) -> None:
    """The first visitor decides what a server shows to all: a page without its frame would stay so."""
    page = visit_cold(PATHS[name])
    expect(page.locator(MENU)).to_have_text(menu("en"))
    expect(page.get_by_role("heading", level=1)).to_have_count(1)


@pytest.mark.parametrize(
    ("name", "locale", "language"), [*((name, "ko-KR", "ko") for name in PATHS), (next(iter(PATHS)), "de-DE", "en")]
)
def test_a_page_speaks_the_language_of_the_browser(visit: Visits, name: str, locale: str, language: str) -> None:
    page = visit(PATHS[name], locale=locale)
    expect(page.locator(MENU)).to_have_text(menu(language))
    assert language == page.evaluate("document.documentElement.lang")


@pytest.mark.parametrize("name", PATHS)
def test_a_page_has_no_accessibility_violation(visit: Visits, name: str) -> None:
    """In the dark theme; the tests of a page's parts look at both."""
    assert axe(visit(PATHS[name], theme="dark")) == []


def test_the_files_of_a_page_reach_a_class_at_half_their_size_or_less(visit: Visits) -> None:
    sizes = visit("/").evaluate(
        """performance.getEntriesByType("resource").filter((file) => file.name.includes("/static/js/"))
            .map((file) => [file.encodedBodySize, file.decodedBodySize])"""
    )
    sent, whole = map(sum, zip(*sizes, strict=True))
    assert sent < whole / 2


# Boxes of what stands in the header or below it: the pages, then what the frame adds.
HEADER = """() => {
    const seen = (selector) =>
        [...document.querySelectorAll(selector)].map((e) => e.getBoundingClientRect()).filter((box) => box.width);
    return [seen('.st-key-menu a'), seen(".st-key-frame")[0]]; }"""


@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
def test_every_page_is_in_the_menu_and_nothing_lies_over_it_at_any_width(visit: Visits, locale: str) -> None:
    page = visit(PATHS["paper"], locale=locale)
    for width in (390, 767, 768, 900, 1199, 1263, 1264, 1280, 1600):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_function(f"({HEADER})()[0].length === {len(PATHS)}")
        links, frame = page.evaluate(HEADER)
        assert [] == [link for link in links if link["right"] > frame["left"] and link["top"] < frame["bottom"]], width


# Something is pressed and at once, before it is said to the server, a page in the menu.
PRESS_BOTH = """(selector) => {
    const roots = [document, ...[...document.querySelectorAll("*")].map((e) => e.shadowRoot).filter(Boolean)];
    roots.map((root) => root.querySelector(selector)).find(Boolean).click();
    document.querySelectorAll('.st-key-menu a')[2].click(); }"""
LAST_PRESSED = {
    "/": (".alpha .marks button:first-child", "alpha=0.25"),
    "/filtering?part=groups": (".slider .marks button:last-child", "groups=12"),
    "/cost": ("[data-dial=n] .marks button:first-child", "n=64"),
    "/cost?topic=tools": (".bill button:last-child", "convention="),
}


@pytest.mark.parametrize("path", LAST_PRESSED)
def test_what_is_pressed_last_before_a_page_is_left_is_heard(visit: Visits, path: str) -> None:
    page = visit(path)
    control, chosen = LAST_PRESSED[path]
    page.evaluate(PRESS_BOTH, control)
    expect(page.get_by_role("heading", level=1)).to_have_text(text.say("en", "see.title"))
    expect(page).to_have_url(re.compile(f"/see.*{chosen}"))


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_tensorflow_and_keras_are_in_the_workers_and_never_in_the_web_process(visit: Visits, server: Server) -> None:
    for path in PATHS.values():
        visit(path)
    assert wait_until(lambda: bool(server.processes(using="tensorflow"))), "no worker loaded TensorFlow"
    for library in ("tensorflow", "h5py", "ml_dtypes"):  # Keras itself is Python, but never comes without these
        assert server.processes(using=library), f"nobody uses {library}: this would prove nothing"
        assert server.process.pid not in server.processes(using=library)


def test_a_page_asked_for_while_others_still_arrive_comes_whole(visit: Visits) -> None:
    """The server spares large messages that the browser said it has kept, and by then it may have forgotten them."""
    page = visit("/filtering")
    wire = Wire(page)
    links = page.locator(MENU)
    links.first.click()
    expect(page.locator("#dial-alpha")).to_be_visible()
    app_ready(page)
    wire.hold(1)
    links.nth(1).click()  # the held message says what this browser has kept
    for step in ("0.95", "0.90", "0.85", "0.80", "0.75", "0.70"):  # runs that make it forget
        page.locator("#dial-alpha").press("ArrowLeft")
        expect(page).to_have_url(re.compile(f"alpha={step}"))
    wire.release()
    expect(page.locator("#play")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_one_step_back_leads_to_the_page_before_as_it_was(visit: Visits) -> None:
    page = visit(f"{PATHS['cost']}?topic=times&alpha=0.5")
    before = page.evaluate("history.length")
    for name in ("filtering", "paper"):
        page.locator(MENU).nth(list(PATHS).index(name)).click()
        page.wait_for_url(re.compile(f"/{name}"))
        page.mouse.click(1270, 790)  # somebody is quick
        expect(page).to_have_url(re.compile(rf"/{name}\?.*alpha=0.5"))
    assert before + 2 == page.evaluate("history.length")
    for name in ("filtering", "cost"):
        page.go_back()
        expect(page).to_have_url(re.compile(rf"/{name}\?.*alpha=0.5"))
        expect(page.get_by_role("heading", level=1)).to_have_text(text.say("en", f"{name}.title"))
    expect(page.get_by_role("button", name=text.say("en", "cost.part_times"))).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="0.25", exact=True).first.click()
    expect(page).to_have_url(re.compile("alpha=0.25"))
    page.go_back()  # what is chosen on a page has a step of its own
    expect(page).to_have_url(re.compile("alpha=0.5"))
