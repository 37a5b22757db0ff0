"""How cheap can it get? Through the real frame, with an engine that answers when it is told to."""

import json
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from mobilenet_viz import ledger, mobilenet_v1
from mobilenet_viz.engine import Classify, FakeEngine
from mobilenet_viz.facts import text, weights
from mobilenet_viz.facts.published import published
from mobilenet_viz.page_data import cheapest
from mobilenet_viz.ui.server import routes
from tests.frame import given
from tests.see_app import MISSING, opened
from tests.test_scene import ladder

pytestmark = pytest.mark.usefixtures("fake")
PAIRS = list(product(weights.alphas(), weights.SIZES))
BASELINE = (1.0, 224)


def shown(app: AppTest) -> dict[str, Any]:
    return given(app, "see.cheap")


def networks() -> list[dict[str, Any]]:
    body = routes.published(shown(opened(view="cheap"))["published"]["networks"])
    assert body is not None
    return [network for row in json.loads(body)["rows"] for network in row]


def guessed(app: AppTest, choice: str) -> dict[str, Any]:
    app.session_state["guesses"] = {("cheap", app.session_state["guesses_about"]["cheap"]): choice}
    return shown(app.run())


def says(fake: FakeEngine, first: dict[tuple[float, int], int]) -> None:
    """The first class of each network from now on; of all others 7."""
    plausible = fake.handlers[Classify]

    def classify(question: Classify) -> Any:
        probabilities = np.full(1000, 1e-4, np.float32)
        probabilities[first.get((question.alpha, question.resolution), 7)] = 0.9
        return replace(plausible(question), probabilities=probabilities)

    fake.handlers[Classify] = classify


def test_each_cell_says_what_its_network_answers(fake: FakeEngine) -> None:
    app = opened(view="cheap")
    rungs = {(rung["alpha"], rung["size"]): rung for rung in ladder(app)["rungs"]}
    asked = {(each.alpha, each.resolution): each for each in fake.asked if isinstance(each, Classify)}
    assert set(PAIRS) == rungs.keys() == asked.keys()
    assert BASELINE == next(iter(asked))  # everything is compared with it
    for pair, question in asked.items():
        answer, first = fake.ask(question).result(), rungs[pair]["first"][0]
        assert answer.probabilities.argmax() == first["index"]
        assert pytest.approx(answer.probabilities.max()) == first["probability"]


def test_the_area_of_a_frame_is_its_mult_adds() -> None:
    found = networks()
    assert 4 * len(weights.SIZES) == len(found)
    assert sorted(found, key=lambda each: (-each["alpha"], -each["size"])) == found
    whole = ledger(mobilenet_v1(*BASELINE)).mult_adds
    for each in found:
        mult_adds = ledger(mobilenet_v1(each["alpha"], each["size"])).mult_adds
        assert (mult_adds, pytest.approx(mult_adds / whole)) == (each["mult_adds"], each["side"] ** 2)


def test_what_is_published_is_that_of_the_same_weights_at_their_own_size() -> None:
    for each in networks():
        printed = [fact.percent for fact in published(each["alpha"], each["size"]) if "TF-slim" in fact.source]
        assert printed == ([] if each["top1"] is None else [each["top1"]])
    assert 16 == sum(each["top1"] is not None for each in networks())


def cheapest_by_hand(first: dict[tuple[float, int], int]) -> tuple[float, int]:
    best = BASELINE
    for pair in PAIRS:
        cheaper = ledger(mobilenet_v1(*pair)).mult_adds < ledger(mobilenet_v1(*best)).mult_adds
        if cheaper and first.get(pair, 7) == first.get(BASELINE, 7):
            best = pair
    return best


