"""The ladder of page 1 through the real frame, with an engine that answers when it is told to."""

import json
from itertools import product
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from mobilenet_viz.engine import Block, Classify, FakeEngine
from mobilenet_viz.facts import classes, text, weights
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.page_data import seeing
from mobilenet_viz.pixels import images
from mobilenet_viz.ui.server import routes
from tests.difficult import ACCEPTED
from tests.frame import opened
from tests.see_app import MISSING

pytestmark = pytest.mark.usefixtures("fake")


def ladder(app: AppTest) -> dict[str, Any]:
    """What is carried to the browser of it."""
    assert not app.exception
    sent = [json.loads(part.proto.json) for part in app.get("bidi_component")]
    (found,) = [data["value"] for data in sent if data.get("name") == "ladder"]
    assert isinstance(found, dict)
    return found


def asked(fake: FakeEngine) -> list[Classify]:
    return [question for question in fake.asked if isinstance(question, Classify)]


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_every_network_at_hand_answers_at_every_size_as_it_classifies(fake: FakeEngine, language: str) -> None:
    found = ladder(opened("live", lang=language))
    pairs = set(product(weights.alphas(), weights.SIZES))
    assert pairs == {(rung["alpha"], rung["size"]) for rung in found["rungs"]}
    photo = images.decode(next(iter(SAMPLES.values())).read_bytes())
    for rung in found["rungs"]:
        (question,) = [each for each in asked(fake) if (each.alpha, each.resolution) == (rung["alpha"], rung["size"])]
        assert (question.picture.pixels == images.network_pixels(photo, rung["size"])).all()
        answer = fake.ask(question).result()
        first = seeing.first(answer.probabilities)
        names = classes.names(language)
        expected = [
            {
                "index": i,
                "name": names[i],
                "gloss": classes.gloss(i, language),
                "probability": pytest.approx(float(answer.probabilities[i])),
            }
            for i in first
        ]
        assert expected == rung["first"]
        assert weights.chosen(rung["alpha"], rung["size"]).resolution == rung["trained"]


def test_the_maps_are_those_of_the_answer(fake: FakeEngine) -> None:
    rung = ladder(opened("live", alpha="0.25", size="128"))["rungs"][0]
    assert (0.25, 128) == (rung["alpha"], rung["size"])  # what is shown was asked first
    answer = fake.ask(asked(fake)[0]).result()
    body = routes.published(rung["maps"])
    assert body is not None
    assert [pytest.approx(each.white) for each in answer.layers] == [each["white"] for each in json.loads(body)]


def test_what_is_shown_is_asked_first_and_for_now_the_rest_ahead(fake: FakeEngine) -> None:
    opened("live", alpha="0.35", size="32")
    first, *others = asked(fake)
    assert (0.25, 96, False) == (first.alpha, first.resolution, first.ahead)
    assert {True} == {each.ahead for each in others}


def test_what_is_known_is_shown_while_the_rest_is_on_its_way(fake: FakeEngine) -> None:
    app = opened("live")
    count = len(asked(fake))
    fake.hold(Classify)
    app.query_params["sample"] = "cat"
    app = opened("live", sample="cat")
    assert [] == ladder(app)["rungs"]
    fake.release()
    assert count == len(ladder(app.run())["rungs"])
    asked_before = len(fake.asked)
    app.run()
    assert asked_before == len(fake.asked)


def test_a_samples_pictures_are_drawn_for_the_first_visitor_only(monkeypatch: pytest.MonkeyPatch) -> None:
    first = ladder(opened("live", sample="cat"))
    drawn: list[object] = []
    monkeypatch.setattr(images, "data_url", drawn.append)
    assert first == ladder(opened("live", sample="cat"))
    assert [] == drawn
    monkeypatch.setattr("mobilenet_viz.ui.ladder._OF_SAMPLES", {})
    opened("live", sample="cat")
    assert drawn


def test_without_weights_the_page_is_what_it_is_and_says_so(fake: FakeEngine) -> None:
    fake.failure = MISSING
    found = ladder(opened("live"))
    assert ([], MISSING.in_language("en")) == (found["rungs"], found["refusal"])
    assert 7 == len(found["pictures"])


def test_a_rung_that_was_refused_is_asked_again_only_while_it_is_shown(fake: FakeEngine) -> None:
    fake.failure = MISSING
    app = opened("live")
    before = len(asked(fake))
    app.run()
    assert [(1.0, 224)] == [(each.alpha, each.resolution) for each in asked(fake)[before:]]
    fake.failure = None
    assert 1 == len(ladder(app.run())["rungs"])


def test_what_shows_an_own_photo_is_lent_and_taken_back(fake: FakeEngine) -> None:
    app = opened("live")
    before = set(routes._LENT)
    assert {"data"} == {address.partition("/")[0] for address in ladder(app)["pictures"].values()}
    app.file_uploader[0].set_value(("photo.jpg", ACCEPTED["photo.jpg"].data, "image/jpeg")).run()
    found = ladder(app)
    lent = {*found["pictures"].values(), *(rung["maps"] for rung in found["rungs"])}
    assert {"lent"} == {address.partition("/")[0] for address in lent}
    assert lent <= set(routes._LENT)
    app.query_params["sample"] = "dog"
    app.session_state["photo_own_in_use"] = False
    app.run()
    assert before == set(routes._LENT)


@pytest.mark.parametrize(("layer", "block"), [("conv_dw_7", 7), ("conv_pw_13", 13), ("conv1", None), (None, None)])
def test_a_layer_of_a_block_opens_it_in_the_network_that_answers(
    fake: FakeEngine, layer: str | None, block: int | None
) -> None:
    app = opened("live", alpha="0.30", size="200", **({} if layer is None else {"layer": layer}))
    sent = [json.loads(part.proto.json) for part in app.get("bidi_component")]
    (data,) = [data for data in sent if "opened" in data]
    looked = [(each.alpha, each.resolution, each.block) for each in fake.asked if isinstance(each, Block)]
    if block is None:
        assert (None, []) == (data["opened"], looked)
        return
    assert [(0.25, 192, block)] == looked == [(data["opened"]["alpha"], data["opened"]["size"], block)]
    assert block == data["opened"]["block"]["number"]
    (maps,) = [each["value"] for each in sent if each.get("name") == "block_maps"]
    assert data["opened"]["shown"] == maps["shown"]
