"""A lesson as a class sees it: the curve grows with each epoch, is stopped and goes on, and two runs are compared."""

import re
from collections.abc import Callable, Iterator
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from mobilenet_viz.facts import text
from tests.browser.harness import Theme, Visits, app_ready, axe, new_page, small_type
from tests.browser.server import ROOT, Server
from tests.patience import PATIENCE

WORDS, LOOK = (text.section("en", room) for room in ("teach", "look"))
DRAG = """(strip) => { const { left, top, width, height } = strip.getBoundingClientRect();
    return { y: top + height / 2, from: left + width - 3, to: left + width * 0.8 }; }"""
Door = Callable[[str], None]


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("held") / "log.txt", ROOT / "tests" / "browser" / "held_app.py").start()
    yield started
    started.stop()


@pytest.fixture
def door(held: Server) -> Iterator[Door]:
    def opened(name: str) -> None:
        with urlopen(f"{held.url}/{name}", timeout=PATIENCE) as answer:
            assert answer.status == 200

    yield opened
    opened("release")


@pytest.fixture
def lesson(browser: Browser, held: Server) -> Iterator[Callable[..., Page]]:
    pages: list[Page] = []

    def opened(path: str = "/train?task=teach", width: int = 1280, locale: str = "en-US") -> Page:
        page = new_page(browser, base_url=held.url, viewport={"width": width, "height": 800}, locale=locale)
        pages.append(page)
        page.goto(path)
        app_ready(page)
        return page

    yield opened
    for page in pages:
        page.close()


def points(page: Page) -> int:
    """How many epochs the newest run's curve has."""
    drawn = page.locator("polyline.held.first").get_attribute("points") or ""
    return len(drawn.split())


def train(page: Page) -> None:
    page.get_by_role("button", name=WORDS["train"], exact=True).last.click()


def guess(page: Page) -> None:
    page.get_by_role("button", name=WORDS["guess"].format(count=9)).click()


def test_the_curve_grows_epoch_by_epoch_is_stopped_goes_on_and_two_runs_are_compared(
    lesson: Callable[..., Page], door: Door
) -> None:
    page = lesson()
    button = page.locator("button.train")
    expect(button).to_be_disabled()
    guess(page)
    expect(button).to_be_enabled()
    door("hold")
    train(page)
    expect(page.locator(".moment")).to_have_text(WORDS["looking"])
    for epochs in (1, 2):
        door("advance")
        expect(page.locator(".moment")).to_contain_text(WORDS["moment"].format(done=epochs, most=30))
        assert epochs == points(page)
    expect(button).to_be_disabled()
    page.get_by_role("button", name=WORDS["stop"]).click()
    expect(page.get_by_text(WORDS["stopped"])).to_be_visible()
    door("advance")  # nobody wants it: it is dropped
    page.get_by_role("button", name=WORDS["go"], exact=True).click()
    expect(page.get_by_text(WORDS["going"])).to_be_visible()
    assert 2 == points(page)
    door("release")
    expect(page.locator(".result")).to_contain_text("of the 40 pictures held back")
    assert 30 == points(page)
    expect(page.locator("polygon.first")).to_have_count(1)
    page.locator("summary").click()
    page.get_by_label(WORDS["setting_rate"]).select_option("0.01")
    expect(page).to_have_url(re.compile(r"rate=0\.01"))
    train(page)
    rows = page.locator(".runs tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text(f"{WORDS['setting_rate']}: 0.01")
    page.get_by_role("checkbox", name=f"{WORDS['column_shown']}: {WORDS['run'].format(number=1)}").check()
    expect(page.locator(".compared")).to_contain_text(f"{WORDS['setting_rate']}: 0.01 / 0.001")
    expect(page.locator("polyline.held")).to_have_count(2)


def test_a_reload_in_the_middle_loses_no_setting_and_the_lesson_can_begin_again(
    lesson: Callable[..., Page], door: Door
) -> None:
    page = lesson("/train?task=teach&seed=3&epochs=5")
    guess(page)
    door("hold")
    train(page)
    expect(page.locator(".moment")).to_have_text(WORDS["looking"])
    door("advance")
    expect(page.locator(".moment")).to_contain_text(WORDS["moment"].format(done=1, most=5))
    page.reload()
    app_ready(page)
    expect(page).to_have_url(re.compile("seed=3"))
    expect(page.locator(".runs")).to_be_hidden()
    guess(page)
    train(page)
    door("release")
    expect(page.locator(".runs tbody tr")).to_have_count(1)
    expect(page.locator(".result")).to_contain_text("held back")


def test_the_freezing_line_is_dragged_and_moved_by_keys_and_what_learns_follows(lesson: Callable[..., Page]) -> None:
    page = lesson()
    slider, said, learns = page.locator("#line"), page.locator(".said"), page.locator(".counts dd").first
    expect(said).to_have_text(WORDS["line_all"])
    expect(learns).to_have_text("1,025 of 3,229,889")
    at = slider.evaluate(DRAG)
    page.mouse.move(at["from"], at["y"])
    page.mouse.down()
    page.mouse.move(at["to"], at["y"])
    expect(learns).not_to_have_text("1,025 of 3,229,889")  # under the hand
    page.mouse.up()
    expect(page).to_have_url(re.compile("freeze=conv_"))
    slider.press("End")
    expect(said).to_have_text(WORDS["line_all"])
    slider.press("ArrowLeft")  # behind the last batch norm, before what has no weights
    expect(said).to_have_text(WORDS["line_said"].format(name="conv_pw_13_bn"))
    slider.press("Home")
    expect(learns).to_have_text("3,208,001 of 3,229,889")
    expect(page.get_by_role("button", name=WORDS["preset_none"])).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name=WORDS["preset_last_block"], exact=True).click()
    expect(said).to_have_text(WORDS["line_said"].format(name="conv_pw_12_relu"))


