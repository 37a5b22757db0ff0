"""Every cell of the paper that an architecture determines, against counts made elsewhere; the slips, explained."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from mobilenet_viz import ledger
from mobilenet_viz.facts import text
from mobilenet_viz.facts.published import tables
from mobilenet_viz.paper import slips
from mobilenet_viz.paper.recompute import Verdict, checked, compared
from mobilenet_viz.paper.slips import Place, Reason
from tests.known import MULT_ADDS, SIZES

KERAS = {1.0: 4_253_864, 0.75: 2_601_976, 0.5: 1_342_536, 0.25: 475_544}  # count_params
CHANNELS, CLASSES, FEATURES = 10_944, 1000, 1024  # with batch norm, at α = 1; outputs and inputs of its classifier
NETWORKS = {  # by table and row: alpha, px, classes; 0 is the body alone
    **dict.fromkeys(((4, 1), (6, 0), (7, 0), (8, 0)), (1.0, 224, 1000)),
    (5, 0): (0.75, 224, 1000),
    **{(6, row): (alpha, 224, 1000) for row, alpha in enumerate(KERAS)},
    **{(7, row): (1.0, px, 1000) for row, px in enumerate((224, 192, 160, 128))},
    (9, 0): (0.5, 160, 1000),
    **{(10, 1 + i): (*point, 120) for i, point in enumerate([(1.0, 224), (0.75, 224), (1.0, 192), (0.75, 192)])},
    **{(12, i): (alpha, px, 0) for i, (px, alpha) in enumerate((p, a) for p in (224, 128) for a in (1.0, 0.5, 0.25))},
    **{(14, 1 + i): (*point, 0) for i, point in enumerate([(1.0, 160), (1.0, 128), (0.75, 128), (0.75, 128)])},
}
OTHERS = {  # of other networks and of Tables 2 and 3, where the architecture says it
    (2, 0, 1): "94.857", (2, 0, 2): "74.591", (2, 1, 1): "3.057", (2, 1, 2): "1.061",
    (2, 2, 1): "1.906", (2, 2, 2): "0.021", (2, 3, 1): "0.180", (2, 3, 2): "24.328",
    (3, 0, 1): f"{9 * 512 * 512 * 14 * 14 / 1e6:.1f}", (3, 0, 2): f"{9 * 512 * 512 / 1e6:.3f}",
    (3, 1, 1): f"{(9 + 512) * 512 * 14 * 14 / 1e6:.2f}", (3, 1, 2): f"{(9 + 512) * 512 / 1e6:.3f}",
    (3, 2, 1): f"{(9 + 384) * 384 * 14 * 14 / 1e6:.2f}", (3, 2, 2): f"{(9 + 384) * 384 / 1e6:.3f}",
    (3, 3, 1): f"{(9 + 384) * 384 * 10 * 10 / 1e6:.2f}", (3, 3, 2): f"{(9 + 384) * 384 / 1e6:.3f}",
    (4, 0, 2): "4867.3", (4, 0, 3): "29.28", (5, 1, 2): "307.3", (5, 1, 3): "2.88",
}  # fmt: skip
FAMOUS = {8: (1, 2), 9: (1, 2)}  # rows that tests/test_famous.py is about
SLIPS = {
    (1, 17, 0): "differs",
    (2, 2, 1): "differs",
    (4, 0, 2): "differs",
    (7, 2, 2): "cut",
    (8, 1, 2): "differs",
    (8, 1, 3): "differs",
    (8, 2, 2): "differs",
    (9, 0, 2): "cut",
    (9, 1, 2): "differs",
    (9, 1, 3): "differs",
    (9, 2, 3): "cut",
    (10, 1, 2): "differs",
    (10, 3, 2): "differs",
    (12, 2, 2): "differs",
    (12, 4, 2): "cut",
    (12, 5, 2): "differs",
    (14, 1, 2): "differs",
    (14, 3, 2): "differs",
    (14, 4, 2): "differs",
}
COARSE = (9, 2, 2)  # agrees, with fewer digits than its neighbours
PRINTED_ONLY = ("top1", "mean_ap", "map", "accuracy_1e_4", "im2gps", "planet", "planet_mobilenet")


def expected() -> dict[Place, Decimal]:
    """Mult-Adds and parameters in millions, of every MobileNet in the tables."""
    found = {}
    for (number, row), (alpha, px, classes) in NETWORKS.items():
        head = int(FEATURES * alpha) * (classes - CLASSES)
        kernels = KERAS[alpha] - int(4 * CHANNELS * alpha) - CLASSES + head
        found[number, row, 2] = Decimal(MULT_ADDS[alpha][SIZES.index(px)] + head) / 10**6
        if number != 14:
            found[number, row, 3] = Decimal(kernels) / 10**6
    return found


def determined() -> Iterator[Place]:
    """Cells with something beside them, without the famous networks and without Table 1."""
    for number in range(2, 15):
        for i, row in enumerate(checked(number)):
            known = [j for j, cell in enumerate(row) if cell.verdict is not Verdict.OPEN]
            yield from ((number, i, j) for j in known if i not in FAMOUS.get(number, ()))


def test_every_cell_that_a_network_determines_is_recomputed_and_no_other() -> None:
    assert {*expected(), *OTHERS} == set(determined())
    for number, table in tables().items():
        for column in (table.columns.index(key) for key in PRINTED_ONLY if key in table.columns):
            assert {Verdict.OPEN} == {row[column].verdict for row in checked(number)}


@pytest.mark.parametrize("place", expected())
def test_a_mobilenets_cell_is_the_exact_count(place: Place) -> None:
    number, row, column = place
    assert expected()[place] == checked(number)[row][column].exact


@pytest.mark.parametrize("place", OTHERS)
def test_a_cell_of_another_network_or_layer_is_its_count(place: Place) -> None:
    number, row, column = place
    exact = checked(number)[row][column].exact
    digits = Decimal(OTHERS[place]).as_tuple().exponent
    assert exact is not None
    assert Decimal(OTHERS[place]) == round(exact, -int(digits))


def test_all_of_table_1_comes_out_but_the_stride_of_its_last_depthwise() -> None:
    wrong = [(i, j, cell.printed, cell.written) for i, row in enumerate(checked(1)) for j, cell in enumerate(row)
             if cell.verdict is not Verdict.SAME]  # fmt: skip
    assert [(17, 0, "Conv dw / s2", "Conv dw / s1")] == wrong


def test_the_slips_are_exactly_these() -> None:
    assert SLIPS == {(n, i, j): str(checked(n)[i][j].verdict) for n, i, j in slips.places()}


@pytest.mark.parametrize(
    ("printed", "exact", "verdict"),
    [
        ("290", "290.675", Verdict.CUT),
        ("291", "290.675", Verdict.SAME),
        ("2.5", "2.45", Verdict.SAME),
        ("2.4", "2.45", Verdict.CUT),
        ("2.4", "2.449", Verdict.SAME),
        ("2.50", "2.45", Verdict.DIFFERS),
        ("292", "290.675", Verdict.DIFFERS),
        ("720", "724.4", Verdict.SAME),
        ("700", "724.4", Verdict.SAME),
        ("70.0", "72.4", Verdict.DIFFERS),
        ("15300", "15470.3", Verdict.DIFFERS),
    ],
)
def test_a_printed_number_agrees_when_rounding_gives_it_and_is_cut_when_cutting_does(
    printed: str, exact: str, verdict: Verdict
) -> None:
    assert verdict is compared(printed, Decimal(exact)).verdict


def test_a_mistake_another_convention_and_cut_off_digits_are_told_apart() -> None:
    """By FACTS.md: what the paper contradicts, what it counts in another way, and what nothing explains."""
    found = {place: slips.reason(place) for place in SLIPS}
    assert {place for place in SLIPS if SLIPS[place] == "cut"} == {p for p in found if found[p] is Reason.CUT}
    assert {1, 2, 10, 14} == {p[0] for p in found if found[p] is Reason.MISTAKE}  # stride, digits, copies, a name
    without, twice, biases = (4, 0, 2), (9, 1, 2), (9, 1, 3)  # the classifier; × and + apart; kernels and biases
    assert {without, (8, 2, 2), twice, biases} == {p for p in found if found[p] is Reason.CONVENTION}
    assert {8, 12, 14} == {p[0] for p in found if found[p] is Reason.UNEXPLAINED}
    assert [None, None] == [slips.reason(place) for place in (COARSE, (2, 0, 0))]


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_a_cell_that_nothing_explains_is_said_to_be_so_and_no_other(language: str) -> None:
    words, none = text.section(language, "tables"), {"en": "Nothing in th", "ko": "근거는"}[language]
    said = {place for place in SLIPS if none in words["slip_{}_{}_{}".format(*place)]}
    assert said | {(14, 4, 2)} == {p for p in SLIPS if slips.reason(p) is Reason.UNEXPLAINED}  # half explained


# The sentences.


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_every_slip_has_its_sentence_and_every_sentence_its_slip(language: str) -> None:
    written = {key for key in text.section(language, "tables") if key.startswith("slip_")}
    assert {"slip_{}_{}_{}".format(*place) for place in (*SLIPS, COARSE)} == written


EXPLAINED = {
    (1, 17, 0): {"size": "4×4", "next": "7×7", "work": "533.8"},
    (2, 2, 1): {"rounded": "1.91", "sum": "99.29"},
    (4, 0, 2): {"without": "4866.3", "with": "568.7", "other": "569"},
    (7, 2, 2): {"exact": "290.7", "rounded": "291"},
    (10, 1, 2): {"usual": "568.7", "classes": "120", "usual_classes": "1000"},
    (10, 3, 2): {"usual": "418.1", "classes": "120"},
    (12, 2, 2): {"whole": "41.0", "exact": "40.8"},
    (12, 5, 2): {"whole": "13.6", "exact": "13.3"},
    (14, 1, 2): {"elsewhere": "290", "table": "7"},
    (14, 3, 2): {"network": "0.75 MobileNet-160", "work": "165.6"},
    (14, 4, 2): {"head": "2.0", "total": "108.0"},
}


@pytest.mark.parametrize("place", EXPLAINED)
def test_a_slip_is_explained_by_numbers_that_were_found_elsewhere_too(place: Place) -> None:
    known = slips.values(place)
    assert EXPLAINED[place] == {name: known[name] for name in EXPLAINED[place]}


def test_without_its_classifier_the_standard_network_is_the_one_table_4_prints() -> None:
    assert "4866" == tables()[4].rows[0][2]
    assert round(Decimal(4_867_293_184 - 1_024_000) / 10**6) == 4866


def test_with_or_without_a_classifier_one_network_alone_costs_what_the_misnamed_row_prints() -> None:
    for classes in (0, CLASSES):
        (only,) = slips.costing("166", classes)
        assert (0.75, 160) == (only.architecture.alpha, only.architecture.resolution)


def test_the_stride_as_printed_would_shrink_the_last_map() -> None:
    network = slips.stride_2_at_the_end()
    assert 4 == network["conv_pw_13"].out_size
    assert "533.8" == f"{ledger(network).mult_adds / 1e6:.1f}"
