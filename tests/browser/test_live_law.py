"""Page 1 explains why the work is not exactly α²·ρ²; tests/test_law.py counts the numbers by hand for every network."""

import re

import pytest
from playwright.sync_api import expect

from mobilenet_viz.facts import text
from tests.browser.harness import Visits

WORDS = text.section("en", "live")
PERCENT = "\N{NO-BREAK SPACE}%"


@pytest.mark.parametrize(
    ("link", "work", "parameters", "share", "weights", "rounding"),
    [  # α²·ρ², α², and what the first, the depthwise and the last layers have of the whole
        ("alpha=0.50&size=160", "12.8", "25.0", "10.1", "40.6", ""),
        ("alpha=0.35", "12.2", "12.2", "13.4", "49.4", WORDS["law_rounding"]),
    ],
)  # fmt: skip
def test_the_law_names_the_layers_that_follow_alpha_alone_and_their_share(
    visit: Visits, link: str, work: str, parameters: str, share: str, weights: str, rounding: str
) -> None:
    page = visit(f"/?{link}")
    law = text.say("en", "live.law_alpha", share=f"{share}{PERCENT}", weights=f"{weights}{PERCENT}", rounding=rounding)
    assert "Only the 1×1 layers shrink with α²; the first, the depthwise and the last shrink with α" in law
    expect(page.locator(".law")).to_have_text(law)
    promised = page.locator(".promise")
    expect(promised.nth(0)).to_have_text(f"α²·ρ² = {work}{PERCENT}")
    expect(promised.nth(1)).to_have_text(f"α² = {parameters}{PERCENT}")


def test_at_full_width_the_law_is_about_rho(visit: Visits) -> None:
    page = visit("/?size=160")
    expect(page.locator(".law")).to_have_text(text.plain(WORDS["law_rho"]))
    expect(page.locator(".promise").nth(0)).to_have_text(f"α²·ρ² = 51.0{PERCENT}")


def test_a_layer_tells_how_much_of_the_picture_one_cell_sees_and_when_it_is_all(visit: Visits) -> None:
    page = visit("/?size=160")
    fields = {"conv_dw_1": "7×7 px", "conv_pw_9": "155×155 px", "conv_pw_10": "187×187 px (the whole image)"}
    for layer, field in fields.items():
        page.locator(f'tr[data-layer="{layer}"]').hover()
        said = re.compile(f"receptive field of one output cell {re.escape(field)}$")
        expect(page.locator(".inspector .rest")).to_have_text(said)
