"""One convolution three ways: against its products counted one by one, and against what the paper prints."""

import json
from fractions import Fraction
from itertools import pairwise
from math import gcd, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mobilenet_viz.facts.published import tables
from mobilenet_viz.network.separable import Shape, lookups, pair, ratio_parts, rungs, standard
from mobilenet_viz.ui.fields import CHANNELS

TABLE_3 = Shape(kernel=3, in_channels=512, out_channels=512, in_size=14)


@st.composite
def shapes(draw: st.DrawFn, most: int = 1024) -> Shape:
    channels = st.integers(1, most)
    in_channels, out_channels = draw(channels), draw(channels)
    common = gcd(in_channels, out_channels)
    groups = draw(st.sampled_from([g for g in range(1, common + 1) if common % g == 0]))
    return Shape(
        draw(st.integers(1, 7)),
        in_channels,
        out_channels,
        draw(st.integers(1, 30)),
        draw(st.sampled_from((1, 2))),
        groups,
    )


def products(shape: Shape) -> tuple[int, int, int]:
    """Multiplications of (standard, depthwise, pointwise), counted by going through them."""
    places = [(y, x) for y in range(0, shape.in_size, shape.stride) for x in range(0, shape.in_size, shape.stride)]
    taps = [(dy, dx) for dy in range(shape.kernel) for dx in range(shape.kernel)]
    bundle = [range(shape.in_channels)[g :: shape.groups] for g in range(shape.groups)]
    whole = sum(1 for _ in places for _ in taps for n in range(shape.out_channels) for _ in bundle[n % shape.groups])
    strip = sum(1 for _ in places for _ in taps for _ in range(shape.in_channels))
    mixes = sum(1 for _ in places for _ in range(shape.in_channels) for _ in range(shape.out_channels))
    return whole, strip, mixes


@given(shapes(most=6))
def test_each_cost_is_the_number_of_multiplications_that_the_convolution_does(shape: Shape) -> None:
    depthwise, pointwise = pair(shape)
    assert products(shape) == (standard(shape).mult_adds, depthwise.mult_adds, pointwise.mult_adds)


@given(shapes())
def test_the_ratio_is_one_over_n_plus_one_over_dk_squared_exactly_and_groups_multiply_it(shape: Shape) -> None:
    expected = (Fraction(1, shape.out_channels), Fraction(1, shape.kernel**2))
    assert expected == ratio_parts(shape.kernel, shape.out_channels)
    whole = standard(shape)
    priced = tuple(Fraction(row.mult_adds, whole.mult_adds) for row in pair(shape))
    assert tuple(shape.groups * share for share in expected) == priced
    assert sum(expected) * shape.groups == Fraction(sum(row.kernels for row in pair(shape)), whole.kernels)


@given(shapes())
def test_groups_divide_the_standard_convolution_and_leave_the_pair_alone(shape: Shape) -> None:
    alone = Shape(shape.kernel, shape.in_channels, shape.out_channels, shape.in_size, shape.stride)
    assert standard(alone).mult_adds == shape.groups * standard(shape).mult_adds
    assert pair(alone) == pair(shape)


def test_table_3_comes_out_to_the_unit_and_as_printed() -> None:
    steps = rungs(TABLE_3, alpha=0.75, resolution=160)
    work = [sum(row.mult_adds for row in step) for step in steps]
    weights = [sum(row.kernels for row in step) for step in steps]
    # 3·3·512·512·14·14; 3·3·512·14·14 + 512·512·14·14; with 384 channels; and with 10·10 pixels
    assert [462_422_016, 52_283_392, 29_578_752, 15_091_200] == work
    assert [2_359_296, 266_752, 150_912, 150_912] == weights
    printed = tables()[3]
    assert ("462", "52.3", "29.6", "15.1") == printed.column("mult_adds")
    assert printed.column("mult_adds") == (*(f"{n / 1e6:.{d}f}" for n, d in zip(work, (0, 1, 1, 1), strict=True)),)
    assert printed.column("parameters") == tuple(f"{n / 1e6:.2f}" for n in weights)
    of = printed.layer
    assert of == {"kernel": 3, "in_channels": 512, "out_channels": 512, "size": 14, "alpha": 0.75, "resolution": 160}


@pytest.mark.parametrize(
    ("channels", "alpha", "left"), [(512, 0.75, 384), (3, 0.25, 1), (24, 0.05, 1), (96, 0.35, 33), (64, 1.0, 64)]
)
def test_alpha_rounds_both_channel_counts_down_and_leaves_at_least_one(channels: int, alpha: float, left: int) -> None:
    thin = Shape(3, channels, 2 * channels, 14, stride=2, groups=channels).thinner(alpha)
    assert Shape(3, left, max(1, int(2 * channels * alpha)), 14, stride=2) == thin


@pytest.mark.parametrize(
    ("size", "resolution", "left"), [(14, 160, 10), (14, 224, 14), (7, 160, 5), (7, 112, 4), (10, 32, 1), (7, 32, 1)]
)
def test_rho_shrinks_the_map_to_the_nearest_pixel_and_halves_go_up(size: int, resolution: int, left: int) -> None:
    assert Shape(3, 8, 8, left, stride=2, groups=4) == Shape(3, 8, 8, size, stride=2, groups=4).smaller(resolution)


def test_groups_that_do_not_divide_the_channels_are_refused_with_the_numbers() -> None:
    with pytest.raises(ValueError, match="groups = 5: must divide the 12 input and 20 output channels"):
        standard(Shape(3, 12, 20, 14, groups=5))
    with pytest.raises(ValueError, match="groups = 0"):
        standard(Shape(3, 12, 20, 14, groups=0))


def test_the_browser_s_tables_survive_json_and_hold_each_step_as_the_browser_writes_it() -> None:
    made = lookups((1, 3), (1, 12, 512), (7, 14), (1, 4, 8), (0.05, 0.75, 1.0), (128, 160, 224))
    assert made == json.loads(json.dumps(made)) | {name: made[name] for name in ("weights", "mult_adds", "curve")}
    assert {"1": {"1": 1, "12": 12, "512": 512}, "4": {"12": 3, "512": 128}, "8": {"512": 64}} == made["channels_read"]
    assert {"1": 1, "12": 9, "512": 384} == made["thinner"]["0.75"]
    assert {"1": 1, "12": 12, "512": 512} == made["thinner"]["1"]
    assert {"7": 5, "14": 10} == made["smaller"]["160"]
    assert {"4": 2, "5": 3, "7": 4, "8": 4, "10": 5, "14": 7} == made["out_size"]["2"]
    assert ("D_K", "D_K", "M", "D_G", "D_G") == made["mult_adds"]["depthwise"]
    assert [[512, 1 / 512, 1 / 9]] == [list(point) for point in made["curve"]["3"] if point[0] == 512]
    assert 2 == sum(made["curve"]["1"][0][1:])


def test_the_strokes_of_the_ratio_s_curve_stay_a_third_of_a_pixel_from_it() -> None:
    px = 166 / 1.5  # of the plot for a ratio of 1
    for kernel, points in lookups((1, 3), CHANNELS, (7,), (1,), (1.0,), (224,))["curve"].items():
        for (left, *before), (right, *after) in pairwise(points):
            middle = sqrt(left * right)  # the axis of N is logarithmic
            drawn = (sum(before) + sum(after)) / 2
            assert drawn * px == pytest.approx((1 / middle + 1 / int(kernel) ** 2) * px, abs=1 / 3), (left, right)
