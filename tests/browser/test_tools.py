"""Why the tools disagree: switches, tools and both sliders, as a visitor uses them."""

import random
import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from mobilenet_viz.facts import text
from mobilenet_viz.page_data.conventions import OPERATIONS, PARAMETERS, Bill
from tests.browser.answers import answer, marked
from tests.browser.bounds import bounds
from tests.browser.harness import MENU, Theme, Visits, app_ready, axe, small_type, websocket_frames_sent
from tests.browser.modules import expose, modules_page

PATH = "/cost?topic=tools"
PAPER = 568_740_352
COUNTED = {  # at 1.0-224, FACTS.md, section 4
    "the paper": PAPER,
    "calflops (MACs)": PAPER,
    "ptflops (aten)": 568_741_352,
    "torchinfo": 568_763_240,
    "convnet-burden": 578_825_728,
    "fvcore": 578_875_904,
    "ptflops (pytorch)": 583_969_768,
    "thop": 588_962_304,
    "PyTorch FlopCounterMode": 1_137_480_704,
    "calflops (FLOPs)": 1_147_616_256,
    "TensorFlow profiler": 1_147_687_920,
}


def total(page: Page, account: str = "operations") -> Locator:
    return page.locator(f".{account} .total strong")


def switch(page: Page, term: str, times: int, account: str = "operations") -> Locator:
    return page.locator(f'.{account} [data-term="{term}"]').get_by_role("button", name=f"×{times}", exact=True)


def tool(page: Page, name: str) -> Locator:
    return page.locator(".choose").get_by_role("button", name=name, exact=True)


def reports(page: Page, name: str) -> Locator:
    return page.locator(".tools tbody tr").filter(has=page.get_by_text(name, exact=True))


def shares(page: Page) -> list[tuple[float, float]]:
    """Where the bars of what is added begin and end, in parts of their scale."""
    read = "(all) => all.map((e) => [parseFloat(e.style.left), parseFloat(e.style.left) + parseFloat(e.style.width)])"
    found: list[tuple[float, float]] = page.locator(".operations [data-term] .bar i:only-child").evaluate_all(read)
    return [(start / 100, end / 100) for start, end in found]


def test_a_link_to_the_page_that_this_was_leads_here_with_all_that_it_names(visit_cold: Visits) -> None:
    page = visit_cold("/tools?topic=where&alpha=0.50&size=160&convention=fvcore&params=bias-1&lang=ko&block=3")
    expect(page).to_have_url(re.compile(r"/cost\?"))
    part = page.get_by_role("button", name=text.say("ko", "cost.part_tools"))
    expect(part).to_have_attribute("aria-pressed", "true")  # whatever part of Cost the link had passed by
    expect(switch(page, "norm", 2)).to_have_attribute("aria-pressed", "true")
    expect(switch(page, "bias", 1, "parameters")).to_have_attribute("aria-pressed", "true")
    said = {"topic": "tools", "alpha": "0.50", "size": "160", "convention": "norm-2,pool_inputs-1", "params": "bias-1"}
    assert said | {"lang": "ko", "block": "3"} == dict(parse_qsl(urlsplit(page.url).query))
    page.goto("/paper")
    app_ready(page)
    page.goto("/tools?lang=ko")
    expect(part).to_have_attribute("aria-pressed", "true")
    page.go_back()  # not to where it would be led away again
    expect(page.get_by_role("heading", level=1)).to_have_text(text.say("en", "paper.title"))


