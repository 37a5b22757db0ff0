"""What the server answers beside Streamlit's own pages: fonts, what the components are made of, old addresses.

Every route of ours is made here (sockets in `sockets.py`), for Streamlit puts only its own below `server.baseUrlPath`.
In the browser all addresses are relative to the page, so that they also hold behind a proxy that strips a prefix.
"""

import json
import re
from functools import cache
from hashlib import sha256
from pathlib import Path
from posixpath import dirname, join, normpath, split
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from streamlit.url_util import make_url_path

from mobilenet_viz.facts.assets import ASSETS
from mobilenet_viz.pixels import palette

COMPONENTS = Path(__file__).parents[1] / "components"
KINDS = {".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".json": "application/json"}
STATIC = ("/static/", "/modules/", "/data/")  # below these, Streamlit's and ours, each name says the content
# Pages that have become a part of another: that one, and the fields of a link that say which part.
MOVED = {"tools": ("cost", {"topic": "tools"})}
FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}


def below_base(path: str) -> str:
    """The path as the server is asked for it: below `server.baseUrlPath`, where one is set."""
    return str(make_url_path(st.get_option("server.baseUrlPath"), path))


def routes() -> list[BaseRoute]:
    """All of them, for `st.App`."""
    return [
        Mount(below_base("/assets/fonts"), StaticFiles(directory=ASSETS / "fonts")),
        Route(below_base("/modules/{version}/{attempt:int}/{path:path}"), _module),
        Route(below_base("/modules/{rest:path}"), _nothing),
        Route(below_base("/data/{name}"), _data),
        Route(below_base("/lent/{name}"), _lent),
        *(Route(below_base(f"/{page}"), _moved) for page in MOVED),
    ]


@cache
def modules() -> dict[str, bytes]:
    """The files of the components by path, such as "live/component.js"; the colours are "shared/palette.css"."""
    files = sorted(file for file in COMPONENTS.rglob("*/*") if file.suffix in KINDS)
    found = {file.relative_to(COMPONENTS).as_posix(): file.read_bytes() for file in files}
    return found | {"shared/palette.css": palette.css().encode()}


@cache
def version() -> str:
    """A hash of all of them: they import each other, so that one path holds for all."""
    return sha256(repr(modules()).encode()).hexdigest()[:16]


_IMPORT = re.compile(rb'^(?:import|export) [^;]*? from "(\.[^"]+)";', re.MULTILINE)
_SHEET = re.compile(rb'"(\w+\.css)"')
LOOKS = "looks.json"  # of a component, beside its files


@cache
def files(component: str) -> tuple[str, ...]:
    """All files of a component, as paths of `modules`: HTML, looks, what it imports and what that imports."""
    found = {f"{component}/{name}": None for name in ("component.js", "component.css", "component.html")}
    todo = [f"{component}/component.js"]
    while todo:
        path = todo.pop()
        source, beside = modules()[path], dirname(path)
        imported = [normpath(join(beside, each.decode())) for each in _IMPORT.findall(source)]
        todo += [each for each in imported if each not in found]
        found |= dict.fromkeys(imported)
        found |= {join(beside, each.decode()): None for each in _SHEET.findall(source)}
    return tuple(path for path in found if path in modules())


def is_seen(component: str) -> bool:
    """Is there a component in this folder that has looks? One that only carries data has none."""
    return f"{component}/component.html" in modules()


@cache
def looks(component: str) -> bytes:
    """The HTML of a component and all style sheets it needs, by path, as JSON. Ask only for one that `is_seen`."""
    texts = {path: modules()[path].decode() for path in files(component) if not path.endswith(".js")}
    return json.dumps(texts, ensure_ascii=False).encode()


def module(path: str) -> bytes | None:
    """What stands at this path beside the modules: one of them, or the looks of a component; None for nothing."""
    folder, name = split(path)
    return looks(folder) if name == LOOKS and is_seen(folder) else modules().get(path)


_PUBLISHED: dict[str, bytes] = {}


def publish(value: Any) -> str:
    """Serve what is everybody's and stays, such as the names of the classes; returns its address, relative to the page.

    value: as for JSON. Nothing of a visitor's: whoever knows the address can have it, until the server ends.
    """
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    name = f"{sha256(body).hexdigest()[:16]}.json"
    _PUBLISHED[f"data/{name}"] = body
    return f"data/{name}"


def published(address: str) -> bytes | None:
    """What was published there, as JSON; None for what was not."""
    return _PUBLISHED.get(address)


_LENT: dict[str, tuple[bytes, set[str]]] = {}


def lend(value: Any, session: str) -> str:
    """Serve what belongs to one visitor, until `take_back`; returns its address, relative to the page.

    value: as for JSON. The address is a SHA-256 of the content: only who was told it, or has the content, can ask.
    """
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    address = f"lent/{sha256(body).hexdigest()}.json"
    _LENT.setdefault(address, (body, set()))[1].add(session)
    return address


def take_back(session: str) -> None:
    """What this session was lent is no longer served, but for what another was lent, too."""
    for address, (_, sessions) in list(_LENT.items()):
        sessions.discard(session)
        if not sessions:
            _LENT.pop(address, None)


async def _lent(request: Request) -> Response:
    """Nobody's disk keeps it."""
    body, _ = _LENT.get(f"lent/{request.path_params['name']}", (None, None))
    headers = {"Cache-Control": "no-store"}
    return await _nothing(request) if body is None else Response(body, media_type="application/json", headers=headers)


async def _data(request: Request) -> Response:
    body = published(f"data/{request.path_params['name']}")
    return await _nothing(request) if body is None else Response(body, media_type="application/json", headers=FOREVER)


async def _module(request: Request) -> Response:
    """A file of this version. The attempt is the browser's, which asks at another address for what it could not get."""
    asked = request.path_params
    body = module(asked["path"])
    if asked["version"] != version() or body is None:
        return await _nothing(request)
    return Response(body, media_type=KINDS[Path(asked["path"]).suffix], headers=FOREVER)


async def _moved(request: Request) -> Response:
    """To where a page has gone, with all that the link names; for this once, since browsers keep what is for good."""
    page, fields = MOVED[request.url.path.rpartition("/")[2]]
    return RedirectResponse(f"{page}?{urlencode({**request.query_params, **fields})}")


async def _nothing(request: Request) -> Response:
    """Streamlit would answer with its page."""
    raise HTTPException(404)
