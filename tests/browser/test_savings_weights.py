"""Page "cost": how many times less each block computes, and the layer drawn weight by weight with the blog's sum."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from mobilenet_viz.network import savings
from mobilenet_viz.network.grid import ALPHAS
from tests.browser.bounds import bounds
from tests.browser.harness import Visits, axe, marked, small_type, websocket_frames_sent

TIMES = "/cost?topic=times"
WEIGHTS = "/cost?topic=weights"


def cells(page: Page, name: str) -> list[str]:
    return page.locator(f"tbody td.{name}").all_inner_texts()


def places(page: Page) -> list[float]:
    """Where the dots stand, in the units of the axis: measured, with the labels of 0 and the limit as its scale."""
    measured: Any = page.locator("tbody").evaluate(
        """(body) => { const middle = (e) => { const box = e.getBoundingClientRect(); return box.x + box.width / 2; };
            const [zero, , limit] = [...body.parentElement.querySelectorAll(".axis span")];
            const unit = (middle(limit) - middle(zero)) / Number(limit.textContent);
            return [...body.querySelectorAll(".dot")].map((dot) => (middle(dot) - middle(zero)) / unit); }"""
    )
    return [float(each) for each in measured]


def shows(page: Page, alpha: float) -> None:
    """Names, channels, figures, dots and the sentence on the blocks are Python's at that α."""
    at = savings.table(224)[ALPHAS.index(alpha)]
    expect(page.locator(".dial output")).to_have_text(f"{alpha:.2f}")
    assert [str(block["out_channels"]) for block in at["blocks"]] == cells(page, "channels")
    assert [f"{block['saving']:.2f}×" for block in at["blocks"]] == cells(page, "saving")
    assert [block["saving"] for block in at["blocks"]] == pytest.approx(places(page), abs=0.02)
    filled = page.locator("tbody .dot").evaluate_all("(all) => all.map((e) => e.classList.contains('holds'))")
    assert [block["holds"] for block in at["blocks"]] == filled
    outside = "all 13 blocks" if len(at["outside"]) == 13 else ", ".join(map(str, at["outside"])) + ")"
    expect(page.locator(".outside")).to_contain_text(outside)
    expect(page.locator(".whole dd")).to_have_text(f"{at['saving']:.2f}×")


def is_accessible(page: Page) -> None:
    """Also no type too small, and nothing of a sentence left to be filled in."""
    assert axe(page) == []
    assert small_type(page) == []
    seen = page.locator(".ask").evaluate("(e) => [...e.getRootNode().children].map((all) => all.innerText).join(' ')")
    assert "{" not in seen
    assert "undefined" not in seen


def test_after_a_guess_all_thirteen_blocks_follow_alpha_while_it_is_dragged_and_nothing_is_sent(visit: Visits) -> None:
    page = visit(TIMES)
    expect(page.locator(".claim")).to_contain_text("section 3.1")
    expect(page.locator(".quoted")).to_have_attribute("title", re.compile("1704.04861v1, section 3.1"))
    assert ["?"] * 13 == cells(page, "saving")
    expect(page.locator("tbody .dot:visible")).to_have_count(0)
    guess = page.locator(".answers button").nth(1)
    guess.press("Enter")
    expect(page.locator(".question")).to_have_text(
        re.compile(r"^Not block 7: block 1 saves least, 7\.89× at α = 1\.00\.")
    )
    expect(guess).to_be_focused()
    assert {"Block 1: N = 64": "✓ right", "Block 7: N = 512": "✗ wrong, yours"} == marked(page)
    expect(page).to_have_url(re.compile("least=7"))
    shows(page, 1.0)
    expect(page.locator(".why")).to_contain_text("hold from N = 72 on. DK² = 9 is never reached")
    expect(page.locator(".whole-sum")).to_contain_text(
        "4,867,293,184 Mult-Adds with standard convolutions, 568,740,352"
    )
    expect(page.get_by_text("Network ready")).to_be_attached()  # until then the frame asks for it
    box = bounds(page.locator("#dial-alpha"))

    def at(alpha: float) -> float:
        return float(box["x"] + 8 + ALPHAS.index(alpha) / (len(ALPHAS) - 1) * (box["width"] - 16))

    page.mouse.move(at(1.0), box["y"] + box["height"] / 2)
    page.mouse.down()
    sent = len(websocket_frames_sent(page))
    for alpha in (0.75, 0.5, 0.05, 0.25):
        page.mouse.move(at(alpha), box["y"] + box["height"] / 2, steps=3)
        shows(page, alpha)
    assert "5.76×" == cells(page, "saving")[0]
    assert len(websocket_frames_sent(page)) == sent
    page.mouse.up()
    expect(page).to_have_url(re.compile("alpha=0.25"))
    shows(page, 0.25)
    expect(page.locator(".question")).to_have_text(re.compile(r"block 1 saves least, 5\.76× at α = 0\.25\."))


