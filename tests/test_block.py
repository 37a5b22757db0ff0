"""Page 2's part "In the network" through the real frame, with an engine that answers when it is told to."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from mobilenet_viz.engine import Block, FakeEngine
from mobilenet_viz.engine.plausible import ANSWERS
from mobilenet_viz.facts import text
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.page_data import block_view
from mobilenet_viz.pixels import images
from tests.see_app import MISSING
from tests.test_layers import ROOT

pytestmark = pytest.mark.usefixtures("fake")
MAIN, PAGE = ROOT / "mobilenet_viz" / "main.py", ROOT / "pages" / "filtering.py"


def opened(**link: str) -> AppTest:
    app = AppTest.from_file(str(MAIN))
    for name, value in {"part": "network", "block": "7", **link}.items():
        app.query_params[name] = value
    return app.switch_page(str(PAGE)).run()


def shown(app: AppTest) -> tuple[dict[str, Any], Any]:
    """What the component is given, and the maps that are carried to it (None while there are none)."""
    assert not app.exception
    sent = [(part.proto.component_name, json.loads(part.proto.json)) for part in app.get("bidi_component")]
    (data,) = [data for name, data in sent if name == "mobilenet.filtering.block"]
    carried = {data["name"]: data["value"] for name, data in sent if name == "mobilenet.frame.carrier"}
    return data, carried.get("block_maps")


def asked(fake: FakeEngine) -> list[Block]:
    return [question for question in fake.asked if isinstance(question, Block)]


def test_the_engine_is_asked_about_this_photo_and_block_7_and_its_maps_are_carried(fake: FakeEngine) -> None:
    data, maps = shown(opened(sample="cat"))
    (question,) = asked(fake)
    cat = images.network_pixels(images.decode(SAMPLES["cat"].read_bytes()), 224)
    np.testing.assert_array_equal(cat, question.picture.pixels)
    assert (1.0, 224, 7) == (question.alpha, question.resolution, question.block)
    assert block_view.block(1.0, 224, 7) == data["block"]
    assert data["shown"] == maps["shown"]
    assert json.loads(json.dumps(block_view.maps(fake.ask(question).result()))).items() <= maps.items()


def test_a_link_opens_its_block_at_its_width_and_size(fake: FakeEngine) -> None:
    data, _ = shown(opened(block="12", alpha="0.25", size="128"))
    (question,) = asked(fake)
    assert (0.25, 128, 12) == (question.alpha, question.resolution, question.block)
    assert {"alpha": 0.25, "size": 128, "trained": 224, "asked": None} == data["network"]


def test_without_weights_for_the_choice_the_nearest_network_is_shown_and_named() -> None:
    data, _ = shown(opened(alpha="0.35", size="32"))
    assert {"alpha": 0.25, "size": 96, "trained": 224, "asked": [0.35, 32]} == data["network"]


def test_while_the_engine_works_shapes_and_costs_are_there_and_the_maps_follow(fake: FakeEngine) -> None:
    fake.hold()
    app = opened()
    data, maps = shown(app)
    assert (None, None, None) == (maps, data["shown"], data["refusal"])
    assert [9 * 512, 512**2] == [half["weights"] for half in data["block"]["halves"]]
    fake.release()
    data, maps = shown(app.run())
    assert data["shown"] == maps["shown"] is not None


def test_another_block_is_never_shown_with_the_maps_of_the_one_before(fake: FakeEngine) -> None:
    app = opened()
    before, _ = shown(app)
    fake.hold()
    app.session_state["choice"]["block"] = 13
    data, maps = shown(app.run())
    assert (13, None, None) == (data["block"]["number"], data["shown"], maps)
    fake.release()
    data, maps = shown(app.run())
    assert before["shown"] != data["shown"] == maps["shown"]


def test_weights_that_come_while_the_page_is_open_bring_their_own_maps(
    fake: FakeEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    app = opened(size="128")
    before, old = shown(app)
    other_cut = np.full((2, 2), 0.5, np.float32)
    fake.handlers[Block] = lambda question: replace(ANSWERS[Block](question), cut=other_cut)
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "mobilenet_1_0_128_tf.h5").write_bytes(b"")
    after, new = shown(app.run())
    assert [224, 128] == [data["network"]["trained"] for data in (before, after)]
    assert old["cut"] != new["cut"] == [[0.5, 0.5], [0.5, 0.5]]
    assert old["shown"] != new["shown"] == after["shown"], "the browser unpacks maps only under another name"


def test_the_question_has_a_name_before_its_answer_is_there_and_keeps_it(fake: FakeEngine) -> None:
    fake.hold()
    app = opened()
    waiting, _ = shown(app)
    fake.release()
    answered, _ = shown(app.run())
    assert waiting["of"] == answered["of"] == answered["shown"]
    app.session_state["choice"]["block"] = 8
    assert answered["of"] != shown(app.run())[0]["of"]


def test_a_block_seen_before_is_not_asked_again(fake: FakeEngine) -> None:
    app = opened()
    for block in (1, 7):
        app.session_state["choice"]["block"] = block
        app.run()
    assert [7, 1] == [question.block for question in asked(fake)]


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_a_refusal_is_one_sentence_and_the_rest_stays(fake: FakeEngine, language: str) -> None:
    fake.failure = MISSING
    data, maps = shown(opened(lang=language))
    assert (MISSING.in_language(language), None) == (data["refusal"], maps)
    assert 7 == data["block"]["number"]


def test_a_guess_is_about_these_maps_and_its_right_answer_waits_for_them(fake: FakeEngine) -> None:
    fake.hold()
    app = opened()
    app.session_state["guesses"] = {("block", shown(app)[0]["of"]): "25"}
    waiting, _ = shown(app.run())
    assert ("25", None) == (waiting["question"]["guess"], waiting["question"]["right"])
    fake.release()
    answered, maps = shown(app.run())
    zeros = 100 * maps["cut"][0][0]
    assert min((5, 25, 50), key=lambda share: abs(share - zeros)) == int(answered["question"]["right"])
    app.session_state["choice"]["block"] = 8
    assert shown(app.run())[0]["question"]["guess"] is None


def test_before_anybody_chose_a_block_the_first_is_shown(fake: FakeEngine) -> None:
    app = AppTest.from_file(str(MAIN))
    app.query_params["part"] = "network"
    data, _ = shown(app.switch_page(str(PAGE)).run())
    assert [1] == [question.block for question in asked(fake)]
    unchosen = {"block": None, "stage": None, "half": None, "channel": "1.1", "place": None}
    assert unchosen | {"within": "block", "layer": None} == data["chosen"]
    assert [112, 56, 56, 28, 28, 14, 14, 14, 14, 14, 14, 7, 7] == data["sides"]


def test_a_link_names_step_half_channel_and_pixel_and_rubbish_falls_back() -> None:
    named = {"stage": "4", "half": "depthwise", "channel": "2.5", "place": "3.4"}
    data, _ = shown(opened(**named))
    here = {"within": "block", "layer": None, "block": 7}
    assert named | here | {"stage": 4} == data["chosen"]
    data, _ = shown(opened(stage="8", half="both", channel="0.9", place="3.4.5"))
    assert here | {"stage": None, "half": None, "channel": "1.1", "place": None} == data["chosen"]
