"""The terms that the pages explain where they stand, where words mark one (`text.MARK`).

Room `glossary` has for each entry its name, `term_<entry>`, and one sentence in everyday words, `is_<entry>`.
"""

from functools import cache
from typing import Any

from mobilenet_viz.facts import text

ROOM = "glossary"
_NAME, _SENTENCE = "term_", "is_"


@cache
def entries() -> tuple[str, ...]:
    """All of them, as they are printed: what is needed to understand another comes before it."""
    words = text.section(text.LANGUAGES[0], ROOM)
    return tuple(key.removeprefix(_NAME) for key in words if key.startswith(_NAME))


@cache
def said(language: str) -> dict[str, dict[str, Any]]:
    """Of each entry its `names` by language, and `said`, its sentence in this one."""
    rooms = {each: text.section(each, ROOM) for each in text.LANGUAGES}
    return {
        entry: {
            "names": {each: words[_NAME + entry] for each, words in rooms.items()},
            "said": rooms[language][_SENTENCE + entry],
        }
        for entry in entries()
    }
