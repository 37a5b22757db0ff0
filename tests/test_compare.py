"""Page 3, "side by side", through the real frame, with an engine that answers when it is told to."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from mobilenet_viz import ledger, mobilenet_v1
from mobilenet_viz.engine import BuildModel, Classify, Explain, FakeEngine
from mobilenet_viz.facts import text
from mobilenet_viz.page_data import comparing, seeing
from tests.compare_app import opened_side_by_side, shown
from tests.see_app import MISSING

pytestmark = pytest.mark.usefixtures("fake")
SAME = ("alpha", "size", "method", "index", "block")


def differences(data: dict[str, Any]) -> list[str]:
    left, right = data["sides"]
    return [name for name in SAME if left[name] != right[name]]


def test_two_classes_of_one_answer(fake: FakeEngine) -> None:
    data = shown(opened_side_by_side())
    left, right = data["sides"]
    assert ["index"] == differences(data)
    assert [1, 2] == [side["shown"]["rank"] for side in (left, right)]
    assert [Classify] == [type(each) for each in fake.asked if not isinstance(each, BuildModel)]


@pytest.mark.parametrize(
    ("link", "difference"),
    [
        ({"differ": "class", "class2": "671"}, "index"),
        ({"differ": "alpha", "alpha2": "0.25"}, "alpha"),
        ({"differ": "size", "size2": "96"}, "size"),
        ({"differ": "map", "map2": "gradcam_plus"}, "method"),
    ],
)
def test_exactly_the_chosen_thing_differs(link: dict[str, str], difference: str) -> None:
    data = shown(opened_side_by_side(**link))
    assert [difference] == differences(data)
    assert data["both"]
    asked = {"index": 671, "alpha": 0.25, "size": 96, "method": "gradcam_plus"}[difference]
    assert asked == data["sides"][1][difference]


@pytest.mark.parametrize(
    "link",
    [
        {"class": "671", "class2": "671"},
        {"differ": "alpha", "alpha": "0.25", "alpha2": "0.25"},
        {"differ": "size", "size": "128", "size2": "128"},
        {"differ": "map", "map": "gradcam", "map2": "gradcam"},
    ],
)
def test_a_link_with_the_same_on_both_sides_shows_another_on_the_right(link: dict[str, str]) -> None:
    data = shown(opened_side_by_side(**link))
    assert 1 == len(differences(data))


def notes(data: dict[str, Any]) -> list[list[str]]:
    """What is said of both networks, of the left one, of the right one."""
    return [data["notes"], *(side["notes"] for side in data["sides"])]


def test_each_side_says_who_answers_instead_and_where_it_was_trained() -> None:
    def say(key: str, **values: Any) -> str:
        return text.say("en", f"see.{key}", **values)

    def instead(asked: float, used: float) -> str:
        return say("nearest_alpha", have="1.0 and 0.25", alpha=asked, used_alpha=used)

    def trained(size: int) -> str:
        return say("trained_at", trained=224, size=size)

    assert [[], [], []] == notes(shown(opened_side_by_side()))
    assert [[], [], [instead(0.75, 0.25)]] == notes(shown(opened_side_by_side(differ="alpha", alpha2="0.75")))
    thin = shown(opened_side_by_side(differ="alpha", alpha="0.50", alpha2="0.75"))
    assert [[], [instead(0.5, 0.25)], [instead(0.75, 1.0)]] == notes(thin)
    assert [[], [], [trained(96)]] == notes(shown(opened_side_by_side(differ="size", size2="96")))
    small = say("nearest_size", smallest=96, used_size=96, size=64)
    assert [[], [], [small, trained(96)]] == notes(shown(opened_side_by_side(differ="size", size2="64")))
    both_sides = opened_side_by_side(differ="alpha", size="128", values="unit")
    assert [[trained(128), say("mistake_unit")], [], []] == notes(shown(both_sides))


def test_what_is_on_the_left_already_was_not_asked_for_on_the_right() -> None:
    assert [[], [], []] == notes(shown(opened_side_by_side(differ="alpha", alpha="0.25", alpha2="0.25")))


@pytest.mark.parametrize(
    ("link", "cells"),
    [
        ({"differ": "size", "size2": "96"}, {"coarse": 3, "fine": 7, "times": "5.4"}),
        ({"differ": "size", "size": "96", "size2": "192"}, {"coarse": 3, "fine": 6, "times": "4.0"}),
        ({"differ": "size", "size2": "96", "map": "gradcam"}, {"coarse": 3, "fine": 7, "times": "5.4"}),
        ({"differ": "size", "size2": "96", "map": "gradcam_plus"}, None),  # its cells do not add up to a logit
        ({"differ": "alpha"}, None),
    ],
)
def test_cells_of_another_size_are_told_apart_from_stronger_ones(
    link: dict[str, str], cells: dict[str, Any] | None
) -> None:
    assert cells == shown(opened_side_by_side(**link))["cells"]


def test_what_is_right_of_this_pair_is_told_after_a_guess() -> None:
    app = opened_side_by_side(class2="671")
    assert (None, None) == (shown(app)["question"]["guess"], shown(app)["question"]["right"])
    app.session_state["guesses"] = {("compare", app.session_state["guesses_about"]["compare"]): "0"}
    data = shown(app.run())
    assert ("0", str(comparing.range_of(data["share"]))) == (data["question"]["guess"], data["question"]["right"])
    app.session_state["choice"]["class2"] = 0  # another pair is another question
    assert shown(app.run())["question"]["guess"] is None


def test_a_map_is_not_taken_for_that_of_other_weights(fake: FakeEngine) -> None:
    before = [side["map"]["key"] for side in shown(opened_side_by_side())["sides"]]
    answers = fake.handlers[Classify]
    fake.handlers[Classify] = lambda question: replace(answers(question), weights="other.h5")
    after = [side["map"]["key"] for side in shown(opened_side_by_side(size="192"))["sides"]]
    assert all("other.h5" in key for key in after)
    assert not any("other.h5" in key for key in before)


def test_both_maps_have_one_scale_the_larger_maximum(fake: FakeEngine) -> None:
    data = shown(opened_side_by_side(class2="671"))
    maps = [np.array(side["map"]["cells"]) for side in data["sides"]]
    scales = {(side["map"]["scale"], side["map"]["digits"]) for side in data["sides"]}
    assert {(max(np.abs(cells).max() for cells in maps), data["sides"][0]["map"]["digits"])} == scales
    assert data["one_scale"]


def test_a_cell_has_the_value_that_the_answer_page_prints(fake: FakeEngine) -> None:
    data = shown(opened_side_by_side(map="evidence", class2="671"))
    (question,) = [each for each in fake.asked if isinstance(each, Classify)]
    answer = fake.handlers[Classify](question)
    for side in data["sides"]:
        cells = seeing.named(side["index"], answer)["cells"]
        assert np.rint(100 * answer.evidence[:, :, side["index"]]).tolist() != list(map(list, cells))  # it would differ
        assert (list(map(list, cells)), 2) == (side["map"]["cells"], side["map"]["digits"])


@pytest.mark.parametrize("link", [{"differ": "alpha", "alpha2": "0.25"}, {"differ": "size", "size2": "96"}])
def test_two_networks_each_give_their_own_answer_and_cost(link: dict[str, str], fake: FakeEngine) -> None:
    fake.hold(Explain)
    data = shown(opened_side_by_side(map="gradcam_plus", **link))
    asked = [each for each in fake.asked if isinstance(each, Classify)]
    for side, question in zip(data["sides"], asked, strict=True):
        assert side["map"] is None  # before any map
        answer = fake.handlers[Classify](question)
        assert int(answer.probabilities.argmax()) == side["own"]["index"]
        assert 1 == side["own"]["rank"]
        assert ledger(mobilenet_v1(side["alpha"], side["size"])).mult_adds == side["network"]["mult_adds"]
    assert data["sides"][0]["network"]["mult_adds"] > data["sides"][1]["network"]["mult_adds"]


def test_where_both_sides_are_one_network_there_is_no_answer_of_its_own() -> None:
    data = shown(opened_side_by_side(differ="map"))
    assert [(None, None)] * 2 == [(side["own"], side["network"]) for side in data["sides"]]


def test_two_units_have_two_scales() -> None:
    data = shown(opened_side_by_side(differ="map", map2="saliency"))
    assert not data["one_scale"]
    for side in data["sides"]:
        assert side["map"]["scale"] == pytest.approx(np.abs(np.array(side["map"]["cells"])).max(), abs=1)
    assert ["logit", "gradient"] == [side["unit"] for side in data["sides"]]


def test_what_lies_in_the_same_places_is_counted_from_both_maps(fake: FakeEngine) -> None:
    data = shown(opened_side_by_side(map="evidence", class2="671"))
    (question,) = [each for each in fake.asked if isinstance(each, Classify)]
    evidence = fake.handlers[Classify](question).evidence
    parts = [np.maximum(evidence[:, :, side["index"]], 0) for side in data["sides"]]
    expected = np.minimum(*(part / part.sum() for part in parts)).sum()
    assert expected == pytest.approx(data["share"], abs=1e-6)


def test_two_sizes_are_two_pictures_and_two_questions(fake: FakeEngine) -> None:
    data = shown(opened_side_by_side(differ="size", size2="96"))
    classified = [each for each in fake.asked if isinstance(each, Classify)]
    assert [(1.0, 224), (1.0, 96)] == [(each.alpha, each.resolution) for each in classified]
    assert [7, 3] == [side["map"]["grid"] for side in data["sides"]]
    assert [each.picture.digest for each in classified] == [side["picture"] for side in data["sides"]]


def test_a_method_is_asked_at_the_chosen_block_for_both(fake: FakeEngine) -> None:
    data = shown(opened_side_by_side(differ="map", map="gradcam", map2="gradcam_plus", at="5"))
    asked = [(each.method, each.block) for each in fake.asked if isinstance(each, Explain)]
    assert [("gradcam", 5), ("gradcam_plus", 5)] == asked
    assert [28, 28] == [side["map"]["grid"] for side in data["sides"]]
    assert data["one_scale"]


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_a_refusal_is_one_sentence_on_each_side(fake: FakeEngine, language: str) -> None:
    fake.failure = MISSING
    data = shown(opened_side_by_side(lang=language))
    assert [MISSING.in_language(language)] * 2 == [side["refusal"] for side in data["sides"]]


def test_the_right_offers_everything_but_what_is_on_the_left() -> None:
    data = shown(opened_side_by_side(**{"class": "671"}))
    options = data["options"]
    assert 671 not in [index for index, _ in options["class"]]
    assert (False, False, False) == (1.0 in options["alpha"], 224 in options["size"], "gradcam" in options["map"])
    assert len(comparing.BOUNDS) + 1 == len(data["question"]["choices"])


def test_the_dog_s_lesson_is_offered_with_the_dog_only() -> None:
    lesson = {"mountain bike", "trailer truck"}
    assert lesson <= {name for _, name in shown(opened_side_by_side())["options"]["class"]}
    assert not lesson & {name for _, name in shown(opened_side_by_side(sample="coffee"))["options"]["class"]}


def test_classes_have_korean_names_and_one_without_is_said_to_be_english(fake: FakeEngine) -> None:
    data = shown(opened_side_by_side(lang="ko", class2="1"))
    assert [[671, "산악자전거"], [867, "트레일러트럭"]] == data["options"]["class"][:2]
    assert "goldfish" == data["sides"][1]["shown"]["name"]
    assert text.say("ko", "see.english_names") in data["notes"]
    assert text.say("en", "see.english_names") not in shown(opened_side_by_side(class2="1"))["notes"]
