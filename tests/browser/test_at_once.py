"""Who does two things at once says two things, in two messages; both are heard, however close the server gets them."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.harness import Visits
from tests.browser.wire import Wire


@pytest.mark.parametrize(
    ("path", "slider", "steps"),
    [
        ("/filtering?part=groups&groups=12", "#dial-G", ("groups=6", "groups=12")),
        ("/?layer=conv_pw_4", "#dial-alpha", ("alpha=0.95", "layer=conv_pw_4$")),  # as by default: in no link
    ],
)
def test_a_slider_and_a_photo_at_once(visit: Visits, path: str, slider: str, steps: tuple[str, str]) -> None:
    page = visit(path)
    wire = Wire(page)
    for _ in range(3):  # which of them is the last moment for a message, chance decides
        for key, said, photo in zip(("ArrowLeft", "ArrowRight"), steps, ("cat", "dog"), strict=True):
            wire.hold()
            page.locator(slider).press(key)
            wire.until(1)
            page.get_by_role("button", name=photo.title(), exact=True).click()
            wire.until(2)
            wire.release()
            expect(page).to_have_url(re.compile("sample=cat" if photo == "cat" else r"^(?!.*sample=)"))
            expect(page).to_have_url(re.compile(said))
