"""Other networks on the same photo: their answers, and what tells the guess is covered."""

import pytest
from playwright.sync_api import expect

from mobilenet_viz.facts import text
from mobilenet_viz.network.peers import peers
from tests.browser.harness import Theme, Visits, axe, small_type

WORDS = text.section("en", "beside")


def test_four_networks_answer_the_photo_and_the_work_of_one_is_covered_until_a_guess(visit: Visits) -> None:
    page = visit("/networks")
    first = page.locator(".card li:first-child")
    for card, name in enumerate(("malamute", "Pomeranian", "dogsled", "German shepherd")):
        if card != 1:  # what the small one says of the dog is its own affair
            expect(page.locator(".card").nth(card).locator("li").first).to_contain_text(name)
    expect(first).to_have_count(4)
    expect(page.locator(".card").last.locator(".cost")).to_contain_text("? Mult-Adds")
    expect(page.locator("figure text", has_text="EfficientNet-Lite0")).to_have_count(0)
    page.get_by_role("button", name=WORDS["guess_more"]).click()
    expect(page.locator(".question")).to_contain_text("67.7 % of the work of MobileNetV1 1.0")
    expect(page.locator(".card").last.locator(".cost")).to_contain_text("385.2 M Mult-Adds")
    expect(page.locator("figure text", has_text="EfficientNet-Lite0")).to_have_count(1)
    page.get_by_role("button", name="Cat", exact=True).click()
    expect(page.locator(".card").last.locator("li").first).to_contain_text("Egyptian cat")


def test_each_shows_where_it_looks_for_its_own_first_class(visit: Visits) -> None:
    page = visit("/networks")
    for network, layer in (("MobileNetV1 1.0", "conv_pw_13"), ("SqueezeNet 1.1", "conv10")):
        card = page.locator(".card", has=page.get_by_role("heading", name=network, exact=True))
        first = card.locator("li span[lang]").first
        expect(card.get_by_role("img", name=f"{network}: Grad-CAM at the layer {layer}")).to_be_visible()
        label = f"{network}: Grad-CAM at the layer {layer} for the class {first.inner_text()}."
        expect(card.get_by_role("img", name=label, exact=True)).to_be_visible()
    expect(page.locator(".card").nth(0).locator(".cost")).to_contain_text("17.0 MB · a cell sees the whole picture")
    expect(page.locator(".card").nth(2).locator(".cost")).to_contain_text("a cell sees 207 px")


def test_what_is_not_here_is_offered_once_and_the_tutorials_fifth_is_said(visit: Visits) -> None:
    page = visit("/networks")
    expect(page.get_by_role("button", name="Fetch MobileNetV2 (14 MB)")).to_be_visible()
    expect(page.get_by_text("python -m mobilenet_viz fetch --network mobilenet-v2")).to_be_visible()
    expect(page.locator(".claim")).to_contain_text(
        "52.8 % of the parameters of DenseNet121, but 20.1 % of its Mult-Adds"
    )
    expect(page.locator(".claim")).to_contain_text("once DenseNet121 is here")


def test_all_networks_stand_in_the_table_with_their_numbers_and_where_they_are_from(visit: Visits) -> None:
    page = visit("/networks")
    rows = page.locator(".all tbody tr")
    expect(rows).to_have_count(len(peers()))
    row = rows.filter(has=page.get_by_role("rowheader", name="VGG16", exact=True))
    expect(row).to_contain_text("15,470,264,320")
    expect(row).to_contain_text(WORDS["here_not"])
    expect(row.locator(".quoted")).to_have_attribute("title", peers()["vgg16"].source)


@pytest.mark.parametrize(
    ("theme", "locale", "viewport"), [("light", "en-US", (1280, 800)), ("dark", "ko-KR", (390, 844))]
)
def test_it_can_be_read(visit: Visits, theme: Theme, locale: str, viewport: tuple[int, int]) -> None:
    page = visit("/networks", theme=theme, locale=locale, viewport=viewport)
    expect(page.locator(".card li")).to_have_count(12)
    assert axe(page) == []
    assert small_type(page) == []
