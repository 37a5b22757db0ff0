"""What the server answers beside Streamlit's pages: files of the components under a name that says their content."""

import asyncio
import json
import posixpath
import re

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.types import Message

from mobilenet_viz.ui.fields import PARTS
from mobilenet_viz.ui.server import routes
from tests.test_layers import ROOT

COMPONENTS = ROOT / "mobilenet_viz" / "ui" / "components"


@pytest.fixture(params=["", "class"])
def below(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The path below which the server is told to serve, as it is asked for."""
    monkeypatch.setattr("streamlit.get_option", {"server.baseUrlPath": request.param}.__getitem__)
    return f"/{request.param}".rstrip("/")


def answer(path: str, query: bytes = b"") -> tuple[int, Headers, bytes]:
    """What comes of a question: status, headers and body."""
    said: list[Message] = []

    async def receive() -> Message:
        return await asyncio.Future()  # who asks waits

    async def send(message: Message) -> None:
        said.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "headers": [], "query_string": query}
    asyncio.run(Starlette(routes=routes.routes())(scope, receive, send))
    return said[0]["status"], Headers(raw=said[0]["headers"]), b"".join(part.get("body", b"") for part in said[1:])


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("live/scene/component.js", "javascript"),
        ("live/scene/component.css", "css"),
        ("live/scene/component.html", "html"),
    ],
)
def test_a_file_is_served_for_good_under_the_version(below: str, file: str, kind: str) -> None:
    for attempt in (0, 7):
        status, headers, body = answer(f"{below}/modules/{routes.version()}/{attempt}/{file}")
        assert (200, (COMPONENTS / file).read_bytes()) == (status, body)
        assert headers["content-type"].startswith(f"text/{kind}")
        assert {"immutable", "max-age=31536000", "public"} == set(headers["cache-control"].split(", "))


@pytest.mark.parametrize(
    "component", sorted({path.parent.relative_to(COMPONENTS).as_posix() for path in COMPONENTS.rglob("component.html")})
)
def test_a_components_html_and_all_styles_it_needs_come_as_one_file(below: str, component: str) -> None:
    status, headers, body = answer(f"{below}/modules/{routes.version()}/0/{component}/{routes.LOOKS}")
    assert (200, "application/json") == (status, headers["content-type"])
    assert "immutable" in headers["cache-control"]
    looks = json.loads(body)
    assert looks == {path: routes.modules()[path].decode() for path in looks}
    assert {f"{component}/component.html", f"{component}/component.css", "shared/palette.css"} <= looks.keys()
    sources = {path: routes.modules()[path].decode() for path in routes.files(component) if path.endswith(".js")}
    for path, source in sources.items():
        for name in re.findall(r'sheet\("([^"]+)", import', source):
            assert posixpath.join(posixpath.dirname(path), name) in looks
        for name in re.findall(r'^(?:import|export) .* from "(\.[^"]+)"', source, re.MULTILINE):
            assert posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) in sources


@pytest.mark.parametrize("folder", ["frame/carrier", "shared", "nothing", "live"])
def test_what_is_no_component_has_no_looks(below: str, folder: str) -> None:
    kept = routes.looks.cache_info().currsize
    assert answer(f"{below}/modules/{routes.version()}/0/{folder}/{routes.LOOKS}")[0] == 404
    assert kept == routes.looks.cache_info().currsize  # else strangers could fill it


def test_the_colours_are_a_style_sheet_like_any_other(below: str) -> None:
    _, _, body = answer(f"{below}/modules/{routes.version()}/0/shared/palette.css")
    assert b"--kind-conv" in body


@pytest.mark.parametrize(
    "path",
    [
        "{old}/0/live/scene/component.js",
        "{now}/0/live/gone.js",
        "{now}/0/live/__init__.py",
        "{now}/0/loading.js",
        "{now}/live/scene/component.js",
        "",
    ],
)
def test_what_is_not_there_is_a_404_and_not_streamlits_page(below: str, path: str) -> None:
    status, headers, _ = answer(f"{below}/modules/{path.format(old='0' * 16, now=routes.version())}")
    assert 404 == status
    assert "cache-control" not in headers


def test_fonts_are_served_below_the_path(below: str) -> None:
    assert 200 == answer(f"{below}/assets/fonts/viz-sans-latin.woff2")[0]


def test_where_a_page_has_become_a_part_of_another_a_link_is_led_there_with_all_it_names(below: str) -> None:
    status, headers, _ = answer(f"{below}/tools", b"topic=where&alpha=0.50&convention=norm-2%2Cbias-1")
    assert (307, "cost?topic=tools&alpha=0.50&convention=norm-2%2Cbias-1") == (status, headers["location"])
    assert "cost?topic=tools" == answer(f"{below}/tools")[1]["location"]
    for page, fields in routes.MOVED.values():
        field, parts = PARTS[page]
        assert fields[field] in parts


def test_another_content_has_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = routes.version()
    monkeypatch.setattr(routes, "modules", lambda: {"live/scene/component.js": b"export const show = null;"})
    assert before != routes.version.__wrapped__()
