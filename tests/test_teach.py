"""Page Train through the real frame: what a press begins, stops, goes on with, and what stays when the page is left."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from mobilenet_viz.engine import BuildModel, FakeEngine
from mobilenet_viz.engine.questions.training import LookTrained, Train
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.page_data.experiments import EXPERIMENTS
from mobilenet_viz.training.settings import Settings
from mobilenet_viz.ui.fields import FIELDS
from tests.frame import given, opened
from tests.test_layers import ROOT

pytestmark = pytest.mark.usefixtures("fake")


def press(app: AppTest, part: str = "teach", **message: Any) -> AppTest:
    """As if the browser had sent this, before the page runs."""

    def script(sent: object, part: str) -> None:
        from importlib import import_module

        from mobilenet_viz.ui import state, teaching

        state.take_written(sent, teaching.NAMES)
        import_module(f"mobilenet_viz.ui.components.train.{part}")._hear(sent)

    kept = ("choice", "stopped", "waiting", "asked_now", "taught", "taught_presses", "look_run", "look_cell")
    taken = AppTest.from_function(script, kwargs={"sent": message, "part": part})
    for name in kept:
        if name in app.session_state:
            taken.session_state[name] = app.session_state[name]
    assert not taken.run().exception
    for name in kept:
        if name in taken.session_state:
            app.session_state[name] = taken.session_state[name]
    return app.run()


def lesson(app: AppTest) -> dict[str, Any]:
    return given(app, "train.teach")


def moving(app: AppTest) -> dict[str, Any]:
    """What comes beside the data, by the number of a run."""
    sent = [json.loads(part.proto.json) for part in app.get("bidi_component") if "carrier" in part.proto.component_name]
    (found,) = [each["value"] for each in sent if each["name"] == "teach_moving"]
    assert isinstance(found, dict)
    return found


def trainings(fake: FakeEngine) -> list[Train]:
    return [question for question in fake.asked if isinstance(question, Train)]


def test_opening_a_link_begins_nothing_and_its_settings_are_chosen(fake: FakeEngine) -> None:
    app = opened("train", task="teach", rate="0.1", base="squeezenet-1.1", augment="on", freeze="fire5")
    said = lesson(app)
    assert [] == [question for question in fake.asked if not isinstance(question, BuildModel)]
    link = {"rate": 0.1, "base": "squeezenet-1.1", "augment": "on", "freeze": "fire5"}
    assert link == {name: said["chosen"][name] for name in link}
    assert ([], False, "fire5") == (said["runs"], said["chain"], said["line"])
    press(app, train=True)
    (asked,) = trainings(fake)
    assert Settings(base="squeezenet-1.1", rate=0.1, augment=True, freeze="fire5") == asked.settings


def test_a_line_of_another_base_is_none() -> None:
    said = lesson(opened("train", task="teach", base="squeezenet-1.1", freeze="conv_dw_13"))
    assert "fire9" == said["line"]


def test_every_setting_is_a_field_of_the_link() -> None:
    for name, default in vars(Settings()).items():
        field, said = FIELDS[name], ("on" if default else "off") if isinstance(default, bool) else default
        assert said == field.default
        assert said is None or field.read(field.write(said)) == said


def test_epochs_are_drawn_as_they_finish_until_it_is_over(fake: FakeEngine) -> None:
    fake.hold()
    app = press(opened("train", task="teach"), train=True)
    for epochs in (1, 2, 3):
        fake.advance()
        assert epochs == len(moving(app.run())["1"]["curves"]["val_accuracy"])
    assert lesson(app)["runs"][0]["outcome"] is None
    fake.release()
    (run,) = lesson(app.run())["runs"]
    assert (40, 120) == (run["outcome"]["held_back"], run["outcome"]["learnt"])
    assert 30 == len(moving(app)["1"]["curves"]["low"])
    press(app, train=True)  # the same again is the same run
    assert [1] == [run["number"] for run in lesson(app)["runs"]]
    press(app, train=True, seed=1)
    assert [1, 2] == [run["number"] for run in lesson(app)["runs"]]


def test_stopped_it_goes_on_from_the_last_epoch(fake: FakeEngine) -> None:
    fake.hold()
    app = press(opened("train", task="teach"), train=True)
    fake.advance()
    fake.advance()
    app.run()
    press(app, go=False)
    fake.advance()  # nobody wants it: it is dropped
    assert lesson(app)["runs"][0]["stopped"]
    press(app, go=True)
    first, again = trainings(fake)
    assert first.start is None
    assert again.start is not None
    assert 2 == len(again.start.history)
    fake.release()
    assert lesson(app.run())["runs"][0]["outcome"]


def test_the_page_left_it_goes_on_from_there_when_somebody_comes_back(fake: FakeEngine) -> None:
    fake.hold()
    app = press(opened("train", task="teach"), train=True)
    fake.advance()
    app.run()
    app.switch_page(str(ROOT / "pages" / "glossary.py")).run()
    fake.advance()  # nobody wants it: it is dropped
    app.switch_page(str(ROOT / "pages" / "train.py")).run()
    assert 1 == len(trainings(fake)[-1].start.history)  # type: ignore[union-attr]  # that is what is asked
    assert 1 == len(moving(app)["1"]["curves"]["val_accuracy"])


def test_what_is_refused_is_said_and_may_be_tried_again(fake: FakeEngine) -> None:
    fake.failure = Refusal("worker_died")
    app = press(opened("train", task="teach"), train=True)
    assert str(Refusal("worker_died")) == lesson(app)["runs"][0]["refusal"]
    fake.failure = None
    press(app, train=True)
    assert lesson(app)["runs"][-1]["outcome"]


@pytest.mark.parametrize("experiment", EXPERIMENTS)
def test_an_experiment_is_one_press_and_its_runs_answer_its_question(experiment: str, fake: FakeEngine) -> None:
    app = press(opened("train", task="teach"), experiment=experiment)
    said = lesson(app)
    assert list(EXPERIMENTS[experiment].settings(0)) == [question.settings for question in trainings(fake)]
    assert {(1, False)} == {(run["press"], run["own"]) for run in said["runs"]}
    (row,) = [each for each in said["experiments"] if each["id"] == experiment]
    assert [run["number"] for run in said["runs"]] == row["runs"]


def test_what_a_run_has_learnt_is_shown_with_its_mistakes_and_another_photo(fake: FakeEngine) -> None:
    app = press(opened("train", task="look"), part="look", run=1)
    assert given(app, "train.look")["found"] is None
    press(app, train=True)
    found = given(app, "train.look")["found"]
    assert ["cat", "dog"] == [each["name"] for each in found["classes"]]
    assert sum(sum(each["counts"]) for each in found["classes"]) == found["outcome"]["held_back"] == 40
    wrong = found["outcome"]["held_back"] - found["outcome"]["right"]
    assert min(3, wrong) == len(found["mistakes"])
    assert all(each["map"] for each in found["mistakes"])
    assert ["cat", "dog"] == sorted(each["name"] for each in found["tried"]["probable"])
    assert 1 + len(found["mistakes"]) == len([each for each in fake.asked if isinstance(each, LookTrained)])
    press(app, part="look", cell=[0, 1])
    assert [0, 1] == given(app, "train.look")["found"]["cell"]
    press(app, part="look", cell=[0, 7])  # a browser can send anything
    assert given(app, "train.look")["found"]["cell"] is None


def test_of_a_head_that_is_not_linear_no_map_is_drawn() -> None:
    app = press(opened("train", task="look", dense="128"), train=True)
    found = given(app, "train.look")["found"]
    assert not found["linear"]
    assert {None} == {each["map"] for each in found["mistakes"]}


def test_an_experiment_does_not_answer_what_a_lesson_of_one_s_own_would() -> None:
    app = press(opened("train", task="teach"), experiment="trap")
    assert [run["own"] for run in lesson(app)["runs"]] == [False, False]
    press(app, experiment="fast")
    press(app, train=True)  # the default, which the experiment has tried already
    assert [True] == [run["own"] for run in lesson(app)["runs"] if run["press"] == 3]
    assert 4 == len(lesson(app)["runs"])
