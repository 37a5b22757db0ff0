"""The camera beside the upload: where a browser gives one, its picture goes the way of an upload."""

import hashlib

import pytest
from streamlit.testing.v1 import AppTest

from mobilenet_viz.facts import text
from mobilenet_viz.ui import photo
from tests.difficult import ACCEPTED
from tests.photo_chooser import opened, seen


@pytest.mark.parametrize(
    ("url", "works"),
    [
        ("http://localhost:8501/see", True),
        ("http://127.0.0.1:8501", True),
        ("http://[::1]:8501/", True),
        ("https://192.168.0.12/see", True),
        ("http://192.168.0.12:8501/see", False),
        ("http://localhost.example.org/", False),
        (None, False),
    ],
)
def test_browsers_give_the_camera_to_this_machine_and_over_https(url: str | None, works: bool) -> None:
    assert works == photo.camera_works(url)


@pytest.fixture
def camera(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo, "camera_works", lambda url: True)


def taken(app: AppTest, data: bytes) -> AppTest:
    """Open the camera and take a picture that is this file."""
    (camera,) = app.button(key="photo_camera_button").click().run().camera_input
    return camera.set_value(("camera.jpg", data, "image/jpeg")).run()


@pytest.mark.usefixtures("camera")
def test_a_picture_of_the_camera_goes_the_way_of_an_upload_and_closes_it() -> None:
    app = opened()
    assert [] == list(app.camera_input)
    data = ACCEPTED["photo.jpg"].data
    app = taken(app, data)
    assert seen(app).uploaded
    assert hashlib.sha256(data).hexdigest() == seen(app).digest
    assert [] == list(app.camera_input)
    assert "Use the camera" == app.button(key="photo_camera_button").label


@pytest.mark.usefixtures("camera")
def test_a_picture_of_the_camera_that_is_no_use_is_refused_in_one_sentence() -> None:
    app = taken(opened(), b"")
    assert ["This file is empty (0 bytes): choose the photo again."] == [each.value for each in app.error]
    assert "Dog" == seen(app).label


@pytest.mark.usefixtures("camera")
def test_the_camera_can_be_closed_again() -> None:
    app = opened(lang="ko").button(key="photo_camera_button").click().run()
    assert ["카메라"] == [each.label for each in app.camera_input]
    assert "카메라 닫기" == app.button(key="photo_camera_button").label
    assert [] == list(app.button(key="photo_camera_button").click().run().camera_input)


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_where_there_is_no_camera_one_sentence_says_why(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo, "camera_works", lambda url: False)
    app = opened(lang=language)
    (beside,) = [element.value for element in app.markdown]
    assert beside.endswith(text.say(language, "photo.no_camera"))
    assert [] == [button.key for button in app.button]
