"""Sockets of ours beside Streamlit's: who may open one, and how much may come before anything is looked at."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import pytest
from streamlit.web.server.starlette import starlette_websocket

from mobilenet_viz.ui.server import doors, sockets
from mobilenet_viz.ui.server.sockets import Bounds, Socket
from tests.socket_visitor import Visitor, app_with

PATH = "/sockets/echo"
BOUNDS = Bounds(size=8, rate=10, connections=2)


class Echo:
    """Answers with what came, if told to once it is let go; remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[bytes] = []
        self.cancelled: list[bytes] = []
        self.go = asyncio.Event()
        self.go.set()

    async def answer(self, message: bytes, number: int) -> str:
        self.asked.append(message)
        try:
            await self.go.wait()
        except asyncio.CancelledError:
            self.cancelled.append(message)
            raise
        return f"{number}: {message.decode()}"


Told = Callable[[Echo, Callable[..., Visitor]], Awaitable[None]]


def told(story: Told, bounds: Bounds = BOUNDS) -> None:
    """What happens between an echo and its visitors."""

    async def all_of_it() -> None:
        echo = Echo()
        app = app_with(Socket(PATH, echo.answer, bounds))
        await story(echo, lambda path=PATH, **how: Visitor(app, path, **how))

    asyncio.run(all_of_it())


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, which stands still."""
    now = [1000.0]
    monkeypatch.setattr(doors, "monotonic", lambda: now[0])
    return now


@pytest.mark.parametrize(
    ("origin", "opens"),
    [
        ("http://classroom:8501", True),
        (None, True),  # no browser: Streamlit takes those
        ("http://elsewhere.example", False),
        ("http://classroom:8502", False),
        ("null", False),
    ],
)
def test_only_pages_of_this_server_may_open_one(origin: str | None, opens: bool) -> None:
    async def story(echo: Echo, visitor: Callable[..., Visitor]) -> None:
        async with visitor(origin=origin) as stranger:
            await stranger.send(b"hello")
            if opens:
                assert "websocket.accept" == stranger.first["type"]
                assert "0: hello" == await stranger.text()
            else:
                assert ("websocket.close", 1008) == (stranger.first["type"], stranger.first["code"])
        assert echo.asked == ([b"hello"] if opens else [])

    told(story)


def test_the_rule_is_streamlits_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starlette_websocket, "is_url_from_allowed_origins", lambda url: url == "http://friend.example")

    async def story(echo: Echo, visitor: Callable[..., Visitor]) -> None:
        async with visitor(origin="http://friend.example") as friend:
            assert "websocket.accept" == friend.first["type"]

    told(story)


@pytest.mark.parametrize(("path", "opens"), [(f"/class{PATH}", True), (PATH, False)])
def test_it_is_below_the_path_of_the_server(monkeypatch: pytest.MonkeyPatch, path: str, opens: bool) -> None:
    monkeypatch.setattr("streamlit.get_option", {"server.baseUrlPath": "class"}.__getitem__)

    async def story(echo: Echo, visitor: Callable[..., Visitor]) -> None:
        async with visitor(path) as ann:
            assert opens == (ann.first["type"] == "websocket.accept")

    told(story)


@pytest.mark.parametrize(
    ("message", "why"), [(b"123456789", (1009, "more than 8 bytes")), ("text", (1003, "bytes are expected"))]
)
def test_what_is_too_large_or_no_bytes_ends_the_connection_unread(message: bytes | str, why: tuple[int, str]) -> None:
    async def story(echo: Echo, visitor: Callable[..., Visitor]) -> None:
        async with visitor() as ann:
            await ann.send(b"12345678")
            assert "0: 12345678" == await ann.text()
            await ann.send(message)
            assert why == await ann.closed()
        assert [b"12345678"] == echo.asked

    told(story)


def test_a_message_that_comes_while_one_is_answered_is_dropped() -> None:
    async def story(echo: Echo, visitor: Callable[..., Visitor]) -> None:
        async with visitor() as ann, visitor() as ben:
            echo.go.clear()
            await ann.send(b"first")
            await ann.send(b"second")
            await ben.send(b"other")
            while len(echo.asked) < 2:
                await asyncio.sleep(0)
            echo.go.set()
            assert "0: first" == await ann.text()
            assert "1: other" == await ben.text()
            await ann.send(b"third")
            assert "0: third" == await ann.text()
        assert [b"first", b"other", b"third"] == echo.asked

    told(story)


def test_what_comes_too_fast_is_dropped(clock: list[float]) -> None:
    async def story(echo: Echo, visitor: Callable[..., Visitor]) -> None:
        async with visitor() as ann:
            for _ in range(sockets.BURST):
                await ann.send(b"in time")
                await ann.text()
            for _ in range(sockets.FLOOD):
                await ann.send(b"late")
            while ann.pending:
                await asyncio.sleep(0)
            clock[0] += 1 / BOUNDS.rate
            await ann.send(b"again")
            assert "0: again" == await ann.text()
        assert [*[b"in time"] * sockets.BURST, b"again"] == echo.asked

    told(story)


@pytest.mark.usefixtures("clock")
def test_a_flood_ends_the_connection() -> None:
    async def story(echo: Echo, visitor: Callable[..., Visitor]) -> None:
        async with visitor() as ann:
            echo.go.clear()
            await ann.send(b"flood")
            while not echo.asked:
                await asyncio.sleep(0)
            for _ in range(sockets.BURST - 1 + sockets.FLOOD + 1):
                await ann.send(b"flood")
            assert (1008, "too many messages") == await ann.closed()
        assert [b"flood"] == echo.asked == echo.cancelled

    told(story)


def test_there_is_room_for_so_many_and_who_leaves_makes_room() -> None:
    async def story(echo: Echo, visitor: Callable[..., Visitor]) -> None:
        async with visitor():
            async with visitor(), visitor() as late:
                assert (1013, "too many connections") == await late.closed()
            async with visitor() as again:
                await again.send(b"hello")
                assert "2: hello" == await again.text()

    told(story)


def test_who_sends_nothing_makes_room_but_not_while_they_wait_for_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "IDLE", 0.05)

    async def story(echo: Echo, visitor: Callable[..., Visitor]) -> None:
        async with visitor() as ann, visitor() as ben:
            echo.go.clear()
            await ann.send(b"slow")
            assert (1000, "nothing came") == await ben.closed()
            echo.go.set()
            assert "0: slow" == await ann.text()

    told(story)


def test_who_leaves_gives_up_what_they_asked() -> None:
    async def story(echo: Echo, visitor: Callable[..., Visitor]) -> None:
        async with visitor() as ann:
            echo.go.clear()
            await ann.send(b"left")
            while not echo.asked:
                await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert [b"left"] == echo.cancelled

    told(story)


def test_an_answer_that_fails_is_logged_and_ends_the_connection(caplog: pytest.LogCaptureFixture) -> None:
    async def broken(message: bytes, number: int) -> str:
        raise ZeroDivisionError

    async def story() -> None:
        async with Visitor(app_with(Socket(PATH, broken, BOUNDS)), PATH) as ann:
            await ann.send(b"hello")
            assert (1011, "the answer failed") == await ann.closed()

    with caplog.at_level(logging.ERROR):
        asyncio.run(story())
    assert "ZeroDivisionError" in caplog.text
