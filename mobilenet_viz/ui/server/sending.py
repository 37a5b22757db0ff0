"""The bare page on which a student's phone sends photos to the teacher's collection, and the routes that it asks.

The link's token stands behind # in the address, so that no server is told it and no log keeps it; the page sends it in
a header, and a token of its own beside it. A phone sees no photo but those that it has sent.
"""

import json
from functools import cache
from html import escape
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from mobilenet_viz.facts import text
from mobilenet_viz.pixels import images
from mobilenet_viz.training.draft import Draft
from mobilenet_viz.training.store import is_token
from mobilenet_viz.ui.server import doors
from mobilenet_viz.ui.server.collecting import NO_STORE, STORE, guarded, message, picture, said
from mobilenet_viz.ui.server.routes import below_base, version

LINK = "X-Link"  # the header
_FILES = "train/phone"

_HTML = """<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="modules/{version}/0/shared/palette.css">
<link rel="stylesheet" href="modules/{version}/0/{files}/phone.css"></head>
<body><main></main><script type="application/json" id="given">{given}</script>
<script type="module" src="modules/{version}/0/{files}/phone.js"></script></body></html>"""


def routes() -> list[BaseRoute]:
    """For `st.App`. A phone's own token is the one that `guarded` asks for."""
    return [
        Route(below_base("/send"), _page),
        Route(below_base("/sending/state"), guarded(_state)),
        Route(below_base("/sending/picture"), guarded(_picture), methods=["POST"]),
        Route(below_base("/sending/withdraw"), guarded(_withdraw), methods=["POST"]),
    ]


async def _page(request: Request) -> Response:
    """In the language that is asked for, else in the phone's."""
    phone = request.headers.get("Accept-Language", "")[:2]
    wanted = request.query_params.get("lang", phone)
    return HTMLResponse(_html(wanted if wanted in text.LANGUAGES else text.LANGUAGES[0]), headers=NO_STORE)


@cache
def _html(lang: str) -> str:
    words = text.section(lang, "sending")
    other = next(each for each in text.LANGUAGES if each != lang)
    given = {"lang": lang, "other": other, "words": words, "accept": images.MEDIA_TYPES}
    inside = json.dumps(given, ensure_ascii=False).replace("<", "\\u003c")  # or a text could end the script
    return _HTML.format(lang=lang, title=escape(words["title"]), version=version(), files=_FILES, given=inside)


def _link(request: Request) -> str:
    link = request.headers.get(LINK)
    if link is None or not is_token(link):
        raise HTTPException(doors.NOT_HERE)
    return link


async def _state(request: Request, phone: str) -> Response:
    with STORE.sent_to(_link(request)) as draft:
        return said(_seen(draft, phone))


async def _picture(request: Request, phone: str) -> Response:
    link = _link(request)
    with STORE.sent_to(link):
        pass  # before a body is read
    found = await picture(request, phone)
    with STORE.sent_to(link) as draft:
        draft.add(request.query_params.get("class", ""), found)
    return said({})


async def _withdraw(request: Request, phone: str) -> Response:
    asked = await message(request)
    with STORE.sent_to(_link(request)) as draft:
        draft.remove({str(asked.get("picture"))}, phone)
        return said(_seen(draft, phone))


def _seen(draft: Draft, phone: str) -> dict[str, Any]:
    """By that phone: the names of the classes, and its own photos."""
    return {
        "classes": [{"id": id_, "name": each.name} for id_, each in draft.classes.items()],
        "pictures": [
            {"id": one.id, "of": each.name, "waits": not one.approved}
            for each in draft.classes.values()
            for one in each.pictures.values()
            if one.sender == phone
        ],
    }
