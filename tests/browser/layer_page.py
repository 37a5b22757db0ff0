"""Page "cost", one layer, as its browser tests find it."""

from playwright.sync_api import Locator, Page

PATH = "/cost?topic=layer"


def total(page: Page, name: str) -> Locator:
    return page.locator(f".totals .{name} strong")
