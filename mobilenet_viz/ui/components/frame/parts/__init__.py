"""The title of a page and the parts it has: one is shown, and a link opens the same one."""

from typing import Any

from mobilenet_viz.ui import components, fields, state


def chooser(page: str, field: str) -> str:
    """Draw the title of `page` and a button for each part it has; returns the part to show.

    field: the URL field that holds it; its parts are `fields.PARTS[field]`, each with its name as `part_<part>` in the
    words of the page.
    """
    parts = fields.PARTS[field]
    data = {
        "title": state.say(f"{page}.title"),
        "label": state.say("common.parts"),
        "parts": {part: state.say(f"{page}.part_{part}") for part in parts},
        "chosen": state.get(field),
    }

    def take(chosen: Any) -> None:
        state.take({field: chosen}, {field: parts})

    key = f"{page}_parts"
    components.mount("parts", data, key=key, on_choice=take)
    return str(state.get(field))
