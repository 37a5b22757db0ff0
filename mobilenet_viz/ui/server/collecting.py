"""Routes of page Train by which a browser fills its own collection, without a run of the page.

The collection's token is in a header, never in an address, and a page of another site cannot send that header. Who
asks, how often and with how much is looked at before a body is read; pictures are decoded beside the event loop.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import segno
from cachetools import LRUCache
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.page_data import collecting
from mobilenet_viz.pixels import images
from mobilenet_viz.training import archive, collection
from mobilenet_viz.training.draft import Draft, Picture
from mobilenet_viz.training.store import Store, is_token, new_token
from mobilenet_viz.ui.server import doors
from mobilenet_viz.ui.server.routes import below_base

STORE = Store()
TOKEN = "X-Collection"  # the header
ARCHIVE_BYTES = collection.BYTES  # of a ZIP file: pictures do not shrink in it
THUMBNAIL = 112  # px; shown at half of it, sharp on fine screens
_MESSAGE = 2**19  # bytes of what is no picture: the ids of all that a collection may have
_AT_ONCE, _ZIPS_AT_ONCE = 12, 1  # bodies that are in memory
_SWEEP = 60.0  # s
NO_STORE = {"Cache-Control": "no-store"}

_Handler = Callable[[Request, str], Awaitable[Response]]
_paces: LRUCache[str, doors.Pace] = LRUCache(1000)
_of_all = doors.Pace(rate=200, burst=400)


def routes() -> list[BaseRoute]:
    """For `st.App`, all but those of the phones (`sending`)."""
    ours: list[tuple[str, str, _Handler]] = [
        ("state", "GET", _state),
        ("change", "POST", _change),
        ("picture", "POST", _picture),
        ("code", "POST", _code),
        ("zip", "POST", _open_zip),
        ("zip", "GET", _save_zip),
    ]
    made = [Route(below_base(f"/collecting/{name}"), guarded(answer), methods=[how]) for name, how, answer in ours]
    return [*made, Route(below_base("/collecting/thumbnail/{id}"), _thumbnail)]


async def forget_old() -> None:
    """For as long as the server runs: what nobody has used for a while goes, though nobody asks for it."""
    while True:
        await asyncio.sleep(_SWEEP)
        STORE.forget_old()


def guarded(answer: _Handler) -> Callable[[Request], Awaitable[Response]]:
    """A route that is asked by our own pages, with a token, and not too often; a Refusal is its answer, too."""

    async def ask(request: Request) -> Response:
        token = request.headers.get(TOKEN)
        if not doors.is_ours(request) or token is None or not is_token(token):
            raise HTTPException(doors.NOT_HERE)
        pace = _paces.setdefault(token, doors.Pace(rate=60, burst=120))
        if not (pace.allows() and _of_all.allows()):
            raise HTTPException(doors.TOO_MANY, headers={"Retry-After": "1"})
        try:
            return await answer(request, token)
        except Refusal as refusal:
            return said({"refusal": refusal.in_every_language()})

    return ask


def said(value: Any) -> Response:
    return JSONResponse(value, headers=NO_STORE)


async def message(request: Request) -> dict[str, Any]:
    """What the browser says in JSON. Raises HTTPException for what is no object of strings."""
    try:
        found = json.loads(await doors.body(request, _MESSAGE))
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise HTTPException(400)
    return found


async def picture(request: Request, sender: str | None = None) -> Picture:
    """The one in the body. Raises the refusals of `collection.photo`."""
    async with _within(request, "pictures", _AT_ONCE):
        data = await doors.body(request, collection.FILE_BYTES)
        name = collection.shown(request.query_params.get("name", ""))
        return await asyncio.to_thread(lambda: _pictured(collection.photo(name, data), sender))


def _pictured(photo: collection.Photo, sender: str | None = None) -> Picture:
    return Picture(photo, images.thumbnail(photo.pixels, THUMBNAIL), sender, approved=sender is None)


def _pictured_all(found: collection.Collection) -> dict[str, list[Picture]]:
    return {name: list(map(_pictured, photos)) for name, photos in found.classes.items()}


def _within(request: Request, what: str, most: int) -> asyncio.Semaphore:
    """Of the loop that serves: so many bodies of a kind are in memory, the others wait unread."""
    kept = request.app.state
    if not hasattr(kept, what):
        setattr(kept, what, asyncio.Semaphore(most))
    semaphore: asyncio.Semaphore = getattr(kept, what)
    return semaphore


async def _state(request: Request, token: str) -> Response:
    with STORE.owned(token, watching=True) as draft:
        seen = collecting.seen(draft)
    return said(await asyncio.to_thread(collecting.described, seen))


async def _change(request: Request, token: str) -> Response:
    """One of `_CHANGES`, named by `do`; the answer is the collection as it then is."""
    asked = await message(request)
    change = _CHANGES.get(str(asked.get("do")))
    if change is None:
        raise HTTPException(400)
    if asked["do"] == "delete":
        STORE.delete(token)
    else:
        with STORE.owned(token) as draft:
            change(draft, asked)
    return await _state(request, token)


async def _code(request: Request, token: str) -> Response:
    """The address that the page has for its phones, as a QR code: a data URL."""
    address = str((await message(request)).get("address"))
    try:
        return said({"code": segno.make(address, micro=False).svg_data_uri(border=2, light="white")})
    except ValueError as error:  # segno's, of what is too long
        raise HTTPException(400) from error


async def _picture(request: Request, token: str) -> Response:
    found = await picture(request)
    with STORE.owned(token) as draft:
        draft.add(request.query_params.get("class", ""), found)
    return said({})


async def _open_zip(request: Request, token: str) -> Response:
    """Classes that are there already get the pictures of the folder with their name."""
    async with _within(request, "zips", _ZIPS_AT_ONCE):
        found, left_out = await asyncio.to_thread(archive.from_zip, await doors.body(request, ARCHIVE_BYTES))
    pictures = await asyncio.to_thread(_pictured_all, found)
    with STORE.owned(token) as draft:
        draft.add_all(pictures)
    return said({"left_out": [{"name": each.name, "why": each.why.in_every_language()} for each in left_out]})


async def _save_zip(request: Request, token: str) -> Response:
    with STORE.owned(token) as draft:
        found = draft.collection()
    return Response(await asyncio.to_thread(archive.as_zip, found), media_type="application/zip", headers=NO_STORE)


async def _thumbnail(request: Request) -> Response:
    found = STORE.thumbnail(request.path_params["id"]) if is_token(request.path_params["id"]) else None
    if found is None:
        raise HTTPException(404)
    return Response(found, media_type="image/jpeg", headers=NO_STORE)


def _ids(asked: dict[str, Any]) -> set[str]:
    said_ids = asked.get("pictures")
    return {str(each) for each in said_ids} if isinstance(said_ids, list) else set()


def _open_link(draft: Draft, asked: dict[str, Any]) -> None:
    draft.link = new_token()


def _close_link(draft: Draft, asked: dict[str, Any]) -> None:
    draft.link = None


_CHANGES: dict[str, Callable[[Draft, dict[str, Any]], object]] = {
    "add": lambda draft, asked: draft.add_class(str(asked.get("name"))),
    "rename": lambda draft, asked: draft.rename(str(asked.get("class")), str(asked.get("name"))),
    "use": lambda draft, asked: setattr(draft.named(str(asked.get("class"))), "used", asked.get("used") is True),
    "drop": lambda draft, asked: draft.drop(str(asked.get("class"))),
    "remove": lambda draft, asked: draft.remove(_ids(asked)),
    "move": lambda draft, asked: draft.move(_ids(asked), str(asked.get("class"))),
    "approve": lambda draft, asked: draft.approve(_ids(asked)),
    "open": _open_link,
    "close": _close_link,
    "delete": lambda draft, asked: None,
}
