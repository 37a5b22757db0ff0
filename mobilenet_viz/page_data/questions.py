"""Every question that a page asks, as a row: what can be answered, and the rule that computes what is right.

Pages draw them from here, and the frame asks them all again for the next class. No row holds its right answer: a rule
computes it from the ledgers, the tables of the paper, or from what the network said of the photo that is asked about.
Words stand in the room of the question's page.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from statistics import fmean

from mobilenet_viz.network import savings
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE, BLOCKS, mobilenet_v1
from mobilenet_viz.network.costs import ledger
from mobilenet_viz.network.grid import RESOLUTIONS
from mobilenet_viz.network.separable import ratio_parts
from mobilenet_viz.page_data import (
    all_layers,
    beside,
    by_layer,
    cheapest,
    collecting,
    comparing,
    conventions,
    experiments,
    folding,
    gemm,
    hiding,
    learnt,
    own_model,
    padding,
    phone,
    recipes,
    take_home,
    teaching,
    timing,
    tutorials,
)
from mobilenet_viz.page_data.filtering import GRID, KERNEL, MIX, separable_ledger, standard_ledger, times
from mobilenet_viz.page_data.grouping import GROUPS, grouped_ledger
from mobilenet_viz.paper import readings, slips, tradeoff
from mobilenet_viz.paper.readings import nearest
from mobilenet_viz.paper.stories import STORIES

OPEN = ""  # the right answer where what is known does not tell


class Kind(StrEnum):
    """What an answer is."""

    ONE = "one"  # one of the choices
    SEVERAL = "several"  # a set of them


@dataclass(frozen=True)
class Question:
    """One question.

    id: the room of its words, and its name there if the room has several: "live", "stories.dogs".
    choices: what can be answered, as a message says it; () where that depends on the photo.
    rule: the right answer, or the set of them. Its arguments are what the question is about, such as the share that was
    measured on this photo; none for a question about MobileNet itself.
    field: of a link, where the guess uncovers what the teacher's link has to show.
    """

    id: str
    choices: tuple[str, ...]
    rule: Callable[..., str | frozenset[str]]
    kind: Kind = Kind.ONE
    field: str | None = None


# The rules.

LEFT = {"half": 1 / 2, "quarter": 1 / 4, "eighth": 1 / 8}  # of the Mult-Adds, when half the channels are left
HALF = 0.5  # α of that question
TIMES = (2, 3, 9)  # times fewer Mult-Adds
EVEN = {"grey": 0.0, "same": 1.0, "negative": -1.0}  # what a kernel makes of a place of equal pixels, in their values
CUT = (5, 25, 50)  # percent of the values that ReLU6 sets to 0
BUNDLES = (GROUPS[0], GROUPS[1], GROUPS[-1])
SHARES = tuple(map(str, range(len(comparing.BOUNDS) + 1)))  # the ranges of `comparing.range_of`
ALIKE = 0.5  # points of accuracy
MORE = {"not": 1.0, "little": 1.2, "much": 3.0}  # times as much saved


def _left() -> str:
    half, whole = (ledger(mobilenet_v1(alpha, BASELINE[1])).mult_adds for alpha in (HALF, BASELINE[0]))
    return nearest(LEFT, half / whole)


def _more() -> str:
    """Does the pair save more with the most output channels of MobileNet's blocks than with the fewest?"""
    widths = [filters for filters, _ in BLOCKS]
    few, many = (1 / sum(ratio_parts(savings.band().kernel, width)) for width in (min(widths), max(widths)))
    return nearest(MORE, float(many / few))


def _even(cells: Sequence[int], divisor: int) -> str:
    """What a kernel makes of a place where all pixels are equal: that times the sum of its numbers."""
    return nearest(EVEN, sum(cells) / divisor)


