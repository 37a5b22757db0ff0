"""Two parts of page 3 as Streamlit calls them, apart from any page: again, with old news, at each step of progress."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from mobilenet_viz.engine import Deletion, FakeEngine
from tests.browser.modules import expose, modules_page
from tests.see_app import opened

NAMES = ("hide", "compare")
# What Streamlit does with a component: `show` at every run, the cleanup when it goes.
MOUNTED = """async (name) => {
    const parentElement = document.body.appendChild(document.createElement("div"));
    parentElement.id = "root";
    const { show } = await import(`/modules/0/0/see/${name}/component.js`);
    window.told = [];
    const setTriggerValue = (_, choice) => told.push(choice);
    window.call = async (data) => { window.end = await show({ parentElement, data, setTriggerValue }); }; }"""
SPOKEN = """() => [...document.querySelectorAll("[role=status], [aria-live]")].map((e) => e.textContent)"""
SLIDER = """async (to) => {
    const slider = document.querySelector("#hidden");
    slider.value = to;
    slider.dispatchEvent(new Event("input"));
    slider.dispatchEvent(new Event("change"));
    const before = told.length;
    while (told.length === before) await new Promise(requestAnimationFrame);
    return told.at(-1); }"""

Mount = Callable[[str], Page]


@pytest.fixture
def mount(browser: Browser) -> Iterator[Mount]:
    """`mount("hide")`: a page with a place for that component, `call(data)` and `end()`."""
    with modules_page(browser) as page:

        def mounted(name: str) -> Page:
            expose(page, "shared/carried.js")
            page.evaluate(MOUNTED, name)
            return page

        yield mounted


def data_of(name: str, **link: str) -> dict[str, Any]:
    """What Python gives the component."""
    parts = opened(view=name, **link).get("bidi_component")
    sent = [json.loads(part.proto.json) for part in parts if part.proto.component_name == f"mobilenet.see.{name}"]
    data: dict[str, Any] = sent[0]
    return data


@pytest.mark.parametrize("name", NAMES)
def test_a_component_shown_again_on_its_root_stands_there_once(fake: FakeEngine, mount: Mount, name: str) -> None:
    page, data = mount(name), data_of(name)
    page.evaluate("(data) => call(data)", data)
    count = "document.querySelectorAll('#root *').length"
    before = page.evaluate(count)
    page.evaluate("(data) => { end(); return call(data); }", data)
    assert before == page.evaluate(count)


def test_the_slider_stays_where_it_was_put_until_python_has_heard_of_it(fake: FakeEngine, mount: Mount) -> None:
    page, data = mount("hide"), data_of("hide")

    def after(hidden: int, heard: float | None) -> str:
        page.evaluate("(data) => call(data)", data | {"chosen": data["chosen"] | {"hidden": hidden}, "heard": heard})
        return str(page.locator("output").text_content())

    assert "3 of 49 cells" == after(3, None)
    sent = page.evaluate(SLIDER, 20)
    assert 20 == sent["hidden"]
    assert "20 of 49 cells" == after(3, None)  # a step of progress, drawn before the message came
    assert "20 of 49 cells" == after(20, sent["number"])
    assert "7 of 49 cells" == after(7, sent["number"])  # a link


@pytest.mark.parametrize("name", NAMES)
def test_progress_is_shown_and_not_read_aloud_at_every_step(fake: FakeEngine, mount: Mount, name: str) -> None:
    page = mount(name)
    fake.hold(Deletion, progress=0.0)
    data = data_of(name)
    waits = [data["test"]] if name == "hide" else data["sides"]
    spoken, shown = [], []
    for progress in (0.2, 0.42):
        for each in waits:
            each.update(missing=True, stopped=False)
        page.evaluate(
            "([name, value]) => carry(name, value)",
            [f"{name}_progress", progress if name == "hide" else [progress] * 2],
        )
        page.evaluate("(data) => call(data)", data)
        spoken.append(page.evaluate(SPOKEN))
        shown.append(page.locator(".asked b").first.text_content())
    assert ["20\u00a0%", "42\u00a0%"] == shown
    assert spoken[0] == spoken[1]
    said = page.locator(".asked [role=status]")
    assert said.count() == len(waits)
    assert "" != said.first.text_content()
