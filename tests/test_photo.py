"""The photo of a session: the dog until another is chosen, kept when a file cannot be used, and never on disk."""

import hashlib
import subprocess
import sys

import numpy as np
import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.testing.v1 import AppTest

from mobilenet_viz.facts import text
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.pixels import images
from tests.difficult import ACCEPTED, REFUSED
from tests.photo_chooser import opened, seen, upload
from tests.test_layers import ROOT


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Every file that is decoded, in order."""
    files: list[bytes] = []
    decode = images.decode

    def counted(data: bytes) -> images.Decoded:
        files.append(data)
        return decode(data)

    monkeypatch.setattr(images, "decode", counted)
    return files


def test_the_first_photo_is_the_dog() -> None:
    dog = SAMPLES["dog"].read_bytes()
    found = seen(opened())
    assert (hashlib.sha256(dog).hexdigest(), "Dog", False) == (found.digest, found.label, found.uploaded)
    assert (576, 768, 3) == found.decoded.whole.shape


def test_a_link_names_a_sample_and_a_language() -> None:
    found = seen(opened(sample="cat", lang="ko"))
    assert (hashlib.sha256(SAMPLES["cat"].read_bytes()).hexdigest(), "고양이") == (found.digest, found.label)


def test_an_upload_is_the_photo_and_is_decoded_once(decoded: list[bytes]) -> None:
    data, expected, _ = ACCEPTED["animated.png"]
    app = upload(opened(), data)
    app.run()
    app.run()
    found = seen(app)
    assert (hashlib.sha256(data).hexdigest(), "Your photo", True) == (found.digest, found.label, found.uploaded)
    np.testing.assert_array_equal(expected, found.decoded.whole)
    assert [data] == [file for file in decoded if file == data]


def test_an_upload_outlives_its_widget() -> None:
    """As when the page is left, and another draws the chooser."""
    app = upload(opened(), ACCEPTED["photo.jpg"].data)
    assert app.file_uploader[0].value is None
    assert seen(app).uploaded


@pytest.mark.parametrize("language", text.LANGUAGES)
@pytest.mark.parametrize("name", ["letter.jpg", "cut.png", "picture.gif", "81 megapixels.png", "empty.jpg"])
def test_a_bad_upload_is_one_sentence_and_the_photo_stays(name: str, language: str) -> None:
    app = upload(opened(lang=language), ACCEPTED["photo.jpg"].data)
    before = seen(app).digest
    upload(app, REFUSED[name].data)
    with pytest.raises(Refusal) as refusal:
        images.decode(REFUSED[name].data)
    assert [refusal.value.in_language(language)] == [error.value for error in app.error]
    assert before == seen(app).digest


def test_the_sentence_goes_with_the_next_good_file() -> None:
    app = upload(upload(opened(), REFUSED["cut.jpg"].data), ACCEPTED["photo.jpg"].data)
    assert [] == list(app.error)
    assert seen(app).uploaded


@pytest.mark.parametrize("name", ["<img src=x onerror=alert(1)>.jpg", "[a](javascript:b) $x^2$ :red[c]", "n" * 1000])
def test_a_file_name_is_shown_nowhere(name: str) -> None:
    app = upload(opened(), ACCEPTED["photo.jpg"].data, name)
    assert "Your photo" == seen(app).label
    shown = [element.value for element in (*app.markdown, *app.error, *app.caption)]
    assert [] == [words for words in shown if name in words]


@pytest.mark.parametrize("name", ["photo.jpg", "cut.jpg"])
def test_streamlit_is_told_to_forget_the_file(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    forgotten: list[str] = []

    def remember(manager: MemoryUploadedFileManager, session_id: str, file_id: str) -> None:
        forgotten.append(file_id)

    monkeypatch.setattr(MemoryUploadedFileManager, "remove_file", remember)
    upload(opened(), (ACCEPTED if name in ACCEPTED else REFUSED)[name].data)
    assert 1 == len(forgotten)


def test_a_file_that_is_forgotten_already_changes_nothing() -> None:
    """Streamlit calls back twice for one file when a run is interrupted by the next."""

    def twice() -> None:
        import streamlit as st
        from streamlit.runtime.uploaded_file_manager import DeletedFile

        from mobilenet_viz.ui import photo, state

        state.read_url()
        st.session_state["upload"] = DeletedFile("id")
        photo._take_upload("upload")
        st.session_state["seen"] = photo.current()

    assert "Dog" == seen(AppTest.from_function(twice).run()).label


def pressed(name: str) -> None:
    import streamlit as st

    from mobilenet_viz.ui import photo, state

    state.read_url()
    st.session_state["see_started"] = True
    photo.take(name)
    st.session_state["seen"] = photo.current()


@pytest.mark.parametrize("rubbish", [["dog"], {"dog": 1}, None, 3])
def test_rubbish_from_a_browser_chooses_no_photo(rubbish: object) -> None:
    app = AppTest.from_function(pressed, kwargs={"name": rubbish}).run()
    assert hashlib.sha256(SAMPLES["dog"].read_bytes()).hexdigest() == seen(app).digest


def classes_chosen(app: AppTest) -> tuple[object, object]:
    return app.session_state["choice"]["class"], app.session_state["choice"]["class2"]


CLASSES = {"sample": "dog", "class": "1", "class2": "2"}


@pytest.mark.parametrize(("name", "left"), [("cat", (None, None)), ("dog", (1, 2))])
def test_the_classes_chosen_for_a_photo_go_when_another_is_pressed(name: str, left: tuple[object, object]) -> None:
    app = AppTest.from_function(pressed, kwargs={"name": name})
    for field, value in CLASSES.items():
        app.query_params[field] = value
    app.run()
    assert hashlib.sha256(SAMPLES[name].read_bytes()).hexdigest() == seen(app).digest
    assert left == classes_chosen(app)
    assert (name == "dog") == ("see_started" in app.session_state)


def test_they_go_with_an_upload_too_and_no_link_carries_those_that_are_chosen_for_it() -> None:
    refused = upload(opened(**CLASSES), REFUSED["cut.png"].data)
    assert (1, 2) == classes_chosen(refused)
    app = upload(opened(**CLASSES), ACCEPTED["palette.png"].data)
    assert (None, None) == classes_chosen(app)
    assert {"sample", "class", "class2"} == app.session_state["private"]


@pytest.mark.parametrize(("language", "words"), [("en", "never written to disk"), ("ko", "디스크에 기록되지 않으며")])
def test_the_promise_and_the_limit_stand_beside_the_upload(language: str, words: str) -> None:
    (beside,) = [element.value for element in opened(lang=language).markdown]
    assert words in beside
    assert "20 MB" in beside


def probe(spool: str) -> list[str]:
    command = [sys.executable, "-m", "tests.upload_probe", spool]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


def test_an_upload_of_several_megabytes_is_never_written_to_disk() -> None:
    *written, last = probe("app")
    assert last.startswith("status 204, 5")
    assert [] == written


def test_without_the_line_in_the_launcher_it_would_be() -> None:
    """What the test above finds if app.py leaves Starlette's form parser as it is."""
    *written, last = probe("starlette")
    assert last.startswith("status 204, 5")
    assert written != []
