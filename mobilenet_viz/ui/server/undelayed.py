"""What is written to a browser leaves at once.

A system holds a small packet back while the one before it is on its way (Nagle), and a browser that has nothing to say
acknowledges that one only after 40 ms: each answer that is written as head and body would take so long, and a page has
a hundred. asyncio has systems not do so for sockets that are made for TCP; Streamlit's is made for what is usual.
"""

from asyncio import BaseTransport
from functools import wraps
from socket import IPPROTO_TCP, TCP_NODELAY
from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol


def send_at_once() -> None:
    """For every connection from now on, also when it becomes a WebSocket's. Call once, before the server serves."""
    made = AutoHTTPProtocol.connection_made

    @wraps(made)
    def connection_made(protocol: Any, transport: BaseTransport) -> None:
        made(protocol, transport)
        transport.get_extra_info("socket").setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)

    AutoHTTPProtocol.connection_made = connection_made  # type: ignore[method-assign, assignment]
