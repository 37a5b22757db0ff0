"""Every kind and symbol has a colour that can be read in both themes."""

import pytest

from mobilenet_viz import text
from mobilenet_viz.costs import SYMBOLS as COST_SYMBOLS
from mobilenet_viz.palette import KINDS, SURFACES, SYMBOLS
from mobilenet_viz.spec import Kind


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.2."""

    def luminance(colour: str) -> float:
        parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_kind_and_every_symbol_of_the_costs_has_a_colour() -> None:
    assert set(Kind) == set(KINDS)
    assert set(COST_SYMBOLS) <= set(SYMBOLS)


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_every_kind_has_a_word(language: str) -> None:
    assert {f"kind_{kind}" for kind in Kind} <= set(text.section(language, "common"))


@pytest.mark.parametrize("theme", [0, 1])
@pytest.mark.parametrize("name", [*KINDS, *SYMBOLS, "ink", "dim"])
def test_colours_used_for_text_reach_4_5_to_1_on_ground_and_card(name: str, theme: int) -> None:
    colour = (KINDS | SYMBOLS | SURFACES)[name][theme]
    for surface in ("ground", "card"):
        assert contrast(colour, SURFACES[surface][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1])
@pytest.mark.parametrize("name", ["edge", "ghost"])
def test_outlines_reach_3_to_1(name: str, theme: int) -> None:
    assert contrast(SURFACES[name][theme], SURFACES["ground"][theme]) >= 3
