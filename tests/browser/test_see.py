"""Page 3 as a student meets it: a photo, five names, and the evidence for each, down to the last hundredth."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from mobilenet_viz import classes, text
from mobilenet_viz.assets import ASSETS
from mobilenet_viz.samples import SAMPLES
from tests.browser.harness import Theme, Visits, axe, websocket_frames_sent
from tests.browser.live_page import shows
from tests.browser.see_page import answered, printed, row, shows_map_of, top, upload

PHONE = (390, 844)
REFERENCE = json.loads((ASSETS / "reference" / "logits.json").read_text("utf-8"))  # of the original networks


def logit(alpha: str, photo: str, name: str) -> int:
    """In hundredths, by the graph that the weights come from."""
    value: float = REFERENCE[alpha][photo][classes.names().index(name)]
    return round(100 * value)


def test_an_upload_is_named_and_explained_and_a_press_explains_another_name(visit: Visits) -> None:
    page = visit("/see")
    answered(page)
    upload(page, "breakfast.png", SAMPLES["coffee"].read_bytes())
    shows_map_of(page, "espresso")
    assert ["espresso", "consomme", "coffee mug"] == page.locator(".top .name span").all_text_contents()[:3]
    assert abs(printed(page)["sum"][-1] - logit("1.0", "coffee", "espresso")) <= 1
    row(page, "coffee mug").click()
    shows_map_of(page, "coffee mug")
    assert abs(printed(page)["sum"][-1] - logit("1.0", "coffee", "coffee mug")) <= 1
    expect(page).not_to_have_url(re.compile("class="))  # a link does not carry the photo that the class was asked of


def test_a_look_at_a_sample_does_not_cost_the_student_their_photo(visit: Visits) -> None:
    page = visit("/see")
    answered(page)
    upload(page, "breakfast.png", SAMPLES["coffee"].read_bytes())
    shows_map_of(page, "espresso")
    page.get_by_role("button", name="Cat", exact=True).click()
    shows_map_of(page, "Egyptian cat")
    page.get_by_role("button", name="Your photo").click()
    shows_map_of(page, "espresso")


def test_one_of_the_five_is_explained_before_anything_is_sent(visit: Visits) -> None:
    page = visit("/see")
    answered(page)
    press = """() => { const roots = [...document.querySelectorAll("*")].map((e) => e.shadowRoot);
        const root = roots.find((each) => each?.querySelector(".top"));
        root.querySelectorAll(".top button")[1].click();
        return [root.querySelector("#where").textContent, root.querySelector(".sum b.logit").textContent]; }"""
    sent = len(websocket_frames_sent(page))
    title, shown = page.evaluate(press)
    assert len(websocket_frames_sent(page)) == sent
    expected = logit("1.0", "dog", "keeshond") / 100
    assert ("Evidence for keeshond", f"={expected:.2f}") == (title, shown)


@pytest.mark.parametrize(("alpha", "photo"), [("1.0", "dog"), ("0.25", "dog"), ("0.25", "cat")])
def test_the_printed_cells_and_the_bias_add_up_to_the_printed_logit(visit: Visits, alpha: str, photo: str) -> None:
    page = visit(f"/see?alpha={alpha}&sample={photo}")
    answered(page)
    for place in range(5):
        name = str(page.locator(".top .name span").nth(place).text_content())
        top(page).nth(place).click()
        shows_map_of(page, name)
        shown = printed(page)
        for_it, against, bias, total = shown["sum"]
        assert for_it + against == sum(shown["cells"])
        assert sum(shown["cells"]) + bias == total
        assert abs(total - logit(alpha, photo, name)) <= 1


@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
def test_any_of_the_thousand_is_found_by_its_english_name(visit: Visits, locale: str) -> None:
    page = visit("/see", locale=locale)
    answered(page)
    page.locator("#search").fill("Mountain Bike")
    page.locator("#search").press("Enter")
    shows_map_of(page, "mountain bike")
    assert abs(printed(page)["sum"][-1] - logit("1.0", "dog", "mountain bike")) <= 1
    expect(row(page, "mountain bike")).to_have_attribute("aria-pressed", "true")
    expect(top(page)).to_have_count(6)
    expect(page).to_have_url(re.compile("class=671"))
    page.locator("#search").fill("truck")
    page.locator("#search").press("Enter")
    page.get_by_role("button", name="tow truck").click()
    shows_map_of(page, "tow truck")
    page.locator("#search").fill("unicorn")
    page.locator("#search").press("Enter")
    expect(page.locator(".search p")).to_have_text(text.say(locale[:2], "see.search_none"))
    shows_map_of(page, "tow truck")


def test_grad_cam_is_the_positive_part_of_the_exact_map(visit: Visits) -> None:
    page = visit("/see?class=671")
    shows_map_of(page, "mountain bike")
    exact = printed(page)["cells"]
    assert min(exact) < 0
    page.get_by_role("button", name="Grad-CAM").click()
    expect(page.locator(".sum")).to_have_class(re.compile("plain"))
    expect(page.locator(".sum")).to_contain_text("49 cells add up to", timeout=60_000)
    assert [] == [
        pair for pair in zip(printed(page)["cells"], exact, strict=True) if abs(pair[0] - max(pair[1], 0)) > 1
    ]
    page.get_by_role("button", name="Exact").click()
    expect(page.locator(".sum b")).to_have_count(4)
    assert exact == printed(page)["cells"]


def test_a_map_without_evidence_is_flat_and_says_so(visit: Visits) -> None:
    """At 96 px nothing in the dog's photo speaks for a tench."""
    page = visit("/see?class=0&map=gradcam&size=96")
    shows_map_of(page, "tench", cells=9)
    assert [0] * 9 == printed(page)["cells"]
    expect(page.locator(".flat")).to_have_text("Flat: every cell says 0.00.")
    strengths = page.locator(".stage td").evaluate_all(
        "(all) => all.map((td) => getComputedStyle(td, '::before').opacity)"
    )
    assert {"0"} == set(strengths)


