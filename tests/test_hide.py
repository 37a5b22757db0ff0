"""Page 3, "hide and see", through the real frame, with an engine that answers when it is told to."""

import json
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from mobilenet_viz.engine import BuildModel, Classify, Deletion, Explain, FakeEngine
from mobilenet_viz.facts import text
from mobilenet_viz.page_data import hiding, seeing
from tests.see_app import MISSING, opened

pytestmark = pytest.mark.usefixtures("fake")


def opened_at_hide(**link: str) -> AppTest:
    return opened(view="hide", **link)


def shown(app: AppTest) -> dict[str, Any]:
    """What the component is given, with the progress, which travels apart."""
    assert not app.exception
    sent = [(part.proto.component_name, json.loads(part.proto.json)) for part in app.get("bidi_component")]
    (data,) = [data for name, data in sent if name == "mobilenet.see.hide"]
    carried = {data["name"]: data["value"] for name, data in sent if name == "mobilenet.frame.carrier"}
    if data["test"]:
        data["test"]["progress"] = carried["hide_progress"]
    assert isinstance(data, dict)
    return data


def asked(fake: FakeEngine) -> list[Any]:
    return [question for question in fake.asked if not isinstance(question, BuildModel)]


def press(app: AppTest, choice: dict[str, Any]) -> AppTest:
    """As if the browser had sent this."""

    def script(sent: object) -> None:
        from mobilenet_viz.ui.components.see import hide

        hide._take(sent)

    taken = AppTest.from_function(script, kwargs={"sent": choice})
    for name in ("choice", "stopped", "waiting", "asked_now", "hide_questions"):
        if name in app.session_state:
            taken.session_state[name] = app.session_state[name]
    assert not taken.run().exception
    for name in ("choice", "stopped", "see_started"):
        if name in taken.session_state:
            app.session_state[name] = taken.session_state[name]
    return app.run()


def test_all_numbers_of_hidden_cells_are_asked_at_once_the_map_s_order_first(fake: FakeEngine) -> None:
    data = shown(opened_at_hide())
    classify, hot, random = asked(fake)
    assert [Classify, Deletion, Deletion] == [type(question) for question in (classify, hot, random)]
    test = data["test"]
    assert (test["order"],) == tuple(map(list, hot.orders))
    assert data["random"] == [list(order) for order in random.orders]
    assert {test["shown"]["index"]} == {hot.class_index, random.class_index}
    curves = test["curves"]
    assert (50, [50] * len(hiding.SEEDS)) == (len(curves["hot"]), [len(curve) for curve in curves["random"]])
    assert curves["hot"][0] == pytest.approx(test["shown"]["probability"], abs=1e-5)
    assert not test["missing"]


def test_the_order_is_that_of_the_exact_evidence_for_the_chosen_class(fake: FakeEngine) -> None:
    data = shown(opened_at_hide(map="evidence", **{"class": "671"}))
    answer = fake.handlers[Classify](asked(fake)[0])
    values = answer.evidence[:, :, 671].ravel()
    assert sorted(range(49), key=lambda cell: -values[cell]) == data["test"]["order"]
    assert 671 == data["test"]["shown"]["index"]
    assert 671 in [row["index"] for row in data["test"]["classes"]]


def test_a_cell_has_the_value_that_the_answer_page_prints(fake: FakeEngine) -> None:
    data = shown(opened_at_hide(map="evidence"))
    answer = fake.handlers[Classify](asked(fake)[0])
    index = data["test"]["shown"]["index"]
    tally = seeing.tally(answer.evidence[:, :, index], float(answer.bias[index]), float(answer.logits[index]))
    assert np.rint(100 * answer.evidence[:, :, index]).tolist() != list(map(list, tally.cells))  # it would differ
    assert (list(map(list, tally.cells)), 2) == (data["test"]["map"]["cells"], data["test"]["map"]["digits"])


