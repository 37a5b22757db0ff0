"""Page "cost", one layer: all follows a dial while the pointer is down, and every number is the ledger's."""

import random
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from mobilenet_viz.network.separable import Shape, rungs
from mobilenet_viz.ui.fields import FIELDS
from tests.browser.bounds import bounds
from tests.browser.harness import Visits, app_ready, marked, websocket_frames_sent
from tests.browser.layer_page import PATH, total
from tests.browser.server import wait_until

STEPS: dict[str, tuple[Any, ...]] = {  # typed again: a dial that offers others would go unnoticed
    "D_K": (1, 2, 3, 5, 7),
    "M": (1, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024),
    "N": (1, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024),
    "D_F": (7, 10, 14, 20, 28, 40, 56, 80, 112, 160, 224),
    "alpha": tuple(round(0.05 * i, 2) for i in range(1, 21)),
    "rho": (32, 64, 96, 128, 160, 192, 224),
}
# Sets the dials as a hand would that never lets go, and reads what the page then says.
READ = """([points, symbols]) => {
    const roots = [...document.querySelectorAll("*")].map((e) => e.shadowRoot);
    const root = roots.find((each) => each?.querySelector("#dial-D_K"));
    const digits = (e) => Number(e.textContent.replace(/[^0-9.]/g, ""));
    return points.map((point) => {
        symbols.forEach((symbol, i) => {
            const input = root.querySelector(`#dial-${symbol}`);
            input.value = point[i];
            input.dispatchEvent(new Event("input"));
        });
        const strongs = [...root.querySelectorAll(".equations strong")].map(digits);
        const area = ({ style }) => parseFloat(style.width) * parseFloat(/[\\d.e-]+(?=%)/.exec(style.height));
        const areas = ["conv", "pointwise", "depthwise"].map((name) =>
            [...root.querySelectorAll(`.plane i.${name}`)].reduce((so, box) => so + area(box), 0));
        return { strongs, areas, totals: [...root.querySelectorAll(".totals strong")].slice(0, 2).map(digits) };
    }); }"""


def size(page: Page, selector: str) -> tuple[float, float]:
    box = bounds(page.locator(selector))
    return box["width"], box["height"]


def choices(page: Page, sent: int) -> list[str]:
    """What the page has told Python since it had sent so many messages."""
    texts = [
        frame if isinstance(frame, str) else frame.decode("utf-8", "replace") for frame in websocket_frames_sent(page)
    ]
    return [each for each in texts[sent:] if '"number"' in each]


def wait_said(page: Page, sent: int) -> None:
    """Waits until the page has told Python something since it had sent so many messages."""

    def said() -> bool:
        page.evaluate("new Promise(requestAnimationFrame)")  # lets the messages come in
        return bool(choices(page, sent))

    assert wait_until(said), "nothing was sent"


def rung(page: Page, row: int) -> str:
    return page.locator(".rungs li").nth(row).inner_text()


def test_areas_formula_and_ratio_follow_m_while_the_mouse_is_held_and_the_link_follows_the_release(
    visit: Visits,
) -> None:
    page = visit(PATH)
    expect(total(page, "standard")).to_have_text("462,422,016")
    expect(page.get_by_text("Network ready")).to_be_attached()  # until then the frame asks for it
    whole, slice_, strip = size(page, ".plane .conv"), size(page, ".plane .pointwise"), size(page, ".plane .depthwise")
    assert slice_[0] / whole[0] == pytest.approx(1 / 9, abs=0.005)
    assert slice_[1] == pytest.approx(whole[1], abs=0.5)
    assert strip == pytest.approx((whole[0], 1), abs=0.5)  # one row of 512, but never thinner than a hairline
    box = bounds(page.locator("#dial-M"))
    y = box["y"] + box["height"] / 2
    sent = len(websocket_frames_sent(page))
    page.mouse.move(box["x"] + 8 + 16 / 18 * (box["width"] - 16), y)
    page.mouse.down()
    for m, at, work in ((256, 14, "231,211,008"), (64, 10, "57,802,752")):
        page.mouse.move(box["x"] + 8 + at / 18 * (box["width"] - 16), y, steps=3)
        expect(page.locator("output[for=dial-M]")).to_have_text(str(m))
        expect(total(page, "standard")).to_have_text(work)
        expect(page.locator(".equations li").first).to_contain_text(f"= 3·3·{m}·512·14·14 = {work}")
        assert size(page, ".plane .conv")[0] == pytest.approx(whole[0] * m / 512, abs=1)
        assert size(page, ".plane .pointwise")[0] == pytest.approx(whole[0] * m / 512 / 9, abs=1)
        assert size(page, ".standard .ghost")[0] == pytest.approx(whole[0], abs=1)
    expect(total(page, "ratio")).to_have_text("11.3\u00a0%")  # M is not in the formula
    assert len(websocket_frames_sent(page)) == sent
    page.mouse.up()
    expect(page).to_have_url(re.compile("m=64"))
    (message,) = choices(page, sent)  # what was dragged over went nowhere
    assert '"m":64' in message
    bars = ".totals .bar, .rungs .bar"
    opened = visit(page.url)
    assert [each.inner_html() for each in page.locator(bars).all()] == [
        each.inner_html() for each in opened.locator(bars).all()
    ]
    page.locator("#dial-N").focus()
    page.keyboard.press("Home")
    expect(page).to_have_url(re.compile("n=1&|n=1$"))
    expect(total(page, "ratio")).to_have_text("111\u00a0%")
    expect(page.locator(".totals .ratio .more")).to_have_text("1.11 times as much work")
    expect(page.locator(".curve .here")).to_have_text("111\u00a0%")
    expect(page.locator(".curve figcaption")).to_contain_text("the work never becomes 9 times less.")
    page.locator("#dial-D_K").press("Home")
    expect(page.locator(".curve figcaption")).to_contain_text("With DK = 1, splitting always costs more: the pointwise")


