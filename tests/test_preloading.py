"""A page's HTML names what its components are made of, and stays what it is in all else."""

import asyncio
import gzip
import re
from posixpath import dirname

import pytest
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import FileResponse
from starlette.types import Message, Receive, Scope, Send
from streamlit import file_util

from mobilenet_viz.ui.fields import PARTS
from mobilenet_viz.ui.server import routes
from mobilenet_viz.ui.server.preloading import Preloading
from mobilenet_viz.ui.shell import PAGES, begins_with
from tests.test_routes import COMPONENTS

INDEX = f"{file_util.get_static_dir()}/index.html"
NAMED = re.compile(rb'<link rel="(\w+)"[^>]* href="modules/(\w+)/0/([^"]+)">')


async def index(scope: Scope, receive: Receive, send: Send) -> None:
    await GZipMiddleware(FileResponse(INDEX))(scope, receive, send)


def asked(path: str, query: bytes = b"", **headers: str) -> tuple[Message, bytes]:
    said: list[Message] = []

    async def receive() -> Message:
        return await asyncio.Future()

    async def send(message: Message) -> None:
        said.append(message)

    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": path, "query_string": query, "headers": named}
    asyncio.run(Preloading(index, begins_with)(scope, receive, send))
    return said[0], b"".join(part["body"] for part in said[1:])


@pytest.mark.parametrize("page", [spec.name for spec in PAGES])
def test_every_page_names_files_that_there_are(page: str) -> None:
    start, body = asked(f"/{page}")
    found = NAMED.findall(body)
    there = routes.modules().keys() | {f"{dirname(path)}/{routes.LOOKS}" for path in routes.modules()}
    assert {path.decode() for *_, path in found} <= there
    assert {(b"modulepreload", b".js"), (b"preload", b".json")} == {
        (how, re.findall(rb"\.\w+$", path)[0]) for how, _, path in found
    }
    assert {routes.version().encode()} == {version for _, version, _ in found}
    assert len({path for *_, path in found}) == len(found)
    with open(INDEX, "rb") as file:
        assert file.read() == NAMED.sub(b"", body)
    assert str(len(body)).encode() == dict(start["headers"])[b"content-length"]


@pytest.mark.parametrize(("page", "part"), [(page, part) for page, (_, parts) in PARTS.items() for part in parts])
def test_the_part_that_a_link_opens_is_named_and_no_other(page: str, part: str) -> None:
    field, parts = PARTS[page]
    _, body = asked(f"/{page}", f"lang=ko&{field}={part}".encode())
    components = {path.decode().rpartition("/")[0] for *_, path in NAMED.findall(body) if b"/looks.json" in path}
    assert {f"{page}/{parts[part]}"} == {each for each in components if not each.startswith("frame/")}
    assert all((COMPONENTS / each).is_dir() for each in components)


def test_of_a_part_that_shows_one_of_several_the_one_that_the_link_opens_is_named() -> None:
    assert "filtering/layers" in begins_with("filtering", "part=network&within=layers")
    assert "filtering/block" in begins_with("filtering", "part=network&within=")
    assert "filtering/story" in begins_with("filtering", "within=layers")


def test_an_unknown_part_is_the_first() -> None:
    assert asked("/cost")[1] == asked("/cost", b"topic=%FF;junk")[1]


def test_the_first_page_is_at_the_root_and_below_a_prefix(monkeypatch: pytest.MonkeyPatch) -> None:
    _, root = asked("/")
    assert NAMED.findall(root)
    assert root == asked(f"/{PAGES[0].name}")[1]
    monkeypatch.setattr("streamlit.get_option", {"server.baseUrlPath": "class"}.__getitem__)
    assert root == asked("/class")[1] == asked("/class/")[1]
    assert asked("/class/see")[1] != root


@pytest.mark.parametrize("path", ["/nothing", "/modules/x/0/live/scene/component.html", "/frame", "/static/index.html"])
def test_what_is_no_page_is_left_alone(path: str) -> None:
    start, body = asked(path)
    assert not NAMED.findall(body)
    assert b"etag" in dict(start["headers"])


def test_a_page_that_a_browser_has_kept_comes_whole_all_the_same() -> None:
    """It names files of the version that it was made for."""
    start, _ = asked("/nothing")
    etag = dict(start["headers"])[b"etag"].decode()
    for headers in ({"if_none_match": etag}, {"range": "bytes=0-9"}):
        start, body = asked("/", **headers)
        assert (200, asked("/")[1]) == (start["status"], body)
        assert not {b"etag", b"last-modified"} & dict(start["headers"]).keys()


def test_it_is_compressed_for_whoever_takes_that() -> None:
    """Streamlit would do so before there is a name in it."""
    start, body = asked("/cost", accept_encoding="gzip, br")
    assert dict(start["headers"])[b"content-encoding"] == b"gzip"
    assert asked("/cost")[1] == gzip.decompress(body)
