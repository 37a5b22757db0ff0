"""The title of a page and the parts it has: one is shown, and a link opens the same one."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from mobilenet_viz.ui import components, fields, state


def chosen(page: str) -> Callable[..., None]:
    """Draw the title of `page` and a button for each of its parts (`fields.PARTS`); returns what draws the chosen one.

    That is `explorer` of the part's component. The words of the page name a part as `part_<part>`.
    """
    field, parts = fields.PARTS[page]
    data = {
        "title": state.say(f"{page}.title"),
        "label": state.say("common.parts"),
        "parts": {part: state.say(f"{page}.part_{part}") for part in parts},
        "chosen": state.get(field),
    }

    def take(pressed: Any) -> None:
        state.take({field: pressed}, {field: tuple(parts)})

    shown = fields.component(page, state.get)
    components.mount("frame/parts", data, key=f"{page}_parts", on_choice=take)
    explorer: Callable[..., None] = import_module(f"{components.__name__}.{page}.{shown}").explorer
    return explorer