def test_a_dial_dragged_away_and_back_holds_on_to_nothing_when_the_visitor_goes_back(visit: Visits) -> None:
    page = visit(PATH)
    marks = page.get_by_role("group", name="input channels")
    marks.get_by_role("button", name="64").click()
    expect(page).to_have_url(re.compile("m=64"))
    app_ready(page)
    box = bounds(page.locator("#dial-M"))
    left, y = box["x"] + 8, box["y"] + box["height"] / 2
    step = (box["width"] - 16) / 18
    sent = len(websocket_frames_sent(page))
    page.mouse.move(left + 10 * step, y)
    page.mouse.down()
    for at, m in ((16, 512), (10, 64)):
        page.mouse.move(left + at * step, y, steps=3)
        expect(page.locator("output[for=dial-M]")).to_have_text(str(m))
    page.mouse.up()
    wait_said(page, sent)
    app_ready(page)
    page.go_back()
    expect(page.locator("output[for=dial-M]")).to_have_text("512")


def test_at_any_point_every_number_and_area_of_the_page_is_the_ledger_s(visit: Visits) -> None:
    page = visit(f"{PATH}&stride=2&bundles=2&m=4&n=4")
    draw = random.Random(4)
    symbols = list(STEPS)
    points = [[draw.randrange(len(STEPS[symbol])) for symbol in symbols] for _ in range(100)]
    for point, shown in zip(points, page.evaluate(READ, [points, symbols]), strict=True):
        dk, m, n, df, alpha, resolution = (STEPS[symbol][i] for symbol, i in zip(symbols, point, strict=True))
        groups = 2 if m % 2 == n % 2 == 0 else 1
        steps = rungs(Shape(dk, m, n, df, stride=2, groups=groups), alpha, resolution)
        work = [sum(row.mult_adds for row in step) for step in steps]
        strip, square = steps[1]
        said = [work[0], dk**2, strip.mult_adds, work[1], round(work[1] / work[0], 4), work[2], work[3]]
        assert said == pytest.approx(shown["strongs"], abs=1e-4), point
        assert work[:2] == shown["totals"]
        weights = [steps[0][0].kernels, square.kernels, strip.kernels]
        assert [each / weights[0] for each in weights] == pytest.approx(
            [a / shown["areas"][0] for a in shown["areas"]], rel=1e-3
        )


def test_table_3_s_button_gives_its_four_steps_beside_the_printed_ones_and_a_link_opens_them(visit: Visits) -> None:
    page = visit(f"{PATH}&dk=5&n=96&stride=2")
    expect(page.locator(".printed .quoted")).to_have_count(0)
    page.get_by_role("button", name="Set everything as in").click()
    expect(page).to_have_url(re.compile("alpha=0.75.*size=160"))
    assert FIELDS["dk"].default == 3  # what is as at the start a link leaves out
    for visitor in (page, visit(page.url)):
        printed = visitor.locator(".printed .quoted")
        expect(printed).to_have_count(4)
        rows = (
            ("462.4 M", "462", "2.36"),
            ("52.3 M", "52.3", "0.27"),
            ("29.6 M", "29.6", "0.15"),
            ("15.1 M", "15.1", "0.15"),
        )
        for row, (computed, work, weights) in enumerate(rows):
            assert computed in rung(visitor, row)
            expect(printed.nth(row)).to_have_text(f"printed: {work} million, {weights} million weights")
            expect(printed.nth(row)).to_have_attribute("title", "arXiv 1704.04861v1, Table 3")
        equations = visitor.locator(".equations li")
        expect(equations.nth(5)).to_contain_text("αM = 0.75·512 = 384, αN = 0.75·512 = 384")
        expect(equations.nth(6)).to_contain_text("ρDF = 0.714·14 = 10")
    page.locator("#dial-alpha").press("ArrowRight")
    expect(page.locator(".printed .quoted")).to_have_count(0)
    expect(page.locator(".equations li").nth(5)).to_contain_text("αM·αN·DG·DG= 3·3·409·14·14 + 409·409·14·14")
    expect(page.locator(".equations li").nth(5)).to_contain_text("αM = 0.80·512 ≈ 409")
    page.locator(".strides button").last.click()
    expect(page.locator(".equations li").nth(6)).to_contain_text("ρDF = 0.714·14 = 10, ρDG = 10/2 = 5")
    page.locator("#dial-D_F").press("ArrowLeft")
    expect(page.locator(".equations li").nth(6)).to_contain_text("409·409·4·4")
    expect(page.locator(".equations li").nth(6)).to_contain_text("ρDF = 0.714·10 ≈ 7, ρDG = 7/2 ≈ 4")
    page.locator("#dial-M").press("Home")
    expect(page.locator(".equations li").nth(5)).to_contain_text("αM = 0.80·1 ≈ 1")
    expect(page.locator(".letters")).to_contain_text("αM and αN are rounded down, but never below one")