def test_each_switch_adds_what_it_says_and_a_tool_lights_up_when_its_convention_is_met(visit: Visits) -> None:
    page = visit(PATH)
    expect(page.locator(".question")).to_have_text(re.compile("come to 10 different results. Who has miscounted"))
    page.get_by_role("button", name="nobody").click()
    expect(answer(page, "nobody").locator("span")).to_have_text("● your answer")  # more is told when they act
    expect(page.locator(".question")).to_have_text(text.section("en", "tools")["question_act"])
    expect(total(page)).to_have_text(f"{PAPER:,}")
    amount, status = page.locator(".operations .amount"), page.locator(".operations .met")
    expect(status).to_have_text("Counted this way by: the paper, calflops (MACs)")
    switch(page, "norm", 2).click()
    expect(amount.nth(1)).to_have_text("+ 10,085,376 1.77\u00a0%")
    expect(total(page)).to_have_text("578,825,728")
    expect(status).to_have_text("No tool in the list counts this way.")
    told = re.compile(r"One, ptflops \(pytorch\), counts .* twice.* At α\s1\.00,\s224\spx .* is 2\.02 times")
    expect(page.locator(".question")).to_have_text(told)
    marked(page, "en", "one of them", "nobody")
    switch(page, "pool_inputs", 1).focus()
    page.keyboard.press("Enter")
    expect(switch(page, "pool_inputs", 1)).to_have_attribute("aria-pressed", "true")
    expect(status).to_have_text("Counted this way by: fvcore")
    expect(tool(page, "fvcore")).to_have_attribute("aria-pressed", "true")
    expect(reports(page, "fvcore")).to_have_class("lit")
    expect(page).to_have_url(re.compile("convention=norm-2%2Cpool_inputs-1"))
    most = 6 * 5_042_688 + 6 * 10_944 + 2 * 50_176 + 1_024 + 1_000 + 5_000
    ends = [0, 10_085_376, 10_085_376, 10_085_376, 10_135_552]
    assert [end for _, end in shares(page)[:4]] == pytest.approx([end / most for end in ends[1:]], abs=1e-4)
    assert [start for start, _ in shares(page)[:4]] == pytest.approx([end / most for end in ends[:-1]], abs=1e-4)
    frame, magnified = (bounds(page.locator(f".operations {part}")) for part in (".frame", ".piece"))
    assert frame
    assert magnified
    times = float(re.findall(r"\d+", page.locator(".operations .under").inner_text())[0])
    assert magnified["width"] / times == pytest.approx(frame["width"], abs=1)
    switch(page, "mult_adds", 2).click()
    expect(status).to_have_text("Counted this way by: calflops (FLOPs)")
    expect(page.locator(".operations .total")).to_contain_text("2.02 times the paper's")


def test_choosing_a_tool_presses_its_switches_and_gives_what_it_reported(visit: Visits) -> None:
    page = visit(f"{PATH}&convention=softmax-5,relu-1")
    expect(total(page)).to_have_text(f"{PAPER + 5_042_688 + 5_000:,}")
    question = page.locator(".question")
    expect(question).to_have_text(re.compile("Who has miscounted"))  # the sender's answer is not in the link
    page.get_by_role("button", name="one of them").click()
    expect(question).to_have_text(text.section("en", "tools")["question_act"])
    for name, counted in COUNTED.items():
        tool(page, name).click()
        expect(total(page)).to_have_text(f"{counted:,}")
        expect(page.locator(".operations .met")).to_contain_text(name)
        reported = re.compile("(569|579) M ✓" if name in ("the paper", "convnet-burden") else f"^{counted:,} ✓")
        expect(reports(page, name).locator("td").first).to_have_text(reported)
        expect(reports(page, name).locator("td").last).to_have_text(f"{counted:,}")
    marked(page, "en", "one of them", "one of them")
    page.locator(MENU).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(text.say("en", "live.title"))
    page.go_back()
    marked(page, "en", "one of them", "one of them")  # nobody is asked twice
    for term, times in {
        "mult_adds": 2,
        "norm": 2,
        "norm_channels": 6,
        "pool_inputs": 1,
        "bias": 1,
        "softmax": 5,
    }.items():
        expect(switch(page, term, times)).to_have_attribute("aria-pressed", "true")
    expect(page).to_have_url(re.compile("softmax-5"))
    expect(total(page, "parameters")).to_have_text("4,209,088")
    for term, parameters in (("bias", "4,210,088"), ("norm", "4,231,976"), ("moving", "4,253,864")):
        switch(page, term, 1 if term == "bias" else 2, "parameters").click()
        expect(total(page, "parameters")).to_have_text(parameters)
    expect(page.locator(".parameters .met")).to_have_text("That is: all that is stored")
    tool(page, "trainable").click()
    expect(total(page, "parameters")).to_have_text("4,231,976")
    expect(page).to_have_url(re.compile("params=bias-1%2Cnorm-2"))