def test_the_nearest_network_answers_and_what_is_pressed_here_holds_on_page_1(visit: Visits) -> None:
    page = visit("/see?alpha=0.35&size=64")
    answered(page)
    first, second = page.locator(".notes p").all_text_contents()
    assert [] == [number for number in ("1.0", "0.25", "0.35", "96", "64") if number not in first]
    assert "trained at 224, run at 96" in second
    page.get_by_role("button", name="128", exact=True).click()
    expect(page).to_have_url(re.compile(r"alpha=0\.35.*size=128"))
    page.get_by_role("button", name="0.25", exact=True).click()
    expect(page.locator(".notes p")).to_have_count(1)
    expect(page.locator(".network b")).to_have_text("MobileNet 0.25-128")
    expect(page.locator(".network")).to_contain_text("13.6 M Mult-Adds, 2.39 % of 1.0-224")
    page.get_by_test_id("stTopNavLink").first.click()
    shows(page, 0.25, 128)


def test_the_question_is_answered_once_both_networks_have_spoken(visit: Visits) -> None:
    page = visit("/see")
    answered(page)
    question = page.locator(".question")
    expect(question).to_contain_text("Will this network still give the photo the same name?")
    page.get_by_role("button", name="another name").click()
    expect(question).to_have_text("Now switch α to 0.25, at the same size.")
    page.get_by_role("button", name="0.25", exact=True).click()
    expect(question).to_contain_text("α = 1.0 says malamute")
    expect(question).to_contain_text("α = 0.25 says dogsled")


def test_the_picture_under_the_map_shows_through_as_the_slider_moves(visit: Visits) -> None:
    page = visit("/see")
    answered(page)
    shade = "(all) => Math.max(...all.map((td) => Number(getComputedStyle(td, '::before').opacity)))"
    cells = page.locator(".stage td")
    assert 0.8 == pytest.approx(cells.evaluate_all(shade))  # the strongest cell of all sets the scale
    sent = len(websocket_frames_sent(page))
    page.locator("#opacity").evaluate("(s) => { s.value = 100; s.dispatchEvent(new Event('input')); }")
    assert 1.0 == pytest.approx(cells.evaluate_all(shade))
    assert len(websocket_frames_sent(page)) == sent
    page.locator("#opacity").press("Home")
    expect(page).to_have_url(re.compile("opacity=0"))
    assert 0 == cells.evaluate_all(shade)


