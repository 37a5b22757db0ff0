"""Where things stand on the screen."""

from contextlib import suppress

from playwright.sync_api import FloatRect, Locator
from playwright.sync_api import TimeoutError as NoAnswer

from tests.browser.server import wait_until

ONCE_MS = 5000  # asked again after so long: of what is replaced while it is looked for Playwright may never answer


def bounds(element: Locator) -> FloatRect:
    """Place and size in px, once it has any.

    A view that redraws itself on an answer replaces its elements: the one just found may be gone when it is measured.
    """
    measured: list[FloatRect | None] = []

    def is_there() -> bool:
        with suppress(NoAnswer):
            measured.append(element.bounding_box(timeout=ONCE_MS))
        return bool(measured) and measured[-1] is not None

    assert wait_until(is_there), f"{element} has no place on the screen"
    place = measured[-1]
    assert place is not None
    return place


def all_bounds(elements: Locator) -> list[FloatRect]:
    """Of those of them that have a place; none of a group that is about to be replaced."""
    return [measured for each in elements.all() if (measured := each.bounding_box())]
