"""What the components of a page are made of, named in its HTML: it comes while Streamlit itself is coming.

Otherwise a browser hears of a module only from the module that imports it, and of the first of them only once Streamlit
stands, has run the page and has told what to draw.
"""

from collections.abc import Callable
from functools import cache
from html import escape

from starlette.datastructures import MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mobilenet_viz.ui.server.routes import LOOKS, below_base, files, is_seen, version

_OF_A_FILE = (b"content-length", b"etag", b"last-modified", b"accept-ranges")  # headers about the HTML as it lies there
_OF_A_PART = (b"if-", b"range", b"accept-encoding")  # beginnings of those that ask for less than all of it


@cache
def links(components: tuple[str, ...]) -> bytes:
    """HTML that has a browser ask for all files of these components: their modules, and the looks of each."""
    paths = dict.fromkeys(path for each in components for path in files(each) if path.endswith(".js"))
    looked = [f"{each}/{LOOKS}" for each in components if is_seen(each)]
    modules = [f'<link rel="modulepreload" href="{_address(path)}">' for path in paths]
    fetched = [f'<link rel="preload" as="fetch" crossorigin href="{_address(path)}">' for path in looked]
    return "".join(modules + fetched).encode()


def _address(path: str) -> str:
    return escape(f"modules/{version()}/0/{path}")


class Preloading:
    """ASGI middleware that names in the HTML of a page what it is made of.

    components: the folders of the components that a page begins with, such as "cost/layer", by its path below the
    server's prefix and the query of its link; none of what is no page.
    """

    def __init__(self, app: ASGIApp, components: Callable[[str, str], tuple[str, ...]]) -> None:
        self.app = app
        self.components = components
        self.compressed = GZipMiddleware(self._page)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_page = scope["type"] == "http" and scope["method"] == "GET" and self._begins_with(scope)
        await (self.compressed if is_page else self.app)(scope, receive, send)

    def _begins_with(self, scope: Scope) -> tuple[str, ...]:
        page = scope["path"].removeprefix(below_base("/").rstrip("/")).strip("/")
        return self.components(page, scope["query_string"].decode("latin-1"))

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Whole and as it is, whatever a browser has kept of it: after an update the files have other names."""
        headers = [pair for pair in scope["headers"] if not pair[0].startswith(_OF_A_PART)]
        started: list[Message] = []
        body: list[bytes] = []

        async def hold(message: Message) -> None:
            if message["type"] == "http.response.start":
                started.append(message)
                return
            body.append(message.get("body", b""))
            if not message.get("more_body", False):
                await _send(started[0], _with(b"".join(body), links(self._begins_with(scope))), send)

        await self.app({**scope, "headers": headers}, receive, hold)


def _with(html: bytes, named: bytes) -> bytes:
    return html.replace(b"</head>", named + b"</head>")


async def _send(start: Message, body: bytes, send: Send) -> None:
    headers = MutableHeaders(raw=[pair for pair in start["headers"] if pair[0] not in _OF_A_FILE])
    headers["content-length"] = str(len(body))
    await send({**start, "headers": headers.raw})
    await send({"type": "http.response.body", "body": body})
