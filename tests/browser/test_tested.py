"""Page 3's tests of a map as a student meets them: cells that go, and two maps side by side."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from mobilenet_viz.facts import text
from tests.browser.bounds import bounds
from tests.browser.harness import Theme, Visits, axe, small_type, websocket_frames_sent

PHONE = (390, 844)
# One call: what a drag shows is read before the page could have told the server.
DRAG = """(to) => {
    const roots = [...document.querySelectorAll("*")].map((e) => e.shadowRoot);
    const root = roots.find((each) => each?.querySelector("#hidden"));
    const slider = root.querySelector("#hidden");
    slider.value = to;
    const later = window.setTimeout;
    let timers = 0;
    window.setTimeout = (...each) => { timers++; return later(...each); };
    slider.dispatchEvent(new Event("input"));
    window.setTimeout = later;
    const number = (e) => parseFloat(e.textContent);
    return { hot: number(root.querySelector(".hot b")), cold: number(root.querySelector(".cold b")),
             mark: root.querySelector("circle.hot").cx.baseVal.value,
             timers, said: root.querySelector("output").textContent }; }"""
# Share of a canvas that is exactly the grey of hidden cells.
GREY = """(canvas) => { const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let grey = 0;
    for (let i = 0; i < data.length; i += 4) grey += [0, 1, 2].every((channel) => data[i + channel] === 128);
    return grey / (canvas.width * canvas.height); }"""


def curves_are_here(page: Page) -> None:
    """All curves have come."""
    expect(page.locator("circle.cold")).to_have_count(1)
    expect(page.locator("circle.hot")).to_have_count(1)


def compared(page: Page, *grids: int) -> None:
    """Both maps have come."""
    for side, grid in enumerate(grids):
        expect(maps(page).nth(side).locator("td")).to_have_count(grid**2)


def maps(page: Page) -> Locator:
    return page.locator(".side .heat")


def test_dragging_hides_cells_and_changes_both_probabilities_without_a_message(visit: Visits) -> None:
    page = visit("/see?view=hide&hidden=0&size=96")
    curves_are_here(page)
    expect(page.locator(".hot b")).to_have_text(str(page.locator(".cold b").text_content()))
    assert 0 == page.locator(".hot canvas").evaluate(GREY)
    sent = len(websocket_frames_sent(page))
    seen = [page.evaluate(DRAG, to) for to in (0, 1, 3, 6, 9)]
    assert len(websocket_frames_sent(page)) == sent
    assert {0} == {each["timers"] for each in seen}  # nor is one planned
    assert "9 of 9 cells" == seen[-1]["said"]
    assert sorted(each["mark"] for each in seen) == [each["mark"] for each in seen]
    assert 5 == len({each["mark"] for each in seen})
    for side in ("hot", "cold"):
        assert len({each[side] for each in seen}) > 2
    assert seen[-1]["hot"] == seen[-1]["cold"]  # with all cells hidden it does not matter in which order
    assert 1 == page.locator(".hot canvas").evaluate(GREY)
    page.evaluate(DRAG, 4)
    for picture in (".hot canvas", ".cold canvas"):
        assert 4 / 9 == pytest.approx(page.locator(picture).evaluate(GREY), abs=0.002)
    page.locator("#hidden").dispatch_event("change")
    expect(page).to_have_url(re.compile("hidden=4"))


def test_guess_drag_and_read_what_was_found_by_keyboard(visit: Visits) -> None:
    page = visit("/see?view=hide&size=96")
    curves_are_here(page)
    question = page.locator(".question")
    expect(question).to_contain_text(re.compile("How many of the 9 cells must be hidden"))
    expect(page.locator(".verdict")).to_be_hidden()
    expect(page.locator("output")).to_have_text("0 of 9 cells")  # the answer is to be found, not read off
    assert {1} == set(
        page.locator("polyline").evaluate_all("(lines) => lines.map((line) => line.points.numberOfItems)")
    )
    page.evaluate(DRAG, 2)
    page.locator(".answers button").nth(2).press("Enter")
    expect(page.locator("output")).to_have_text("0 of 9 cells")  # who guesses starts with nothing hidden
    expect(question).to_contain_text("Now drag the slider")
    slider = page.locator("#hidden")
    for _ in range(9):
        slider.press("ArrowRight")
    expect(question).to_contain_text("First below half: 1 of 9 cells")
    expect(page.locator(".answer", has_text="3 to 4")).to_contain_text("✗ wrong, yours")
    expect(page.locator(".answer").first).to_contain_text("✓ right")
    expect(page.locator(".verdict")).to_contain_text(re.compile(r"of 7 random orders|each of 7 random orders"))
    assert 2 + len(range(7)) == page.locator("polyline").count()
    points = page.locator("polyline.hot").evaluate("(line) => line.points.numberOfItems")
    assert 10 == points
    page.locator("summary").press("Enter")
    expect(page.locator(".rows tbody tr")).to_have_count(10)
    last = page.locator(".rows tbody tr").last.locator("td").all_text_contents()
    assert last[0] == last[1]
    drawn = page.locator(".cold canvas")
    slider.fill("4")
    before = drawn.evaluate("(canvas) => canvas.toDataURL()")
    page.locator(".redraw").press("Enter")
    assert before != drawn.evaluate("(canvas) => canvas.toDataURL()")
    page.locator("select.method").select_option("saliency")
    expect(page).to_have_url(re.compile("map=saliency.*at=0"))
    page.locator("select.method").select_option("gradcam_plus")
    expect(page).to_have_url(re.compile("map=gradcam_plus(?!.*at=)"))
    expect(page.locator("select.block")).to_be_visible()
    curves_are_here(page)


def pointed(page: Page) -> list[str]:
    return page.locator(".pointed b").all_text_contents()


def marked(page: Page) -> list[str]:
    """Where the marked cells of both maps are."""
    cells = [maps(page).nth(side).locator("> .cell") for side in (0, 1)]
    for cell in cells:
        expect(cell).to_be_visible()
    return [str(cell.evaluate("(e) => e.style.cssText")) for cell in cells]


def test_two_classes_are_compared_and_both_maps_point_at_the_same_place(visit: Visits) -> None:
    page = visit("/see?view=compare&size=96&map=evidence")
    compared(page, 3, 3)
    page.get_by_role("button", name="mountain bike").click()
    expect(page.locator(".side h2").nth(1)).to_have_text("mountain bike")
    expect(page).to_have_url(re.compile("class2=671"))
    compared(page, 3, 3)
    ticks = page.locator(".reading .ticks span").all_text_contents()
    assert ["against", "for the class"] == [re.sub(r"[^a-z ]", "", tick).strip() for tick in ticks if tick != "0"]
    for side in (0, 1):
        maps(page).nth(side).locator(".surface").focus()
        page.keyboard.press("ArrowDown")
        assert 1 == len(set(marked(page)))
        assert 2 == len(pointed(page))


def test_who_guesses_the_share_is_told_whether_that_was_right(visit: Visits) -> None:
    page = visit("/see?view=compare&size=96")
    compared(page, 3, 3)
    answers = page.locator(".answer")
    for guess in range(3):
        answers.nth(guess).get_by_role("button").click()
        expect(page.locator(".question")).to_contain_text("of what is positive lies in the same places")
        share = float(str(page.locator(".question").text_content()).split("\u00a0")[0]) / 100
        right = guess / 3 < share < (guess + 1) / 3
        expect(answers.nth(guess)).to_contain_text("✓ right, yours" if right else "✗ wrong, yours")
        page.get_by_role("button", name="Ask again").click()
        expect(page.locator(".question")).to_contain_text("how much lies in the same places?")


def test_two_networks_first_say_what_they_answer_themselves_and_what_they_cost(visit: Visits) -> None:
    page = visit("/see?view=compare&differ=alpha&map=evidence")
    compared(page, 7, 7)
    own = page.locator(".own")
    for side, (name, cost) in enumerate((("malamute", "568.7 M"), ("dogsled", "41.0 M"))):
        expect(own.nth(side).locator(".says")).to_contain_text(name)
        expect(own.nth(side).locator(".cost")).to_contain_text(f"{cost} Mult-Adds")
        expect(page.locator(".side .class").nth(side)).to_contain_text("malamute")  # of which both maps are
        said, drawn = bounds(own.nth(side)), bounds(maps(page).nth(side))
        assert said["y"] + said["height"] <= drawn["y"]
    expect(own.first.locator("small")).to_have_text("a dog")
    page.get_by_role("button", name="Method", exact=True).click()  # one network on both sides
    expect(own.first).to_be_hidden()


def test_on_a_phone_both_maps_begin_at_one_height_below_answers_of_any_length(visit: Visits) -> None:
    page = visit("/see?view=compare&differ=alpha&size=96", viewport=PHONE)  # rhinoceros beetle and tricycle
    expect(page.locator(".own .says b")).to_have_count(2)
    compared(page, 3, 3)
    tops = [bounds(maps(page).nth(side))["y"] for side in (0, 1)]
    assert tops[0] == tops[1]


def test_one_thing_after_the_other_differs_and_a_place_is_read_on_both_grids(visit: Visits) -> None:
    page = visit("/see?view=compare&size=96&map=evidence")
    for kind, chosen, grids in (
        ("Width α", "α = 0.25", (3, 3)),
        ("Method", "Grad-CAM", (3, 3)),
        ("Input size", "128 px", (3, 4)),
    ):
        page.get_by_role("button", name=kind).click()
        page.locator(".options").get_by_role("button", name=chosen, exact=True).click()
        expect(page.locator(".side h2").nth(1)).to_have_text(chosen)
        compared(page, *grids)
    expect(page.locator(".explained")).to_contain_text("A cell of 3×3 covers about 1.8 times the area of a cell of 4×4")
    for side, size in enumerate((96, 128)):
        expect(page.locator(".side .notes").nth(side)).to_contain_text(f"run at {size} px")
    sent = len(websocket_frames_sent(page))
    box = bounds(maps(page).nth(0))
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + box["height"] * 0.9)
    expect(page.locator(".pointed small").nth(0)).to_have_text("row 3, column 3 of 3×3")
    expect(page.locator(".pointed small").nth(1)).to_have_text("row 4, column 4 of 4×4")
    cells = [str(maps(page).nth(side).locator("td").last.text_content()) for side in (0, 1)]
    assert cells == pointed(page)
    assert len(websocket_frames_sent(page)) == sent


def test_any_class_stands_on_the_right_by_its_name(visit: Visits) -> None:
    page = visit("/see?view=compare&size=96", locale="ko-KR")
    compared(page, 3, 3)
    page.locator("#search").fill("truck")
    page.locator("#search").press("Enter")
    expect(page.locator(".search p")).to_have_text(text.say("ko", "see.search_some"))
    page.get_by_role("button", name="tow truck").click()
    expect(page.locator(".side h2").nth(1)).to_have_text("tow truck")
    expect(page.locator(".side h2 span").nth(1)).to_have_attribute("lang", "en")
    expect(page.locator("#differ")).to_have_text(text.say("ko", "compare.differ"))


@pytest.mark.parametrize("view", ["hide", "compare"])
@pytest.mark.parametrize(("theme", "locale"), [("light", "ko-KR"), ("dark", "en-US")])
def test_it_is_accessible_and_fits_a_phone(visit: Visits, view: str, theme: Theme, locale: str) -> None:
    page = visit(f"/see?view={view}&size=96", viewport=PHONE, theme=theme, locale=locale, touch=True)
    if view == "hide":
        curves_are_here(page)
        page.locator(".whole").click()
        page.locator("summary").click()
    else:
        expect(page.locator(".reading .legend")).to_be_visible()
        maps(page).nth(1).locator(".surface").tap()
        expect(page.locator(".pointed b")).to_have_count(2)
    assert [] == axe(page)
    assert [] == small_type(page)
    assert PHONE[0] == page.evaluate("document.documentElement.scrollWidth")
    pictures = page.locator(".hot canvas, .cold canvas" if view == "hide" else ".side .heat")
    assert 2 == pictures.count()
    tops = pictures.evaluate_all("(all) => all.map((e) => Math.round(e.getBoundingClientRect().top))")
    assert tops[0] == tops[1]  # both are seen at once
