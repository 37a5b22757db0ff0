"""What the components share, apart from any page."""

import pytest
from playwright.sync_api import Browser

from tests.test_layers import ROOT

SHARED = ROOT / "mobilenet_viz" / "ui" / "components" / "shared" / "shared.js"
# A choice that is never told to Python, one that Python has not heard of yet, and one that it has.
LATER = """async () => {
    const pending = new Pending();
    const seen = [];
    const sent = [];
    const over = (chosen, heard) => seen.push(pending.over(chosen, heard));
    pending.take({ map: "saliency" });
    over({ map: "evidence", at: 13 });
    await new Promise((told) => pending.settle((choice) => { sent.push(choice); told(); }));
    over({ map: "evidence", at: 13 }, null);
    pending.take({ at: 3 });
    over({ map: "evidence", at: 13 }, sent[0].number - 1);
    await new Promise((told) => pending.settle((choice) => { sent.push(choice); told(); }));
    over({ map: "saliency", at: 13 }, sent[0].number);
    over({ map: "evidence", at: 7 }, sent[1].number);
    return { seen: seen.map(({ map, at }) => [map, at]), sent: sent.map(({ map, at }) => [map, at ?? null]),
             later: sent[1].number > sent[0].number }; }"""


def test_a_choice_outlasts_the_answers_that_do_not_know_it_and_python_has_the_last_word(browser: Browser) -> None:
    page = browser.new_page()
    page.add_script_tag(content=SHARED.read_text("utf-8").replace("export default function", "function called"))
    found = page.evaluate(LATER)
    page.close()
    old, both = ["saliency", 13], ["saliency", 3]
    assert [old, old, both, both, ["evidence", 7]] == found["seen"]
    assert [["saliency", None], both] == found["sent"]  # one that was overtaken is told again
    assert found["later"]


# What is made and what is written, with the parts in which no line may end; a drawing's text has no such parts.
UNBROKEN = """(text) => {
    const written = make("p"), label = draw("text");
    for (const element of [written, label]) write(element, text);
    return [make("p", {}, text), written, label].map((element) =>
        [element.textContent, [...element.children].map((part) => part.textContent)]); }"""
TERMS = {
    "MobileNet with α = 0.75, at 224×224 px, needs 325 million Mult-Adds.": ["α = 0.75", "224×224 px", "Mult-Adds"],
    "α = 0.5인 신경망은 곱셈-덧셈이 26.2 %입니다": ["α = 0.5", "곱셈-덧셈", "26.2 %"],
    "α 1.00: 568.7 M, 4.82 MB": ["α 1.00", "568.7 M", "4.82 MB"],
    "52에서 13(백만 개)로": ["13(백만 개)"],
    "top-1 = 12, 3 Kinds": [],
}


@pytest.mark.parametrize("text", TERMS)
def test_a_line_never_ends_inside_a_symbol_with_its_value_or_a_name_and_the_text_is_the_same(
    browser: Browser, text: str
) -> None:
    page = browser.new_page()
    page.add_script_tag(content=SHARED.read_text("utf-8").replace("export default function", "function called"))
    found = page.evaluate(UNBROKEN, text)
    page.close()
    assert [[text, TERMS[text]], [text, TERMS[text]], [text, []]] == found


# A symbol and a quotation, which are nodes, with what they equal or their unit; a text's own terms; a value twice.
TIED = """() => {
    const values = { N: make("b", {}, "N"), n: 64, share: make("i", {}, "95"), size: 224, side: "7" };
    const said = make("p", {}, ...rich("{N} = {n}일 때 {share} %, {size} px, {side}×{side} px {size}: 4.82 MB", values));
    return [said.textContent, [...said.children].map((part) => part.outerHTML)]; }"""


def test_a_line_never_ends_between_a_node_and_its_unit_or_what_it_equals(browser: Browser) -> None:
    page = browser.new_page()
    page.add_script_tag(content=SHARED.read_text("utf-8").replace("export default function", "function called"))
    page.add_script_tag(content=SHARED.with_name("explorer.js").read_text("utf-8"))
    text, parts = page.evaluate(TIED)
    page.close()
    assert "N = 64일 때 95 %, 224 px, 7×7 px 224: 4.82 MB" == text
    tied = ["<b>N</b> = 64", "<i>95</i> %", "224 px", "7 px", "4.82 MB"]
    assert [f"<no-break>{part}</no-break>" for part in tied] == parts


# The same root twice, the first time called off, as Streamlit does when the second is near; something carried, the end
# of the root, something carried again, and the root once more.
KEPT = """() => {
    const log = [];
    class View {
        constructor(root) { log.push("made"); this.root = root; }
        update({ data }) { log.push(data); }
        arrive() { log.push("arrived"); }
        stop() { log.push("stopped"); }
    }
    const parentElement = make("div");
    document.body.append(parentElement);
    const carry = () => document.dispatchEvent(new Event(CARRIED));
    const overtaken = keep({ parentElement, data: "first" }, View);
    overtaken();
    const end = keep({ parentElement, data: "second" }, View);
    carry();
    parentElement.remove();
    end();
    carry();
    keep({ parentElement, data: "third" }, View);
    return log; }"""


def test_a_view_is_made_once_for_a_root_hears_what_is_carried_and_ends_with_it(browser: Browser) -> None:
    page = browser.new_page()
    page.add_script_tag(content=SHARED.read_text("utf-8").replace("export default function", "function called"))
    found = page.evaluate(KEPT)
    page.close()
    assert ["made", "first", "second", "arrived", "stopped", "made", "third"] == found