def test_no_block_looks_chosen_before_anybody_chose_and_asking_again_covers_all_of_them(visit: Visits) -> None:
    page = visit(TIMES)
    pressed, lit = page.locator("tbody button[aria-pressed=true]"), page.locator("tbody tr.lit")
    page.get_by_role("button", name="Just show me").click()
    expect(page.locator("#dial-alpha")).to_be_focused()
    expect(page.locator(".chosen")).to_have_text(re.compile("^Point at a block or choose one"))
    expect(pressed).to_have_count(0)
    expect(lit).to_have_count(0)
    first = page.locator("tbody button").first
    for _ in range(5 + page.locator("dfn").count()):  # past the slider's buttons and the terms
        if first.evaluate("(e) => e.matches(':focus')"):
            break
        page.keyboard.press("Tab")
    expect(first).to_be_focused()
    page.locator("tbody tr").nth(6).click()
    expect(pressed).to_have_text("7")
    expect(page).to_have_url(re.compile("block=7"))  # it is a choice like any other
    page.get_by_role("button", name="Ask again").click()
    expect(page).not_to_have_url(re.compile("least="))
    assert ["?"] * 13 == cells(page, "saving")
    assert {} == marked(page)


def test_a_link_shows_what_the_teacher_saw_and_keys_go_from_block_to_block(visit: Visits) -> None:
    page = visit(f"{TIMES}&alpha=0.50&least=1&block=1")
    expect(page.locator(".question")).to_have_text(re.compile("^Right: block 1 saves least, 7.02×"))
    expect(page.locator(".chosen p").first).to_have_text("Block 1: 1 / (1/N + 1/DK²) = 1 / (1/32 + 1/9) = 7.02×")
    page.locator("tbody button[aria-pressed=true]").focus()
    page.keyboard.press("End")
    expect(page.locator("tbody button").last).to_be_focused()
    expect(page.locator(".chosen p").first).to_contain_text("1/512 + 1/9) = 8.84×")
    expect(page).to_have_url(re.compile("block=13"))
    expect(page.locator("tbody button").last).to_be_focused()
    page.locator("tbody tr").nth(6).hover()
    expect(page.locator(".chosen .sum")).to_have_text(
        "Mult-Adds: standard 115,605,504; depthwise 451,584 + pointwise 12,845,056 = 13,296,640."
    )
    is_accessible(page)


def drawn(page: Page, selector: str) -> list[int]:
    """Squares that can be seen, filter by filter."""
    found: list[int] = page.locator(f"{selector} button").evaluate_all(
        """(all) => all.map((e) => [...e.querySelectorAll('.weight')]
            .filter((w) => w.getBoundingClientRect().width > 4).length)"""
    )
    return found


def total(page: Page, side: str) -> Locator:
    return page.locator(f".{side} .total")


def test_every_weight_is_a_square_and_the_guess_and_the_biases_are_told(visit: Visits) -> None:
    page = visit(WEIGHTS)
    assert [27] * 32 == drawn(page, ".standard")
    assert [9] * 3 == drawn(page, ".kind-depthwise")
    assert [3] * 32 == drawn(page, ".kind-pointwise")
    expect(total(page, "standard")).to_have_text("8643·3·3·32")
    expect(total(page, "separable")).to_have_text("?")
    says = page.locator(".says")
    page.locator(".kind-depthwise button").nth(1).hover()
    expect(says).to_have_text(re.compile("Filter 2 of 3 reads one channel, green: 3·3 = 9 weights.*so far: 18.$"))
    page.locator(".standard button").first.focus()
    page.keyboard.press("End")
    expect(says).to_have_text(re.compile("Filter 32 of 32 reads all 3.*3·3·3 = 27 weights.*so far: 864.$"))
    assert 32 == page.locator(".standard .counted").count()
    page.get_by_role("button", name="432").press("Enter")
    expect(page.locator(".question")).not_to_contain_text("Guess")
    assert {"123": "✓ right", "432": "✗ wrong, yours"} == marked(page)
    expect(page.locator(".question")).to_have_text(
        re.compile("^Far fewer than 432: 27 .* 96 = 123 weights, 7.02 times")
    )
    expect(total(page, "separable")).to_have_text("1233·3·3 + 3·32")
    assert 0 == page.locator(".bias-mark:visible").count()
    page.locator(".bias button").last.click()
    expect(total(page, "standard")).to_have_text("8963·3·3·32 + 32")
    expect(total(page, "separable")).to_have_text("1583·3·3 + 3 + 3·32 + 32")
    expect(page.locator(".bias p")).to_contain_text("32 in the standard layer, 3 + 32 in the separable one")
    assert 67 == page.locator(".bias-mark:visible").count()
    expect(page.locator(".question")).to_have_text(
        re.compile(r"123 weights, 7\.02 times fewer than 864\. With biases it is 158 against 896, 5\.67 times fewer\.$")
    )
    expect(page).to_have_url(re.compile("counted=half.*bias=on"))
    is_accessible(page)


