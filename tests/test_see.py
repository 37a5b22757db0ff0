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
from mobilenet_viz.engine import BuildModel, Classify, Explain, FakeEngine, Picture
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
    app = AppTest.from_file(str(MAIN), default_timeout=20)
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
    return {**data, "photo": data["photo"] | picture, "brought": carried.get("see_map")}


def questions(fake: FakeEngine) -> list[Any]:
    """What was asked on this page and could not be answered from memory."""
    return [question for question in fake.asked if not isinstance(question, BuildModel)]


def dog(size: int, fit: str = "centre") -> np.ndarray:
    return images.network_pixels(images.decode(SAMPLES["dog"].read_bytes()), size, fit)


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


def test_the_fit_and_the_values_are_part_of_what_is_asked_and_a_mistake_is_called_one(fake: FakeEngine) -> None:
    data = shown(opened(fit="letterbox", values="bytes"))
    (question,) = questions(fake)
    assert "bytes" == question.picture.values
    np.testing.assert_array_equal(dog(224, "letterbox"), question.picture.pixels)
    assert ["0…255" in note and "mistake" in note for note in data["notes"]] == [True]
    assert ["0", "255"] == [data["levels"][0], data["levels"][-1]]
    assert [] == shown(opened(fit="squash"))["notes"]


def test_another_map_is_asked_only_while_it_is_looked_at(fake: FakeEngine) -> None:
    app = opened(map="gradcam", at="5", **{"class": "671"})
    classify, cam = questions(fake)
    assert isinstance(cam, Explain)
    assert (classify.picture, 1.0, 224, 671, "gradcam", 5) == (
        *(cam.picture, cam.alpha, cam.resolution, cam.class_index),
        *(cam.method, cam.block),
    )
    data = shown(app)
    about = data["answer"]["map"]
    assert (671, "gradcam", 5) == (about["index"], about["method"], about["block"])
    assert (about["key"], 28) == (data["brought"]["key"], len(data["brought"]["cells"]))
    app.session_state["choice"]["map"] = "evidence"
    app.session_state["choice"]["class"] = 0
    assert shown(app.run())["answer"]["map"] is None
    assert 2 == len(questions(fake))


@pytest.mark.parametrize(
    ("method", "at", "block"), [("saliency", "0", 0), ("gradcam", "0", 13), ("gradcam_plus", "3", 3)]
)
def test_a_method_looks_where_it_can(fake: FakeEngine, method: str, at: str, block: int) -> None:
    data = shown(opened(map=method, at=at))
    assert block == questions(fake)[-1].block == data["answer"]["map"]["block"]
    assert data["blocks"][block]["grid"] == len(data["brought"]["cells"])
    assert block in data["places"][method]


def test_opening_a_link_starts_no_slow_map(fake: FakeEngine) -> None:
    app = opened(map="scorecam")
    assert [Classify] == [type(question) for question in questions(fake)]
    assert shown(app)["answer"]["map"]["stopped"]
    app.session_state["see_started"] = True  # what pressing "compute it" does, see test_what_is_pressed…
    assert not shown(app.run())["answer"]["map"].get("stopped")
    assert "scorecam" == questions(fake)[-1].method


def test_a_slow_map_says_how_far_it_is_and_can_be_stopped(fake: FakeEngine) -> None:
    app = opened(map="smoothgrad", at="0")
    fake.hold(Explain, progress=0.25)
    app.session_state["see_started"] = True
    about = shown(app.run())["answer"]["map"]
    assert (0.25, False, None) == (about["progress"], about["stopped"], about["refusal"])
    app.session_state["stopped"] = {questions(fake)[-1].key}
    about = shown(app.run())["answer"]["map"]
    assert (None, True) == (about["progress"], about["stopped"])


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


def test_a_refused_map_leaves_the_answer(fake: FakeEngine) -> None:
    app = opened()
    fake.failure = MISSING
    app.session_state["choice"]["map"] = "gradcam"
    data = shown(app.run())
    assert 5 == len(data["answer"]["top"])
    assert str(MISSING) == data["answer"]["map"]["refusal"]


def test_another_photo_is_shown_with_its_own_first_class() -> None:
    app = opened(**{"class": "671"})
    app.file_uploader[0].set_value(("x.png", ACCEPTED["one pixel.png"].data, "image/png")).run()
    data = shown(app)
    assert ("Your photo", None) == (data["photo"]["label"], data["chosen"]["class"])
    assert data["answer"]["top"][0] == data["answer"]["shown"]


def test_a_photo_goes_with_the_session(fake: FakeEngine) -> None:
    app = opened()
    app.file_uploader[0].set_value(("x.png", ACCEPTED["palette.png"].data, "image/png")).run()
    (given,) = list(app.session_state["inputs"].values())[-1:]
    held = [app.session_state["photo_own"].rgb, given.picture.pixels]
    photo, network_input = map(weakref.ref, held)
    assert photo() is not None
    del app, held, given
    fake.asked.clear()  # its own memory, for tests
    gc.collect()
    assert photo() is None
    assert network_input() is None


def test_a_refused_photo_changes_nothing() -> None:
    app = opened(**{"class": "671"})
    before = shown(app)
    app.file_uploader[0].set_value(("x.png", REFUSED["cut.png"].data, "image/png")).run()
    assert before == shown(app)


def taken(choice: dict[str, Any]) -> AppTest:
    """The session after the browser has sent this, while a slow question is on the page."""

    def script(sent: object, asked: object) -> None:
        import streamlit as st

        from mobilenet_viz.ui import resources, state
        from mobilenet_viz.ui.components import see

        state.read_url()
        resources.begin()
        st.session_state["see"], st.session_state["see_asked"] = sent, [asked]
        see._take()

    question = Explain(Picture(dog(96)), 1.0, 96, 0, "scorecam")
    app = AppTest.from_function(script, kwargs={"sent": SimpleNamespace(choice=choice), "asked": question}).run()
    assert not app.exception
    return app


def take(choice: dict[str, Any]) -> dict[str, Any]:
    """What is chosen after the browser has sent this."""
    chosen: dict[str, Any] = taken(choice).session_state["choice"]
    return chosen


def test_what_is_pressed_is_chosen_for_every_page() -> None:
    pressed = {"alpha": 0.25, "size": 96, "class": 671, "map": "gradcam", "opacity": 0}
    pressed |= {"at": 0, "drawn": "smooth", "fit": "squash", "values": "unit"}
    assert pressed.items() <= take(pressed).items()


@pytest.mark.parametrize(("choice", "stopped", "started"), [({"go": False}, True, False), ({"go": True}, False, True)])
def test_stop_and_compute_reach_the_question_on_the_page(choice: dict[str, Any], stopped: bool, started: bool) -> None:
    app = taken(choice)
    assert (stopped, started) == (bool(app.session_state["stopped"]), "see_started" in app.session_state)


def test_choosing_a_slow_method_starts_it() -> None:
    assert taken({"map": "scorecam"}).session_state["see_started"]


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
