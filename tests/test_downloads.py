"""What page 3 offers to take along: the map on the page, made when its button is pressed and not before."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO, StringIO
from typing import Any

import numpy as np
import pytest
import streamlit as st
from PIL import Image
from streamlit.testing.v1 import AppTest

from mobilenet_viz import engine
from mobilenet_viz.engine import Explain, FakeEngine
from mobilenet_viz.facts import text, weights
from mobilenet_viz.facts.classes import names
from mobilenet_viz.pixels import exports
from mobilenet_viz.ui import downloads
from tests.test_layers import ROOT

pytestmark = pytest.mark.usefixtures("fake")
Files = dict[str, tuple[str, Callable[[], Any]]]


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> Files:
    """The file name and the maker of each file, by its ending."""
    files: Files = {}

    def button(label: str, make: Any, file: str, mime: str, *, on_click: str, **look: Any) -> None:
        assert "ignore" == on_click
        if look.get("key", "of another page").startswith("download_") and not look["disabled"]:
            files[file[-3:]] = (file, make)

    monkeypatch.setattr(st, "download_button", button)
    return files


def opened(**link: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "mobilenet_viz" / "main.py"))
    for name, value in link.items():
        app.query_params[name] = value
    app = app.switch_page(str(ROOT / "pages" / "see.py")).run()
    assert not app.exception
    return app


def written(file: tuple[str, Callable[[], Any]]) -> dict[str, Any]:
    with np.load(BytesIO(file[1]()), allow_pickle=False) as arrays:
        return {name: arrays[name] if arrays[name].ndim else arrays[name].item() for name in arrays}


def test_the_numbers_are_those_of_the_map_on_the_page_with_all_about_it(fake: FakeEngine, offered: Files) -> None:
    opened(map="gradcam_plus", at="5", size="160", alpha="0.25", fit="squash", values="unit", **{"class": "671"})
    (question,) = [each for each in fake.asked if isinstance(each, Explain)]
    expected = fake.ask(question).result()
    numbers = written(offered["npz"])
    np.testing.assert_array_equal(expected, numbers["values"])
    read = np.loadtxt(StringIO(offered["csv"][1]()), np.float32, delimiter=",")
    np.testing.assert_array_equal(expected, read)
    about = {"class_index": 671, "class_name": names()[671], "method": "gradcam_plus", "block": 5}
    network = {"alpha": 0.25, "resolution": 160, "trained_at": 224, "weights": weights.EMBEDDED[1].source}
    assert (about | network | {"fit": "squash", "range": "unit"}).items() <= numbers.items()
    assert "mountain_bike_gradcam_plus_block_5_0.25-160.npz" == offered["npz"][0]


def test_the_exact_map_sums_to_the_logit(offered: Files) -> None:
    opened(map="evidence")
    numbers = written(offered["npz"])
    assert (7, 7) == numbers["values"].shape
    assert numbers["logit"] == pytest.approx(numbers["values"].sum(), abs=0.6)  # the bias is missing


def test_before_there_is_a_map_there_is_nothing_to_take(fake: FakeEngine, offered: Files) -> None:
    fake.hold(Explain)
    opened(map="gradcam_plus")
    assert {} == offered
    fake.release()
    opened(map="gradcam_plus")
    assert {"png", "npz", "csv"} == set(offered)


def test_no_file_is_made_before_its_button_is_pressed(offered: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError("made at once")

    for name in ("figure", "as_npz", "as_csv"):
        monkeypatch.setattr(exports, name, fail)
    opened()
    assert 3 == len(offered)
    with pytest.raises(AssertionError):
        offered["csv"][1]()


@pytest.mark.parametrize("language", text.LANGUAGES)
@pytest.mark.parametrize(("method", "at"), [("evidence", "13"), ("gradcam", "1"), ("saliency", "0"), ("saliency", "9")])
def test_the_picture_has_a_caption_in_the_page_s_language(
    offered: Files, language: str, method: str, at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    figure = exports.figure

    def heard(pixels: Any, values: Any, scale: exports.Scale, title: str, lines: list[str], **how: Any) -> Any:
        said.extend([*scale.ticks, title, *lines])
        return figure(pixels, values, scale, title, lines, **how)

    monkeypatch.setattr(exports, "figure", heard)
    opened(map=method, at=at, lang=language, **{"class": "671"})
    picture = Image.open(BytesIO(offered["png"][1]()))
    assert (2 * exports.MARGIN + 672) == picture.width
    caption = " ".join(said)
    grid = {"0": 224, "1": 112, "9": 14, "13": 7}[at]
    counted = {"en": "of 1000", "ko": "1000개 중"}[language]
    expected = (f"{grid}×{grid}", "MobileNet_v1_1.0_224", "224×224", counted)
    assert [] == [word for word in expected if word not in caption]
    assert (method == "evidence") == ("−" in said[0])
    assert text.say(language, "downloads.embedded") in caption
    assert {"en": "mountain bike: ", "ko": "산악자전거: "}[language] in caption
    assert "{" not in caption


def test_weights_from_disk_and_a_flat_map_are_named_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def heard(_: Any, __: Any, ___: Any, ____: str, lines: list[str], **how: Any) -> Any:
        said.extend(lines)
        return np.zeros((9, 9, 3), np.uint8)

    monkeypatch.setattr(exports, "figure", heard)
    picture = engine.Picture(np.zeros((96, 96, 3), np.uint8))
    flat = np.zeros((3, 3), np.float32)
    map_ = downloads.Shown(picture, flat, 0.0, 0.5, 7, 0.5, 1, 3.0, "gradcam", 13, "centre", weights.file_of(0.5, 128))
    downloads.png(map_, "en")
    assert [True, True] == [any(word in line for line in said) for word in ("unchecked", "every cell says 0.00")]
    said.clear()
    downloads.png(replace(map_, values=flat + 1, weights=weights.EMBEDDED[0]), "en", smooth=True)
    assert any("invents detail" in line for line in said)
