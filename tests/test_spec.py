"""Shapes, receptive fields and refusals of the network as data."""

import importlib
import math
import pkgutil
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mobilenet_viz import mobilenet_v1
from mobilenet_viz.facts import text
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.network import architectures
from mobilenet_viz.network.architectures import ARCHITECTURES
from mobilenet_viz.network.architectures.chain import Chain
from mobilenet_viz.network.architectures.conv_mobilenet import conv_mobilenet
from mobilenet_viz.network.architectures.shallow_mobilenet import shallow_mobilenet
from mobilenet_viz.network.architectures.variants import VARIANTS
from mobilenet_viz.network.spec import Architecture, Kind, Layer, Padding, output_size, receptive_fields, zeros


def test_every_file_that_makes_a_network_is_registered() -> None:
    modules = [each.name for each in pkgutil.iter_modules(architectures.__path__, f"{architectures.__name__}.")]
    made = {
        name: made
        for module in modules
        for name, made in vars(importlib.import_module(module)).items()
        if name == module.rpartition(".")[2] and get_type_hints(made).get("return") is Architecture
    }
    assert made == {name: make for name, make in ARCHITECTURES.items() if name not in VARIANTS}


def test_one_cell_of_the_last_map_sees_315_px_and_its_neighbour_looks_32_px_further() -> None:
    assert (315, 32) == receptive_fields(mobilenet_v1())["conv_pw_13"]


@pytest.mark.parametrize("padding", Padding)
@given(in_size=st.integers(7, 300), kernel=st.integers(1, 7), stride=st.integers(1, 3))
def test_the_zeros_round_a_map_are_those_that_its_output_size_needs(
    padding: Padding, in_size: int, kernel: int, stride: int
) -> None:
    before, after = zeros(in_size, kernel, stride, padding)
    outputs = output_size(in_size, kernel, stride, padding)
    last = (outputs - 1) * stride + kernel  # the row behind the last that the kernel covers
    assert last <= before + in_size + after < last + stride or (padding is Padding.KERAS and kernel == 1)
    assert 0 <= before <= after <= kernel or (padding is Padding.KERAS and (before, after) == (0, 1))


def test_where_the_odd_zero_stands() -> None:
    sizes = [(224, 3, 2, "same"), (7, 3, 2, "same"), (7, 3, 2, "keras"), (7, 3, 1, "keras"), (7, 7, 1, "valid")]
    found = [zeros(size, kernel, stride, Padding(padding)) for size, kernel, stride, padding in sizes]
    assert [(0, 1), (1, 1), (0, 1), (1, 1), (0, 0)] == found


def test_receptive_field_equals_what_one_pixel_can_change() -> None:
    """Oracle: walk back from one output cell, counting the inputs each layer needs."""
    arch = mobilenet_v1()
    for last, layer in enumerate(arch.layers[:27]):
        width = 1
        for earlier in reversed(arch.layers[: last + 1]):
            width = (width - 1) * earlier.stride + earlier.kernel
        assert width == receptive_fields(arch)[layer.name][0]


@pytest.mark.parametrize("network", [mobilenet_v1, conv_mobilenet, shallow_mobilenet])
@given(alpha=st.floats(1 / 32, 2.0), px=st.integers(32, 448))
def test_each_layer_reads_the_shape_the_one_before_it_writes(
    network: Callable[..., Architecture], alpha: float, px: int
) -> None:
    chained(network(alpha, px).layers)


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_each_layer_reads_the_shapes_that_the_layers_it_names_write(name: str) -> None:
    arch = ARCHITECTURES[name]()
    written = {"input": (arch.resolution, 3)}
    for layer in arch.layers:
        assert layer.name not in written
        sizes, channels = zip(*(written[read] for read in layer.inputs), strict=True)
        assert {layer.in_size} == set(sizes)
        assert layer.in_channels == (channels[0] if layer.kind is Kind.ADD else sum(channels))
        assert len({*channels}) == 1 or layer.kind is Kind.CONCAT
        assert len(layer.inputs) == 1 or layer.kind in (Kind.CONCAT, Kind.ADD)
        written[layer.name] = (layer.out_size, layer.out_channels)
    read = {name for layer in arch.layers for name in layer.inputs}
    assert {arch.layers[-1].name} == set(written) - read - {"input"}  # every branch leads to the end


def test_a_branch_starts_at_the_layer_it_goes_back_to_and_a_join_adds_up_the_channels() -> None:
    chain = Chain(8)
    chain.add("first", Kind.CONV, 3, 2, 6, Padding.SAME)
    for branch, filters in (("one", 4), ("other", 5)):
        chain.back_to("first")
        chain.add(branch, Kind.POINTWISE, 1, 1, filters, Padding.SAME)
    chain.join("both", ("one", "other"))
    assert [("input",), ("first",), ("first",), ("one", "other")] == [layer.inputs for layer in chain.layers]
    assert ("both", 4, 9) == (chain.name, chain.size, chain.channels)
    with pytest.raises(ValueError, match="nowhere"):
        chain.back_to("nowhere")


@given(alpha=st.floats(1 / 32, 2.0), px=st.integers(32, 448))
def test_so_it_does_with_the_papers_padding(alpha: float, px: int) -> None:
    chained(mobilenet_v1(alpha, px, "same").layers)


def chained(layers: Sequence[Layer]) -> None:
    for before, after in pairwise(layers):
        assert (before.name,) == after.inputs
        assert (before.out_size, before.out_channels) == (after.in_size, after.in_channels)
        assert after.out_size >= 1
        assert after.out_channels >= 1


@pytest.mark.parametrize("alpha", [0.0, -1.0, 1 / 33, 2.01, math.nan, math.inf])
def test_alpha_out_of_range_is_refused_with_its_value_and_the_rule(alpha: float) -> None:
    with pytest.raises(Refusal) as refused:
        mobilenet_v1(alpha)
    for language in text.LANGUAGES:
        assert f"alpha = {alpha}: " in refused.value.in_language(language)
        assert "1/32" in refused.value.in_language(language)


@pytest.mark.parametrize("resolution", [0, 31, 449, -224])
def test_resolution_out_of_range_is_refused_with_its_value_and_the_rule(resolution: int) -> None:
    with pytest.raises(Refusal, match=f"resolution = {resolution}: must be 32…448 px"):
        mobilenet_v1(1.0, resolution)


@pytest.mark.parametrize("resolution", [224.5, math.nan, math.inf, "224", None])
def test_resolution_that_is_no_whole_number_is_refused(resolution: object) -> None:
    with pytest.raises(Refusal, match="whole number"):
        mobilenet_v1(1.0, resolution)  # type: ignore[arg-type]


def test_padding_must_be_one_of_the_two_the_networks_use() -> None:
    with pytest.raises(Refusal, match="padding = valid"):
        mobilenet_v1(padding="valid")