def test_a_finer_map_is_averaged_onto_the_last_grid(fake: FakeEngine) -> None:
    data = shown(opened_at_hide(map="gradcam", at="7"))
    (question,) = [each for each in asked(fake) if isinstance(each, Explain)]
    fine = fake.handlers[Explain](question)
    assert (7, (14, 14)) == (question.block, fine.shape)
    cells = [fine[2 * row : 2 * row + 2, 2 * col : 2 * col + 2].mean() for row in range(7) for col in range(7)]
    assert sorted(range(49), key=lambda cell: -cells[cell]) == data["test"]["order"]
    assert data["test"]["averaged"]
    printed = np.array(data["test"]["map"]["cells"]).ravel() / 10 ** data["test"]["map"]["digits"]
    np.testing.assert_allclose(cells, printed, atol=0.006)


def test_another_method_asks_for_its_own_curve_only(fake: FakeEngine) -> None:
    app = opened_at_hide()
    before = len(asked(fake))
    app.session_state["choice"]["map"] = "gradcam_plus"
    shown(app.run())
    assert [Explain, Deletion] == [type(question) for question in asked(fake)[before:]]


def test_before_all_is_computed_what_there_is_of_the_curves_comes_apart_with_gaps_and_no_claim(
    fake: FakeEngine,
) -> None:
    fake.hold(Deletion)
    app = opened_at_hide()
    for _ in range(4):  # each of the two has begun and had a slice
        fake.advance()
    app.run()
    sent = [json.loads(part.proto.json) for part in app.get("bidi_component")]
    (some,) = [each["value"] for each in sent if each.get("name") == "hide_curves"]
    test = shown(app)["test"]
    assert (test["key"], None, True) == (some["key"], test["curves"]["outcome"], test["missing"])
    known = [k for k, p in enumerate(some["hot"]) if p is not None]
    assert known
    assert known == [k for k, p in enumerate(some["random"][0]) if p is not None] != list(range(50))
    fake.release()
    whole = shown(app.run())["test"]["curves"]
    assert [whole["hot"][k] for k in known] == [some["hot"][k] for k in known]


def test_moving_the_slider_asks_nothing(fake: FakeEngine) -> None:
    app = opened_at_hide()
    before = len(fake.asked)
    for hidden in (0, 17, 49):
        app = press(app, {"hidden": hidden})
        assert hidden == shown(app)["chosen"]["hidden"]
    assert before == len(fake.asked)


def test_the_guess_is_about_this_map_and_its_answer_is_the_outcome_of_the_curves() -> None:
    app = opened_at_hide()
    question = shown(app)["question"]
    assert (["0", "1", "2", "3"], None, None) == (question["choices"], question["guess"], question["right"])
    app.session_state["guesses"] = {("hide", app.session_state["guesses_about"]["hide"]): "3"}
    data = shown(app.run())
    halved = data["test"]["curves"]["outcome"]["hot_halved"]
    assert ("3", str(hiding.range_of(halved, 49))) == (data["question"]["guess"], data["question"]["right"])
    app.session_state["choice"]["class"] = 671
    assert shown(app.run())["question"]["guess"] is None


def test_the_outcome_is_that_of_the_curves_which_are_sent() -> None:
    curves = shown(opened_at_hide())["test"]["curves"]
    found = hiding.outcome(np.array(curves["hot"]), np.array(curves["random"]))
    assert curves["outcome"]["verdict"] == found.verdict
    assert curves["outcome"]["hot_area"] == pytest.approx(found.hot_area, abs=1e-5)
    assert curves["outcome"]["random_area"] == pytest.approx(found.random_area, abs=1e-5)
    np.testing.assert_allclose(np.median(curves["random"], axis=0), curves["median"], atol=1e-6)


@pytest.mark.parametrize(
    ("values", "level", "trained"), [("signed", "0.00", True), ("unit", "0.50", False), ("bytes", "128", False)]
)
def test_grey_is_next_to_nothing_only_as_in_training(values: str, level: str, trained: bool) -> None:
    photo = shown(opened_at_hide(values=values))["photo"]
    assert (128, level, trained) == (photo["grey"], photo["level"], photo["trained"])


