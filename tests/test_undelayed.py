"""A connection of the server sends what is written to it at once."""

import asyncio
import socket

import pytest
import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from mobilenet_viz.ui.server.undelayed import send_at_once


async def delays() -> int:
    """Whether the system holds small packets of a connection back, on a socket made as Streamlit makes its own."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    listening.setblocking(False)
    server = uvicorn.Server(uvicorn.Config(Starlette(), lifespan="off", log_config=None))
    serving = asyncio.create_task(server.serve([listening]))
    _, writer = await asyncio.open_connection(*listening.getsockname())
    while not server.server_state.connections:
        await asyncio.sleep(0)
    (connection,) = server.server_state.connections
    accepted = connection.transport.get_extra_info("socket")
    at_once: int = accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
    writer.close()
    server.should_exit = True
    await serving
    return not at_once


@pytest.fixture
def untouched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AutoHTTPProtocol, "connection_made", AutoHTTPProtocol.connection_made)


@pytest.mark.usefixtures("untouched")
def test_what_is_written_leaves_at_once_though_streamlit_would_let_it_wait() -> None:
    assert asyncio.run(delays())
    send_at_once()
    assert not asyncio.run(delays())
