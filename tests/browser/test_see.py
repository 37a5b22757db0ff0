"""Page 3 as a student meets it: a photo, five names, and the evidence for each, down to the last hundredth."""

import json
import re

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from mobilenet_viz.facts import classes, text
from mobilenet_viz.facts.assets import ASSETS
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.pixels import images
from tests.browser.bounds import all_bounds
from tests.browser.harness import MENU, Visits, websocket_frames_sent
from tests.browser.live_page import shows
from tests.browser.see_page import EXACT, answered, printed, row, shows_map_of, top, upload, what_it_gets

REFERENCE = json.loads((ASSETS / "reference" / "logits.json").read_text("utf-8"))  # of the original networks


def logit(alpha: str, photo: str, name: str) -> int:
    """In hundredths, by the graph that the weights come from."""
    value: float = REFERENCE[alpha][photo][classes.names().index(name)]
    return round(100 * value)


def test_an_upload_is_named_and_explained_and_a_press_explains_another_name(visit: Visits) -> None:
    page = visit(EXACT)
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
    page = visit(EXACT)
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
    page = visit(f"{EXACT}&alpha={alpha}&sample={photo}")
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
    shown = dict(zip(classes.names(), classes.names(locale[:2]), strict=True))
    bike, trailer = shown["mountain bike"], shown["trailer truck"]
    assert (locale == "ko-KR") == (bike != "mountain bike")
    page = visit(EXACT, locale=locale)
    answered(page)
    page.locator("#search").fill("Mountain Bike")
    page.locator("#search").press("Enter")
    shows_map_of(page, bike)
    assert abs(printed(page)["sum"][-1] - logit("1.0", "dog", "mountain bike")) <= 1
    expect(row(page, bike)).to_have_attribute("aria-pressed", "true")
    expect(top(page)).to_have_count(6)
    expect(page).to_have_url(re.compile("class=671"))
    page.locator("#search").fill("truck")
    page.locator("#search").press("Enter")
    offered = page.locator(".offered button")
    expect(offered.first).to_be_visible()
    low = max(box["y"] + box["height"] for box in all_bounds(offered))
    assert low < page.evaluate("innerHeight")  # all are seen without scrolling
    page.locator("#search").press("Escape")
    expect(offered).to_have_count(0)
    page.locator("#search").press("Enter")
    page.get_by_role("button", name="tow truck").click()
    shows_map_of(page, "tow truck")
    page.locator("#search").fill("Puma")  # another name of it
    shows_map_of(page, "cougar")
    page.locator("#search").fill("lorry")
    page.locator("#search").press("Enter")
    expect(page.locator("#search")).to_have_value(trailer)  # the only one
    shows_map_of(page, trailer)
    page.locator("#search").fill("unicorn")
    page.locator("#search").press("Enter")
    expect(page.locator(".search p")).to_have_text(text.say(locale[:2], "see.search_none", count=1000))
    shows_map_of(page, trailer)


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
    page.locator(MENU).first.click()
    shows(page, 0.25, 128)


def test_another_fit_and_other_values_change_the_answer_and_the_page_says_so(visit: Visits) -> None:
    page = visit("/see")
    answered(page)
    changed = page.locator(".changed")
    expect(changed).to_have_text("")
    page.get_by_role("button", name="Letterbox").click()
    expect(changed).to_contain_text(re.compile(r"Before: malamute 58\.2\s% → now: malamute 4\d\.\d\s%"))
    expect(page.locator(".reading")).to_contain_text("on grey")
    decoded = images.decode(SAMPLES["dog"].read_bytes())
    np.testing.assert_array_equal(images.network_pixels(decoded, 224, "letterbox"), what_it_gets(page))
    page.locator(".values summary").click()
    page.get_by_role("button", name="0…255, a common mistake").click()
    expect(page.locator(".notes p")).to_contain_text("trained with −1…1")
    expect(changed).to_contain_text("Before: malamute")
    name, probability = (page.locator(f".top {part}").first.text_content() for part in (".name span", ".probability"))
    expect(changed).to_contain_text(f"now: {name} {probability}")
    assert name != "malamute"
    expect(page).to_have_url(re.compile(r"fit=letterbox.*values=bytes"))


def test_the_softmax_written_out_adds_up_as_printed(visit: Visits) -> None:
    page = visit("/see")
    answered(page)
    page.locator(".softmax summary").click()
    rows = page.locator(".softmax tbody tr")
    expect(rows).to_have_count(7)
    terms = [round(1e4 * float(text)) for text in rows.locator("td:nth-of-type(3)").all_text_contents()]
    assert sum(terms[:-1]) == terms[-1]
    shares = [float(text.removesuffix("\u00a0%")) for text in rows.locator("td:nth-of-type(4)").all_text_contents()]
    for term, share in zip(terms, shares, strict=True):
        assert 100 * term / terms[-1] == pytest.approx(share, abs=0.06)
    assert shares[0] == pytest.approx(float(str(page.locator(".top .probability").first.text_content())[:-2]))


def test_the_question_is_answered_once_both_networks_have_spoken(visit: Visits) -> None:
    page = visit("/see")
    answered(page)
    question = page.locator(".question")
    expect(question).to_contain_text("Will this network still give the photo the same name as α = 1.0?")
    page.get_by_role("button", name="another name").click()
    expect(question).to_have_text("Now switch α to 0.25, at the same size.")
    page.get_by_role("button", name="0.25", exact=True).click()
    expect(question).to_contain_text("α = 1.0 says malamute")
    expect(question).to_contain_text("α = 0.25 says dogsled")


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
    tab_to(page, ".alpha button:nth-child(4)")
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


def test_a_cold_page_is_whole_at_once_and_the_answer_comes_by_itself(visit_cold: Visits) -> None:
    page = visit_cold("/see")
    expect(page.locator(".network b")).to_have_text("MobileNet 1.0-224")
    expect(page.locator(".frame img")).to_be_visible()
    answered(page)
    shows_map_of(page, "malamute")
