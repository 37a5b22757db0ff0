"""WebSockets of ours beside Streamlit's: who may open one, how large, how many and how fast messages may be.

All that is decided before a message is looked at. One is answered at a time; what comes meanwhile or too fast is
dropped, never queued: whoever sends a stream wants the answer to what is now. Above `server.maxMessageSize` the server
takes no message from the network at all, Streamlit's neither (`config.toml`).
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import count

from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from mobilenet_viz.ui.server.doors import Pace, is_ours
from mobilenet_viz.ui.server.routes import below_base

IDLE = 30.0  # s without a message, after which a connection makes room for another
BURST = 4  # messages that may come at once
FLOOD = 30  # messages too many between two that were not: who sends so goes
DONE, NO_BYTES, NOT_HERE, TOO_LARGE, FAILED, FULL = 1000, 1003, 1008, 1009, 1011, 1013  # closed why: as in RFC 6455

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Bounds:
    """Of a route. size: bytes of a message. rate: messages a second of a connection. connections: of all visitors."""

    size: int
    rate: float
    connections: int


@dataclass(frozen=True)
class Socket:
    """What is at `path`, below the server's prefix: each message that is taken is answered with a text.

    answer: is given the message and the number of the connection.
    """

    path: str
    answer: Callable[[bytes, int], Awaitable[str]]
    bounds: Bounds

    def route(self) -> WebSocketRoute:
        return WebSocketRoute(below_base(self.path), _Door(self).open)


class _Door:
    """Who is connected to a socket."""

    def __init__(self, socket: Socket) -> None:
        self._answer, self._bounds = socket.answer, socket.bounds
        self._inside = 0
        self._numbers = count()

    async def open(self, connection: WebSocket) -> None:
        """A `WebSocketRoute` takes visitors of any site; here Streamlit's own rule holds."""
        if not is_ours(connection):
            return await connection.close(NOT_HERE)
        await connection.accept()
        if self._inside == self._bounds.connections:
            return await connection.close(FULL, "too many connections")
        self._inside += 1
        try:
            code, reason = await self._listen(connection, next(self._numbers))
            await _close(connection, code, reason)
        finally:
            self._inside -= 1

    async def _listen(self, connection: WebSocket, number: int) -> tuple[int, str]:
        """Until they go, or have to: with which code, and why."""
        pace = Pace(self._bounds.rate, BURST)
        answering: asyncio.Task[None] | None = None
        try:
            while True:
                async with asyncio.timeout(None if answering and not answering.done() else IDLE):
                    data = await _next(connection)
                if not isinstance(data, bytes):
                    return NO_BYTES, "bytes are expected"
                if len(data) > self._bounds.size:
                    return TOO_LARGE, f"more than {self._bounds.size} bytes"
                in_time = pace.allows()
                if pace.late > FLOOD:
                    return NOT_HERE, "too many messages"
                if in_time and (answering is None or answering.done()):
                    answering = asyncio.create_task(self._reply(connection, data, number))
        except (WebSocketDisconnect, TimeoutError):  # who has gone is told in vain
            return DONE, "nothing came"
        finally:
            if answering is not None:
                answering.cancel()

    async def _reply(self, connection: WebSocket, data: bytes, number: int) -> None:
        try:
            said = await self._answer(data, number)
        except Exception:
            _log.exception("A message could not be answered")
            return await _close(connection, FAILED, "the answer failed")
        with suppress(WebSocketDisconnect, RuntimeError):  # they have gone
            await connection.send_text(said)


async def _close(connection: WebSocket, code: int, reason: str) -> None:
    with suppress(WebSocketDisconnect, RuntimeError):  # it is closed
        await connection.close(code, reason)


async def _next(connection: WebSocket) -> bytes | str | None:
    message = await connection.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message["code"])
    data: bytes | None = message.get("bytes")
    return message.get("text") if data is None else data
