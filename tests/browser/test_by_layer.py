"""Where the work is: shares that follow α while it is dragged, and a guess about bytes."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from mobilenet_viz.facts import text
from tests.browser.bounds import bounds
from tests.browser.harness import Theme, Visits, axe, marked, small_type, websocket_frames_sent

PATH = "/cost?topic=where"
AT_HALF_160 = {"mult_adds": "5.80 %", "kernels": "1.69 %", "activation_bytes": "38.3 %", "moved_bytes": "32.7 %"}


def lane(page: Page, measure: str) -> Locator:
    return page.locator(".lane", has=page.locator(f'[data-measure="{measure}"]'))


def first(page: Page, measure: str) -> Locator:
    """The share of the depthwise layers."""
    return lane(page, measure).locator(".first")


def cells(row: Locator) -> list[str]:
    """The share and what is printed."""
    return [cell.replace("\xa0", " ") for cell in row.locator("td").all_inner_texts()[1:]]


def width(page: Page, measure: str, kind: str) -> float:
    """How much of its bar a kind takes."""
    part = lane(page, measure).locator(f'[data-kind="{kind}"]')
    found: float = part.evaluate("(e) => e.getBoundingClientRect().width / e.parentElement.clientWidth")
    return found


def test_shares_follow_alpha_and_rho_while_they_are_dragged_and_nothing_is_sent(visit: Visits) -> None:
    page = visit(f"{PATH}&measure=moved_bytes")
    expect(page.get_by_text("Network ready")).to_be_attached()  # until then the frame asks for it
    expect(first(page, "moved_bytes")).to_have_text("35.0 %")
    sent = len(websocket_frames_sent(page))
    for symbol, steps, step in (("alpha", 20, 10), ("rho", 7, 5)):  # to 0.5 and 160 px
        slider = page.locator(f"#dial-{symbol}")
        box = bounds(slider)
        page.mouse.move(box["x"] + box["width"] - 8, box["y"] + box["height"] / 2)
        page.mouse.down()
        page.mouse.move(box["x"] + 8 + (step - 1) / (steps - 1) * (box["width"] - 16), box["y"] + 5, steps=4)
        if symbol == "alpha":
            expect(first(page, "mult_adds")).to_have_text("5.81 %")
            assert len(websocket_frames_sent(page)) == sent
            page.mouse.up()
            expect(page).to_have_url(re.compile("alpha=0.50"))
            sent = len(websocket_frames_sent(page))
    for measure, share in AT_HALF_160.items():
        expect(first(page, measure)).to_have_text(share)
        assert float(share[:-2]) / 100 == pytest.approx(width(page, measure, "depthwise"), abs=0.003)
    assert width(page, "kernels", "classifier") == pytest.approx(0.388, abs=0.003)
    expect(lane(page, "mult_adds").locator(".total")).to_have_text("76.5 M")
    expect(page.locator(".amounts tbody tr").first).to_have_text("depthwise 3×35.18 MB32.74 %0.86")
    assert len(websocket_frames_sent(page)) == sent
    page.mouse.up()
    expect(page).to_have_url(re.compile("size=160"))


def test_the_bytes_are_guessed_before_they_are_uncovered_and_table_2_stands_beside_its_recomputation(
    visit: Visits,
) -> None:
    page = visit(PATH)
    question = page.locator(".question")
    expect(question).to_have_text(
        re.compile(r"^In MobileNet 1\.0-224 the depthwise layers do 3\.06\s% of the Mult-Adds")
    )
    rows = page.locator(".amounts tbody tr")
    assert ["1.91 %"] == cells(rows.nth(2))  # the table's slip is for the student to find
    expect(page.get_by_text("changed places")).to_be_hidden()
    page.get_by_text("Compare with the paper's Table 2").click()
    expect(page.get_by_text("changed places")).to_be_visible()
    expect(rows.nth(2).locator("td")).to_have_count(3)
    assert ["94.86 %", "94.86 %"] == cells(rows.nth(1))
    assert ["1.91 %", "1.19 %"] == cells(rows.nth(2))
    assert ["100.00 %", "99.29 %"] == cells(rows.nth(4))
    expect(rows.nth(2).locator(".quoted")).to_have_attribute("title", "arXiv 1704.04861v1, Table 2")
    expect(page.locator(".why")).to_contain_text("spends 95 % of its computation time")
    expect(page.locator(".why")).to_contain_text("share of the Mult-Adds of 1.0-224, 94.86 %")
    expect(first(page, "moved_bytes")).to_have_text("?")
    expect(first(page, "activation_bytes")).to_have_text("?")
    page.locator(".numbers-of-all summary").click()
    assert "35.0" not in page.locator(".shares").inner_text()
    page.locator(".answers button").nth(1).press("Enter")
    expect(page.locator(".answers button").nth(1)).to_be_focused()
    expect(question).to_have_text(
        re.compile(
            r"^It is not 10 %\. In MobileNet 1\.0-224 the depthwise layers move 35\.0\s% of the bytes.*0\.86.*17\.3"
        )
    )
    assert {"10 %": "✗ wrong, yours", "35 %": "✓ right"} == marked(page)
    expect(first(page, "activation_bytes")).to_have_text("38.3 %")
    expect(page).to_have_url(re.compile("measure=moved_bytes"))
    expect(page.locator(".why no-break")).to_have_text("Mult-Adds")  # in which no line ends
    expect(lane(page, "moved_bytes").locator(".bar")).to_have_attribute(
        "aria-label", re.compile(r"depthwise 3×3 35\.0\s%")
    )
    page.locator('[data-measure="activation_bytes"]').click()
    expect(page.locator(".why")).to_contain_text("4.82 MB, the input and the output of conv_pw_1")
    page.get_by_role("button", name="Ask again").click()
    expect(question).to_have_text(re.compile("what share of the bytes"))
    expect(first(page, "activation_bytes")).to_have_text("?")
    assert "38.3" not in page.locator(".shares").inner_text()  # nor is it among the amounts
    page.locator('[data-measure="moved_bytes"]').click()
    expect(first(page, "moved_bytes")).to_have_text("35.0 %")


def test_at_another_network_than_the_questions_both_are_said_and_a_right_guess_is_told(visit: Visits) -> None:
    page = visit(f"{PATH}&alpha=0.75&size=160", viewport=(320, 700))
    here = page.locator(".here")
    expect(here).to_have_text(re.compile(r"at α 0\.75 and 160 px, .* do 4\.00\s% of the Mult-Adds and move \? of"))
    assert page.get_by_test_id("stMain").evaluate("(e) => e.scrollWidth <= e.clientWidth")
    page.locator(".answers button").nth(2).click()
    expect(here).to_have_text(re.compile(r"move 30\.0\s% of the bytes\.$"))
    expect(first(page, "moved_bytes")).to_have_text("30.0 %")
    expect(page.locator(".question")).to_have_text(re.compile(r"^Right\. In MobileNet 1\.0-224 .* move 35\.0\s%"))


@pytest.mark.parametrize(("theme", "locale"), [("light", "en-US"), ("dark", "ko-KR")])
def test_axe_finds_nothing_and_nothing_is_small(visit: Visits, theme: Theme, locale: str) -> None:
    page = visit(f"{PATH}&measure=moved_bytes&alpha=0.25", theme=theme, locale=locale)
    page.locator(".numbers-of-all summary").click()
    expect(page.locator(".all tbody tr")).to_have_count(4)
    assert axe(page) == []
    assert small_type(page) == []
    expect(page.locator(".shares h2")).to_have_text(text.say(locale[:2], "by_layer.shares_title"))
    assert "{" not in page.locator(".shares").inner_text()


def test_on_a_phone_nothing_scrolls_sideways_and_all_can_be_touched(visit: Visits) -> None:
    page = visit(f"{PATH}&measure=kernels", viewport=(390, 844), touch=True, locale="ko-KR")
    expect(first(page, "kernels")).to_have_text("1.06 %")
    assert page.get_by_test_id("stMain").evaluate("(e) => e.scrollWidth <= e.clientWidth")
    for button in page.locator(".lane button, .answers button").all():
        box = bounds(button)
        assert min(box["width"], box["height"]) >= 44
    assert small_type(page) == []
