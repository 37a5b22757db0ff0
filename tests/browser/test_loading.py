"""Modules of a component that do not come, once or until the visitor asks again; and that no message holds them."""

import re

import pytest
from playwright.sync_api import Page, Route, WebSocket, expect

from mobilenet_viz.facts import text
from mobilenet_viz.ui.server import routes
from tests.browser.harness import MENU, Visits, app_ready
from tests.browser.views import VIEWS

MODULES = re.compile(r"/modules/.*\.(js|json)")
# Beside the component a page begins with: what is small and not on every page, and what stands below a chart.
BESIDE = {f"{name}/component.js" for name in ("frame/carrier", "frame/type_size")} | {
    *routes.files("train/owner"),
    *routes.files("paper/networks"),
    f"paper/networks/{routes.LOOKS}",
}
FORGIVEN = ("net::ERR_FAILED", "404", "Failed to fetch", "TypeError")  # what a browser says of what we keep from it


def forgive(visit: Visits) -> None:
    """What this test provokes is no problem of the page's."""
    visit.problems[:] = [each for each in visit.problems if not any(reason in each for reason in FORGIVEN)]


def open_cost(page: Page) -> None:
    page.locator(MENU).nth(3).click()


# Of the component itself, of what it shares, of its looks; and its data.
@pytest.mark.parametrize("file", ["cost/layer/component.js", "shared/dial.js", "cost/layer/looks.json"])
def test_what_fails_once_is_had_again_and_the_page_stands(visit: Visits, file: str) -> None:
    page = visit("/paper")
    failed: list[str] = []

    def fail_once(route: Route) -> None:
        failed.append(route.request.url)
        if len(failed) == 1:
            route.abort()
        else:
            route.continue_()

    page.route(f"**/{file}", fail_once)
    open_cost(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(text.say("en", "cost.title"))
    app_ready(page)
    assert len(failed) > 1
    expect(page.get_by_role("alert")).to_have_count(0)
    forgive(visit)


@pytest.mark.parametrize(("locale", "language"), [("en-US", "en"), ("ko-KR", "ko")])
def test_what_keeps_failing_is_said_in_the_language_of_the_page_and_comes_when_asked(
    visit: Visits, locale: str, language: str
) -> None:
    page = visit("/paper", locale=locale)
    page.route(MODULES, lambda route: route.abort())
    open_cost(page)
    expect(page.get_by_role("alert")).to_contain_text(text.say(language, "common.unloaded"))
    again = page.get_by_role("button", name=text.say(language, "common.load_again"))
    with page.expect_event("requestfailed", lambda request: request.resource_type == "script"):
        again.click()  # in vain
    expect(again).to_be_enabled()
    page.unroute(MODULES)
    again.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(text.say(language, "cost.title"))
    expect(page.get_by_role("alert")).to_have_count(0)
    forgive(visit)


def test_data_that_are_everybodys_are_had_again_too(visit: Visits) -> None:
    page = visit("/paper")
    page.route("**/data/*.json", lambda route: route.abort(), times=1)
    page.locator(MENU).first.click()
    expect(page.locator("figure svg g.layer").first).to_be_visible()
    forgive(visit)


def test_a_tab_from_before_an_update_gets_the_page_as_it_is_now(visit: Visits) -> None:
    page = visit("/paper")
    page.route(MODULES, lambda route: route.fulfill(status=404))
    open_cost(page)
    again = page.get_by_role("button", name=text.say("en", "common.load_again"))
    expect(again).to_be_visible()
    page.evaluate("window.before = true")
    page.unroute(MODULES)
    page.route(MODULES, lambda route: route.fulfill(status=404), times=1)
    again.click()
    page.wait_for_function("() => !window.before")  # the heading was there before, too
    expect(page.get_by_role("heading", level=1)).to_have_text(text.say("en", "cost.title"))
    app_ready(page)
    forgive(visit)


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_names_in_its_html_what_its_components_ask_for(visit: Visits, view: str) -> None:
    page = visit(VIEWS[view])
    named = set(re.findall(r'href="modules/\w+/0/([^"]+)"', page.request.get(page.url).text()))
    profiler = page.context.new_cdp_session(page)
    profiler.send("Profiler.enable")
    profiler.send("Profiler.startPreciseCoverage", {"callCount": True})
    page.reload()
    app_ready(page)
    had = page.evaluate("performance.getEntriesByType('resource').map((file) => file.name)")
    assert {own(each) for each in had if "/modules/" in each and own(each) not in BESIDE} == named - BESIDE
    scripts = profiler.send("Profiler.takePreciseCoverage")["result"]
    ran = {
        own(each["url"])
        for each in scripts
        if "/modules/" in each["url"] and each["functions"][0]["ranges"][0]["count"]
    }
    assert ran - BESIDE == {each for each in named - BESIDE if each.endswith(".js")}  # and named is nothing else


def own(address: str) -> str:
    """The path of a file of ours, as `routes.modules` has it."""
    return address.partition("/0/")[2]


def test_no_source_of_a_component_is_in_any_message(visit: Visits) -> None:
    page = visit("/paper")
    messages: list[bytes] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: messages.append(frame if isinstance(frame, bytes) else frame.encode()))

    page.on("websocket", listen)
    for path in ("/", "/filtering", "/see?view=hide", "/cost?topic=tools", "/paper"):
        page.goto(path)
        app_ready(page)
    received = b"".join(messages)
    lines = {
        line.strip()
        for file, body in routes.modules().items()
        if file != "shared/palette.css"
        for line in body.splitlines()
    }
    assert [] == sorted(line for line in lines if len(line) > 40 and line in received)
    assert b"modules/" + routes.version().encode() in received  # what brings them is
