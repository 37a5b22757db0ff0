"""Pictures in classes: from files, from a ZIP and from a phone; a reload finds them, what is bad is listed."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from mobilenet_viz.facts import text
from tests.browser.harness import Theme, Visits, axe, small_type

WORDS = text.section("en", "collect")
PHONE = text.section("ko", "sending")


def photo(grey: int, name: str = "") -> FilePayload:
    file = BytesIO()
    Image.radial_gradient("L").resize((64, 64)).point(lambda value: (value + grey) % 256).save(file, "PNG")
    return FilePayload(name=name or f"{grey}.png", mimeType="image/png", buffer=file.getvalue())


RUBBISH = FilePayload(name="notes.jpg", mimeType="image/jpeg", buffer=b"no picture")


def collected(page: Page) -> tuple[Locator, Locator]:
    """Two classes with four pictures each."""
    expect(page.locator(".example")).not_to_be_empty()
    for name in ("Mug", "Pen"):
        page.locator("#new-name").fill(name)
        page.locator("#new-name").press("Enter")
        expect(page.locator(".column .name").last).to_have_value(name)
    mugs, pens = page.locator(".column").all()
    for place, column in enumerate((mugs, pens)):
        column.locator("input[type=file]").set_input_files([photo(100 * place + 20 * i) for i in range(4)])
        expect(column.locator(".pictures button")).to_have_count(4)
    return mugs, pens


def test_until_there_is_something_of_ones_own_the_cats_and_dogs_are_shown_and_the_answer_is_covered(
    visit: Visits,
) -> None:
    page = visit("/train")
    expect(page.locator(".column .name")).to_have_count(2)
    assert [WORDS["example_cat"], WORDS["example_dog"]] == [
        each.input_value() for each in page.locator(".column .name").all()
    ]
    expect(page.locator(".example")).to_contain_text("32 px")
    expect(page.locator(".held")).to_have_count(0)
    page.get_by_role("button", name=WORDS["guess_quarter"]).click()
    expect(page.locator(".answers")).to_contain_text("✓ right, yours")
    expect(page.locator(".held").first).to_be_visible()


def test_pictures_are_added_what_is_bad_is_listed_and_a_reload_finds_the_rest(visit: Visits) -> None:
    page = visit("/train")
    mugs, pens = collected(page)
    expect(page.locator(".lacks")).to_be_hidden()
    mugs.locator("input[type=file]").set_input_files([photo(0, "again.png"), RUBBISH])
    expect(page.locator(".left-out li")).to_have_text(f"notes.jpg {text.say('en', 'refusal.not_an_image')}")
    expect(mugs.locator(".double")).to_have_count(1)
    page.reload()
    expect(page.locator(".column .pictures button")).to_have_count(9)
    assert ["Mug", "Pen"] == [each.input_value() for each in page.locator(".column .name").all()]
    pens.locator(".pictures button").first.click()
    page.locator(".move").select_option("Mug")
    expect(mugs.locator(".pictures button")).to_have_count(6)
    expect(pens.locator(".pictures button")).to_have_count(3)
    pens.locator(".name").fill("Pencil")
    pens.locator(".name").press("Enter")
    mugs.locator(".double").click()
    page.get_by_role("button", name=WORDS["remove"].format(count=1)).click()
    expect(page.locator(".column .pictures button")).to_have_count(8)
    pens.get_by_label(WORDS["use"]).uncheck()
    expect(page.locator(".lacks")).to_have_text(text.say("en", "refusal.classes_too_few", count=1, least=2))
    page.reload()
    expect(page.locator(".lacks")).to_be_visible()
    assert ["Mug", "Pencil"] == [each.input_value() for each in page.locator(".column .name").all()]


def test_no_link_carries_it_and_another_visitor_sees_nothing_of_it(visit: Visits) -> None:
    page = visit("/train")
    collected(page)
    token = page.evaluate("localStorage.getItem('mobilenet:collection')")
    assert len(token) == 32
    assert token not in page.url
    expect(visit("/train").locator(".example")).not_to_be_empty()


def test_it_is_saved_as_a_zip_deleted_when_that_is_confirmed_and_opened_again(visit: Visits, tmp_path: Path) -> None:
    page = visit("/train")
    collected(page)
    with page.expect_download() as download:
        page.locator(".save").click()
    zip_file = tmp_path / download.value.suggested_filename
    download.value.save_as(zip_file)
    with ZipFile(zip_file) as archive:
        assert 8 == len(archive.namelist())
    page.locator(".delete").click()
    expect(page.locator(".sure")).to_contain_text("8")
    page.locator(".no").click()
    expect(page.locator(".column .pictures button")).to_have_count(8)
    page.locator(".delete").click()
    page.locator(".yes").click()
    expect(page.locator(".example")).not_to_be_empty()
    page.locator(".open input").set_input_files(zip_file)
    expect(page.locator(".column .pictures button")).to_have_count(8)


def test_a_file_that_is_dropped_on_a_class_or_pasted_is_added(visit: Visits) -> None:
    page = visit("/train")
    mugs, pens = collected(page)
    give = """(element, [kind, bytes]) => { const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], "new.png", { type: "image/png" }));
        const event = kind === "paste" ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true })
            : new DragEvent("drop", { dataTransfer: data, bubbles: true, composed: true, cancelable: true });
        (kind === "paste" ? document : element).dispatchEvent(event); }"""
    mugs.evaluate(give, ["drop", list(photo(7)["buffer"])])
    expect(mugs.locator(".pictures button")).to_have_count(5)
    pens.locator(".count").click()
    pens.evaluate(give, ["paste", list(photo(9)["buffer"])])
    expect(pens.locator(".pictures button")).to_have_count(5)


def opened(page: Page) -> str:
    """Phones may send: where they do. The address is this machine's own here, so that the page shows none."""
    page.locator(".send").click()
    expect(page.locator(".address")).to_have_text(WORDS["alone"])
    link: str = page.evaluate("""async () => {
        const headers = { "X-Collection": localStorage.getItem("mobilenet:collection") };
        return (await (await fetch("collecting/state", { headers })).json()).link; }""")
    return f"/send#{link}"