def test_groups_that_do_not_divide_are_not_offered_and_of_a_link_the_next_smaller_is_shown_and_said(
    visit: Visits,
) -> None:
    page = visit(f"{PATH}&m=24&n=512&bundles=16")
    groups = page.locator(".bundles button")
    expect(groups.nth(3)).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".why")).to_have_text("16 groups do not divide both 24 and 512 channels, so 8 is shown.")
    assert [False] * 4 + [True] * 2 == [button.is_disabled() for button in groups.all()]
    expect(page.locator(".plane .conv")).to_have_count(8)
    expect(total(page, "ratio")).to_have_text("90.5\u00a0%")  # 8·(1/512 + 1/9)
    expect(page.locator(".plot")).to_be_hidden()  # until the question is answered
    page.get_by_role("button", name="Just show me").click()
    expect(page.locator(".plot .dotless")).to_have_text("No dot: this curve is for one group.")
    expect(page.locator(".plot .dot")).to_be_hidden()
    groups.first.click()
    expect(total(page, "ratio")).to_have_text("11.3\u00a0%")
    expect(page.locator(".plot .here")).to_have_text("11.3\u00a0%")
    expect(page.locator(".plot .dot")).to_be_visible()
    expect(page.locator(".plot .dotless")).to_have_text("")
    expect(page.locator(".why")).to_contain_text("Not possible: 16, 32.")
    page.locator("#dial-M").press("End")
    expect(page.locator(".why")).to_have_text("")


def test_the_question_is_answered_after_both_ends_were_seen(visit: Visits) -> None:
    page = visit(PATH)
    question = page.locator(".question")
    expect(question).to_contain_text("grows from 64 to 1024")
    dial = bounds(page.locator("#dial-N"))
    answer = page.get_by_text("the work never becomes 9 times less")
    expect(answer).to_be_hidden()
    page.get_by_role("button", name="yes, a lot").click()
    expect(question).to_have_text("Now drag N to 64, then to 1024 (with DK = 3), and watch the ratio.")
    expect(answer).to_be_visible()
    marks = page.get_by_role("group", name="output channels")
    marks.get_by_role("button", name="64").click()
    expect(page.locator(".totals .ratio .more")).to_have_text("7.89 times less work")
    expect(question).to_have_text(re.compile("^Now drag"))
    marks.get_by_role("button", name="1024").click()
    expect(page.locator(".totals .ratio .more")).to_have_text("8.92 times less work")
    verdict = r"^With DK = 3 a little more: 7\.89 times .* 8\.92 times .*with DK = 3 it never becomes 9 times\.$"
    expect(question).to_have_text(re.compile(verdict))
    assert {"yes, a little": "✓ right", "yes, a lot": "✗ wrong, yours"} == marked(page)
    assert dial == bounds(page.locator("#dial-N"))  # it stays under the hand that holds it
    for dk, most in ((5, 25), (1, None)):  # a verdict that stays says of which layers; the others are made anew
        page.get_by_role("group", name="kernel width").get_by_role("button", name=str(dk)).click()
        never = "splitting always costs more" if most is None else f"the work never becomes {most} times less"
        expect(page.locator(".curve figcaption")).to_contain_text(never)
        expect(question).to_have_text(re.compile(verdict))
    for part in ("Weight by weight", "One layer"):
        page.get_by_role("button", name=part).click()
        expect(page.get_by_role("button", name=part)).to_have_attribute("aria-pressed", "true")
    expect(question).to_have_text(re.compile(verdict))  # who comes back is not asked again, but can have it so
    page.get_by_role("button", name="Ask again").click()
    expect(question).to_contain_text("grows from 64 to 1024")
    expect(answer).to_be_hidden()
    assert {} == marked(page)