def test_while_the_curves_are_made_map_and_order_are_there_and_the_progress(fake: FakeEngine) -> None:
    fake.hold(Deletion, progress=0.5)
    app = opened_at_hide()
    test = shown(app)["test"]
    assert (49, 7) == (len(test["order"]), len(test["map"]["cells"]))
    assert (None, None, True, 0.5) == (
        test["curves"]["hot"],
        test["curves"]["outcome"],
        test["missing"],
        test["progress"],
    )
    fake.release()
    assert 50 == len(shown(app.run())["test"]["curves"]["hot"])


def test_stop_stops_and_go_on_goes_on(fake: FakeEngine) -> None:
    fake.hold(Deletion, progress=0.25)
    app = press(opened_at_hide(), {"go": False})
    assert shown(app)["test"]["stopped"]
    app = press(app, {"go": True})
    assert not shown(app)["test"]["stopped"]
    fake.release()
    assert not shown(app.run())["test"]["missing"]


def test_a_slow_method_in_a_link_waits_until_somebody_asks_for_it(fake: FakeEngine) -> None:
    app = opened_at_hide(map="scorecam")
    test = shown(app)["test"]
    assert (True, None) == (test["unstarted"], test["order"])
    assert [Classify] == [type(question) for question in asked(fake)]
    test = shown(press(app, {"go": True}))["test"]
    assert (False, 49) == (test["unstarted"], len(test["order"]))


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_a_refusal_is_one_sentence(fake: FakeEngine, language: str) -> None:
    fake.failure = MISSING
    data = shown(opened_at_hide(lang=language))
    assert (None, MISSING.in_language(language)) == (data["test"], data["refusal"])


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "MobileNet_v1_1.0_224 (part of the app)"), ("ko", "MobileNet_v1_1.0_224(앱에 들어 있음)")],
)
def test_the_weights_are_named_in_the_language_of_the_page(language: str, said: str) -> None:
    assert said == shown(opened_at_hide(lang=language))["test"]["weights_used"]
    compare = opened(view="compare", lang=language)
    sent = [json.loads(part.proto.json) for part in compare.get("bidi_component")]
    (sides,) = [data["sides"] for data in sent if "sides" in data]
    assert [said, said] == [side["weights_used"] for side in sides]


def test_refused_curves_leave_map_and_order(fake: FakeEngine) -> None:
    app = opened_at_hide()
    fake.failure = MISSING
    app.session_state["choice"]["class"] = 3
    test = shown(app.run())["test"]
    assert (str(MISSING), 49, None) == (test["refusal"], len(test["order"]), test["curves"]["hot"])


def test_at_96_px_there_are_nine_cells() -> None:
    data = shown(opened_at_hide(size="96"))
    assert (3, 9, 10) == (data["grid"], len(data["test"]["order"]), len(data["test"]["curves"]["hot"]))


@pytest.mark.parametrize("rubbish", [{"hidden": 50}, {"hidden": -1}, {"map": []}, {"at": 14}, {"go": "x"}, 3, None])
def test_rubbish_from_a_browser_changes_nothing(rubbish: Any) -> None:
    app = opened_at_hide()
    before = shown(app)
    assert before == shown(press(app, rubbish))


def test_classes_have_korean_names_and_one_without_is_said_to_be_english(fake: FakeEngine) -> None:
    data = shown(opened_at_hide(lang="ko", **{"class": "671"}))
    assert ["goldfish", "산악자전거"] == [
        shown(opened_at_hide(lang="ko", **{"class": index}))["test"]["classes"][-1]["name"] for index in ("1", "671")
    ]
    assert text.say("ko", "see.english_names") in data["notes"]  # the fake's first five are any classes
    assert [] == shown(opened_at_hide(**{"class": "1"}))["notes"]
