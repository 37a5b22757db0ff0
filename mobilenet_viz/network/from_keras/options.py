"""A layer's config, read with care: the file comes from anywhere and may say anything."""

import reprlib
from collections.abc import Mapping
from typing import Any

from mobilenet_viz.facts.refusal import Refusal

LARGEST = 2**31 - 1
"""No side, number of channels or of filters is larger: sums of them stay numbers that can be printed."""
_SHOWN = 60  # characters of a stranger's text that a sentence repeats

_WRITTEN = reprlib.Repr()  # however deep or long the value is
_WRITTEN.maxstring = _WRITTEN.maxother = 2 * _SHOWN

Sides = tuple[int, int]


def shown(value: object) -> str:
    """As a sentence repeats it: on one line, of bounded length, nothing that a terminal would obey."""
    text = value if isinstance(value, str) else _WRITTEN.repr(value)
    text = "".join(each if each.isprintable() else "?" for each in text[: _SHOWN + 1])
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def broken(where: object) -> Refusal:
    """The refusal of a description that Keras cannot have written."""
    return Refusal("model_broken", where=shown(where))


def mapping(value: object, where: object) -> Mapping[str, Any]:
    """The same, which must be a JSON object. Raises Refusal naming `where`."""
    if not isinstance(value, dict):
        raise broken(where)
    return value


def listed(value: object, where: object) -> list[Any]:
    """The same, which must be a JSON array. Raises Refusal naming `where`."""
    if not isinstance(value, list):
        raise broken(where)
    return value


def word(value: object, where: object) -> str:
    """The same, which must be a name on one line. Raises Refusal naming `where`."""
    if not isinstance(value, str) or not value.isprintable() or len(value) > 2 * _SHOWN:
        raise broken(where)
    return value


class Options:
    """What the config of one layer says, by key. Whatever cannot be counted raises Refusal model_setting."""

    def __init__(self, name: str, layer: str, config: Mapping[str, Any]) -> None:
        self.name, self.layer, self._config = name, layer, config

    def refused(self, key: str) -> Refusal:
        value = shown(self._config.get(key))
        return Refusal("model_setting", layer=shown(self.name), kind=self.layer, option=key, value=value)

    def unfit(self, *shapes: tuple[int, ...]) -> Refusal:
        """The refusal of a layer that cannot take in what it reads."""
        sizes = ", ".join("×".join(map(str, shape)) for shape in shapes[:3])
        return Refusal("model_shape", layer=shown(self.name), kind=self.layer, shape=sizes)

    def says(self, key: str) -> bool:
        return self._config.get(key) is not None

    def whole(self, key: str, default: int | None = None, least: int = 1) -> int:
        """A whole number of at least `least`."""
        return self._checked(self._config.get(key, default), key, least)

    def pair(self, key: str, default: Sides | None = None) -> Sides:
        """(height, width), or one number for both."""
        value = self._config.get(key)
        if value is None and default:
            return default
        first, second = value if isinstance(value, list) and len(value) == 2 else (value, value)
        return self._checked(first, key, 1), self._checked(second, key, 1)

    def edges(self, key: str) -> tuple[Sides, Sides]:
        """((top, bottom), (left, right)), each at least 0."""
        try:
            (top, bottom), (left, right) = self._config[key]
        except (KeyError, TypeError, ValueError):
            raise self.refused(key) from None
        top, bottom, left, right = (self._checked(each, key, 0) for each in (top, bottom, left, right))
        return (top, bottom), (left, right)

    def sizes(self, key: str) -> tuple[int, ...]:
        """Whole numbers of at least −1; one number is one of them."""
        value = self._config.get(key)
        return tuple(self._checked(each, key, -1) for each in (value if isinstance(value, list) else [value]))

    def flag(self, key: str, default: bool) -> bool:
        value = self._config.get(key, default)
        if not isinstance(value, bool):
            raise self.refused(key)
        return value

    def choice(self, key: str, *allowed: object) -> Any:
        """One of `allowed`; the first where nothing is said."""
        value = self._config.get(key, allowed[0])
        if value not in allowed:
            raise self.refused(key)
        return value

    def check_plain(self) -> None:
        """Are there the layer's own weights and no others: not quantized, nothing learned beside them (LoRA)?"""
        self.choice("lora_rank", None)
        self.choice("quantization_config", None)
        policy = self._config.get("dtype")
        if "DTypePolicy" != (policy.get("class_name") if isinstance(policy, dict) else "DTypePolicy"):
            raise self.refused("dtype")

    def _checked(self, value: object, key: str, least: int) -> int:
        if type(value) is not int or not least <= value <= LARGEST:  # True is an int, too
            raise self.refused(key)
        return value
