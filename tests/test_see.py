"""Page 3 through the real frame, with an engine that answers when it is told to."""

import base64
import gc
import json
import weakref
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from mobilenet_viz import engine, images, text
from mobilenet_viz.engine import BuildModel, Classify, FakeEngine, GradCam
from mobilenet_viz.refusal import Refusal
from mobilenet_viz.samples import SAMPLES
from tests.difficult import ACCEPTED, REFUSED
from tests.test_layers import ROOT

MAIN, PAGE = ROOT / "mobilenet_viz" / "main.py", ROOT / "pages" / "see.py"
MISSING = Refusal("weights_missing", file="assets/weights/x.h5", command="python assets/rebuild.py weights/x.h5")


@pytest.fixture(autouse=True)
def fake() -> FakeEngine:
    installed = FakeEngine()
    engine.install(installed)
    return installed


def opened(**link: str) -> AppTest:
    app = AppTest.from_file(str(MAIN))
    for name, value in link.items():
        app.query_params[name] = value
    return app.run().switch_page(str(PAGE)).run()


def shown(app: AppTest) -> dict[str, Any]:
    """What the page's component is given."""
    assert not app.exception
    sent = [(part.proto.component_name, json.loads(part.proto.json)) for part in app.get("bidi_component")]
    (data,) = [data for name, data in sent if name == "mobilenet.see"]
    carried = {data["name"]: data["value"] for name, data in sent if name == "mobilenet.carrier"}
    picture = carried["see_picture"]
    assert data["photo"]["picture"] == picture["digest"]
    return {**data, "photo": data["photo"] | picture}


def questions(fake: FakeEngine) -> list[Any]:
    """What was asked on this page and could not be answered from memory."""
    return [question for question in fake.asked if not isinstance(question, BuildModel)]


def dog(size: int) -> np.ndarray:
    return images.network_pixels(images.decode(SAMPLES["dog"].read_bytes()), size)


def test_the_page_shows_exactly_what_the_network_gets(fake: FakeEngine) -> None:
    data = shown(opened(size="160"))
    (question,) = questions(fake)
    assert isinstance(question, Classify)
    assert (1.0, 160) == (question.alpha, question.resolution)
    picture = Image.open(BytesIO(base64.b64decode(data["photo"]["url"].partition(",")[2])))
    np.testing.assert_array_equal(dog(160), question.picture.pixels)
    np.testing.assert_array_equal(dog(160), np.asarray(picture))


def test_without_weights_for_the_chosen_width_the_nearest_answers_and_says_so_in_one_sentence() -> None:
    data = shown(opened(alpha="0.35"))
    assert ["Trained weights exist here for 1.0 and 0.25; showing 0.25 for your 0.35."] == data["notes"]
    assert (0.25, 224, 475_544) == (data["network"]["alpha"], data["network"]["size"], data["network"]["parameters"])


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_below_96_px_the_smallest_size_answers(language: str) -> None:
    data = shown(opened(alpha="0.6", size="32", lang=language))
    nearest, trained = data["notes"]
    assert [] == [number for number in ("1.0", "0.25", "0.6", "96", "32") if number not in nearest]
    assert [] == [number for number in ("224", "96") if number not in trained]
    assert 3 == data["network"]["grid"]


def test_the_first_class_is_shown_unless_the_link_names_another() -> None:
    first = shown(opened())["answer"]
    assert first["top"][0] == first["shown"]
    assert sorted((row["probability"] for row in first["top"]), reverse=True) == [
        row["probability"] for row in first["top"]
    ]
    assert 671 == shown(opened(**{"class": "671"}))["answer"]["shown"]["index"]


def test_every_map_adds_up_to_its_logit() -> None:
    answer = shown(opened(**{"class": "0"}))["answer"]
    for row in (*answer["top"], answer["shown"]):
        assert 7 * 7 == sum(map(len, row["cells"]))
        assert row["logit"] == sum(map(sum, row["cells"])) + row["bias"]


def test_switching_the_class_asks_the_network_nothing(fake: FakeEngine) -> None:
    app = opened()
    asked = len(fake.asked)
    for index in (0, 249, 671, 999):
        app.session_state["choice"]["class"] = index
        app.run()
        assert index == shown(app)["answer"]["shown"]["index"]
    assert asked == len(fake.asked)