def _apart() -> str:
    """How many maps a depthwise convolution makes of one channel."""
    layer = separable_ledger(*MIX.shape).rows[0].layer
    return str(layer.out_channels // layer.in_channels)


def _window() -> str:
    """How many pixels of a map one pixel of the pointwise convolution's output is made from."""
    return str(separable_ledger(*MIX.shape).rows[1].layer.kernel ** 2)


def _mixed(weights: Sequence[float]) -> str:
    """How many outputs change with a map that they mix with these weights. OPEN if none does."""
    count = sum(weight != 0 for weight in weights)
    return OPEN if not count else "one" if count == 1 else "all" if count == len(weights) else "some"


def _whole() -> str:
    return str(standard_ledger(*MIX.shape).kernels)


def _kernels(groups: int) -> str:
    """How many 3×3 kernels a convolution in so many groups has."""
    return str(grouped_ledger(groups).rows[0].kernels // KERNEL**2)


def _weights() -> str:
    example = tutorials.worked()
    right = example["totals"]["off"]["separable"]
    return next(str(name) for name, weights in example["guesses"].items() if weights == right)


def _miscounted() -> str:
    """How many tools count something more often than it happens."""
    count = len(conventions.miscounting())
    return "nobody" if not count else "one" if count == 1 else "most"


def _slips(number: int) -> frozenset[str]:
    return frozenset(f"{row},{column}" for table, row, column in slips.places() if table == number)


def _front(source: str) -> str:
    """Of two networks of about the same cost, does the thin one on large images recognise more than the wide one?

    "" where the source knows too few pairs to tell.
    """
    pairs = tradeoff.rivals(tradeoff.sixteen(), source)
    gaps = [wide.percent(source) - thin.percent(source) for wide, thin in pairs if thin.alpha >= tradeoff.AMPLE]
    return nearest({"thin": -2 * ALIKE, "same": 0, "wide": 2 * ALIKE}, fmean(gaps)) if len(gaps) > 1 else OPEN


def _fit(source: str) -> str:
    """Where the thinnest networks lie, of the line through the others."""
    line = tradeoff.line(tradeoff.sixteen(), source)
    gaps = [line.residual(one, source) for one in tradeoff.thin(tradeoff.sixteen(), source)]
    return nearest({"below": -2 * ALIKE, "on": 0, "above": 2 * ALIKE}, fmean(gaps))


def _columns() -> str:
    """Where networks for fewer pixels lie when accuracy stands over the number of kernel weights."""
    few, many = (tradeoff.network(BASELINE[0], size).kernels for size in (min(RESOLUTIONS), max(RESOLUTIONS)))
    return "same" if few == many else "left" if few < many else "right"


def _ranked(guesses: Mapping[str, float], times: float, apart: bool) -> str:
    """OPEN of measured times whose bands overlap."""
    return nearest(guesses, times) if apart else OPEN


_ROWS = (
    Question("live", tuple(LEFT), _left),
    Question("filtering", tuple(map(str, TIMES)), lambda: nearest({str(n): n for n in TIMES}, times(*MIX.shape))),
    Question("filtering.even", tuple(EVEN), _even),
    Question("filtering.apart", tuple(str(n + 1) for n in range(MIX.shape[0])), _apart),
    Question("filtering.window", tuple(str(side**2) for side in (1, KERNEL, GRID)), _window),
    Question("filtering.mixed", ("one", "some", "all"), _mixed),
    Question(
        "filtering.weights",
        (str(KERNEL**2 * MIX.shape[1]), str(separable_ledger(*MIX.shape).kernels), _whole()),
        _whole,
    ),
    Question("groups", tuple(map(_kernels, BUNDLES)), lambda: _kernels(BUNDLES[-1])),
    Question("block", tuple(map(str, CUT)), lambda share: nearest({str(n): n / 100 for n in CUT}, share)),
    Question(
        "layers", tuple(all_layers.shares_seen()), lambda: nearest(all_layers.shares_seen(), all_layers.share_seen())
    ),
    Question("see", ("same", "other"), lambda first, second: "same" if first == second else "other"),
    Question("hide", (), lambda halved, count: str(hiding.range_of(halved, count))),
    Question(
        "compare", tuple(map(str, range(len(comparing.BOUNDS) + 1))), lambda share: str(comparing.range_of(share))
    ),
    Question("cheap", tuple(cheapest.RANGES), cheapest.range_of),
    Question("layer", tuple(MORE), _more),
    Question(
        "savings",
        tuple(map(str, savings.GUESSES)),
        lambda alpha, size: str(min(savings.blocks(alpha, size), key=lambda block: block.saving).number),
        field="least",
    ),
    Question("weights", tutorials.GUESSES, _weights, field="counted"),
    Question("by_layer", tuple(map(str, by_layer.question()["guesses"])), lambda: str(by_layer.question()["right"])),
    Question("im2col", gemm.GUESSES, gemm.right, field="products"),
    Question("padding", padding.ALIKE, padding.right, field="alike"),
    Question("folding", folding.GUESSES, folding.right),
    Question("tools", ("most", "one", "nobody"), _miscounted),
    Question("beside", tuple(beside.LESS_WORK), beside.right),
    *(Question(f"own.{count}", own_model.weighted(), partial(own_model.most, count)) for count in own_model.COUNTS),
    Question(
        "milliseconds",
        tuple(timing.TIME_LEFT),
        lambda work, time, apart: _ranked(timing.TIME_LEFT, time / work, apart),
    ),
    Question(
        "operations",
        tuple(map(str, timing.POINTWISE_TIME)),
        lambda share: nearest({str(n): n / 100 for n in timing.POINTWISE_TIME}, share),
    ),
    Question("phone", tuple(phone.LEFT), partial(_ranked, phone.LEFT)),
    Question("convolutions", tuple(timing.times_less()), partial(_ranked, timing.times_less())),
    Question("collect", tuple(collecting.SHARES), collecting.right),
    Question("teach", teaching.RIGHT, teaching.right),
    *(Question(f"teach.{each}", tuple(experiments.THAN), experiments.right) for each in experiments.EXPERIMENTS),
    Question("look", learnt.SURE, lambda share: OPEN if share is None else learnt.sure(share)),
    Question("code", take_home.GUESSES, take_home.about),
    Question("recipes", (), recipes.changing, Kind.SEVERAL),
    Question("figures.front", ("thin", "wide", "same"), _front),
    Question("figures.fit", ("above", "on", "below"), _fit),
    Question("figures.columns", ("left", "same", "right"), _columns),
    *(
        Question(f"tables.{number}", reading.choices, partial(readings.right, number), field="computed")
        for number, reading in readings.READINGS.items()
    ),
    *(
        Question(f"stories.{key}", story.choices, partial(str, story.right), field="answer")
        for key, story in STORIES.items()
    ),
    *(
        Question(f"mistake.{number}", (), partial(_slips, number), Kind.SEVERAL)
        for number in sorted({number for number, _, _ in slips.places()})
    ),
)
QUESTIONS: Mapping[str, Question] = {row.id: row for row in _ROWS}
