"""Where things stand on the screen."""

from playwright.sync_api import FloatRect, Locator

from tests.browser.server import wait_until


def bounds(element: Locator) -> FloatRect:
    """Place and size in px, once it has any.

    A view that redraws itself on an answer replaces its elements: the one just found may be gone when it is measured.
    """
    measured: list[FloatRect | None] = []

    def is_there() -> bool:
        measured.append(element.bounding_box())
        return measured[-1] is not None

    assert wait_until(is_there), f"{element} has no place on the screen"
    place = measured[-1]
    assert place is not None
    return place


def all_bounds(elements: Locator) -> list[FloatRect]:
    """Of those of them that have a place; none of a group that is about to be replaced."""
    return [measured for each in elements.all() if (measured := each.bounding_box())]
