"""Streamlit's files reach a class compressed, and are compressed once."""

import asyncio
import gzip
from collections.abc import AsyncIterator, Sequence

import pytest
from starlette.datastructures import Headers
from starlette.responses import StreamingResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mobilenet_viz.ui.server.compressed import CompressedOnce
from mobilenet_viz.ui.server.headers import SecurityHeaders

SCRIPT = b"const words = 'depthwise, then pointwise';\n" * 1000
FOREVER = "public, immutable, max-age=31536000"
TAKES_GZIP = {"accept-encoding": "gzip, br"}
FILE = "/static/js/index.x.js"
PLACES = ("/static/",)


async def pieces() -> AsyncIterator[bytes]:
    for start in range(0, len(SCRIPT), 10_000):
        yield SCRIPT[start : start + 10_000]
        await asyncio.sleep(0)  # others come, and who has hung up is noticed


class Files:
    """Answers every question with the same script, and counts how often it was asked."""

    def __init__(self, status: int = 200, lasts: str = FOREVER) -> None:
        self.status, self.headers, self.asked = status, {"cache-control": lasts}, 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked += 1
        await StreamingResponse(pieces(), self.status, self.headers, "text/javascript")(scope, receive, send)


def answers(
    app: ASGIApp, *questions: tuple[str, dict[str, str]], hung_up: bool = False
) -> Sequence[tuple[Headers, bytes]]:
    """What comes of questions (path, headers) that are all asked at once, by visitors who wait or have gone."""

    async def receive() -> Message:
        return {"type": "http.disconnect"} if hung_up else await asyncio.Future()

    async def one(path: str, asked: dict[str, str]) -> tuple[Headers, bytes]:
        said: list[Message] = []

        async def send(message: Message) -> None:
            said.append(message)

        raw = [(name.encode(), value.encode()) for name, value in asked.items()]
        await app({"type": "http", "method": "GET", "path": path, "headers": raw}, receive, send)
        return Headers(raw=said[0]["headers"]), b"".join(part.get("body", b"") for part in said[1:])

    async def all_of_them() -> list[tuple[Headers, bytes]]:
        return await asyncio.gather(*(one(*question) for question in questions))

    return asyncio.run(all_of_them())


def test_thirty_who_ask_at_once_get_the_file_compressed_once() -> None:
    files = Files()
    for headers, body in answers(CompressedOnce(files, PLACES), *[(FILE, TAKES_GZIP)] * 30):
        assert SCRIPT == gzip.decompress(body)
        assert ("gzip", str(len(body))) == (headers["content-encoding"], headers["content-length"])
        assert FOREVER == headers["cache-control"]
        assert len(body) < len(SCRIPT) / 2
    assert files.asked == 1


def test_who_asks_first_and_hangs_up_leaves_the_whole_file_to_the_others() -> None:
    app = CompressedOnce(Files(), PLACES)
    answers(app, (FILE, TAKES_GZIP), hung_up=True)
    ((_, body),) = answers(app, (FILE, TAKES_GZIP))
    assert SCRIPT == gzip.decompress(body)


def test_each_visitor_has_the_policy_of_the_address_that_was_asked() -> None:
    app = SecurityHeaders(CompressedOnce(Files(), PLACES))
    hosts = ("192.168.0.12:8501", "localhost:8501")
    found = answers(app, *((FILE, TAKES_GZIP | {"host": host}) for host in hosts))
    for host, (headers, _) in zip(hosts, found, strict=True):
        assert f"ws://{host} wss://{host};" in headers["content-security-policy"]


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        (FILE, {}),
        (FILE, {"accept-encoding": "gzip;q=0, br"}),
        (FILE, TAKES_GZIP | {"range": "bytes=0-9"}),
        (FILE, TAKES_GZIP | {"if-none-match": "x"}),
        ("/static/media/symbols.woff2", TAKES_GZIP),
        ("/media/map.js", TAKES_GZIP),
        ("/", TAKES_GZIP),
    ],
)
def test_every_other_question_goes_to_streamlit_as_it_is(path: str, asked: dict[str, str]) -> None:
    files = Files()
    for headers, body in answers(CompressedOnce(files, PLACES), (path, asked), (path, asked)):
        assert (SCRIPT, None) == (body, headers.get("content-encoding"))
    assert files.asked == 2


@pytest.mark.parametrize(
    "files", [Files(status=404), Files(lasts="no-cache")]
)  # Streamlit answers an unknown name with its page
def test_what_will_not_stay_the_same_is_not_kept(files: Files) -> None:
    answers(CompressedOnce(files, PLACES), (FILE, TAKES_GZIP), (FILE, TAKES_GZIP))
    assert files.asked == 2
