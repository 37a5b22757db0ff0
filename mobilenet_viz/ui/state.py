"""The one owner of what the user has chosen: reads and checks the URL, keeps the choice in the session, writes it back.

A teacher's link opens exactly what the teacher saw. Changing page through `st.navigation` drops every URL parameter,
so all of them are written again on every run. Values off a step snap to the nearest one, rubbish falls back to the
default; each says so once.
"""

from collections.abc import Container, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from mobilenet_viz.facts import text
from mobilenet_viz.ui.fields import FIELDS, today
from mobilenet_viz.ui.readers import Snapped


def get(name: str) -> Any:
    """The chosen value of a field of `FIELDS`."""
    return st.session_state["choice"][name]


def put(name: str, value: Any) -> None:
    """Choose a value; the URL follows at the end of this run."""
    st.session_state["choice"][name] = value


def take(chosen: Any, allowed: Mapping[str, Sequence[Any]]) -> None:
    """Choose what a component sent back, as far as it is allowed: a browser can send anything."""
    for name, values in allowed.items():
        if isinstance(chosen, dict) and name in chosen and chosen[name] in values:
            put(name, values[values.index(chosen[name])])  # 1 from the browser is 1.0 here


def take_written(chosen: Any, names: Sequence[str]) -> None:
    """Choose what a component sent back written as in a link; what cannot be used leaves the choice as it is.

    None stands for a link that does not say it.
    """
    for name in names:
        if isinstance(chosen, dict) and name in chosen:
            with suppress(ValueError, Snapped):
                field, said = FIELDS[name], chosen[name]
                put(name, field.default if said is None else field.read(str(said)))


def language() -> str:
    """The chosen language, else the browser's if it is one of ours, else English."""
    browser = (st.context.locale or "en").split("-")[0].lower()
    return str(get("lang") or (browser if browser in text.LANGUAGES else text.LANGUAGES[0]))


def say(key: str, **values: object) -> str:
    """Words in the language of the page."""
    return text.say(language(), key, **values)


@dataclass(frozen=True)
class Notice:
    """What the page says of a value in the link that could not be used as it stood."""

    kind: str  # "snapped" or "default", in the words `common.url_…`
    values: dict[str, str]


def notices() -> dict[str, Notice]:
    """What there is to say of the link, by field."""
    kept: dict[str, Notice] = st.session_state["notices"]
    return kept


def drop_notices() -> None:
    """The visitor has read them."""
    notices().clear()


def read_url() -> None:
    """Take what the URL says when a visitor opens a link or goes back in the browser. Call once, before any widget.

    On other runs the session knows better: the browser may not have applied yet what `write_url` last said.
    """
    context = get_script_run_ctx()
    if "choice" in st.session_state and not (context and context.is_history_navigation):
        return
    st.session_state["choice"] = {name: field.default for name, field in FIELDS.items()}
    asked = today(st.query_params.to_dict())
    taken = {name: _take(name, asked[name]) for name in FIELDS if name in asked}
    st.session_state["notices"] = {name: notice for name, notice in taken.items() if notice}


def _take(name: str, raw: str) -> Notice | None:
    field = FIELDS[name]
    shown = raw if len(raw) <= 30 else raw[:30] + "…"
    try:
        put(name, field.read(raw))
    except Snapped as snapped:
        put(name, snapped.value)
        return Notice("snapped", {"name": name, "value": shown, "used": field.write(snapped.value)})
    except ValueError:
        put(name, field.default)
        return Notice("default", {"name": name, "value": shown})
    return None


def link(without: Container[str] = ()) -> dict[str, str]:
    """The parameters of a link to what is chosen, as far as it is not the default.

    without: fields that would mean something else to whoever opens the link.
    """
    chosen = st.session_state["choice"].items()  # read once: Streamlit looks for each key among all widgets
    said = {name: (FIELDS[name], value) for name, value in chosen if name not in without}
    return {name: field.write(value) for name, (field, value) in said.items() if value not in (None, field.default)}


def write_url(without: Container[str] = ()) -> None:
    """Make the URL say what is chosen; parameters of other owners are dropped. Call at the end of every run.

    without: as for `link`.
    """
    chosen = link(without)
    if st.query_params.to_dict() != chosen:
        st.query_params.from_dict(chosen)