def test_a_base_with_branches_has_a_list_of_lines(lesson: Callable[..., Page]) -> None:
    page = lesson("/train?task=teach&base=squeezenet-1.1&freeze=conv_dw_13")  # of another base: none
    expect(page.locator("#line")).to_be_hidden()
    lines = page.get_by_label(WORDS["line_list"])
    expect(lines).to_have_value("fire9")
    lines.select_option("fire5")
    expect(page).to_have_url(re.compile("freeze=fire5"))


def test_an_experiment_is_guessed_tried_with_one_press_and_explained(lesson: Callable[..., Page]) -> None:
    page = lesson()
    box = page.locator(".experiment")
    box.get_by_role("button", name=WORDS["trap_title"]).click()
    expect(box.locator("#experiment-question")).to_have_text(text.plain(WORDS["trap_question"]))
    expect(box.locator(".try")).to_be_disabled()
    box.get_by_role("button", name=WORDS["guess_worse"], exact=True).click()
    box.locator(".try").click()
    expect(box.locator(".experiment-result")).to_contain_text(WORDS["trap_why"][:40])
    expect(page.locator("polyline.held")).to_have_count(2)
    expect(page.locator(".compared")).to_contain_text(WORDS["setting_batch_statistics"])


def test_a_cell_of_the_matrix_opens_its_pictures_and_mistakes_wait_for_a_guess(lesson: Callable[..., Page]) -> None:
    page = lesson("/train?task=look")
    expect(page.get_by_text(LOOK["nothing"])).to_be_visible()
    page.get_by_role("button", name=text.say("en", "train.part_teach"), exact=True).first.click()
    guess(page)
    train(page)
    expect(page.locator(".runs tbody tr")).to_have_count(1)
    page.get_by_role("button", name=text.say("en", "train.part_look")).click()
    cell = page.locator("td button").first
    expect(cell).to_have_attribute("aria-pressed", "false")
    count = int(cell.inner_text())
    cell.click()
    expect(page.locator(".pictures img")).to_have_count(count)
    expect(page.locator("#opened")).to_have_text(LOOK["opened"].format(**{"is": "cat", "called": "cat"}))
    cell.press("ArrowRight")
    expect(page.locator("td button").nth(1)).to_be_focused()
    expect(page.locator(".maps figure")).to_have_count(0)
    page.locator(".answers button").first.click()
    expect(page.locator(".maps .heat").first).to_be_visible()
    expect(page.locator(".tried li")).to_have_count(2)
    page.get_by_role("button", name="Coffee", exact=True).click()
    expect(page.locator(".says")).to_contain_text("Coffee")
    assert [] == axe(page)


def test_a_real_lesson_is_learnt_by_the_real_network(visit: Visits) -> None:
    page = visit("/train?task=teach&base=mobilenet-v1-0.25&epochs=2")
    guess(page)
    train(page)
    expect(page.locator(".result")).to_contain_text("of the 40 pictures held back")
    assert 2 == points(page)


@pytest.mark.parametrize(
    ("theme", "locale", "viewport"), [("light", "en-US", (1280, 800)), ("dark", "ko-KR", (390, 844))]
)
def test_it_can_be_read(visit: Visits, theme: Theme, locale: str, viewport: tuple[int, int]) -> None:
    page = visit("/train?task=teach&augment=on", theme=theme, locale=locale, viewport=viewport)
    page.locator("summary").click()
    expect(page.locator(".variants img")).to_have_count(10)
    assert axe(page) == []
    assert small_type(page) == []
