"""Page 2's story in motion, as it is watched: the first pixels product by product."""

from playwright.sync_api import Page, expect

from tests.browser.filtering_page import count, press, step
from tests.browser.harness import Visits


def number(printed: str) -> float:
    return float(printed.replace("−", "-").removeprefix("= "))


def products(page: Page) -> list[str]:
    return page.locator(".cells.shares span").all_text_contents()


def test_of_the_first_pixels_each_product_is_seen_and_the_sum_grows_with_it(visit: Visits) -> None:
    page = visit("/filtering")
    page.locator("#speed").press("Home")
    press(page, "Play")
    expect(page.locator(".cells.shares span").nth(1)).not_to_have_text("")
    press(page, "Pause")
    shown = [each for each in products(page) if each]
    assert 2 <= len(shown) < 9, "the first pixel is not finished"
    at = [
        page.locator(f".cells.{kind} span").evaluate_all("(all) => all.findIndex((e) => e.matches('.now'))")
        for kind in ("patch", "numbers")
    ]
    assert [len(shown) - 1] * 2 == at, "the pixel and the number just multiplied"
    assert abs(sum(map(number, shown)) - number(page.locator(".total").inner_text())) < 5e-4
    expect(page.locator(".sum-title b")).not_to_contain_text("=")
    press(page, "One pixel")
    assert all(products(page))
    expect(page.locator(".cells .now")).to_have_count(0)
    expect(count(page, "separable")).to_have_text("9")
    step(page, 6)
    press(page, "Play")
    expect(page.locator(".cells.shares span").first).not_to_have_text("")
    expect(page.locator(".cells .now")).to_have_count(0)  # in the race both have one speed from the start
