"""What the server answers beside Streamlit's own pages: fonts, and what the browser components are made of.

Every route of ours is made here, for Streamlit puts only its own below `server.baseUrlPath`. In the browser all
addresses are relative to the page, so that they also hold behind a proxy that strips a prefix.
"""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from streamlit.url_util import make_url_path

from mobilenet_viz.facts.assets import ASSETS
from mobilenet_viz.pixels import palette

COMPONENTS = Path(__file__).parents[1] / "components"
KINDS = {".js": "text/javascript", ".css": "text/css", ".html": "text/html"}
STATIC = ("/static/", "/modules/", "/data/")  # below these, Streamlit's and ours, each name says the content
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


async def _data(request: Request) -> Response:
    body = published(f"data/{request.path_params['name']}")
    return await _nothing(request) if body is None else Response(body, media_type="application/json", headers=FOREVER)


async def _module(request: Request) -> Response:
    """A file of this version. The attempt is the browser's, which asks at another address for what it could not get."""
    asked = request.path_params
    if asked["version"] != version() or asked["path"] not in modules():
        return await _nothing(request)
    return Response(modules()[asked["path"]], media_type=KINDS[Path(asked["path"]).suffix], headers=FOREVER)


async def _nothing(request: Request) -> Response:
    """Streamlit would answer with its page."""
    raise HTTPException(404)
