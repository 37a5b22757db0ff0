"""All layers of "In the network" through the real frame, with an engine that answers when it is told to."""

import json
from base64 import b64decode
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from mobilenet_viz.engine import AllLayers, Contribute, FakeEngine, OneLayer
from mobilenet_viz.facts import text
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.network.architectures.mobilenet_v1 import WEIGHTED
from mobilenet_viz.page_data import all_layers
from mobilenet_viz.pixels import images
from tests.difficult import ACCEPTED
from tests.see_app import MISSING
from tests.test_block import opened

pytestmark = pytest.mark.usefixtures("fake")
CARRIED = ("whole", "channels", "terms", "photos")


def shown(app: AppTest) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the component is given, and what is carried to it, by name."""
    assert not app.exception
    sent = [(part.proto.component_name, json.loads(part.proto.json)) for part in app.get("bidi_component")]
    (data,) = [data for name, data in sent if name == "mobilenet.filtering.layers"]
    carried = {data["name"]: data["value"] for name, data in sent if name == "mobilenet.frame.carrier"}
    return data, {name: carried[f"layers_{name}"] for name in CARRIED if f"layers_{name}" in carried}


def layers(**link: str) -> AppTest:
    return opened(**{"within": "layers", "alpha": "0.25", "size": "96", "layer": "conv_pw_13"} | link)


def kinds(fake: FakeEngine) -> list[type]:
    return [type(question) for question in fake.asked]


def test_the_layers_the_opened_one_and_its_first_channel_on_every_photo_are_shown(fake: FakeEngine) -> None:
    data, carried = shown(layers(sample="cat"))
    assert [*WEIGHTED] == [layer["name"] for layer in data["layers"]]
    assert 28 == len(data["counts"]) == len(carried["whole"]["maps"])
    assert {"whole", "channels", "photos"} == carried.keys()
    assert Contribute not in kinds(fake)
    (seen,) = [question for question in fake.asked if isinstance(question, AllLayers)]
    cat = images.network_pixels(images.decode(SAMPLES["cat"].read_bytes()), 96)
    np.testing.assert_array_equal(cat, seen.picture.pixels)
    assert all_layers.counts(fake.ask(seen).result()) == data["counts"]
    means = carried["channels"]["means"]
    assert int(np.argmax(means)) == carried["photos"]["number"]
    assert [text.say("en", f"photo.{name}") for name in SAMPLES] == data["labels"]
    assert 3 == len(carried["photos"]["rows"])


def test_one_channel_on_every_photo_is_the_engines_for_each_of_them(fake: FakeEngine) -> None:
    _, carried = shown(layers(feature="7"))
    for row, name in zip(carried["photos"]["rows"], SAMPLES, strict=True):
        pixels = images.network_pixels(images.decode(SAMPLES[name].read_bytes()), 96)
        (question,) = {q for q in fake.asked if isinstance(q, OneLayer) and (q.picture.pixels == pixels).all()}
        found = fake.ask(question).result()
        assert found.greys[7].tobytes() == b64decode(row["greys"])
        assert (found.white[7], found.zeros[7], found.tops[7]) == (row["white"], row["zeros"], row["tops"])


def test_by_class_what_the_last_channels_say_adds_up_to_the_logit() -> None:
    data, carried = shown(layers(order="class", whole="class"))
    terms = carried["terms"]
    assert sum(terms["channels"]) + terms["bias"] == pytest.approx(terms["logit"], abs=0.02)
    assert data["class_index"] == data["classes"][0]["index"]
    assert int(np.argmax(terms["channels"])) == carried["photos"]["number"]
    last = carried["whole"]["maps"][-1]
    assert (True, pytest.approx(abs(terms["logit"]))) == (last["signed"], last["white"])
    chosen, _ = shown(layers(order="class", **{"class": "7"}))
    assert (7, "class") == (chosen["class_index"], chosen["chosen"]["order"])


def test_every_channel_of_the_widest_layer_can_be_in_a_link() -> None:
    for number in (0, 1023):
        assert number == shown(layers(alpha="1", feature=str(number)))[1]["photos"]["number"]


def test_a_channel_of_the_classifier_is_named_as_the_class_that_it_is() -> None:
    assert "malamute" == shown(layers(layer="conv_preds", feature="249"))[0]["output"]
    assert shown(layers(feature="249"))[0]["output"] is None


def test_another_layer_is_never_shown_with_the_maps_of_the_one_before(fake: FakeEngine) -> None:
    app = layers()
    before, _ = shown(app)
    fake.hold(OneLayer)
    app.session_state["choice"]["layer"] = "conv_dw_3"
    data, carried = shown(app.run())
    assert ("conv_dw_3", None, None) == (data["layer"], data["channels"]["shown"], data["photos"]["shown"])
    assert {"whole"} == carried.keys()
    fake.release()
    data, carried = shown(app.run())
    assert before["channels"]["of"] != data["channels"]["shown"] == carried["channels"]["of"]
    assert data["photos"]["shown"] == carried["photos"]["of"]


def test_while_the_engine_works_shapes_and_fields_are_there_and_a_refusal_is_one_sentence(fake: FakeEngine) -> None:
    fake.hold()
    data, carried = shown(layers())
    assert ({}, None, None) == (carried, data["counts"], data["refusal"])
    assert 315 == data["layers"][-2]["field"]
    fake.release()
    fake.failure = MISSING
    data, carried = shown(layers(alpha="1", size="128"))
    assert (MISSING.in_language("en"), {}) == (data["refusal"], carried)


@pytest.mark.parametrize(
    ("link", "layer"),
    [
        ({"layer": "global_average_pooling2d"}, "conv_pw_13"),
        ({"layer": "predictions"}, "conv_preds"),
        ({"layer": "conv_dw_2"}, "conv_dw_2"),
        ({"layer": "no_layer", "block": "4"}, "conv_pw_4"),
    ],
)
def test_a_link_opens_its_layer_and_one_without_weights_the_one_before(link: dict[str, str], layer: str) -> None:
    assert layer == shown(layers(**link))[0]["layer"]


def test_before_anybody_chose_the_first_layer_is_opened_and_rubbish_falls_back() -> None:
    data, carried = shown(layers(layer="", block="", feature="999", order="size", grey="all", whole="none"))
    assert ("conv1", "activity", "layer", "sum") == (
        data["layer"],
        *(data["chosen"][name] for name in ("order", "grey", "whole")),
    )
    assert carried["photos"]["number"] < 8  # conv1 has no channel 999


def test_an_own_photo_is_one_of_those_that_a_channel_is_shown_on() -> None:
    app = layers()
    app.file_uploader[0].set_value(("photo.jpg", ACCEPTED["photo.jpg"].data, "image/jpeg")).run()
    data, carried = shown(app)
    wanted = [text.say("en", f"photo.{name}") for name in (*SAMPLES, "own")]
    assert wanted == data["labels"]
    assert (wanted[-1], 4) == (data["photo"], len(carried["photos"]["rows"]))
