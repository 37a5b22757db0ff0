"""What the components share, apart from any page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.modules import expose, modules_page

SHARED = ("carried", "component", "elements", "rich")


@pytest.fixture
def shared_page(browser: Browser) -> Iterator[Page]:
    """An empty page that knows what these modules export."""
    with modules_page(browser) as page:
        expose(page, *(f"shared/{name}.js" for name in SHARED))
        yield page


# What is made and what is written, with the parts in which no line may end; a drawing's text has no such parts.
UNBROKEN = """(text) => {
    const written = make("p"), label = draw("text");
    for (const element of [written, label]) write(element, text);
    return [make("p", {}, text), written, label].map((element) =>
        [element.textContent, [...element.children].map((part) => part.textContent)]); }"""
TERMS = {
    "MobileNet with α = 0.75, at 224×224 px, needs 325 million Mult-Adds.": ["α = 0.75", "224×224 px", "Mult-Adds"],
    "α = 0.5일 때 곱셈-누산 연산은 26.2 %입니다": ["α = 0.5", "곱셈-누산", "26.2 %"],
    "α 1.00: 568.7 M, 4.82 MB": ["α 1.00", "568.7 M", "4.82 MB"],
    "52 M에서 13 M개로, 1.2 B입니다": ["52 M", "13 M", "1.2 B"],
    "top-1 = 12, 3 Kinds": [],
}


@pytest.mark.parametrize("text", TERMS)
def test_a_line_never_ends_inside_a_symbol_with_its_value_or_a_name_and_the_text_is_the_same(
    shared_page: Page, text: str
) -> None:
    found = shared_page.evaluate(UNBROKEN, text)
    assert [[text, TERMS[text]], [text, TERMS[text]], [text, []]] == found


# A symbol and a quotation, which are nodes, with what they equal or their unit; values that are text with what stands
# beside them; a text's own terms; a node and a text twice; a value that is missing.
TIED = """() => {
    const values = { N: make("b", {}, "N"), n: "1,024", share: make("i", {}, "95"), cost: ["2·", make("i", {}, "3")],
                     size: 224, side: "7", alpha: "0.50", mb: 4.82, few: 13 };
    const sentence = "{N} = {n}일 때 {share} %, {cost} M {share} MB {share} B, {N} {size} px, " +
        "{side}×{side} px {size}: {mb} MB, α {alpha}, {few} M개, N = {n}.";
    const said = make("p", {}, ...rich(sentence, values));
    let missing = "";
    try { rich("{N} = {m}", values); } catch (error) { missing = error.message; }
    return [said.textContent, [...said.querySelectorAll("no-break")].map((part) => part.innerHTML), missing]; }"""


def test_a_line_never_ends_between_a_node_and_its_unit_or_what_it_equals(shared_page: Page) -> None:
    text, parts, missing = shared_page.evaluate(TIED)
    nodes = "N = 1,024일 때 95 %, 2·3 M 95 MB 95 B"
    assert f"{nodes}, N 224 px, 7×7 px 224: 4.82 MB, α 0.50, 13 M개, N = 1,024." == text
    tied = ["<b>N</b> = 1,024", "<i>95</i> %", "2·<i>3</i> M", "<i>95</i> MB", "<i>95</i> B"]
    assert [*tied, "224 px", "7×7 px", "4.82 MB", "α 0.50", "13 M", "N = 1,024"] == parts
    assert 'no value for {m} in "{N} = {m}"' == missing


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
    const show = (data) => keep({ parentElement, data }, () => new View(parentElement));
    const overtaken = show("first");
    overtaken();
    const end = show("second");
    carry("maps", 1);
    parentElement.remove();
    end();
    carry("maps", 1);
    show("third");
    return log; }"""


def test_a_view_is_made_once_for_a_root_hears_what_is_carried_and_ends_with_it(shared_page: Page) -> None:
    found = shared_page.evaluate(KEPT)
    assert ["made", "first", "second", "arrived", "stopped", "made", "third"] == found
