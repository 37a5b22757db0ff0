"""The list of pages and the frame around every one of them: language, link, state of the engine, notices."""

import re
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import parse_qs

import streamlit as st
from streamlit import net_util
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

from mobilenet_viz.facts import glossary, text
from mobilenet_viz.pixels import palette
from mobilenet_viz.ui import components, guesses, photo, resources, state
from mobilenet_viz.ui.fields import PARTS, component
from mobilenet_viz.ui.server import routes

_HERE = Path(__file__).parent
_PAGES = _HERE.parents[1] / "pages"
POLL_SECONDS = 0.5
EVERYWHERE = ("0.0.0.0", "::")  # as server.address: all addresses of the machine
_LOOPBACK = re.compile(r"localhost|127\.[\d.]+|::1|unix:.*")  # of a machine, what it has for itself alone


@dataclass(frozen=True)
class PageSpec:
    """A page: `pages/<name>.py`, its words in room `<name>` (with `nav`, its name in the menu), its URL path.

    whole: its component, where it has no parts (`fields.PARTS`). photo: is a photo chosen on it?
    """

    name: str
    whole: str = ""
    photo: bool = False

    @property
    def file(self) -> Path:
        return _PAGES / f"{self.name}.py"


# The first is the default, its URL is "/".
PAGES = (
    PageSpec("live", "scene", photo=True),
    PageSpec("filtering", photo=True),
    PageSpec("see", photo=True),
    PageSpec("cost"),
    PageSpec("paper"),
    PageSpec("programs", photo=True),
    PageSpec("networks", photo=True),
    PageSpec("train"),
    PageSpec("glossary", "entries"),
)


def begins_with(path: str, query: str) -> tuple[str, ...]:
    """The folders of the components that the page at this path begins with, for `Preloading`; none if it is no page.

    query: of its link, such as "topic=times&alpha=0.5".
    """
    spec = next((spec for spec in PAGES if spec.name == (path or PAGES[0].name)), None)
    if spec is None:
        return ()
    said = parse_qs(query)
    has_parts = spec.name in PARTS
    shown = component(spec.name, lambda field: said.get(field, [None])[0]) if has_parts else spec.whole
    photo = ("frame/photo", "frame/carrier") if spec.photo else ()
    return "frame/bar", *photo, *(("frame/parts",) if has_parts else ()), f"{spec.name}/{shown}"


def pages() -> list[StreamlitPage]:
    """The pages for `st.navigation`, named in the language of the visitor. Kept in the session, for each looks for its
    file when it is made."""
    return components.remembered("pages", state.language(), _pages)


def _pages() -> list[StreamlitPage]:
    return [
        st.Page(spec.file, title=state.say(f"{spec.name}.nav"), url_path=spec.name, default=spec is PAGES[0])
        for spec in PAGES
    ]


def go(name: str) -> NoReturn:
    """Leave this run and open the page of that name; going back in the browser, the visitor is where they were."""
    st.switch_page(_PAGES / f"{name}.py", query_params=state.link(photo.not_in_a_link()))


def open_network(wanted: Any) -> None:
    """Take the α and the size that the browser asks for, as far as they can be used, and open page 1 with them.

    What names neither is no wish of a visitor, and nothing happens.
    """
    if isinstance(wanted, dict) and {"alpha", "size"} <= wanted.keys():
        state.take_written(wanted, ("alpha", "size"))
        go(PAGES[0].name)


def frame(menu: list[StreamlitPage]) -> DeltaGenerator:
    """Draw what surrounds every page, before the page; returns the place for `follow`.

    menu: the pages, as links at the top of the page on a phone, where Streamlit would hide them behind a drawer.
    """
    st.html(_style())
    with st.container(key="menu", horizontal=True):
        for page in menu:
            st.page_link(page)
    with st.container(key="frame"):
        again, status = st.container(), st.container()  # the first at the left: when it comes, nothing moves
        if guesses.given():
            said = state.say("common.ask_all_again")
            again.button(said, key="ask_all_again", help=said, on_click=guesses.forget_all)
        language = state.language()
        data = {
            "language": language,
            "languages": {code: text.say(code, "common.language") for code in text.LANGUAGES},
            "words": text.section(language, "common"),
            "host": class_host(st.get_option("server.address")),
            "chosen": {"present": state.get("present")},
        }
        explained = {"glossary": routes.publish(glossary.said(language))}
        components.mount("frame/bar", data, key="frame_bar", on_choice=_take, published=explained)
    _notices()
    return status


@cache
def _style() -> str:
    sheets = "".join((_HERE / f"{name}.css").read_text("utf-8") for name in ("frame", "present"))
    return f"<style>{palette.css()}{sheets}</style>"


def class_host(address: str | None) -> str | None:
    """The host in links that students can open, for a server that listens at `address`; None if only this machine can.

    address: the option server.address, an IP address or a name; None: every address of the machine.
    """
    if address in (None, "", *EVERYWHERE):
        address = net_util.get_internal_ip() or "localhost"
    return None if _LOOPBACK.fullmatch(address) else f"[{address}]" if ":" in address else address


def follow(place: DeltaGenerator) -> None:
    """Show how the engine is, after the page has asked: polled only while it loads or this session waits for it."""
    loading = resources.loading()
    with place:  # always a fragment: one that was polled may still be asked for when nothing is followed any more
        st.fragment(_status, run_every=POLL_SECONDS if loading or resources.waiting() else None)(loading)


def _take(chosen: Any) -> None:
    state.take_written(chosen, ("lang", "present"))


def _status(loading: bool) -> None:
    """One line on the engine; when it has loaded, or an answer or a step towards it is there, the page runs again."""
    if resources.arrived() or (loading and not resources.loading()):
        st.rerun()
    phase, sentence = resources.status(state.language())
    st.html(f'<p role="status" data-phase="{phase}">{escape(sentence)}</p>')


def _notices() -> None:
    """What could not be used of the link, a sentence for each value, closed together."""
    if not state.notices():
        return
    with st.container(key="notices", horizontal=True, vertical_alignment="center"):
        with st.container(gap=None):
            for notice in state.notices().values():
                st.text(state.say(f"common.url_{notice.kind}", **notice.values))
        st.button(state.say("common.close"), key="close_notices", on_click=state.drop_notices)
