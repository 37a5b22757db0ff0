"""Where things stand on the screen."""

from playwright.sync_api import FloatRect, Locator, expect


def bounds(element: Locator) -> FloatRect:
    """Place and size in px of what is seen, once it is.

    A view that redraws itself on an answer replaces its elements: the one just found may be gone when it is measured.
    """
    while True:
        expect(element).to_be_visible()
        if measured := element.bounding_box():
            return measured


def all_bounds(elements: Locator) -> list[FloatRect]:
    """Of those of them that are seen; none of a group that is about to be replaced."""
    return [measured for each in elements.all() if (measured := each.bounding_box())]
