"""Page 3 through the real frame, with an engine that answers when it is told to."""

import base64
import gc
import weakref
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from mobilenet_viz.engine import Classify, FakeEngine
from mobilenet_viz.facts import text
from mobilenet_viz.facts.refusal import Refusal
from tests.difficult import ACCEPTED, REFUSED
from tests.see_app import MISSING, PAGE, dog, opened, questions, shown, take

pytestmark = pytest.mark.usefixtures("fake")


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
    held = [app.session_state["photo_own"].decoded.whole, given.picture.pixels]
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


def test_what_is_pressed_is_chosen_for_every_page() -> None:
    pressed = {"alpha": 0.25, "size": 96, "class": 671, "map": "gradcam", "opacity": 0}
    pressed |= {"at": 0, "drawn": "smooth", "fit": "squash", "values": "unit"}
    assert pressed.items() <= take(pressed).items()


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
