"""Difficult files through the real uploader: shown right, or refused in one sentence with the last photo kept."""

from base64 import b64encode
from itertools import cycle

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.pixels import images
from tests.browser.harness import MENU, Visits
from tests.browser.see_page import upload, what_it_gets
from tests.difficult import ACCEPTED, REFUSED

pytestmark = pytest.mark.filterwarnings("ignore")  # Pillow's about odd files, which are shown all the same

SIZE = 96
HOSTILE = ["<img src=x onerror=alert(1)>.jpg", "**[x](javascript:alert(1))** $x$ :red[y].jpg", "n" * 1000 + ".jpg"]


def sentence(name: str, language: str) -> str:
    with pytest.raises(Refusal) as refusal:
        images.decode(REFUSED[name].data)
    assert REFUSED[name].key == refusal.value.key
    return refusal.value.in_language(language)


DROP = """(zone, [name, bytes]) => { const given = new DataTransfer();
    given.items.add(new File([new Uint8Array(bytes)], name));
    for (const type of ["dragenter", "dragover", "drop"])
        zone.dispatchEvent(new DragEvent(type, { dataTransfer: given, bubbles: true, cancelable: true })); }"""


def drop(page: Page, name: str, data: bytes) -> None:
    page.get_by_test_id("stFileUploaderDropzone").evaluate(DROP, [name, list(data)])


def refused(page: Page, name: str, language: str) -> None:
    before = what_it_gets(page)
    upload(page, name, REFUSED[name].data)
    expect(page.get_by_role("alert")).to_have_text(sentence(name, language))
    np.testing.assert_array_equal(before, what_it_gets(page))


def accepted(page: Page, name: str, shown_as: str = "") -> None:
    """After a refusal: its sentence goes, and the network gets this picture."""
    upload(page, shown_as or name, ACCEPTED[name].data)
    decoded = images.network_pixels(images.decode(ACCEPTED[name].data), SIZE)
    address = f"data:image/png;base64,{b64encode(images.to_png(decoded)).decode()}"
    expect(page.locator(".frame img")).to_have_attribute("src", address)
    expect(page.get_by_role("alert")).to_have_count(0)
    expected = images.network_pixels(images.reduce(Image.fromarray(ACCEPTED[name].expected)), SIZE).astype(int)
    assert np.abs(expected - what_it_gets(page)).max() <= 2 * ACCEPTED[name].tolerance, name


def test_every_file_that_can_be_shown_is_shown_right(visit: Visits) -> None:
    page = visit(f"/see?size={SIZE}")
    for good, bad in zip(ACCEPTED, cycle(["letter.jpg", "cut.png"]), strict=False):
        refused(page, bad, "en")
        accepted(page, good)


ONE_OF_EACH = list({REFUSED[name].key: name for name in REFUSED}.values())


@pytest.mark.parametrize(
    ("locale", "language", "names"), [("en-US", "en", list(REFUSED)), ("ko-KR", "ko", ONE_OF_EACH)]
)
def test_every_other_file_is_refused_in_one_sentence_and_the_photo_is_kept(
    visit: Visits, locale: str, language: str, names: list[str]
) -> None:
    page = visit(f"/see?size={SIZE}", locale=locale)
    for bad, good in zip(names, cycle(["sideways.png", "grey.jpg"]), strict=False):
        refused(page, bad, language)
        accepted(page, good)


@pytest.mark.parametrize("key", ["", "Enter", " "])
def test_the_file_dialog_offers_what_can_be_opened(visit: Visits, key: str) -> None:
    page = visit(f"/see?size={SIZE}")
    button = page.locator(".st-key-photo_chooser").get_by_test_id("stBaseButton-secondary").first
    for file_name in ("sideways.png", "palette.png"):  # Streamlit draws another field after the first
        with page.expect_file_chooser() as opened:
            button.press(key) if key else button.click()
        assert "image/jpeg,image/png,image/webp" == opened.value.element.get_attribute("accept")
        accepted(page, file_name)


def test_a_dropped_file_that_the_dialog_does_not_offer_gets_its_sentence(visit: Visits) -> None:
    page = visit(f"/see?size={SIZE}")
    what_it_gets(page)  # the page is complete
    drop(page, "phone.heic", REFUSED["phone.heic"].data)
    expect(page.get_by_role("alert")).to_have_text(sentence("phone.heic", "en"))


def test_a_file_name_is_only_a_name(visit: Visits) -> None:
    page = visit(f"/see?size={SIZE}")
    for name, good in zip(HOSTILE, cycle(["sideways.png", "grey.jpg"]), strict=False):
        refused(page, "letter.jpg", "en")
        accepted(page, good, shown_as=name)
        assert name[:12] not in page.get_by_test_id("stMain").inner_text()
        assert page.locator("img[src='x']").count() == 0


def test_a_file_above_the_limit_leaves_the_photo_and_the_limit_stands_beside(visit: Visits) -> None:
    page = visit(f"/see?size={SIZE}", locale="ko-KR")
    before = what_it_gets(page)
    upload(page, "large.jpg", b"\xff\xd8\xff" + bytes(21 * 2**20))
    expect(page.get_by_text("large.jpg")).to_be_visible()
    expect(page.get_by_test_id("stMain")).to_contain_text("최대 20 MB")
    np.testing.assert_array_equal(before, what_it_gets(page))


def test_the_photo_goes_with_the_visitor_to_every_page_and_no_further(visit: Visits) -> None:
    page, stranger = visit(f"/see?size={SIZE}"), visit(f"/see?size={SIZE}")
    dog = what_it_gets(page)
    upload(page, "sideways.png", ACCEPTED["sideways.png"].data)
    own = page.get_by_role("button", name="Your photo")
    expect(own).to_have_attribute("aria-pressed", "true")
    page.locator(MENU).nth(1).click()
    expect(page.get_by_role("button", name="Your photo")).to_be_visible()
    page.locator(MENU).nth(2).click()
    expect(own).to_have_attribute("aria-pressed", "true")
    expected = images.network_pixels(images.reduce(Image.fromarray(ACCEPTED["sideways.png"].expected)), SIZE)
    np.testing.assert_array_equal(expected, what_it_gets(page))
    np.testing.assert_array_equal(dog, what_it_gets(stranger))
    page.get_by_role("button", name="Cat").click()
    expect(own).to_have_attribute("aria-pressed", "false")  # kept, to come back to
