"""What the paper's text says in numbers: each claim's computed value against arithmetic by hand, and its verdict."""

from collections import Counter
from decimal import Decimal

import pytest

from mobilenet_viz.facts import text
from mobilenet_viz.facts.published import read_facts
from mobilenet_viz.paper import claims
from mobilenet_viz.paper.claims import Stands
from mobilenet_viz.paper.stories import STORIES

# By hand from FACTS.md: cells of the tables as printed, counts of MobileNetV1 with 1000 classes.
BODY_WEIGHTS, BODY_WORK = 4_209_088 - 1_024_000, 568_740_352 - 1_024_000
BY_HAND = {
    "savings": (1 / (1 / 64 + 1 / 9), 1 / (1 / 1024 + 1 / 9)),  # blocks 1 and 13
    "layers": (28,),
    "time": (),
    "weights": (100 * 3_139_584 / 4_209_088,),
    "models": (16,),
    "full": (1.1,),
    "removed": (5,),
    "thinner": (3.1,),
    "vgg_size": (138 / 4.2,),
    "vgg_work": (15300 / 569,),
    "googlenet_work": (1550 / 569,),
    "alexnet_accuracy": (3.0,),
    "alexnet_size": (45.45,),
    "alexnet_work": (9.474,),
    "squeezenet_accuracy": (2.7,),
    "squeezenet_work": (22.37,),
    "planet": (),
    "planet_body": (BODY_WEIGHTS / 1e6,),
    "planet_last": (),
    "planet_parameters": (BODY_WEIGHTS / 1e6 + 10,),
    "planet_work": (BODY_WORK / 1e6 + 10,),
    "teacher_parameters": (7.5,),
    "teacher_work": (1600,),
    "one_percent": (0.9375,),
}
SLIPS = {"alexnet_accuracy", "squeezenet_accuracy", "planet_work", "teacher_parameters"}  # FACTS.md, slips 4, 7, 8


def test_every_claim_has_a_value_by_hand() -> None:
    assert list(BY_HAND) == [each.key for each in claims.claims()]


@pytest.mark.parametrize("key", BY_HAND)
def test_what_is_computed_for_a_claim_is_what_comes_out_by_hand(key: str) -> None:
    assert pytest.approx(BY_HAND[key], rel=1e-3) == tuple(map(float, claims.claim(key).computed))


def test_exactly_the_known_slips_do_not_hold_and_what_nothing_here_measures_stays_open() -> None:
    found = {each.key: each.stands for each in claims.claims()}
    assert {key for key in found if found[key] is Stands.DIFFERS} == SLIPS
    assert {key for key in found if found[key] is Stands.ROUNDED} == {"savings"}  # block 1: 7.89
    assert {key for key in found if found[key] is Stands.PRINTED} == {"squeezenet_work"}  # beside "22× is 10.9×"
    assert {key for key in found if found[key] is Stands.OPEN} == {"time", "planet", "planet_last"}


AGAIN = {  # by hand: what rests on a cell marked as differing, from what comes out instead (FACTS.md)
    "vgg_work": 15470.264 / 568.740,
    "googlenet_work": 1582.672 / 568.740,
    "squeezenet_work": 832.668 / 76.525,
    "one_percent": 100 * 13.314 / 1600,
}


def test_what_rests_on_a_number_that_differs_is_computed_again_and_nothing_else() -> None:
    assert AGAIN == {each.key: pytest.approx(float(each.again[0]), rel=1e-4) for each in claims.claims() if each.again}


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_no_tick_stands_over_a_number_that_differs_without_saying_so(language: str) -> None:
    said = text.section(language, "stories")
    assert set(AGAIN) == {each.key for each in claims.claims() if "{again_0}" in said[f"claim_{each.key}"]}


@pytest.mark.parametrize(
    ("said", "computed", "reads", "stands"),
    [
        ("32", "32.86", None, Stands.HOLDS),  # cut off
        ("27", "26.89", None, Stands.HOLDS),  # rounded
        ("4", "3.0", None, Stands.DIFFERS),
        ("4", "4.99", None, Stands.HOLDS),
        ("4", "5.0", None, Stands.DIFFERS),
        ("2.5", "2.72", "more", Stands.HOLDS),
        ("2.5", "2.5", "more", Stands.DIFFERS),  # "more than"
    ],
)
def test_a_claim_holds_when_rounding_or_cutting_off_gives_its_digits(
    said: str, computed: str, reads: str | None, stands: Stands
) -> None:
    assert stands is claims._stands((said,), (Decimal(computed),), reads)


@pytest.mark.parametrize(
    ("computed", "stands"),
    [(("8.0", "9.0"), Stands.HOLDS), (("8.4", "8.6"), Stands.HOLDS), (("7.89", "8.92"), Stands.ROUNDED),
     (("8.6", "9.4"), Stands.ROUNDED), (("8.1", "9.6"), Stands.DIFFERS), (("7.4", "8.9"), Stands.DIFFERS)],
)  # fmt: skip
def test_what_should_lie_between_two_numbers_does_or_only_when_rounded(
    computed: tuple[str, str], stands: Stands
) -> None:
    assert stands is claims._stands(("8", "9"), tuple(map(Decimal, computed)), "between")


def test_every_check_is_of_a_claim_and_every_claim_of_a_story_with_words() -> None:
    keys = {facts["key"] for facts in read_facts("claims")["claim"]}
    assert set(claims.CHECKS) <= keys
    assert {each.story for each in claims.claims()} <= set(STORIES)
    for language in text.LANGUAGES:
        assert {f"claim_{key}" for key in BY_HAND} <= set(text.section(language, "stories"))


def test_the_numbers_of_a_claim_stand_in_its_quotation() -> None:
    for each in claims.claims():
        assert [number for number in each.said if number not in each.text] == [], each.key
        assert each.source.endswith(f"section {each.section}")


def test_no_quotation_stands_twice() -> None:
    assert Counter(each.text for each in claims.claims()).most_common(1)[0][1] == 1
