"""Your own model: what the page shows of a model, and what becomes of the files that a visitor gives it."""

import json
from base64 import b64encode
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from mobilenet_viz import engine
from mobilenet_viz.engine import FakeEngine
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.network.from_keras.file import HEAD, read_config
from mobilenet_viz.network.from_keras.walk import ledger_of
from mobilenet_viz.page_data import own_model
from tests.configs import conv, functional, layer, sequential, taken
from tests.keras_file import OPEN, SMALL, SMALL_PARAMETERS, ends, hostile, packed
from tests.test_layers import ROOT

BRANCHES = functional(
    taken(),
    conv("conv", "in"),
    layer("BatchNormalization", "norm", "conv"),
    layer("ReLU", "relu", "norm"),
    conv("again", "relu"),
    layer("Add", "sum", "again", "relu"),
)


# What is shown of a model


def test_the_totals_are_its_own_and_every_share_is_of_them() -> None:
    shown = own_model.model(ledger_of(BRANCHES))
    first, again, norm = 27 * 8 + 8, 9 * 8 * 8 + 8, 4 * 8
    assert first + again + norm == shown["totals"]["parameters"]
    assert first + again + norm // 2 == shown["totals"]["trainable"]
    assert 4 * (first + again + norm) == shown["totals"]["bytes"]
    assert 1 == sum(row["mult_adds_share"] for row in shown["rows"])
    (row,) = (row for row in shown["rows"] if row["name"] == "conv")
    assert (27 * 8 * 32 * 32, 27 / (27 + 9 * 8)) == (row["mult_adds"], row["mult_adds_share"])


def test_a_model_that_does_no_work_has_no_share_of_it() -> None:
    shown = own_model.model(ledger_of(functional(taken(), layer("MaxPooling2D", "pool", "in", pool_size=[2, 2]))))
    assert [0, 0] == [row["mult_adds_share"] for row in shown["rows"]]


def test_the_drawing_leaves_out_what_changes_values_one_by_one_and_keeps_who_reads_whom() -> None:
    drawn = own_model.model(ledger_of(BRANCHES))["drawn"]
    assert [("in", []), ("conv", [0]), ("again", [1]), ("sum", [2, 1])] == [(x["name"], x["reads"]) for x in drawn]
    assert [(32, 3), (32, 8), (32, 8), (32, 8)] == [(x["side"], x["channels"]) for x in drawn]


def test_the_example_is_what_is_asked_about() -> None:
    assert ("conv2d", "conv2d_1", "dense", "dense_1") == own_model.weighted()
    assert ("dense", "conv2d_1") == (own_model.most("parameters"), own_model.most("mult_adds"))
    assert (5 * 5 * 64 * 128 + 128, 11 * 11 * 9 * 32 * 64) == (
        max(row.parameters for row in own_model.example().rows),
        max(row.mult_adds for row in own_model.example().rows),
    )


# What a visitor does


def sent(data: bytes) -> dict[str, Any]:
    """A file as a browser sends it."""
    both = ends(data)
    head, tail = (b64encode(each).decode() for each in (both.head, both.tail))
    return {"file": {"head": head, "tail": tail, "size": both.size}}


def told(*messages: Any, lang: str = "en") -> dict[str, Any]:
    """What the component is given after these messages, with a run of the page behind each."""

    def script() -> None:
        import streamlit as st

        from mobilenet_viz.ui import photo, resources, state
        from mobilenet_viz.ui.components.networks import own

        state.read_url()
        resources.begin()
        message = st.session_state.get("message", {})
        state.take_written(message, ("size",))
        own._hear(message)
        own.explorer(photo.current())

    engine.install(FakeEngine())
    app = AppTest.from_function(script)
    app.query_params["lang"] = lang
    app.run()
    for message in messages:
        app.session_state["message"] = message
        app.run()
        app.session_state["message"] = {}
        app.run()
    assert not app.exception
    (part,) = app.get("bidi_component")
    found: dict[str, Any] = json.loads(part.proto.json)
    return found


def test_a_file_is_counted_and_stays_when_the_page_runs_again() -> None:
    assert told()["own"] is None
    found = told(sent(packed(SMALL)))
    assert (SMALL_PARAMETERS, False, False) == (found["own"]["totals"]["parameters"], found["open"], found["reading"])
    assert (1, None) == (found["came"], found["refusal"])


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_file_that_cannot_be_used_is_one_sentence_and_the_last_model_stays(lang: str) -> None:
    for data, key in hostile().values():
        found = told(sent(packed(SMALL)), sent(data), lang=lang)
        assert SMALL_PARAMETERS == found["own"]["totals"]["parameters"]
        with pytest.raises(Refusal) as refused:
            ledger_of(read_config(ends(data).opened()))
        assert (key, refused.value.in_language(lang)) == (refused.value.key, found["refusal"])


def test_the_sentence_goes_with_the_next_good_file() -> None:
    found = told(sent(b""), sent(packed(SMALL)))
    assert (None, 2) == (found["refusal"], found["came"])


def test_a_model_that_leaves_its_size_open_is_counted_at_the_chosen_one() -> None:
    found = told(sent(packed(OPEN)), {"size": 160})
    assert (True, 27 * 8 * 160**2) == (found["open"], found["own"]["totals"]["mult_adds"])


def test_a_model_that_is_too_small_at_one_size_has_another_chance_at_the_next() -> None:
    kernel = sequential(taken(None, None, 3), conv(kernel_size=[99, 99], padding="valid"))
    small = {"size": 96}, sent(packed(SMALL)), sent(packed(kernel))
    refused = told(*small)
    assert (SMALL_PARAMETERS, True) == (refused["own"]["totals"]["parameters"], refused["open"])
    assert "conv (Conv2D) cannot take in a shape of 96×96×3" in refused["refusal"]
    counted = told(*small, {"size": 128})
    assert (None, 3 * 99**2 * 8 + 8) == (counted["refusal"], counted["own"]["totals"]["parameters"])


WHOLE = sent(packed(SMALL))["file"]
RUBBISH = {
    "nothing": None,
    "a word": "file",
    "a list": [],
    "a size below 0": WHOLE | {"size": -1},
    "a size that is none": WHOLE | {"size": True},
    "another size": WHOLE | {"size": HEAD},
    "a number": WHOLE | {"head": 3},
    "no base64": WHOLE | {"head": "no base64!"},
    "no ASCII": WHOLE | {"head": "é"},
    "too much": WHOLE | {"tail": WHOLE["head"]},
}


@pytest.mark.parametrize("rubbish", RUBBISH.values(), ids=RUBBISH)  # a file's bytes are others each second
def test_what_is_no_file_is_none(rubbish: object) -> None:
    found = told({"file": rubbish})
    assert (None, None, 0) == (found["own"], found["refusal"], found["came"])


def test_its_numbers_are_a_file_to_take_along() -> None:
    app = AppTest.from_file(str(ROOT / "mobilenet_viz" / "main.py"))
    engine.install(FakeEngine())
    app.query_params["aspect"] = "own"
    app = app.switch_page(str(ROOT / "pages" / "networks.py")).run()
    assert not app.exception
    (button,) = app.get("download_button")
    assert button.proto.disabled