def phone_of(visit: Visits, page: Page, path: str) -> Page:
    """A student's phone, Korean, at the bare page."""
    phone = visit("/train", locale="ko-KR", viewport=(390, 844), theme="dark", touch=True)
    phone.goto(path)
    expect(phone.get_by_role("heading", level=1)).to_have_text(PHONE["title"])
    return phone


def test_a_phone_sends_photos_that_wait_unseen_until_the_teacher_takes_them(visit: Visits) -> None:
    page = visit("/train")
    _, pens = collected(page)
    phone = phone_of(visit, page, opened(page))
    phone.get_by_label("Pen").check()
    phone.get_by_label(PHONE["choose"]).set_input_files([photo(5), photo(6), RUBBISH])
    expect(phone.locator(".own img")).to_have_count(2)
    expect(phone.get_by_role("status")).to_contain_text(text.say("ko", "refusal.not_an_image"))
    assert [] == axe(phone)
    assert [] == small_type(phone)
    expect(page.locator("#waiting")).to_have_text(WORDS["waiting"].format(count=2))
    expect(page.locator(".waiting img")).to_have_count(0)
    expect(pens.locator(".pictures button")).to_have_count(4)
    page.keyboard.press("p")
    expect(page.locator(".look")).to_be_hidden()
    page.keyboard.press("p")
    page.locator(".look").click()
    expect(page.locator(".waiting img")).to_have_count(2)
    page.keyboard.press("p")
    expect(page.locator(".waiting img").first).to_be_hidden()
    page.keyboard.press("p")
    phone.get_by_role("button", name=PHONE["withdraw"]).first.click()
    expect(phone.locator(".own img")).to_have_count(1)
    expect(page.locator(".waiting img")).to_have_count(1)
    assert [] == axe(page)
    expect(page.locator("#waiting")).to_have_text(WORDS["waiting"].format(count=1))
    page.get_by_role("button", name=WORDS["approve"], exact=True).click()
    expect(pens.locator(".pictures button")).to_have_count(5)
    expect(phone.locator(".own")).to_contain_text(PHONE["taken"])


def test_a_link_that_is_closed_takes_nothing_and_says_so(visit: Visits) -> None:
    page = visit("/train")
    collected(page)
    phone = phone_of(visit, page, opened(page))
    expect(phone.get_by_label("Mug")).to_be_checked()
    page.locator(".phones .close").click()
    expect(page.locator(".phones")).to_be_hidden()
    expect(phone.get_by_role("status")).to_have_text(text.say("ko", "refusal.link_closed"))
    expect(phone.get_by_label(PHONE["choose"])).to_be_hidden()


def test_pictures_of_the_camera_come_for_as_long_as_the_button_is_held(visit: Visits) -> None:
    page = visit("/train")
    mugs, _ = collected(page)
    page.context.grant_permissions(["camera"])
    mugs.locator(".film").click()
    page.locator(".burst").hover()
    page.mouse.down()
    expect(page.locator(".said")).to_have_text(re.compile(WORDS["taken"].format(count=r"([3-9]|\d\d)")))
    page.mouse.up()
    expect(mugs.locator(".pictures button").nth(6)).to_be_visible()
    page.locator(".camera-close").click()
    expect(page.locator("video")).to_be_hidden()


@pytest.mark.parametrize(
    ("theme", "locale", "viewport"), [("light", "en-US", (1280, 800)), ("dark", "ko-KR", (390, 844))]
)
def test_it_can_be_read(visit: Visits, theme: Theme, locale: str, viewport: tuple[int, int]) -> None:
    page = visit("/train", theme=theme, locale=locale, viewport=viewport)
    expect(page.locator(".example")).not_to_be_empty()
    assert axe(page) == []
    mugs, _ = collected(page)
    mugs.locator("input[type=file]").set_input_files([RUBBISH])
    expect(page.locator(".left-out li")).to_have_count(1)
    assert axe(page) == []
    assert small_type(page) == []
