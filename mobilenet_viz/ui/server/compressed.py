"""Files that never change, compressed once and kept: the thirty who open a page together share one access point.

Streamlit sends its own as they are, 4 MB to each visitor and twice as much with a chart, for it counts on a proxy that
compresses; and to compress them for each visitor anew would keep the teacher's machine busy for seconds.
"""

from asyncio import Future, Lock
from dataclasses import dataclass

from cachetools import LRUCache
from starlette.datastructures import Headers
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

KINDS = (".js", ".css", ".html", ".json")  # the others, fonts and pictures, are compressed in themselves
AT_MOST = 32 * 1024 * 1024  # bytes kept; all there is comes to a fifth of that
WHOLE = ("content-length", "etag", "accept-ranges")  # headers that are about the file as it lies there


@dataclass(frozen=True)
class _Answer:
    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes

    @property
    def lasts(self) -> bool:
        """A file under this name will never be another, and to compress it was worth it."""
        headers = Headers(raw=list(self.headers))
        immutable = "immutable" in headers.get("cache-control", "")
        return self.status == 200 and immutable and headers.get("content-encoding") == "gzip"


class CompressedOnce:
    """ASGI middleware: scripts and styles below `places` go gzipped to whoever takes that, everything else as it is.

    places: paths below which each name changes with the content of its file.
    Put it inside whatever adds headers that depend on the visitor.
    """

    def __init__(self, app: ASGIApp, places: tuple[str, ...]) -> None:
        self.app = app
        self.places = places
        self.gzip = GZipMiddleware(app)
        self.kept: LRUCache[str, _Answer] = LRUCache(AT_MOST, getsizeof=lambda answer: len(answer.body))
        self.lock = Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._wants_a_file(scope):
            return await self.app(scope, receive, send)
        answer = self.kept.get(scope["path"]) or await self._first(scope)
        headers = [(name, value) for name, value in answer.headers if name.decode() not in WHOLE]
        headers.append((b"content-length", str(len(answer.body)).encode()))
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await send({"type": "http.response.body", "body": answer.body})

    def _wants_a_file(self, scope: Scope) -> bool:
        if scope["type"] != "http" or scope["method"] != "GET":
            return False
        path: str = scope["path"]
        headers = Headers(scope=scope)
        takes = [coding.strip() for coding in headers.get("accept-encoding", "").split(",")]
        special = ("range", "if-none-match", "if-modified-since")
        asks_for_all = "gzip" in takes and not any(name in headers for name in special)
        return asks_for_all and path.startswith(self.places) and path.endswith(KINDS)

    async def _first(self, scope: Scope) -> _Answer:
        """Ask for the file; one at a time, so that a class which asks for it together has it compressed once."""
        async with self.lock:
            path = scope["path"]
            answer = self.kept.get(path) or await _asked(self.gzip, scope)
            if answer.lasts:
                self.kept[path] = answer
            return answer


async def _nobody_leaves() -> Message:
    """The answer is everybody's: who asked first and hangs up shall not leave half a file to the others."""
    return await Future[Message]()


async def _asked(app: ASGIApp, scope: Scope) -> _Answer:
    started: list[Message] = []
    parts: list[bytes] = []

    async def listen(message: Message) -> None:
        if message["type"] == "http.response.start":
            started.append(message)
        else:
            parts.append(message.get("body", b""))

    await app(scope, _nobody_leaves, listen)
    return _Answer(started[0]["status"], tuple(started[0]["headers"]), b"".join(parts))
