"""Your own model: the example is guessed at, a file is chosen or dropped, counted, drawn; a bad one changes nothing."""

import csv
from base64 import b64encode

import pytest
from playwright.sync_api import FilePayload, Page, expect

from mobilenet_viz.facts import text
from mobilenet_viz.network.from_keras.file import HEAD
from mobilenet_viz.network.from_keras.walk import ledger_of
from tests.browser.bounds import bounds
from tests.browser.harness import Theme, Visits, axe, small_type
from tests.configs import conv, functional, layer, taken
from tests.keras_file import OPEN, SMALL, hostile, packed

ADDRESS = "/networks?aspect=own"
WORDS = text.section("en", "own")
BRANCHES = functional(
    taken(), *(conv(f"conv{i}", "in") for i in range(40)), layer("Add", "sum", *(f"conv{i}" for i in range(40)))
)


def choose(page: Page, data: bytes, name: str = "mine.keras") -> None:
    page.locator(".drop input").set_input_files(FilePayload(name=name, mimeType="", buffer=data))


def test_what_the_layers_take_is_covered_until_it_is_guessed(visit: Visits) -> None:
    page = visit(ADDRESS)
    dense = page.locator(".layers tbody tr").filter(has=page.get_by_role("rowheader", name="dense", exact=True))
    assert ["?"] * 4 == dense.locator(".number").all_inner_texts()
    expect(page.locator(".drawing rect.parameters")).to_have_count(0)
    parameters, work = page.locator(".ask").all()
    parameters.get_by_role("button", name="conv2d_1").click()
    expect(parameters.locator(".question")).to_contain_text("91.1 %")
    expect(dense.locator(".number")).to_have_text(["?", "?", "204,928", "91.1 %"])
    assert page.locator(".drawing rect.parameters").count() > 0
    expect(page.locator(".drawing rect.mult_adds")).to_have_count(0)
    work.get_by_role("button", name="conv2d_1").click()
    expect(work.locator(".question")).to_contain_text("84.8 %")
    expect(dense.locator(".number")).to_have_text(["204,800", "7.78 %", "204,928", "91.1 %"])


def test_a_chosen_file_is_counted_drawn_and_taken_along_however_large_its_weights_are(visit: Visits) -> None:
    page = visit(ADDRESS)
    choose(page, packed(BRANCHES, others={"model.weights.h5": bytes(12 * HEAD)}))  # more than a photo may have
    expect(page.locator("#model")).to_have_text(WORDS["model_own"].format(name="model"))
    counted = ledger_of(BRANCHES)
    expect(page.locator(".totals tbody tr").first.locator("td").first).to_have_text(f"{counted.mult_adds:,}")
    expect(page.locator(".drawing g.layer")).to_have_count(42)
    expect(page.locator(".layers tbody tr")).to_have_count(42)
    expect(page.locator(".plot text", has_text="model")).to_have_count(1)
    with page.expect_download() as download:
        page.get_by_test_id("stDownloadButton").get_by_role("button").click()
    rows = list(csv.DictReader(download.value.path().read_text("utf-8").splitlines()))
    assert (43, str(counted.parameters)) == (len(rows), rows[-1]["parameters"])
    drawing = page.locator(".drawing")
    assert drawing.evaluate("(it) => it.scrollWidth > it.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("link", name=text.say("en", "cost.nav")).first.click()
    expect(page.locator(".drawing")).to_have_count(0)
    page.get_by_role("link", name=text.say("en", "networks.nav")).first.click()
    page.get_by_role("button", name=text.say("en", "networks.part_own")).click()
    expect(page.locator(".drawing g.layer")).to_have_count(42)


DROP = """([base64, name]) => {
    const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], name));
    document.querySelector(".st-key-head_with_photo").dispatchEvent(
        new DragEvent("drop", { dataTransfer, bubbles: true, composed: true, cancelable: true })); }"""


def test_a_file_can_be_dropped_anywhere_and_is_taken_for_no_photo(visit: Visits) -> None:
    page = visit(ADDRESS)
    page.evaluate(DROP, [b64encode(packed(SMALL)).decode(), "Mine.KERAS"])
    expect(page.locator("#model")).to_have_text(WORDS["model_own"].format(name="model"))
    expect(page.get_by_test_id("stAlert")).to_have_count(0)


@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
def test_a_file_that_cannot_be_used_says_so_and_changes_nothing_else(visit: Visits, locale: str) -> None:
    page = visit(ADDRESS, locale=locale)
    language = locale[:2]
    choose(page, packed(SMALL))
    title = text.say(language, "own.model_own", name="model")
    expect(page.locator("#model")).to_have_text(title)
    for case in ("a program inside", "cut off", "a zip bomb", "a path outside", "1e5 layers"):
        data, key = hostile()[case]
        choose(page, data)
        sentence = text.section(language, "refusal")[key]
        expect(page.locator(".said.refused")).to_contain_text(sentence.rpartition("}")[2])
        expect(page.locator("#model")).to_have_text(title)
    choose(page, packed(SMALL))
    expect(page.locator(".said")).to_have_text("")


def test_a_model_that_leaves_its_size_open_is_counted_at_the_size_that_is_chosen(visit: Visits) -> None:
    page = visit(ADDRESS)
    expect(page.locator("#size")).to_be_hidden()
    choose(page, packed(OPEN))
    work = page.locator(".totals tbody tr").first.locator("td").first
    expect(work).to_have_text(f"{27 * 8 * 224**2:,}")
    page.locator("#size").select_option("64")
    expect(work).to_have_text(f"{27 * 8 * 64**2:,}")
    assert "size=64" in page.url


@pytest.mark.parametrize(
    ("theme", "locale", "viewport"),
    [("light", "en-US", (1280, 800)), ("dark", "ko-KR", (390, 844)), ("light", "ko-KR", (3840, 2160))],
)
def test_it_can_be_read(visit: Visits, theme: Theme, locale: str, viewport: tuple[int, int]) -> None:
    page = visit(ADDRESS, theme=theme, locale=locale, viewport=viewport)
    choose(page, packed(BRANCHES))
    expect(page.locator(".drawing g.layer")).to_have_count(42)
    assert axe(page) == []
    assert small_type(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    inside = bounds(page.locator(".drop"))
    for part in page.locator(".drop > *:visible").all():
        box = bounds(part)
        assert inside["x"] <= box["x"]
        assert box["x"] + box["width"] <= inside["x"] + inside["width"]
