"""Who may come in, how often and with how much: what sockets and routes of ours ask before they look at anything."""

import asyncio
from dataclasses import dataclass
from time import monotonic

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from streamlit.web.server.starlette.starlette_websocket import _is_origin_allowed

PATIENCE = 60.0  # s that a body may take to come, beside what its size takes
SLOWEST = 2**18  # bytes a second: thirty phones share an access point
NOT_HERE, NO_LENGTH, TOO_LARGE, TOO_MANY, TOO_SLOW = 403, 411, 413, 429, 408  # refused why: as in RFC 9110


@dataclass
class Pace:
    """So many a second, and a few at once after a pause."""

    rate: float
    burst: float
    at: float = 0.0
    late: int = 0  # since the last that was in time

    def __post_init__(self) -> None:
        self.left = self.burst

    def allows(self) -> bool:
        now = monotonic()
        self.left, self.at = min(self.burst, self.left + self.rate * (now - self.at)), now
        in_time = self.left >= 1
        self.left -= in_time
        self.late = 0 if in_time else self.late + 1
        return in_time


def is_ours(connection: HTTPConnection) -> bool:
    """Does it come from a page of this server, or from no page? Streamlit's own rule."""
    return _is_origin_allowed(connection.headers.get("Origin"), connection.headers.get("Host"))


async def body(request: Request, most: int) -> bytes:
    """At most so many bytes, said before they come. Raises HTTPException for more, and for none that says how many."""
    said = request.headers.get("Content-Length", "")
    if not said.isdecimal():
        raise HTTPException(NO_LENGTH)
    if int(said) > most:
        raise HTTPException(TOO_LARGE)
    try:
        async with asyncio.timeout(PATIENCE + int(said) / SLOWEST):
            return await request.body()  # the server takes no more than was said
    except (TimeoutError, ClientDisconnect) as error:
        raise HTTPException(TOO_SLOW) from error
