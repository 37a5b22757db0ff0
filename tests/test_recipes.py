"""What a difference between two programs changes: every one alone, and all of them together."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mobilenet_viz import ledger
from mobilenet_viz.facts import text
from mobilenet_viz.network.architectures.variants import VARIANTS, Recipe, variant
from mobilenet_viz.network.spec import Finish, Padding
from mobilenet_viz.page_data import recipes

PAIRS = list(permutations(VARIANTS, 2))


def found(first: str, second: str, alpha: float = 1.0, resolution: int = 224) -> dict[str, tuple[int, int, int]]:
    """By aspect: more Mult-Adds, more parameters, maps of another side."""
    differing = recipes.differences(first, second, alpha, resolution)
    return {each.aspect: (each.mult_adds, each.parameters, len(each.maps)) for each in differing}


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_all_aspects_together_make_the_one_program_of_the_other(first: str, second: str) -> None:
    recipe = VARIANTS[first]
    for change in recipes.ASPECTS.values():
        recipe = change(recipe, VARIANTS[second])
    assert VARIANTS[second] == recipe


def test_every_field_of_a_recipe_belongs_to_an_aspect() -> None:
    strange = Recipe(
        stem_padding=Padding.VALID,
        padding=Padding.VALID,
        strided="another",  # type: ignore[arg-type]
        last_stride=7,
        last_padding=Padding.VALID,
        least=99,
        finish=Finish(bias=True, epsilon=None, activation="another"),  # type: ignore[arg-type]
        pointwise_first=True,
        classified=False,
    )
    fields = vars(Recipe()).keys()
    assert not [name for name in fields if getattr(strange, name) == getattr(Recipe(), name)]
    changed = Recipe()
    for change in recipes.ASPECTS.values():
        changed = change(changed, strange)
    assert strange == changed


def test_of_epsilon_and_least_width_nothing_is_counted_at_full_width() -> None:
    assert {"epsilon": (0, 0, 0)} == found("keras", "book")
    assert {"padding": (0, 0, 0), "least": (0, 0, 0)} == found("keras", "tf-slim")


def test_off_multiples_of_32_the_padding_counts() -> None:
    work = 501_244_672 - 480_617_728  # exact counts of both at 208 px
    assert (work, 0, 2) == found("keras", "tf-slim", 1.0, 208)["padding"]


def test_below_a_quarter_the_least_width_counts() -> None:
    mult_adds, parameters, maps = found("keras", "tf-slim", 0.125)["least"]
    assert mult_adds > 0
    assert parameters > 0
    assert maps == 0


def test_the_stride_of_the_last_block_saves_and_a_bias_only_adds_parameters() -> None:
    assert (533_833_216 - 568_740_352, 0, 1) == found("keras", "blog-same")["last"]
    biases = 32 + sum(
        layer.out_channels for layer in variant("keras").layers if "_dw_" in layer.name or "_pw_" in layer.name
    )
    said = found("keras", "blog-pointwise-stride")
    assert (0, biases, 0) == said["bias"]
    assert (0, 0, 0) == said["activation"]
    assert (-1_024_000, -1_025_000, 0) == said["classified"]
    assert said["strided"][0] > 0


@given(pair=st.sampled_from(PAIRS), alpha=st.floats(1 / 32, 2), size=st.integers(32, 448))
def test_layers_stand_beside_each_other_and_none_is_lost(pair: tuple[str, str], alpha: float, size: int) -> None:
    rows = recipes.aligned(*pair, alpha, size)
    for side, name in enumerate(pair):
        kept = [row[side] for row in rows if row[side] is not None]
        assert sum(row.mult_adds for row in kept if row) == ledger(variant(name, alpha, size)).mult_adds
    assert all(one is None or other is None or one.layer.name == other.layer.name for one, other in rows)


def test_what_differs_in_every_convolution_is_said_once_and_what_differs_in_one_with_it() -> None:
    both = recipes.side_by_side("keras", "blog-same", 1.0, 224)
    assert {"activation": ["relu6", "relu"]} == both["everywhere"]
    differing = {layer["name"]: layer["differs"] for layer in both["layers"] if layer["differs"]}
    assert ["conv_dw_13", "conv_pw_13", "global_average_pooling2d"] == list(differing)
    assert {"stride": ["1", "2"], "gives": ["7×7×1024", "4×4×1024"]} == differing["conv_dw_13"]
    assert [568_740_352, 533_833_216] == [total["mult_adds"] for total in both["totals"]]
    assert {"last"} == recipes.changing("keras", "blog-same", 1.0, 224)


def test_where_one_program_lacks_a_layer_it_stands_alone() -> None:
    layers = recipes.side_by_side("keras", "blog-pointwise-stride", 1.0, 224)["layers"]
    alone = [layer["name"] for layer in layers if None in layer["sides"]]
    assert ["global_average_pooling2d", "conv_preds", "predictions"] == alone


@pytest.mark.parametrize("pair", PAIRS)
def test_every_way_of_every_program_has_words(pair: tuple[str, str]) -> None:
    for difference in recipes.side_by_side(*pair, 1.0, 224)["differences"]:
        aspect = difference["aspect"]
        said = [text.say("en", f"recipes.way_{aspect}_{end}", **values) for end, values in difference["ways"]]
        assert said[0] != said[1]
        assert text.say("ko", f"recipes.effect_{aspect}")
        assert text.say("ko", f"recipes.aspect_{aspect}")


def test_why_there_are_no_weights() -> None:
    assert "" == recipes.without_weights("book", 0.25, 128)
    assert "fit" == recipes.without_weights("xception-order", 0.25, 128)
    assert "here" == recipes.without_weights("book", 0.6, 128)
    assert "here" == recipes.without_weights("book", 0.25, 64)
