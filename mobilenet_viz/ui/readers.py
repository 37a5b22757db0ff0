"""How the text of a link becomes a value: each reader raises ValueError for what it cannot use."""

from collections.abc import Callable
from typing import Any


class Snapped(Exception):
    """The nearest allowed value of a number that is inside the range but on no step."""

    def __init__(self, value: float) -> None:
        self.value = value


def step(steps: tuple[Any, ...]) -> Callable[[str], Any]:
    """One of these numbers."""

    def parse(raw: str) -> Any:
        wanted = float(raw)
        if not min(steps) <= wanted <= max(steps):
            raise ValueError(raw)
        nearest = min(steps, key=lambda step: abs(step - wanted))
        if abs(nearest - wanted) > 1e-9:
            raise Snapped(nearest)
        return nearest

    return parse


def one_of(allowed: tuple[str, ...]) -> Callable[[str], str]:
    """One of these words."""

    def parse(raw: str) -> str:
        if raw not in allowed:
            raise ValueError(raw)
        return raw

    return parse


def pair(most: int) -> Callable[[str], str]:
    """Two numbers from 1 to `most`: "3.4"."""

    def parse(raw: str) -> str:
        numbers = [int(number) for number in raw.split(".")]
        if len(numbers) != 2 or not all(1 <= number <= most for number in numbers):
            raise ValueError(raw)
        return ".".join(map(str, numbers))

    return parse


def within(low: float, high: float, kind: type[Any]) -> Callable[[str], Any]:
    """A number of this kind, from low to high."""

    def parse(raw: str) -> Any:
        value = kind(raw)
        if not low <= value <= high:  # also NaN
            raise ValueError(raw)
        return value

    return parse
