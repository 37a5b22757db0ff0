"""The paper's experiments as stories: their numbers, their drawings, and what the page's component is given."""

import json
import re
from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from mobilenet_viz.engine import BuildModel, FakeEngine
from mobilenet_viz.facts import text
from mobilenet_viz.network import drawing
from mobilenet_viz.network.architectures import ARCHITECTURES
from mobilenet_viz.network.costs import ledger
from mobilenet_viz.paper import bars, claims, stories
from mobilenet_viz.paper.claims import claim
from mobilenet_viz.paper.stories import STORIES
from mobilenet_viz.ui import resources
from tests.frame import given, opened

WHOLE = ARCHITECTURES["mobilenet_v1"]()

# FACTS.md: what each story says, typed here.
EXPECTED = {
    "thinner": {"low": "307", "high": "325", "thin": "68.4", "wide": "65.3", "gain": "3.1", "removed": "5"},
    "separable": {"ratio": "8.56", "full_work": "4867.3", "split_work": "568.7", "gain": "1.1", "printed_full": "4866"},
    "famous": {"alexnet": "3.0", "squeezenet": "2.7", "printed": "1700", "ours": "833", "said_times": "22"},
    "dogs": {"classes": "1000", "breeds": "120", "before": "4.2", "after": "3.3", "saved": "21", "saved_work": "0.2"},
    "places": {"worst": "Region (200 km)", "lost": "5.9", "own_work": "0.58", "less": "9.94", "work": "5.74"},
    "faces": {"share": "0.9", "teacher": "86.9", "smallest": "86.4", "lost": "0.5", "better": "5", "rows": "6"},
    "detection": {"few": "2", "many": "21", "less": "1.2", "more": "25.2", "ssd": "19.3", "faster": "16.4"},
    "embeddings": {"printed": "166", "fits": "160", "work_0": "106.0", "work_1": "165.6"},
    "text": {"count": "24", "holds": "16", "differs": "4", "open": "3"},
}


@pytest.mark.parametrize("key", STORIES)
def test_the_numbers_of_a_story_are_those_of_the_facts(key: str) -> None:
    assert EXPECTED[key].items() <= STORIES[key].values().items()


@pytest.mark.parametrize("language", text.LANGUAGES)
@pytest.mark.parametrize("key", STORIES)
def test_every_story_has_all_its_words_and_its_right_answer_is_one_to_choose(key: str, language: str) -> None:
    words, story = text.section(language, "stories"), STORIES[key]
    for part in ("title", "question", "outcome", "idea", *story.choices):
        words[f"{key}_{part}"].format(**story.values())
    assert story.right in story.choices


def nearest(value: str, guesses: Mapping[str, str]) -> str:
    """The choice whose number comes nearest."""
    return min(guesses, key=lambda choice: abs(float(guesses[choice]) - float(value)))


SAME = {"thinner": 0.5, "faces": 1}  # points that a student would still call alike, or a little
FOUND: dict[str, Callable[[dict[str, str]], str]] = {  # by story: the right choice, from its numbers
    "thinner": lambda v: "deep" if float(v["gain"]) > SAME["thinner"] else "same",
    "separable": lambda v: nearest(v["gain"], {"little": v["points_0"], "some": v["points_1"], "much": v["points_2"]}),
    "famous": lambda v: "fewer" if max(float(v["alexnet"]), float(v["squeezenet"])) < 4 else "mixed",
    "dogs": lambda v: "parameters" if float(v["saved"]) > 10 * float(v["saved_work"]) else "both",
    "places": lambda v: next(scale for scale in STORIES["places"].choices if v[scale] == v["worst"]),
    "faces": lambda v: "close" if 0 < float(v["lost"]) < SAME["faces"] else "far",
    "detection": lambda v: nearest(
        str(float(v["more"]) / float(v["less"])), {"none": "1", "few": v["few"], "many": v["many"]}
    ),
    "embeddings": lambda v: next(size for size in STORIES["embeddings"].choices if v[size] == v["fits"]),
    "text": lambda v: "several" if 0 < int(v["differs"]) < int(v["count"]) / 2 else "half",
}


@pytest.mark.parametrize("key", STORIES)
def test_the_right_answer_is_the_one_that_the_numbers_of_the_story_give(key: str) -> None:
    assert FOUND[key](STORIES[key].values()) == STORIES[key].right


@pytest.mark.parametrize(
    ("key", "chart", "row", "expected"),
    [
        ("famous", 0, 2, [("less", "3.0"), ("times", "9.47"), ("times", "45.5")]),  # AlexNet
        ("famous", 0, 1, [("less", "2.7"), ("times", "22.4"), ("fraction", "1.06")]),  # SqueezeNet
        ("famous", 1, 1, [("less", "0.8"), ("times", "2.72"), ("times", "1.62")]),  # GoogleNet
        ("places", 0, 2, [("more", "1.7"), ("less", "3.7"), ("less", "5.9"), ("equal", ""), ("more", "0.4")]),
        ("faces", 0, 5, [("less", "0.5"), ("fraction", "106.7"), ("fraction", "37.5")]),
        ("detection", 0, 5, [("less", "2.9"), ("times", "21.0"), ("fraction", "1.11")]),
        ("thinner", 0, 1, [("less", "3.1"), ("fraction", "1.06"), ("times", "1.12")]),
    ],
)
def test_a_row_is_compared_with_the_reference_from_what_is_printed(
    key: str, chart: int, row: int, expected: list[tuple[str, str]]
) -> None:
    assert expected == bars.against(STORIES[key].charts[chart], row)