def test_everything_follows_alpha_while_the_mouse_is_held_and_nothing_is_sent(visit: Visits) -> None:
    page = visit(f"{PATH}&convention=thop&size=128")
    expect(page.get_by_text("Network ready")).to_be_attached()  # until then the frame asks for it
    header = page.locator(".tools thead")
    expect(header).to_contain_text("Reported at α 1.00, 128 px")
    expect(reports(page, "fvcore").locator("td").first).to_have_text("no report")  # and no tick: it was not run there
    box = bounds(page.locator("#dial-alpha"))
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] - 8, y)
    page.mouse.down()
    sent = len(websocket_frames_sent(page))
    page.mouse.move(box["x"] + 8 + 4 / 19 * (box["width"] - 16), y, steps=5)
    expect(page.locator(".network output").first).to_have_text("0.25")
    expect(total(page)).to_have_text("15,220,992")
    expect(page.locator(".operations .total span")).to_have_text("+ 1,650,944, 12.2\u00a0% more than the paper")
    expect(header).to_contain_text("Reported at α 0.25, 128 px")
    expect(reports(page, "fvcore").locator("td").first).to_have_text(re.compile("^14,397,440 ✓"))
    expect(reports(page, "fvcore").locator("td").last).to_have_text("14,397,440")
    expect(page.locator(".word")).to_contain_text("At α 0.25, 128 px one gives 1.89 times")  # no sentence stays behind
    expect(page.locator(".riddles")).to_contain_text("for MobileNet at α 1.00, 224 px")
    assert len(websocket_frames_sent(page)) == sent
    page.mouse.up()
    expect(page).to_have_url(re.compile("alpha=0.25"))
    page.locator(".points").get_by_role("button", name="α 0.50, 160 px").click()
    expect(total(page)).to_have_text("81,683,712")
    expect(page).to_have_url(re.compile("alpha=0.50.*size=160|size=160.*alpha=0.50"))
    paper = reports(page, "the paper")  # 76.5 million, cut off: no tick, and it is said
    expect(paper.locator("th span")).to_have_text("arXiv 1704.04861v1, Table 9 “Mult-Adds”")
    expect(paper.locator("td").first).to_have_text("76 M ≈cut off, not rounded")
    expect(paper.locator(".quoted")).to_have_attribute("title", "arXiv 1704.04861v1, Table 9")
    expect(page.locator(".points button")).to_have_count(4)  # where the tools were run; the paper prints more


@pytest.mark.parametrize(
    ("theme", "locale", "viewport"), [("light", "en-US", (1280, 800)), ("dark", "ko-KR", (390, 844))]
)
def test_both_languages_in_both_themes_on_a_screen_and_on_a_phone(
    visit: Visits, theme: Theme, locale: str, viewport: tuple[int, int]
) -> None:
    phone = viewport[0] < 500
    page = visit(f"{PATH}&convention=tf_profiler", theme=theme, locale=locale, viewport=viewport, touch=phone)
    words = text.section(locale[:2], "tools")
    expect(page.get_by_role("button", name=text.say(locale[:2], "cost.part_tools"))).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(page.locator(".verdict")).to_have_text(text.plain(words["verdict"]))
    for other in ("live", "paper"):
        assert text.section(locale[:2], other)["nav"] in words["counted_here"]
    assert axe(page) == []
    assert small_type(page) == []
    tool(page, "thop").click()  # seen with it: the total, what it adds, and the question
    expect(total(page)).to_have_text("588,962,304")
    for seen in (total(page), page.locator(".operations .piece"), page.locator(".question")):
        expect(seen).to_be_in_viewport(ratio=1)
    if not phone:
        last = bounds(page.locator('.operations [data-term="softmax"]'))
        assert last["y"] + last["height"] <= 800
        return
    main = page.get_by_test_id("stMain")
    expect(page).to_have_url(re.compile("convention=norm-4%2Cpool_inputs-1%2Cpool_outputs-1"))
    expect(tool(visit(page.url, viewport=viewport, touch=True, locale=locale), "thop")).to_be_in_viewport(ratio=1)
    assert main.evaluate("(e) => e.scrollWidth <= e.clientWidth")
    assert page.locator(".tools .scroll").evaluate("(e) => e.scrollWidth <= e.clientWidth")
    for button in page.locator(".rows button:visible, .choose button, .points button").all():
        box = bounds(button)
        assert box["height"] >= 44
        assert box["width"] >= 44
    switch(page, "norm", 4).tap()
    expect(total(page)).to_be_in_viewport()
    for below in (switch(page, "softmax", 0), page.locator("#dial-alpha"), page.locator(".points button").last):
        below.scroll_into_view_if_needed()
        expect(total(page)).to_be_in_viewport()


@pytest.mark.parametrize("bill", [OPERATIONS, PARAMETERS])
def test_the_browser_writes_and_reads_any_setting_of_the_switches_as_python_does(browser: Browser, bill: Bill) -> None:
    draw = random.Random(4)
    settings = [{name: draw.choice(term.times) for name, term in bill.terms.items()} for _ in range(200)]
    terms = [{"key": name, "times": term.times} for name, term in bill.terms.items()]
    counted = [list(setting.values()) for setting in settings]
    with modules_page(browser) as page:
        expose(page, "cost/tools/convention.js")
        found = page.evaluate("([terms, all]) => all.map((counted) => written(counted, terms))", [terms, counted])
        assert [bill.write(setting) for setting in settings] == found
        assert counted == page.evaluate("([terms, all]) => all.map((each) => times(each, terms))", [terms, found])