def test_grad_cam_is_asked_only_while_it_is_looked_at(fake: FakeEngine) -> None:
    app = opened(map="gradcam", **{"class": "671"})
    classify, cam = questions(fake)
    assert isinstance(cam, GradCam)
    assert (classify.picture, 1.0, 224, 671) == (cam.picture, cam.alpha, cam.resolution, cam.class_index)
    data = shown(app)["answer"]["cam"]
    assert (671, 7) == (data["index"], len(data["cells"]))
    app.session_state["choice"]["map"] = "evidence"
    app.session_state["choice"]["class"] = 0
    assert shown(app.run())["answer"]["cam"] is None
    assert 2 == len(questions(fake))


def test_while_the_engine_works_the_page_is_whole_but_for_the_answer(fake: FakeEngine) -> None:
    fake.hold()
    app = opened()
    data = shown(app)
    assert (None, None) == (data["answer"], data["refusal"])
    assert data["photo"]["url"]
    assert 568_740_352 == data["network"]["mult_adds"]
    fake.release()
    assert 5 == len(shown(app.run())["answer"]["top"])


@pytest.mark.parametrize("language", text.LANGUAGES)
@pytest.mark.parametrize("refusal", [MISSING, Refusal("worker_died")], ids=lambda refusal: refusal.key)
def test_a_refusal_is_one_sentence_in_the_place_of_the_answer(
    fake: FakeEngine, refusal: Refusal, language: str
) -> None:
    fake.failure = refusal
    data = shown(opened(lang=language))
    assert (None, refusal.in_language(language)) == (data["answer"], data["refusal"])
    assert data["photo"]["url"]


def test_a_refused_grad_cam_leaves_the_answer(fake: FakeEngine) -> None:
    app = opened()
    fake.failure = MISSING
    app.session_state["choice"]["map"] = "gradcam"
    data = shown(app.run())
    assert 5 == len(data["answer"]["top"])
    assert str(MISSING) == data["answer"]["cam"]["refusal"]


def test_another_photo_is_shown_with_its_own_first_class() -> None:
    app = opened(**{"class": "671"})
    app.file_uploader[0].set_value(("x.png", ACCEPTED["one pixel.png"].data, "image/png")).run()
    data = shown(app)
    assert ("Your photo", None) == (data["photo"]["label"], data["chosen"]["class"])
    assert data["answer"]["top"][0] == data["answer"]["shown"]


def test_a_photo_goes_with_the_session(fake: FakeEngine) -> None:
    app = opened()
    app.file_uploader[0].set_value(("x.png", ACCEPTED["palette.png"].data, "image/png")).run()
    held = [app.session_state["photo_own"].rgb, app.session_state["see_input"][1].pixels]
    photo, network_input = map(weakref.ref, held)
    assert photo() is not None
    del app, held
    fake.asked.clear()  # its own memory, for tests
    gc.collect()
    assert photo() is None
    assert network_input() is None


def test_a_refused_photo_changes_nothing() -> None:
    app = opened(**{"class": "671"})
    before = shown(app)
    app.file_uploader[0].set_value(("x.png", REFUSED["cut.png"].data, "image/png")).run()
    assert before == shown(app)


def take(choice: dict[str, Any]) -> dict[str, Any]:
    """What is chosen after the browser has sent this."""

    def script(sent: object) -> None:
        import streamlit as st

        from mobilenet_viz.ui import state
        from mobilenet_viz.ui.components import see

        state.read_url()
        st.session_state["see"] = sent
        see._take()

    app = AppTest.from_function(script, kwargs={"sent": SimpleNamespace(choice=choice)}).run()
    assert not app.exception
    chosen: dict[str, Any] = app.session_state["choice"]
    return chosen


def test_what_is_pressed_is_chosen_for_every_page() -> None:
    chosen = take({"alpha": 0.25, "size": 96, "class": 671, "map": "gradcam", "opacity": 0})
    assert {"alpha": 0.25, "size": 96, "class": 671, "map": "gradcam", "opacity": 0}.items() <= chosen.items()


def test_what_is_not_pressed_stays() -> None:
    assert take({"size": 96}) | {"size": 224} == take({})


def test_a_whole_number_from_the_browser_is_the_width_it_means() -> None:
    assert "1.0" == str(take({"alpha": 1})["alpha"])


@pytest.mark.parametrize("rubbish", [{"alpha": 0.35}, {"class": 1000}, {"class": "x"}, {"size": 32}, {"map": []}])
def test_rubbish_from_a_browser_is_not_chosen(rubbish: dict[str, Any]) -> None:
    assert take({}) == take(rubbish)


def test_the_page_file_is_short_and_counts_nothing() -> None:
    lines = Path(PAGE).read_text("utf-8").splitlines()
    assert len(lines) <= 60
