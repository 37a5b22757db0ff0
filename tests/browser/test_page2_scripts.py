"""Page 2's scripts without a server: what they print, what they take for chosen, and that they can be shown again."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from streamlit.testing.v1 import AppTest

from mobilenet_viz import engine
from mobilenet_viz.engine import FakeEngine
from tests.browser.modules import expose, modules_page
from tests.test_layers import ROOT

PARTS = {"story": "story", "groups": "groups", "block": "network"}
SHOW_TWICE = """async ([data, brought]) => {
    for (const [name, value] of Object.entries(brought)) carry(name, value);
    const root = document.body.appendChild(document.createElement("main"));
    const told = [[], []];
    const found = [];
    let said;
    for (const list of told) {
        const setTriggerValue = (_, choice) => said(list.push(choice));
        const stop = await show({ parentElement: root, data, setTriggerValue });
        found.push(root.querySelectorAll("*").length);
        if (list === told[0]) stop();
    }
    const button = data.chosen?.step && root.querySelectorAll(".steps button")[2];
    if (button) await new Promise((done) => { said = done; button.click(); });
    return { found, told: told.map((list) => list.map(({ step }) => step)) }; }"""
# A part whose maps come by a carrier that is drawn after it.
LATE = """async ([data, brought]) => {
    const parentElement = document.body.appendChild(document.createElement("main"));
    await show({ parentElement, data, setTriggerValue: () => {} });
    const drawn = () => [...parentElement.querySelectorAll("canvas")].filter((e) => e.width > 1 && e.getContext("2d")
        .getImageData(0, 0, e.width, e.height).data.some((value) => value)).length;
    const before = drawn();
    for (const [name, value] of Object.entries(brought)) carry(name, value);
    return [before, drawn()]; }"""


@pytest.fixture
def blank(browser: Browser) -> Iterator[Page]:
    with modules_page(browser) as page:
        yield page


def given(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What Python sends to a component of page 2, and what it carries beside it."""
    engine.install(FakeEngine())
    app = AppTest.from_file(str(ROOT / "mobilenet_viz" / "main.py"))
    app.query_params["part"] = PARTS[name]
    app.switch_page(str(ROOT / "pages" / "filtering.py")).run()
    assert not app.exception
    sent = [(part.proto.component_name, json.loads(part.proto.json)) for part in app.get("bidi_component")]
    (data,) = [data for component, data in sent if component == f"mobilenet.filtering.{name}"]
    return data, {data["name"]: data["value"] for component, data in sent if component == "mobilenet.frame.carrier"}


@pytest.mark.parametrize("name", PARTS)
def test_a_part_shown_again_on_the_same_root_stands_there_once_and_answers(blank: Page, name: str) -> None:
    expose(blank, "shared/carried.js", f"filtering/{name}/component.js")
    shown = blank.evaluate(SHOW_TWICE, [*given(name)])
    once, twice = shown["found"]
    assert once == twice > 50
    assert [[], ["3"] if name == "story" else []] == shown["told"]


@pytest.mark.parametrize("name", PARTS)
def test_maps_that_come_after_their_part_are_drawn_when_they_come(blank: Page, name: str) -> None:
    expose(blank, "shared/carried.js", f"filtering/{name}/component.js")
    data, brought = given(name)
    before, after = blank.evaluate(LATE, [data, brought])
    assert before + 3 <= after  # kernels of the groups are there from the start


def test_what_is_printed_as_zero_has_no_sign(blank: Page) -> None:
    expose(blank, "shared/numbers.js")
    numbers = [[-0.004, 2], [-0.006, 2], [-0.0, 2], [-0.4, 0], [-3, 0], [0.004, 2], [-0.0004, 3]]
    printed = blank.evaluate("(numbers) => numbers.map(([number, digits]) => signed(number, digits))", numbers)
    assert ["0.00", "−0.01", "0.00", "0", "−3", "0.00", "0.000"] == printed