@pytest.mark.parametrize(
    ("first", "right"),
    [
        ({BASELINE: 3}, "half"),  # nobody agrees
        ({BASELINE: 3, (1.0, 128): 3}, "eighth"),
        ({BASELINE: 3, (1.0, 128): 3, (0.25, 192): 3}, "twentieth"),
        ({(0.25, 96): 3}, "less"),  # all but one agree
    ],
)
def test_the_cheapest_that_agrees_is_found(fake: FakeEngine, first: dict[tuple[float, int], int], right: str) -> None:
    says(fake, first)
    app = opened(view="cheap")
    assert (None, None) == (shown(app)["question"]["right"], shown(app)["best"])  # nobody has guessed
    data = guessed(app, "half")
    alpha, size = cheapest_by_hand(first)
    assert ({"alpha": alpha, "size": size}, right) == (data["best"], data["question"]["right"])
    share = ledger(mobilenet_v1(alpha, size)).mult_adds / ledger(mobilenet_v1(*BASELINE)).mult_adds
    (named,) = [name for name, (least, most) in BOUNDS.items() if least <= share < most]
    assert named == right


BOUNDS = {"half": (1 / 2, 2), "eighth": (1 / 8, 1 / 2), "twentieth": (1 / 20, 1 / 8), "less": (0, 1 / 20)}


def test_each_answer_is_that_of_a_network_at_hand() -> None:
    assert set(cheapest.RANGES) == {cheapest.range_of(cheapest.share(*pair)) for pair in PAIRS}


def test_what_is_right_is_withheld_while_a_network_has_not_answered(fake: FakeEngine) -> None:
    fake.hold(Classify)
    app = opened(view="cheap")
    assert [] == ladder(app)["rungs"]
    assert (None, None) == (guessed(app, "less")["question"]["right"], shown(app)["best"])
    for _ in PAIRS[1:]:
        fake.advance()
    assert len(PAIRS) - 1 == len(ladder(app.run())["rungs"])
    assert ("less", None, None) == (*(shown(app)["question"][name] for name in ("guess", "right")), shown(app)["best"])
    fake.release()
    assert shown(app.run())["question"]["right"] is not None


def test_another_photo_is_asked_anew() -> None:
    app = opened(view="cheap")
    assert "less" == guessed(app, "less")["question"]["guess"]
    app.session_state["choice"]["sample"] = "cat"
    assert shown(app.run())["question"]["guess"] is None


def test_without_weights_it_says_so(fake: FakeEngine) -> None:
    fake.failure = MISSING
    app = opened(view="cheap")
    assert MISSING.in_language("en") == ladder(app)["refusal"]
    assert guessed(app, "less")["question"]["right"] is None


def test_weights_run_at_another_size_are_said_once() -> None:
    expected = text.say("en", "cheap.trained", trained="224", sizes="192, 160, 128, 96")
    assert expected == shown(opened(view="cheap"))["trained"]


@pytest.fixture
def fetched(models: Path) -> None:
    for alpha, size in (("7_5", 128), ("2_5", 192)):
        (models / f"mobilenet_{alpha}_{size}_tf.h5").write_bytes(b"")


def test_what_was_fetched_fills_its_places(fetched: None) -> None:
    app = opened(view="cheap")
    data = shown(app)
    assert [1.0, 0.75, 0.25] == data["alphas"]
    assert 3 * len(weights.SIZES) == len(ladder(app)["rungs"])
    expected = text.say("en", "cheap.trained", trained="224, 192, 128", sizes="224, 192, 160, 128, 96")
    assert expected == data["trained"]


@pytest.mark.parametrize("rubbish", [None, 3, [], {}, {"alpha": 0.5}, {"guess": ["cheap", "less"]}])
def test_what_names_no_network_opens_none(rubbish: object) -> None:
    def script(sent: object) -> None:
        import streamlit as st

        from mobilenet_viz.ui import shell, state

        state.read_url()
        shell.open_network(sent)
        st.session_state["stayed"] = True

    app = AppTest.from_function(script, kwargs={"sent": rubbish}).run()
    assert not app.exception
    assert app.session_state["stayed"]
