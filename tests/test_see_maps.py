"""Page 3's maps by other methods: asked when they are looked at, the slow ones when somebody wants them."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from mobilenet_viz.engine import Classify, Explain, FakeEngine
from tests.see_app import MISSING, opened, questions, shown, taken

pytestmark = pytest.mark.usefixtures("fake")


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
    ("method", "at", "block"), [("saliency", "0", 0), ("gradcam_plus", "0", 13), ("gradcam", "3", 3)]
)
def test_a_method_looks_where_it_can(fake: FakeEngine, method: str, at: str, block: int) -> None:
    data = shown(opened(map=method, at=at))
    assert block == questions(fake)[-1].block == data["answer"]["map"]["block"]
    assert data["blocks"][block]["grid"] == len(data["brought"]["cells"])
    assert block in data["methods"][method]["places"]


def test_a_first_look_is_grad_cam_at_the_last_block_which_comes_with_the_answer(fake: FakeEngine) -> None:
    data = shown(opened())
    (classify,) = questions(fake)
    evidence = fake.handlers[Classify](classify).evidence
    assert ("gradcam", None, 13) == tuple(data["chosen"][name] for name in ("map", "drawn", "at"))
    assert data["answer"]["map"] is None
    for row in data["answer"]["top"]:
        drawn = row["positive"]
        cells = np.array(drawn["cells"]) / 10 ** drawn["digits"]
        np.testing.assert_allclose(np.maximum(evidence[:, :, row["index"]], 0), cells, atol=0.5 / 10 ** drawn["digits"])
        assert drawn["scale"] == np.max(drawn["cells"])


def test_opening_a_link_starts_no_slow_map(fake: FakeEngine) -> None:
    app = opened(map="scorecam")
    assert [Classify] == [type(question) for question in questions(fake)]
    about = shown(app)["answer"]["map"]
    assert (True, True) == (about["stopped"], about["unstarted"])
    app.session_state["see_started"] = True  # what pressing "compute it" does, see test_what_is_pressed…
    assert not shown(app.run())["answer"]["map"].get("stopped")
    assert "scorecam" == questions(fake)[-1].method


def test_a_slow_map_says_how_far_it_is_and_can_be_stopped(fake: FakeEngine) -> None:
    app = opened(map="smoothgrad", at="0")
    fake.hold(Explain, progress=0.25)
    app.session_state["see_started"] = True
    data = shown(app.run())
    about = data["answer"]["map"]
    assert (0.25, True) == (data["progress"], about["moves"])
    assert (False, None) == (about["stopped"], about["refusal"])
    app.session_state["stopped"] = {questions(fake)[-1].key}
    about = shown(app.run())["answer"]["map"]
    assert (False, True, False) == (about["moves"], about["stopped"], about["unstarted"])  # somebody has started it


@pytest.mark.parametrize(("method", "at"), [("scorecam", "13"), ("smoothgrad", "0")])
def test_a_slow_map_shows_what_there_is_of_it_and_says_on_how_much_it_rests(
    fake: FakeEngine, method: str, at: str
) -> None:
    app = opened(map=method, at=at)
    fake.hold(Explain)
    app.session_state["see_started"] = True
    assert "key" not in shown(app.run())["answer"]["map"]
    sums = []
    for done in (1, 2):
        fake.advance()
        data = shown(app.run())
        about, brought = data["answer"]["map"], data["brought"]
        assert (about["key"], {"done": done, "total": 4}, True) == (brought["key"], brought["rests"], about["moves"])
        sums.append(np.sum(brought["cells"]) / 10 ** brought["digits"])
    fake.release()
    data = shown(app.run())
    assert (data["answer"]["map"]["key"], None) == (data["brought"]["key"], data["brought"]["rests"])
    sums.append(np.sum(data["brought"]["cells"]) / 10 ** data["brought"]["digits"])
    assert [sums[-1] / 4, sums[-1] / 2, sums[-1]] == pytest.approx(sums, rel=0.01)
    assert "moves" not in data["answer"]["map"]


def test_a_refused_map_leaves_the_answer(fake: FakeEngine) -> None:
    app = opened()
    fake.failure = MISSING
    app.session_state["choice"]["map"] = "gradcam_plus"
    data = shown(app.run())
    assert 5 == len(data["answer"]["top"])
    assert str(MISSING) == data["answer"]["map"]["refusal"]


@pytest.mark.parametrize(("choice", "stopped", "started"), [({"go": False}, True, False), ({"go": True}, False, True)])
def test_stop_and_compute_reach_the_question_on_the_page(choice: dict[str, Any], stopped: bool, started: bool) -> None:
    app = taken(choice)
    assert (stopped, started) == (bool(app.session_state["stopped"]), "see_started" in app.session_state)


def test_choosing_a_slow_method_starts_it() -> None:
    assert taken({"map": "scorecam"}).session_state["see_started"]


def test_maps_of_other_weights_are_other_maps(fake: FakeEngine) -> None:
    """Weights may come while the page is open; what is kept in the browser is then that of others."""
    before = shown(opened(map="gradcam_plus"))["answer"]
    answers = fake.handlers[Classify]
    fake.handlers[Classify] = lambda question: replace(answers(question), weights="others")
    after = shown(opened(map="gradcam_plus", size="192"))["answer"]
    assert ["fake weights", "others"] == [each["weights"] for each in (before, after)]
    assert ["others" in each["map"]["key"] for each in (before, after)] == [False, True]