def tab_to(page: Page, reached: str, presses: int = 60) -> None:
    """Press Tab until an element that matches has the focus, inside components too."""
    inner = "let e = document.activeElement; while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;"
    for _ in range(presses):
        if page.evaluate(f"(wanted) => {{ {inner} return e.matches(wanted); }}", reached):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{reached} is not reached with Tab")


def test_everything_is_reached_and_pressed_with_the_keyboard(visit: Visits) -> None:
    page = visit("/see")
    answered(page)
    tab_to(page, ".choices button:nth-child(2)")
    page.keyboard.press("Enter")
    shows_map_of(page, "Egyptian cat")
    tab_to(page, "[data-testid=stFileUploaderDropzone] button")
    tab_to(page, ".alpha button:nth-child(2)")
    page.keyboard.press("Space")
    shows_map_of(page, "tabby")
    tab_to(page, ".top li:nth-child(2) button")
    page.keyboard.press("Enter")
    shows_map_of(page, "Egyptian cat")
    tab_to(page, "#search")
    page.keyboard.type("tench")
    page.keyboard.press("Enter")
    shows_map_of(page, "tench")
    tab_to(page, "#opacity")
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("opacity=90"))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("method", ["evidence", "gradcam"])
def test_the_answer_has_no_accessibility_violation(visit: Visits, theme: Theme, method: str) -> None:
    page = visit(f"/see?alpha=0.35&size=96&class=0&map={method}", theme=theme)
    shows_map_of(page, "tench", cells=9)
    upload(page, "letter.jpg", b"Dear network")
    expect(page.get_by_role("alert")).to_be_visible()
    assert [] == axe(page)


@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
def test_the_first_screen_shows_the_photo_with_its_map_and_the_five_names(visit: Visits, locale: str) -> None:
    page = visit("/see", locale=locale)
    answered(page)
    for part in (".frame img", ".stage", ".sum", ".top li:last-child"):
        box = page.locator(part).bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 800, part


TEXT_SIZES = """() => { const small = []; const look = (root) => { for (const e of root.querySelectorAll("*")) {
    if (e.shadowRoot) look(e.shadowRoot);
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    const size = parseFloat(getComputedStyle(e).fontSize);
    const hidden = !e.checkVisibility() || e.closest("style, script, option");
    if (own && size < 14 && !hidden) small.push(`${e.textContent} ${size}`); } };
    look(document.querySelector("[data-testid=stMain]")); return small; }"""


@pytest.mark.parametrize("viewport", [(1280, 800), PHONE])
def test_no_text_is_smaller_than_14_px(visit: Visits, viewport: tuple[int, int]) -> None:
    page = visit("/see?alpha=0.35&size=64&class=0", viewport=viewport)
    answered(page)
    assert [] == page.evaluate(TEXT_SIZES)


@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
def test_a_phone_shows_the_page_without_scrolling_sideways(visit: Visits, locale: str) -> None:
    page = visit("/see?alpha=0.35&size=64&class=444", viewport=PHONE, locale=locale, touch=True)
    answered(page)
    main = page.get_by_test_id("stMain")
    assert main.evaluate("(e) => e.scrollWidth <= e.clientWidth")
    assert page.evaluate("document.scrollingElement.scrollWidth") == PHONE[0]
    row(page, "tricycle").tap()
    shows_map_of(page, "tricycle", cells=9)


def test_a_cold_page_is_whole_at_once_and_the_answer_comes_by_itself(visit_cold: Visits) -> None:
    page = visit_cold("/see")
    expect(page.locator(".network b")).to_have_text("MobileNet 1.0-224")
    expect(page.locator(".frame img")).to_be_visible()
    shows_map_of(page, "malamute")