def test_the_blogs_sum_is_asked_for_first_then_it_is_3_76_and_moving_k_finds_where_18_comes_from(visit: Visits) -> None:
    page = visit(f"{WEIGHTS}&counted=both")
    result, verdict = page.locator(".result strong"), page.locator(".verdict")
    expect(page.locator(".blog .claim")).to_contain_text(
        "K²M / (K² + M) and says: with K = 2 and M = 64 “about 18 times”"
    )
    expect(page.locator(".blog .quoted")).to_have_attribute("title", re.compile("blog"))
    expect(page.locator(".formula")).to_have_text("2²·64 / (2² + 64) = ?")
    expect(result).to_have_text("?")
    expect(page.locator(".scale .dot")).to_be_hidden()
    assert "3.76" not in page.locator(".blog").inner_text()
    page.get_by_role("button", name="Compute").press("Enter")
    expect(page.locator("#dial-D_K")).to_be_focused()
    expect(page.locator(".formula")).to_have_text("2²·64 / (2² + 64) = 256 / 68 = 3.76")
    expect(verdict).to_contain_text("it is 3.76, not 18")
    for times in ("7.89×", "12.80×", "17.98×"):
        page.keyboard.press("ArrowRight")
        expect(result).to_have_text(times)
    expect(verdict).to_have_text(re.compile("^Found: 17.98, about 18.*K = 5, a 5×5 filter, not to K = 2"))
    boxes: list[Any] = page.locator(".scale .dot, .scale .said").evaluate_all(
        "(all) => all.map((e) => { const box = e.getBoundingClientRect(); return box.x + box.width / 2; })"
    )
    assert boxes[0] == pytest.approx(boxes[1], abs=2)
    expect(page).to_have_url(re.compile("blog_k=5"))
    page.locator("#dial-N").press("Home")
    expect(page.locator(".formula")).to_have_text("5²·1 / (5² + 1) = 25 / 26 = 0.96")
    expect(verdict).to_contain_text("less than one")


@pytest.mark.parametrize("path", [f"{TIMES}&least=0&alpha=0.50", f"{WEIGHTS}&counted=shown&bias=on"])
def test_in_the_dark_and_in_korean_axe_finds_nothing(visit: Visits, path: str) -> None:
    page = visit(path, theme="dark", locale="ko-KR")
    expect(page.get_by_text("가중치" if "weights" in path else "폭 배율").first).to_be_visible()
    is_accessible(page)


def test_on_a_phone_nothing_scrolls_sideways_and_everything_can_be_touched(visit: Visits) -> None:
    for path, locale in ((f"{TIMES}&alpha=0.05", "ko-KR"), (f"{WEIGHTS}&bias=on", "en-US")):
        page = visit(path, viewport=(390, 844), touch=True, locale=locale)
        if "bias" in path:  # over 896, which counts them
            expect(page.locator(".question")).to_have_text(re.compile("^Not counting biases, .* 864 weights"))
        page.locator("#show").tap()
        expect(page.locator("#show")).to_be_hidden()
        assert page.get_by_test_id("stMain").evaluate("(e) => e.scrollWidth <= e.clientWidth")
        sizes = page.locator(".dial button:visible, .filter-group button, .bias button, tbody tr").evaluate_all(
            "(all) => all.map((e) => Math.min(e.getBoundingClientRect().width, e.getBoundingClientRect().height))"
        )
        assert min(sizes) >= 43.9
    page.locator(".kind-pointwise button").nth(4).tap()
    expect(page.locator(".says")).to_be_in_viewport()
    expect(page.locator(".says")).to_contain_text("so far: 15.")
    expect(page.locator(".kind-pointwise button").nth(4)).to_have_attribute("aria-pressed", "true")
