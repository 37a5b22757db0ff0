"""The 1000 ImageNet classes in the order of the network's outputs (Keras order: no background class).

In another language than English those that `assets/facts/classes.toml` translates have a name of that language.
"""

import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Any

from mobilenet_viz.facts.assets import ASSETS


@cache
def synonyms(language: str = "en") -> tuple[tuple[str, ...], ...]:
    """All names of each class, the one to be shown first: ("malamute", "malemute", "Alaskan malamute").

    Behind a name of another language stand the English ones, by which the class is found as well.
    """
    lines = (ASSETS / "imagenet_classes.txt").read_text("utf-8").splitlines()
    english = (tuple(line.split(", ")) for line in lines)
    own = translated(language)
    return tuple((own[known[0]], *known) if known[0] in own else known for known in english)


@cache
def names(language: str = "en") -> tuple[str, ...]:
    """The name of each class to be shown; no two are alike, not even when case is ignored."""
    return tuple(known[0] for known in synonyms(language))


@cache
def translated(language: str) -> dict[str, str]:
    """By English name: the name in this language, of the classes that have one."""
    own: dict[str, str] = tomllib.loads((ASSETS / "facts" / "classes.toml").read_text("utf-8")).get(language, {})
    return own


def gloss(index: int, language: str) -> str:
    """What the class is in a word of every day, "a dog"; "" where its name in this language says it or needs none."""
    return _glosses().get(language, {}).get(names()[index], "")


@cache
def _glosses() -> dict[str, dict[str, str]]:
    found: dict[str, Any] = tomllib.loads((ASSETS / "facts" / "glosses.toml").read_text("utf-8"))
    return {language: table for language, table in found.items() if isinstance(table, dict)}


def english_among(indices: Iterable[int], language: str) -> bool:
    """Whether one of these classes is shown in English although the language is another one."""
    return language != "en" and any(names()[index] not in translated(language) for index in indices)
