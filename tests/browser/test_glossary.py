"""The glossary as a page: every term in both languages, on the screen and on paper."""

import re

from playwright.sync_api import expect

from mobilenet_viz.facts import glossary
from tests.browser.bounds import bounds
from tests.browser.harness import Visits


def test_the_glossary_is_printed_whole_black_on_white_with_both_languages_beside_each_other(visit: Visits) -> None:
    page = visit("/glossary", theme="dark")
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(len(glossary.entries()))
    first, last = glossary.entries()[0], glossary.entries()[-1]
    for language in ("en", "ko"):
        said = glossary.said(language)
        expect(rows.first).to_contain_text(said[first]["names"][language])
        expect(rows.last).to_contain_text(said[last]["said"])
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 794, "height": 1123})  # A4
    english, korean = (bounds(rows.first.locator(f"td[lang={language}]")) for language in ("en", "ko"))
    assert english["x"] + english["width"] <= korean["x"]
    for chrome in (".stAppHeader", ".st-key-frame", ".st-key-menu", "#print"):
        expect(page.locator(chrome)).to_be_hidden()
    for text in (page.locator("h1"), rows.first.locator("th").first, rows.last.locator("td").last):
        expect(text).to_have_css("color", "rgb(0, 0, 0)")
    expect(page.locator(".stApp")).to_have_css("background-color", "rgb(255, 255, 255)")
    assert len(re.findall(rb"/Type /Page\b(?!s)", page.pdf(format="A4"))) > 1
