"""While an answer is on its way: what is old is dimmed and said to be old, and nothing on page 3 moves."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.bounds import bounds
from tests.browser.harness import Doors, app_ready, new_page
from tests.browser.see_page import answered, shade
from tests.browser.server import Server
from tests.difficult import ACCEPTED

BOXES = """(selectors) => {
    const inner = [...document.querySelectorAll("*")].flatMap((e) => e.shadowRoot ?? []);
    const all = (selector) => [document, ...inner].flatMap((root) => [...root.querySelectorAll(selector)]);
    const { scrollTop } = document.querySelector("[data-testid=stMain]");
    return Object.fromEntries(selectors.flatMap((selector) => all(selector).filter((e) => e.checkVisibility())
      .map((e, i) => { const { left, top, width } = e.getBoundingClientRect();
        return [`${selector} ${i}`, [left, top + scrollTop, width].map(Math.round)]; }))); }"""
DOWNLOADS = ".st-key-downloads button"
MAP = (".stage", ".point", ".legend", ".look")
ANSWER = (".says .network", ".listed", ".search", ".outside", *MAP, ".where .about", DOWNLOADS)
HIDE = (".choose", ".pictures figure", ".slide", ".redraw", ".plot", ".key", ".whole", ".heatmap", ".order")
COMPARE = (".side figure", ".side .class", ".side .about", ".kinds", ".options", ".explained", ".scale-note")
CHEAP = (".frame", ".answers button", ".about", ".trained", ".top1 th")


@pytest.fixture
def see(browser: Browser, held: Server) -> Iterator[Callable[..., Page]]:
    pages: list[Page] = []

    def opened(link: str = "", **options: int) -> Page:
        size = {"width": 1280, "height": 800} | options
        pages.append(new_page(browser, base_url=held.url, viewport=size, locale="en-US"))
        pages[-1].goto(f"/see?{link}")
        app_ready(pages[-1])
        return pages[-1]

    yield opened
    for page in pages:
        page.context.close()


def boxes(page: Page, selectors: tuple[str, ...]) -> dict[str, list[int]]:
    """Left, top and width of each, px of the page."""
    found: dict[str, list[int]] = page.evaluate(BOXES, list(selectors))
    assert {name.rpartition(" ")[0] for name in found} == set(selectors)
    return found


@pytest.mark.parametrize(("width", "sample"), [(1280, "dog"), (390, "cat")])
def test_choosing_alpha_leaves_the_answer_where_it_is_dimmed_until_another_comes(
    see: Callable[..., Page], door: Doors, width: int, sample: str
) -> None:
    page = see(f"sample={sample}", width=width)
    answered(page)
    before, said = boxes(page, ANSWER), page.locator(".top").inner_text()
    door("hold")
    page.get_by_role("button", name="0.25", exact=True).click()
    expect(page.locator(".network b")).to_have_text("MobileNet 0.25-224")
    expect(page.locator(".changed")).to_have_text("The network is looking; its last answer stands here, dimmed.")
    for part in (".top", ".stage canvas", ".sum", ".legend"):
        expect(page.locator(part)).to_have_css("opacity", "0.35")
    assert said == page.locator(".top").inner_text()
    assert before == boxes(page, ANSWER)
    expect(page.get_by_role("button", name="Picture of the map (PNG)")).to_be_disabled()
    door("release")
    expect(page.locator(".changed")).to_contain_text("Before:")
    expect(page.locator(".top")).to_have_css("opacity", "1")
    expect(page.get_by_role("button", name="Picture of the map (PNG)")).to_be_enabled()
    assert before == boxes(page, ANSWER)


def test_the_first_answer_moves_nothing(see: Callable[..., Page], door: Doors) -> None:
    door("hold")
    page = see("alpha=0.25&sample=coffee")
    expect(page.locator(".says .state")).to_have_text(re.compile("its answer appears here"))
    before = boxes(page, ANSWER)
    door("release")
    answered(page)
    expect(page.locator(".stage td")).to_have_count(49)
    assert before == boxes(page, ANSWER)


def test_another_method_leaves_the_map_dimmed_until_its_own_comes(see: Callable[..., Page], door: Doors) -> None:
    page = see("size=192&map=evidence")
    answered(page)
    strongest = shade(page)
    door("hold", kind="Explain")
    page.get_by_label("Method").select_option(label="Saliency")
    expect(page.locator(".waiting .state")).to_have_text("Saliency is being computed; the map appears here.")
    expect(page.locator(".stage canvas")).to_have_css("opacity", "0.35")
    expect(page.locator(".stage canvas")).to_have_attribute("width", "6")
    assert strongest > 0
    before = boxes(page, MAP)
    door("release")
    expect(page.locator('.stage canvas[width="384"]')).to_have_css("opacity", "0.8")
    assert before == boxes(page, MAP)


def test_what_is_said_of_a_slow_map_stands_below_it(see: Callable[..., Page], door: Doors) -> None:
    page = see("size=128")
    answered(page)
    door("hold", kind="Explain")
    page.get_by_label("Method").select_option(label="SmoothGrad")
    expect(page.get_by_text("1 in the queue")).to_be_visible()
    door("advance")
    expect(page.locator(".waiting .rests")).to_contain_text("the mean of 1 of 4")
    expect(page.locator(".waiting progress")).to_be_visible()
    maps, said = bounds(page.locator(".stage .heat")), bounds(page.locator(".waiting"))
    assert maps["y"] + maps["height"] <= said["y"]
    before = boxes(page, MAP)
    door("release")
    expect(page.locator(".waiting .state")).to_contain_text("Finished")
    assert before == boxes(page, MAP)


def test_the_question_is_about_the_network_that_is_not_on_screen(see: Callable[..., Page], door: Doors) -> None:
    page = see("alpha=0.25")
    question = page.locator(".question")
    expect(question).to_contain_text("This is the answer of α = 0.25")
    expect(question).to_contain_text("Will α = 1.0 give the photo the same name?")
    page.get_by_role("button", name="another name").click()
    expect(question).to_have_text("Now switch α to 1.0, at the same size.")
    page.get_by_role("button", name="1.0", exact=True).click()
    expect(question).to_contain_text("α = 1.0 says")
    # The fake engine's networks all say the same.
    expect(page.locator(".answer", has_text="another name")).to_contain_text("✗ wrong, yours")
    expect(page.locator(".answer", has_text="the same name")).to_contain_text("✓ right")
    page.get_by_role("button", name="Ask again").click()
    expect(question).to_contain_text("With α = 0.25 only")


def test_another_photo_leaves_the_test_where_it_is_until_its_own_comes(see: Callable[..., Page], door: Doors) -> None:
    page = see("view=hide")
    expect(page.locator(".whole")).to_be_visible()
    before = boxes(page, HIDE)
    door("hold")
    page.get_by_role("button", name="Coffee", exact=True).click()
    expect(page.locator(".falls.outdated")).to_have_count(1)
    expect(page.locator(".pictures canvas").first).to_have_css("opacity", "0.35")
    assert before == boxes(page, HIDE)
    door("release")
    expect(page.locator(".outdated")).to_have_count(0)
    expect(page.locator(".whole")).to_be_visible()
    pictures = HIDE[:4]  # beside the name of another class, which may take another line
    assert boxes(page, pictures).items() <= before.items()


def test_before_the_curves_are_whole_what_is_there_is_compared_and_nothing_claimed(
    see: Callable[..., Page], door: Doors
) -> None:
    door("hold", kind="Deletion")
    page = see("view=hide&alpha=0.25")  # asked by no other test
    expect(page.locator(".asked progress")).to_be_visible()
    for _ in range(2):  # the curve of the map and those of random orders, a slice of each: every fourth number
        door("advance")
    slider, said = page.locator("#hidden"), page.locator(".slide output")
    expect(page.locator("circle")).to_have_count(2)
    for _ in range(5):
        slider.press("ArrowRight")
    expect(said).to_have_text("4 of 49 cells")  # the nearest number at which there is something to compare
    expect(slider).to_have_value("5")  # what is under the hand stays there
    expect(page.locator(".hot figcaption")).to_have_text("Largest first: 4 hidden")
    for side in (".hot", ".cold"):
        expect(page.locator(f"{side} b")).to_have_text(re.compile("%"))
    assert 2 == page.locator("polyline.hot").evaluate("(line) => line.points.numberOfItems")  # of 0 and of 4
    for claim in (".whole", ".verdict", "polyline.median"):
        expect(page.locator(claim)).to_be_hidden()
    before = boxes(page, HIDE[:4])
    door("release")
    expect(said).to_have_text("5 of 49 cells")
    expect(page.locator(".whole")).to_be_visible()
    assert 6 == page.locator("polyline.hot").evaluate("(line) => line.points.numberOfItems")
    assert before == boxes(page, HIDE[:4])


def test_both_sides_stay_until_both_maps_are_here(see: Callable[..., Page], door: Doors) -> None:
    page = see("view=compare&differ=alpha&alpha=0.25&size=160")
    expect(page.locator(".side td")).to_have_count(50)
    before = boxes(page, COMPARE)
    door("hold")
    page.get_by_role("button", name="Input size", exact=True).click()
    expect(page.locator(".side.outdated")).to_have_count(1)  # the left side is what it was
    expect(page.locator(".side.outdated .asked")).to_contain_text("The network is looking at the photo.")
    follows = (".options", ".explained", ".scale")  # the hand: other things can be chosen now
    kept = {name: box for name, box in before.items() if not name.startswith(follows)}
    assert kept.items() <= boxes(page, COMPARE).items()
    door("release")
    expect(page.locator(".side.outdated")).to_have_count(0)
    expect(page.locator(".side").nth(1)).to_contain_text("128 px")
    figures = {name: box for name, box in before.items() if name.startswith(".side figure")}
    assert figures.items() <= boxes(page, COMPARE).items()


def test_networks_that_have_not_answered_say_so_in_their_places(see: Callable[..., Page], door: Doors) -> None:
    page = see("view=cheap")
    names, right = page.locator(".grid .name"), page.locator("[data-best=true]")
    expect(names.filter(has_text="?")).to_have_count(10)
    before = boxes(page, CHEAP)
    door("hold")
    own = FilePayload(name="own.jpg", mimeType="image/jpeg", buffer=ACCEPTED["photo.jpg"].data)  # no test asks of it
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(own)
    expect(names.filter(has_text="no answer yet")).to_have_count(10)
    expect(page.locator(".result")).to_have_text("0 of 10 networks have answered.")
    expect(page.locator(".answers")).to_be_hidden()  # nobody knows yet what the question is about
    assert before == boxes(page, CHEAP)
    door("advance")
    expect(page.locator(".question")).to_contain_text("α = 1.00 at 224 px says")
    page.locator(".answers button").first.click()
    expect(page.locator(".answer").first).to_contain_text("your answer")
    expect(names.filter(has_text="no answer yet")).to_have_count(9)
    expect(page.locator(".result")).to_have_text("1 of 10 networks have answered.")
    expect(right).to_have_count(0)
    assert before == boxes(page, CHEAP)
    door("release")
    expect(right).to_have_count(1)
    assert before == boxes(page, CHEAP)
