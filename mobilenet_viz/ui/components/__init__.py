"""Browser components, a folder for each part of a page: `component.html`, `component.css` and JavaScript modules.

Its `component.js` exports `show`, which Streamlit calls, and imports what it shares from `shared/`. The server sends
these files by themselves (`ui/server/routes.py`): Streamlit is given only `loading.js`, which brings them. Data go in
as one dictionary; what the user settles on comes back as one state value.
"""

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

import streamlit as st

from mobilenet_viz.facts import text
from mobilenet_viz.ui import guesses, state
from mobilenet_viz.ui.server import routes

_T = TypeVar("_T")
_ACKNOWLEDGED = "acknowledged"  # in the session, by component: the number of the last message that we had of it


@cache
def _loader(name: str) -> str:
    """The script that brings the modules of component `name`. It is in every message: without comments and indents."""
    source = (routes.COMPONENTS / "loading.js").read_text("utf-8")
    source = re.sub(r"/\*\*.*?\*/|^ *//[^\n]*\n", "", source, flags=re.DOTALL | re.MULTILINE)
    source = re.sub(r"^\s+", "", source, flags=re.MULTILINE)
    return source.replace("{modules}", f"modules/{routes.version()}").replace("{name}", name)


def mount(
    name: str,
    data: dict[str, Any],
    *,
    key: str,
    on_choice: Callable[[Any], None] | None = None,
    published: Mapping[str, str] = MappingProxyType({}),
) -> Any:
    """Show the component in folder `name`, "cost/layer"; what its JavaScript sets as "choice" goes to `on_choice`.

    That is before the page runs, and in that run it is also returned, else None. A message that has a number is
    acknowledged among the data, so that the browser knows what of its choice we know (`Ahead` in `shared/choice.js`).
    published: more of its data, by name the address of `routes.publish`; the browser has them before it shows anything.
    So it has the `words` among the data, which are everybody's and travel once.
    """
    if "words" in data:
        published = {**published, "words": routes.publish(data["words"])}
    unloaded = {"said": state.say("common.unloaded"), "again": state.say("common.load_again")}

    def tell() -> None:
        # Who presses something and then another page within a tenth of a second sends a choice of what is gone already.
        sent = st.session_state.get(key)
        if sent is None:
            return
        acknowledge(key, sent.choice)
        guesses.take(sent.choice)
        if on_choice:
            on_choice(sent.choice)

    # Registered on every run: Streamlit keeps definitions for a server's life, and a hit is a comparison of strings.
    component = st.components.v2.component(f"mobilenet.{name.replace('/', '.')}", js=_loader(name))
    ours = {
        "published": dict(published),
        "unloaded": unloaded,
        "acknowledged": st.session_state.get(_ACKNOWLEDGED, {}).get(key),
    }
    own = {name: value for name, value in data.items() if name not in published}
    return component(data=own | ours, key=key, on_choice_change=tell).choice


def acknowledge(key: str, message: Any) -> None:
    """Remember the number of a message of the component with this key, to be told to it."""
    number = message.get("number") if isinstance(message, dict) else None
    if isinstance(number, int):
        st.session_state.setdefault(_ACKNOWLEDGED, {})[key] = number


def explore(
    name: str,
    fields: Sequence[str],
    hear: Callable[[dict[str, Any]], None] | None = None,
    published: Mapping[str, str] = MappingProxyType({}),
    room: str | None = None,
    **data: Any,
) -> Any:
    """Show component `name` with `data` and what is chosen of `fields`; what it settles on becomes the choice.

    Returns the message in the run that it starts, else None.

    It gets the words of `room`, by default that of its own folder, over those of `common`. Its JavaScript is an
    `Explorer` (`shared/explorer.js`).
    hear: is given each message, for what is no field of a link. published: as for `mount`.
    """
    room = room or name.rpartition("/")[2]
    language = state.language()
    given = {
        "language": language,
        "words": text.section(language, "common") | text.section(language, room),
        "chosen": {field: state.get(field) for field in fields},
    }

    def take(chosen: Any) -> None:
        state.take_written(chosen, fields)
        if hear and isinstance(chosen, dict):
            hear(chosen)

    return mount(name, given | data, key=room, on_choice=take, published=published)


def carry(name: str, value: Any) -> None:
    """Send something to the browser for a component beside it, which takes it with `carried(name)`.

    Streamlit sends a component's data whole whenever a part of them has changed; this is sent when it changes itself:
    what is large and stays, or what is small and changes often (the progress of a slow question).
    """
    mount("frame/carrier", {"name": name, "value": value}, key=f"carry_{name}")


def remembered(name: str, key: Hashable, make: Callable[[], _T]) -> _T:
    """What was made last under this name, made anew for another key. Kept in the session, with which it goes."""
    if st.session_state.get(name, (None,))[0] != key:
        st.session_state[name] = key, make()
    value: _T = st.session_state[name][1]
    return value
