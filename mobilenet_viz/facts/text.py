"""Words in English and Korean, looked up strictly: a missing key or placeholder is an error, never a blank.

They stand in `assets/text/<language>/<room>.toml`, one file per room (a page, or `common`, `refusal`). Numbers are
`{placeholders}`, filled by the caller.
"""

import re
import tomllib
from functools import cache

from mobilenet_viz.facts.assets import ASSETS

LANGUAGES = ("en", "ko")
MARK = re.compile(r"\[\[(\w+)\|([^\[\]|]+)\]\]")  # [[channel|channels]]: an entry of the glossary, and what is read


@cache
def section(language: str, room: str) -> dict[str, str]:
    """All words of one room, with the marks of terms, as handed to a browser component.

    KeyError for an unknown language or room.
    """
    path = ASSETS / "text" / language / f"{room}.toml"
    if language not in LANGUAGES or not path.is_file():
        raise KeyError(f"no words for {language}/{room}")
    return tomllib.loads(path.read_text("utf-8"))


def say(language: str, key: str, **values: object) -> str:
    """The words at `key` ("room.name") as they are read, placeholders filled.

    KeyError when the key or a value is missing.
    """
    room, _, name = key.partition(".")
    return plain(section(language, room)[name]).format(**values)


def plain(sentence: str) -> str:
    """Without the marks of terms, which only a component makes something of (`shared/elements.js`)."""
    return MARK.sub(r"\2", sentence)