def test_our_count_of_squeezenet_is_half_of_what_is_printed() -> None:
    numbers = STORIES["famous"].values()
    assert 1.9 < float(numbers["times"]) < 2.1
    assert "10.9" == numbers["fair"]  # 832.7 by MobileNet's 76.5 million (FACTS.md)


@pytest.mark.parametrize(
    ("key", "numbers"),
    [
        ("savings", {"said_0": "8", "said_1": "9", "value_0": "7.9", "value_1": "8.9"}),
        ("layers", {"said_0": "28", "value_0": "28"}),
        ("time", {"said_0": "95", "share": "94.86"}),
        ("planet", {"said_0": "52", "said_1": "5.74"}),
        ("alexnet_work", {"said_0": "9.4", "value_0": "9.47"}),
    ],
)
def test_what_is_computed_for_a_claim_is_written_with_a_digit_more_than_it_says(
    key: str, numbers: dict[str, str]
) -> None:
    assert numbers == stories.numbers(claim(key))


def test_a_story_tells_its_own_claims_and_the_one_on_the_text_all() -> None:
    assert ["full"] == [each.key for each in claims.of_story("separable")]
    assert 24 == len(claims.of_story("text"))


# The drawings


def test_every_layer_of_mobilenet_stands_in_a_column_of_its_own() -> None:
    drawn = drawing.along(ledger(WHOLE), WHOLE)
    assert [(layer.name, i, 1) for i, layer in enumerate(WHOLE.layers)] == [
        (d["name"], d["at"], d["span"]) for d in drawn
    ]


def test_the_shallow_network_leaves_the_columns_of_its_blocks_empty() -> None:
    drawn = drawing.along(ledger(ARCHITECTURES["shallow_mobilenet"]()), WHOLE)
    taken = {int(layer["at"]) for layer in drawn}
    left_out = [WHOLE.layers[i].name for i in range(len(WHOLE.layers)) if i not in taken]
    assert left_out == [f"conv_{half}_{block}" for block in range(7, 12) for half in ("dw", "pw")]


def test_a_standard_convolution_stands_over_both_halves_of_its_block() -> None:
    drawn = {layer["name"]: layer for layer in drawing.along(ledger(ARCHITECTURES["conv_mobilenet"]()), WHOLE)}
    assert (13, 2) == (drawn["conv_7"]["at"], drawn["conv_7"]["span"])
    assert ["conv_dw_7", "conv_pw_7"] == [layer.name for layer in WHOLE.layers[13:15]]
    assert (462_422_016, 14, 512) == tuple(drawn["conv_7"][key] for key in ("mult_adds", "out_size", "out_channels"))
    assert 4_867_293_184 == sum(layer["mult_adds"] for layer in drawn.values())


# The page


def shown(**link: str) -> dict[str, Any]:
    return given(opened("paper", section="stories", **link), "paper.stories")


def built(fake: FakeEngine) -> list[tuple[str, float]]:
    return [(each.architecture, each.alpha) for each in fake.asked if isinstance(each, BuildModel)]


@pytest.mark.parametrize(
    ("story", "networks"),
    [
        ("thinner", [("mobilenet_v1", 0.75), ("shallow_mobilenet", 1.0)]),
        ("separable", [("conv_mobilenet", 1.0), ("mobilenet_v1", 1.0)]),
        ("famous", []),
    ],
)
def test_the_engine_builds_the_networks_of_the_story_that_is_open(
    fake: FakeEngine, story: str, networks: list[tuple[str, float]]
) -> None:
    data = shown(story=story)
    assert set(networks) <= set(built(fake))
    assert set(data["built"]) == {architecture for architecture, _ in networks}
    for sentence in data["built"].values():
        assert re.search(r"count_params\(\) = [\d,]+, equal to our count", sentence)


def test_keras_counting_otherwise_is_said(fake: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = SimpleNamespace(count_params=7, seconds=0.1, keras_version="3")
    monkeypatch.setattr(resources, "ask", lambda *_, **__: SimpleNamespace(answer=answer, refusal=None))
    sentence = shown(story="thinner")["built"]["shallow_mobilenet"]
    assert "Keras 3 counts 7 parameters, we count 2,899,624" in sentence


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_every_story_comes_whole_in_either_language(fake: FakeEngine, language: str) -> None:
    data = shown(lang=language)
    assert list(STORIES) == list(data["stories"])
    said = json.dumps({key: {**story, "charts": []} for key, story in data["stories"].items()})
    assert [] == re.findall(r"\{\w+\}", said)
    assert 24 == len(data["stories"]["text"]["claims"])
    for story in data["stories"].values():
        for chart in story["charts"]:
            assert len(chart["names"]) == len(chart["against"]) == len(chart["table"]["rows"])
            assert {len(row) for row in chart["table"]["rows"]} == {len(chart["table"]["columns"])}


@pytest.mark.parametrize(
    ("story", "answer", "taken"),  # behind the last answer: shown without one
    [("thinner", 5, 0), ("thinner", 4, 4), ("thinner", 3, 3), ("embeddings", 4, 4), ("embeddings", 5, 5)],
)
def test_an_answer_that_the_story_does_not_offer_is_none(fake: FakeEngine, story: str, answer: int, taken: int) -> None:
    assert taken == shown(story=story, answer=str(answer))["chosen"]["answer"]


def test_a_link_opens_a_story_its_answer_its_row_and_its_layer(fake: FakeEngine) -> None:
    chosen = shown(story="famous", answer="2", row="5", layer="conv_dw_7")["chosen"]
    assert {"story": "famous", "answer": 2, "row": 5, "layer": "conv_dw_7"} == chosen
