"""The ledger against the exact counts of two independent implementations, and against exact identities."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mobilenet_viz import ledger, mobilenet_v1
from mobilenet_viz.network.architectures.mobilenet_v1 import BLOCKS
from mobilenet_viz.network.costs import RULES
from mobilenet_viz.network.spec import Architecture, Kind, Layer, Padding
from tests.known import MULT_ADDS, SIZES

OFF_GRID = {  # alpha: conv1 channels, last channels, Keras count_params, Mult-Adds at 224
    0.1: (3, 102, 142_881, 7_979_191),
    0.33: (10, 337, 706_151, 67_367_138),
    0.6: (19, 614, 1_796_609, 210_386_871),
    1.25: (40, 1280, 6_298_200, 879_516_800),
}
PADDINGS = {  # input px: Mult-Adds with Keras' padding, with SAME
    208: (480_617_728, 501_244_672),
    200: (430_772_352, 488_077_696),
    176: (343_171_840, 360_625_408),
    144: (228_898_048, 243_178_240),
    112: (137_796_352, 148_903_168),
    225: (569_460_352, 644_580_288),
}
alphas = st.floats(1 / 32, 2.0)
resolutions = st.integers(32, 448)


@pytest.mark.parametrize("alpha", MULT_ADDS)
def test_mult_adds_of_the_papers_sixteen_networks_are_exact(alpha: float) -> None:
    counted = tuple(ledger(mobilenet_v1(alpha, px)).mult_adds for px in SIZES)
    assert MULT_ADDS[alpha] == counted


@pytest.mark.parametrize(
    ("alpha", "count_params"), [(1.0, 4_253_864), (0.75, 2_601_976), (0.5, 1_342_536), (0.25, 475_544)]
)
def test_parameters_equal_the_keras_total(alpha: float, count_params: int) -> None:
    assert count_params == ledger(mobilenet_v1(alpha)).parameters


@pytest.mark.parametrize("alpha", OFF_GRID)
def test_widths_and_costs_off_the_papers_grid_are_exact(alpha: float) -> None:
    arch = mobilenet_v1(alpha)
    counted = ledger(arch)
    shape = (arch["conv1"].out_channels, arch["conv_pw_13"].out_channels)
    assert OFF_GRID[alpha] == (*shape, counted.parameters, counted.mult_adds)


@pytest.mark.parametrize("resolution", PADDINGS)
def test_keras_and_same_padding_differ_off_multiples_of_32(resolution: int) -> None:
    counted = tuple(ledger(mobilenet_v1(1.0, resolution, padding)).mult_adds for padding in ("keras", "same"))
    assert PADDINGS[resolution] == counted


def test_the_three_parameter_counts_of_the_baseline_are_told_apart() -> None:
    counted = ledger(mobilenet_v1())
    assert (4_209_088, 4_231_976, 4_253_864) == (counted.kernels, counted.trainable, counted.parameters)
    assert 4 * 4_253_864 == counted.float32_bytes


def test_body_equals_the_ledger_the_authors_print_in_tf_slim() -> None:
    def body(alpha: float, resolution: int) -> tuple[int, int]:
        rows = [row for row in ledger(mobilenet_v1(alpha, resolution)).rows if row.layer.kind is not Kind.CLASSIFIER]
        return sum(row.kernels for row in rows), sum(row.mult_adds for row in rows)

    assert (3_185_088, 567_716_352) == body(1.0, 224)
    assert (1_800_144, 106_002_432) == body(0.75, 128)


def test_shares_by_kind_equal_table_2_of_the_paper() -> None:
    counted = ledger(mobilenet_v1())

    def shares(kind: Kind) -> tuple[float, float]:
        rows = [row for row in counted.rows if row.layer.kind is kind]
        work = sum(row.mult_adds for row in rows) / counted.mult_adds
        return round(100 * work, 2), round(100 * sum(row.kernels for row in rows) / counted.kernels, 2)

    assert (94.86, 74.59) == shares(Kind.POINTWISE)
    assert (3.06, 1.06) == shares(Kind.DEPTHWISE)
    assert (1.91, 0.02) == shares(Kind.CONV)  # the paper prints 1.19, digits swapped
    assert (0.18, 24.33) == shares(Kind.CLASSIFIER)


def test_ledger_has_28_weighted_rows_then_pooling_and_softmax_at_zero() -> None:
    rows = ledger(mobilenet_v1()).rows
    free = [row.layer.kind for row in rows if row.mult_adds == 0]
    assert 28 == sum(row.kernels > 0 for row in rows)
    assert [Kind.POOL, Kind.SOFTMAX] == free


def test_every_kind_has_a_cost_rule() -> None:
    assert set(Kind) == set(RULES)


@given(alphas, resolutions, st.sampled_from(("keras", "same")))
def test_every_row_is_the_product_it_shows(alpha: float, resolution: int, padding: str) -> None:
    for row in ledger(mobilenet_v1(alpha, resolution, padding)).rows:
        product = 1 if row.factors else 0
        for _, value in row.factors:
            product *= value
        assert product == row.mult_adds == row.kernels * row.layer.out_size**2


@given(alphas, resolutions, resolutions)
def test_resolution_never_changes_a_parameter_count(alpha: float, one: int, other: int) -> None:
    first, second = ledger(mobilenet_v1(alpha, one)), ledger(mobilenet_v1(alpha, other))
    assert (first.kernels, first.trainable, first.parameters) == (
        second.kernels,
        second.trainable,
        second.parameters,
    )


@given(alphas, st.integers(1, 14))
def test_body_follows_rho_squared_exactly_on_multiples_of_32(alpha: float, cells: int) -> None:
    def body(resolution: int) -> int:
        counted = ledger(mobilenet_v1(alpha, resolution))
        return counted.mult_adds - counted.rows[-2].mult_adds  # the classifier does not shrink with ρ

    assert body(32 * cells) * 224**2 == body(224) * (32 * cells) ** 2


@given(alphas)
def test_separable_costs_one_over_n_plus_one_ninth_of_a_standard_convolution(alpha: float) -> None:
    rows = {row.layer.name: row for row in ledger(mobilenet_v1(alpha)).rows}
    for number in range(1, len(BLOCKS) + 1):
        depthwise, pointwise = rows[f"conv_dw_{number}"], rows[f"conv_pw_{number}"]
        standard = 9 * pointwise.mult_adds
        separable = Fraction(depthwise.mult_adds + pointwise.mult_adds, standard)
        assert Fraction(1, pointwise.layer.out_channels) + Fraction(1, 9) == separable


def convolution(kind: Kind, in_channels: int, out_channels: int, groups: int = 1) -> Layer:
    return Layer("only", kind, 3, 1, 14, 14, in_channels, out_channels, ("input",), Padding.SAME, groups)


@given(st.integers(1, 12), st.integers(1, 8), st.integers(1, 8))
def test_a_convolution_in_groups_costs_that_many_times_less(groups: int, inside: int, outside: int) -> None:
    sizes = groups * inside, groups * outside
    (cut,) = ledger(Architecture("cut", 1.0, 14, (convolution(Kind.CONV, *sizes, groups),))).rows
    (whole,) = ledger(Architecture("whole", 1.0, 14, (convolution(Kind.CONV, *sizes),))).rows
    assert (whole.mult_adds, whole.kernels) == (groups * cut.mult_adds, groups * cut.kernels)
    assert cut.mult_adds == 3 * 3 * inside * sizes[1] * 14 * 14
    read = ("M/G" if groups > 1 else "M", inside)
    assert (("D_K", 3), ("D_K", 3), read, ("N", sizes[1]), ("D_G", 14), ("D_G", 14)) == cut.factors


@given(st.integers(1, 64))
def test_with_as_many_groups_as_channels_a_convolution_costs_what_a_depthwise_layer_costs(channels: int) -> None:
    layers = convolution(Kind.CONV, channels, channels, channels), convolution(Kind.DEPTHWISE, channels, channels)
    grouped, depthwise = (ledger(Architecture("one", 1.0, 14, (layer,))) for layer in layers)
    assert (depthwise.mult_adds, depthwise.kernels) == (grouped.mult_adds, grouped.kernels)
    assert (depthwise.trainable, depthwise.parameters) == (grouped.trainable, grouped.parameters)


@pytest.mark.parametrize(
    ("kind", "in_channels", "out_channels", "groups"),
    [(Kind.CONV, 4, 4, 0), (Kind.CONV, 12, 6, 4), (Kind.CONV, 6, 12, 4), (Kind.DEPTHWISE, 12, 12, 3)],
)
def test_groups_that_cannot_be_are_refused(kind: Kind, in_channels: int, out_channels: int, groups: int) -> None:
    with pytest.raises(ValueError, match=f"only: groups = {groups}: "):
        convolution(kind, in_channels, out_channels, groups)
