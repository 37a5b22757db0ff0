"""Steps on page 1 that several tests take."""

import re

from playwright.sync_api import Locator, Page, expect

from mobilenet_viz import ledger, mobilenet_v1


def total(page: Page, name: str) -> Locator:
    return page.locator(f'[data-total="{name}"] .exact')


def shows(page: Page, alpha: float, resolution: int) -> None:
    """Wait until the totals are exactly the ledger's for this network."""
    counted = ledger(mobilenet_v1(alpha, resolution))
    expect(total(page, "mult_adds")).to_have_text(f"{counted.mult_adds:,}")
    expect(total(page, "parameters")).to_have_text(f"{counted.parameters:,}")


def keras_agrees(page: Page, parameters: int) -> None:
    expect(page.locator(".check")).to_contain_text(f"count_params() = {parameters:,}, equal to our {parameters:,}")


def climbed(page: Page) -> None:
    """Every rung is here: nothing is on its way any more, and the frame asks for nothing."""
    scene, whole = page.locator(".scene"), re.compile(r"^([1-9]\d*) of \1$")
    expect(scene).to_have_attribute("data-rungs", whole)
    expect(scene).to_have_attribute("data-pictures", whole)
