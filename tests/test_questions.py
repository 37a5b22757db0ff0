"""The rules that compute what is right, against answers worked out by hand or printed in the paper."""

import pytest

from mobilenet_viz.page_data.experiments import EXPERIMENTS
from mobilenet_viz.page_data.questions import OPEN, QUESTIONS
from mobilenet_viz.page_data.teaching import Outcome
from mobilenet_viz.paper.readings import nearest

RIGHT = {  # of questions about MobileNet itself
    "live": "quarter",  # α² = 1/4, and a little more
    "filtering": "3",  # 1 / (1/4 + 1/9) = 2.8
    "filtering.apart": "1",  # each map is made from one channel
    "filtering.window": "1",  # 1×1
    "filtering.weights": "108",  # 3·3·3·4
    "groups": "12",  # one kernel for each of the twelve channels
    "layers": "whole",  # 315 of 224 px
    "layer": "little",  # 7.9 to 8.9 times less: the most is 9
    "weights": "both",  # 27 + 96 = 123
    "im2col": "many",  # one for each of 512 channels
    "code": "40",  # 39 lines
    "padding": "even",  # one row and one column are missing
    "beside": "less",  # 385.2 M of 568.7 M
    "collect": "quarter",
    "tools": "one",  # ptflops counts what the pooling reads twice
    "figures.columns": "same",
    "tables.1": "but_one",  # the slip of its last strides
    "tables.6": "3",  # 70.6, 68.4, 63.7, 50.6
    "tables.14": "more",  # 4.9, 5.5
}


GOOD, BAD = (Outcome(accuracy, 0.5, 1.0, 60, 20, 10, 1) for accuracy in (0.8, 0.7))
ABOUT: dict[str, tuple[object, ...]] = {  # what a rule needs that is not about MobileNet itself
    "filtering.even": ((0,) * 9, 1),
    "filtering.mixed": ((1, 0, 1),),
    "savings": (1.0, 224),
    "block": (0.3,),
    "see": ("a", "b"),
    "compare": (0.5,),
    "cheap": (0.3,),
    "teach": (0.86,),
    "look": (0.81,),
    **{f"teach.{each}": ([BAD, GOOD],) for each in EXPERIMENTS},
    "folding": ((0.6, 0.4), (0.59999, 0.40001)),
    "milliseconds": (0.25, 0.4, True),
    "operations": (0.7,),
    "convolutions": (3.0, True),
    "phone": (0.2, True),
    "figures.front": ("slim",),
    "figures.fit": ("slim",),
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_comes_out(name: str) -> None:
    assert RIGHT[name] == QUESTIONS[name].rule()


def test_what_is_right_of_what_is_asked_about_comes_out() -> None:
    assert "1" == QUESTIONS["savings"].rule(1.0, 224)  # N = 64
    kernels = {
        "grey": (-1, 0, 1, -2, 0, 2, -1, 0, 1, 4),
        "same": (1, 2, 1, 2, 4, 2, 1, 2, 1, 16),
        "negative": (*[0] * 4, -1, *[0] * 4, 1),
    }
    assert list(kernels) == [QUESTIONS["filtering.even"].rule(cells, divisor) for *cells, divisor in kernels.values()]
    assert [OPEN, "one", "some", "all"] == [
        QUESTIONS["filtering.mixed"].rule(weights) for weights in ((0, 0), (0, -1), (1, 1, 0), (0.25, -1))
    ]
    assert "below" == QUESTIONS["figures.fit"].rule("slim")
    assert ("same", OPEN) == tuple(QUESTIONS["figures.front"].rule(source) for source in ("slim", "paper"))
    assert ["5", "25", "50"] == [QUESTIONS["block"].rule(share) for share in (0.0, 0.27, 0.48)]
    assert ["same", "other"] == [QUESTIONS["see"].rule("malamute", name) for name in ("malamute", "dogsled")]
    assert ["0", "1", "2"] == [QUESTIONS["compare"].rule(share) for share in (0.1, 0.5, 0.9)]
    shares = ((0.59999, 0.40001), (0.6001, 0.3999), (0.4, 0.6))
    assert ["same", "little", "other"] == [QUESTIONS["folding"].rule((0.6, 0.4), each) for each in shares]
    quarters = ((0.1, True), (0.27, True), (0.4, True), (0.4, False))  # of the time, and whether the bands are apart
    assert ["less", "same", "more", OPEN] == [QUESTIONS["milliseconds"].rule(0.25, *each) for each in quarters]
    assert ["50", "70", "95"] == [QUESTIONS["operations"].rule(share) for share in (0.4, 0.75, 0.9)]
    faster = ((1.5, True), (9.0, True), (50.0, True), (9.0, False))
    assert ["little", "some", "same", OPEN] == [QUESTIONS["convolutions"].rule(*each) for each in faster]
    left = ((0.9, True), (0.4, True), (0.22, True), (0.22, False))
    assert ["all", "half", "fifth", OPEN] == [QUESTIONS["phone"].rule(*each) for each in left]
    assert ["0", "1", "2", "3", "3"] == [QUESTIONS["hide"].rule(cells, 49) for cells in (1, 5, 20, 49, None)]


def test_half_the_channels_are_no_longer_a_quarter_of_the_work_if_the_rule_is_another() -> None:
    assert "half" == nearest({"half": 1 / 2, "quarter": 1 / 4}, 0.38)


@pytest.mark.parametrize("question", [each for each in QUESTIONS.values() if each.choices], ids=lambda each: each.id)
def test_a_question_has_answers_to_choose_from_and_the_right_one_is_among_them(question: object) -> None:
    assert isinstance(question, type(QUESTIONS["live"]))
    assert len(set(question.choices)) == len(question.choices) > 1
    arguments = ABOUT.get(question.id, ())
    assert question.rule(*arguments) in question.choices


def test_every_mistake_of_the_paper_has_its_question() -> None:
    mistakes = [each for name, each in QUESTIONS.items() if name.startswith("mistake.")]
    assert 19 == sum(len(each.rule()) for each in mistakes)
