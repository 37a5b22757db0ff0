"""Who opens a socket of ours, without a server between: what they send, and what they are told."""

import asyncio

from starlette.applications import Starlette
from starlette.types import Message

from mobilenet_viz.ui.server.sockets import Socket
from tests.patience import PATIENCE

HOST = "classroom:8501"


class Visitor:
    """`async with Visitor(socket) as ann:` is connected, or was refused: `ann.first` says which."""

    def __init__(self, app: Starlette, path: str, origin: str | None = f"http://{HOST}") -> None:
        said = {"host": HOST} | ({} if origin is None else {"origin": origin})
        headers = [(name.encode(), value.encode()) for name, value in said.items()]
        self._scope = {"type": "websocket", "path": path, "headers": headers, "query_string": b"", "subprotocols": []}
        self._app = app
        self._sent: asyncio.Queue[Message] = asyncio.Queue()
        self._said: asyncio.Queue[Message] = asyncio.Queue()

    async def __aenter__(self) -> "Visitor":
        self._task = asyncio.create_task(self._app(self._scope, self._sent.get, self._said.put))
        await self._sent.put({"type": "websocket.connect"})
        self.first = await self.hear()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._sent.put({"type": "websocket.disconnect", "code": 1000})
        await asyncio.wait_for(self._task, PATIENCE)

    async def send(self, message: bytes | str) -> None:
        kind = "bytes" if isinstance(message, bytes) else "text"
        await self._sent.put({"type": "websocket.receive", kind: message})

    @property
    def pending(self) -> bool:
        """Is something that they sent not taken yet?"""
        return not self._sent.empty()

    async def hear(self) -> Message:
        return await asyncio.wait_for(self._said.get(), PATIENCE)

    async def text(self) -> str:
        said: str = (await self.hear())["text"]
        return said

    async def closed(self) -> tuple[int, str]:
        """With which code, and why."""
        said = await self.hear()
        assert "websocket.close" == said["type"], said
        return said["code"], said["reason"]


def app_with(socket: Socket) -> Starlette:
    return Starlette(routes=[socket.route()])
