"""Measured times: begun by one visitor, watched by another, stopped by each for themselves; seen only after a guess."""

import re

import pytest
from playwright.sync_api import Page, expect

from mobilenet_viz.facts import text
from tests.browser.harness import Doors, Theme, Visits, axe, small_type
from tests.browser.texts import faults

SAID = {language: text.section(language, "timing") for language in text.LANGUAGES}
VIEWS = ("grid", "kinds", "three", "phone")


def press(page: Page, name: str, language: str = "en") -> None:
    page.get_by_role("button", name=SAID[language][name], exact=True).click()


def guess(page: Page) -> None:
    page.locator(".answers button").first.click()
    expect(page.locator(".times")).to_be_visible()


def test_all_who_look_share_a_measurement_and_each_stops_it_for_themselves(visit_held: Visits, door: Doors) -> None:
    door("hold", kind="TimeNetworks")
    ann = visit_held("/networks?aspect=time")
    expect(ann.get_by_text(SAID["en"]["unstarted"])).to_be_visible()
    press(ann, "start")
    expect(ann.get_by_text(SAID["en"]["running"])).to_be_visible()
    ben = visit_held("/networks?aspect=time", locale="ko-KR")  # has pressed nothing
    expect(ben.get_by_text(SAID["ko"]["running"])).to_be_visible()
    door("advance")
    for page in (ann, ben):
        expect(page.locator(".asked b")).to_have_text(re.compile("25"))
    press(ann, "stop")
    expect(ann.get_by_text(SAID["en"]["stopped"], exact=True)).to_be_visible()
    door("advance")
    expect(ben.locator(".asked b")).to_have_text(re.compile("50"))
    expect(ann.locator(".asked b")).to_be_hidden()
    other = visit_held("/networks")  # meanwhile photos are answered
    expect(other.locator(".card li")).to_have_count(12)
    for _ in range(3):
        door("advance")
    expect(ben.get_by_text(SAID["ko"]["withheld"])).to_be_visible()
    press(ann, "go")
    expect(ann.get_by_text(SAID["en"]["withheld"])).to_be_visible()


def test_no_time_is_on_screen_before_a_guess_and_the_last_ones_are_dimmed_while_it_is_measured_again(
    visit_held: Visits, door: Doors
) -> None:
    page = visit_held("/networks?aspect=time&timed=kinds")
    press(page, "start")
    expect(page.get_by_text(SAID["en"]["withheld"])).to_be_visible()
    expect(page.locator(".times")).to_be_hidden()
    guess(page)
    expect(page.locator(".ways table")).to_have_count(2)
    expect(page.locator(".answer span", has_text="right")).to_have_count(1)
    door("hold", kind="TimeOperations")
    press(page, "again")
    expect(page.get_by_text(SAID["en"]["running"])).to_be_visible()
    expect(page.locator(".times.outdated .ways table")).to_have_count(2)
    door("release")
    expect(page.locator(".times:not(.outdated) .ways table")).to_have_count(2)


def test_every_view_is_a_button_and_three_convolutions_show_what_is_counted_at_once(
    visit_held: Visits, door: Doors
) -> None:
    page = visit_held("/networks?aspect=time")
    press(page, "within_three")
    expect(page).to_have_url(re.compile("timed=three"))
    counted, moved, time = (page.locator(".measures section").nth(place) for place in range(3))
    expect(counted.locator("b")).to_have_text(["903.2 K", "51.4 M", "462.4 M"])
    expect(moved.locator("b").first).to_have_text("0.82 MB")
    expect(time.locator("b")).to_have_text(["?", "?", "?"])
    expect(page.locator("tbody th", has_text="MobileNetV2")).to_be_visible()
    press(page, "start")
    guess(page)
    expect(time.locator("b").first).to_have_text(re.compile("ms"))


def test_what_an_engine_of_phones_leaves_of_the_time_and_of_the_answers(visit_held: Visits, door: Doors) -> None:
    page = visit_held("/networks?aspect=time&timed=phone")
    press(page, "start")
    guess(page)
    expect(page.locator(".ways li")).to_have_count(3)
    expect(page.locator(".ways b").last).to_contain_text("20.0\u00a0%")
    expect(page.locator(".answer", has_text="fifth")).to_contain_text("right")
    expect(page.locator("tbody tr")).to_have_count(3)
    expect(page.get_by_text("pip install ai-edge-litert")).to_be_visible()  # it was TensorFlow's own


@pytest.mark.parametrize("timed", VIEWS)
@pytest.mark.parametrize(
    ("theme", "locale", "viewport"),
    [("light", "en-US", (1280, 800)), ("dark", "ko-KR", (390, 844)), ("light", "ko-KR", (3840, 2160))],
)
def test_it_can_be_read(
    visit_held: Visits, door: Doors, timed: str, theme: Theme, locale: str, viewport: tuple[int, int]
) -> None:
    page = visit_held(f"/networks?aspect=time&timed={timed}", theme=theme, locale=locale, viewport=viewport)
    start = page.get_by_role("button", name=SAID[locale[:2]]["start"], exact=True)
    again = page.get_by_role("button", name=SAID[locale[:2]]["again"], exact=True)
    expect(start.or_(again)).to_be_visible()
    if start.is_visible():
        assert axe(page) == []
        start.click()
    expect(again).to_be_visible()
    guess(page)
    assert axe(page) == []
    assert small_type(page) == []
    assert faults(page) == []
