"""Page Networks, part Milliseconds, through the real frame: who measures, who sees it, what is withheld."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from mobilenet_viz.engine import FakeEngine, Question, TimeLayers, TimeNetworks, TimeOperations, TimePhone
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE
from mobilenet_viz.page_data import timing
from tests.test_layers import ROOT

VIEWS: dict[str, tuple[str, Question[Any]]] = {
    "grid": ("milliseconds", TimeNetworks()),
    "kinds": ("operations", TimeOperations(*BASELINE)),
    "phone": ("phone", TimePhone(*BASELINE)),
    "three": ("convolutions", TimeLayers(tuple(row.layer for row in timing.convolutions()))),
}


def opened(timed: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "mobilenet_viz" / "main.py"))
    app.query_params["aspect"], app.query_params["timed"] = "time", timed
    return app.switch_page(str(ROOT / "pages" / "networks.py")).run()


def shown(app: AppTest, view: str) -> dict[str, Any]:
    assert not app.exception
    sent = [(part.proto.component_name, json.loads(part.proto.json)) for part in app.get("bidi_component")]
    (data,) = [data for name, data in sent if name == f"mobilenet.networks.{view}"]
    assert isinstance(data, dict)
    return data


def measured(fake: FakeEngine) -> list[Any]:
    return [each for each in fake.asked if isinstance(each, TimeNetworks | TimeOperations | TimeLayers | TimePhone)]


@pytest.mark.parametrize("timed", VIEWS)
def test_a_visit_measures_nothing_until_somebody_presses(fake: FakeEngine, timed: str) -> None:
    view, question = VIEWS[timed]
    app = opened(timed)
    data = shown(app, view)
    assert (None, True, True) == (data["times"], data["measure"]["unstarted"], data["measure"]["missing"])
    assert [] == measured(fake)
    fake.ask(question)  # another visitor has pressed
    data = shown(app.run(), view)
    assert (False, False, None) == (
        data["measure"]["unstarted"],
        data["measure"]["missing"],
        data["question"]["right"],
    )
    assert data["times"]["machine"]["runs"] == 50
    assert [question] == measured(fake)


def test_after_a_guess_what_is_right_follows_from_the_times(fake: FakeEngine) -> None:
    fake.ask(TimeNetworks())
    app = opened("grid")
    app.session_state["guesses"] = {("milliseconds", None): "less"}
    question, times = (shown(app.run(), "milliseconds")[key] for key in ("question", "times"))
    assert ("less", "same") == (question["guess"], question["right"])
    assert times["thin"]["time"] / times["thin"]["work"] < 1.25


def test_what_is_measured_again_is_withdrawn_for_all_until_it_is_there(fake: FakeEngine) -> None:
    question = TimeOperations(*BASELINE)
    fake.ask(question)
    app = opened("kinds")
    fake.hold(TimeOperations, progress=0.5)
    fake.forget(question)  # another visitor measures again
    fake.ask(question)
    data = shown(app.run(), "operations")
    assert (None, 0.5, True) == (data["times"], data["measure"]["progress"], data["measure"]["missing"])
    fake.release()
    assert shown(app.run(), "operations")["times"]
