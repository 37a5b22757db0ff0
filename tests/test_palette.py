"""Every kind and symbol has a colour that can be read in both themes."""

import tomllib
from itertools import combinations

import numpy as np
import pytest

from mobilenet_viz.facts import text
from mobilenet_viz.facts.assets import ASSETS
from mobilenet_viz.network.costs import SYMBOLS as COST_SYMBOLS
from mobilenet_viz.network.spec import Kind
from mobilenet_viz.pixels.palette import KINDS, SHADES, SURFACES, SYMBOLS


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


@pytest.mark.parametrize("theme", [0, 1])
@pytest.mark.parametrize("symbol", SHADES)
def test_the_marks_of_a_chart_reach_3_to_1_and_the_largest_value_stands_out_most(symbol: str, theme: int) -> None:
    contrasts = [contrast(shade, SURFACES["ground"][theme]) for shade in SHADES[symbol][theme]]
    assert sorted(contrasts, reverse=True) == contrasts
    assert min(contrasts) >= 3


# What dichromats see, as matrices on linear RGB (Machado, Oliveira and Fernandes 2009, severity 1).
EYES = {
    "usual": np.eye(3),
    "protan": np.array([[0.1523, 1.0526, -0.2049], [0.1145, 0.7863, 0.0992], [-0.0039, -0.0481, 1.0520]]),
    "deutan": np.array([[0.3673, 0.8606, -0.2280], [0.2801, 0.6725, 0.0474], [-0.0118, 0.0429, 0.9689]]),
    "tritan": np.array([[1.2555, -0.0767, -0.1788], [-0.0784, 0.9308, 0.1476], [0.0047, 0.6914, 0.3039]]),
}
XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
GROUPS = {
    "kinds": [KINDS[kind] for kind in (Kind.CONV, Kind.DEPTHWISE, Kind.POINTWISE, Kind.CLASSIFIER)],
    "multipliers": [SYMBOLS["alpha"], SYMBOLS["rho"]],
    "factors of a product": [SYMBOLS[symbol] for symbol in COST_SYMBOLS],
}


def lab(colour: str, eye: str) -> np.ndarray:
    """CIE L*a*b* of a colour as this eye sees it."""
    srgb = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    x, y, z = XYZ @ np.clip(EYES[eye] @ linear, 0, 1) / [0.9505, 1, 1.089]
    fx, fy, fz = (np.cbrt(v) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return np.array([116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)])


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("theme", [0, 1])
@pytest.mark.parametrize("group", GROUPS)
def test_colours_that_stand_beside_each_other_stay_apart_for_every_eye(group: str, theme: int, eye: str) -> None:
    for one, other in combinations((pair[theme] for pair in GROUPS[group]), 2):
        assert np.linalg.norm(lab(one, eye) - lab(other, eye)) >= 13, (one, other)


@pytest.mark.parametrize(("theme", "index"), [("light", 0), ("dark", 1)])
def test_the_theme_of_streamlit_is_made_of_the_same_colours(theme: str, index: int) -> None:
    settings = tomllib.loads((ASSETS.parent / ".streamlit" / "config.toml").read_text("utf-8"))["theme"][theme]
    used = {
        "primaryColor": SURFACES["accent"],
        "backgroundColor": SURFACES["ground"],
        "textColor": SURFACES["ink"],
        "borderColor": SURFACES["edge"],
        "linkColor": KINDS[Kind.POINTWISE],
    }
    assert {name: pair[index] for name, pair in used.items()} == {name: settings[name] for name in used}
