"""Who asks a route of ours, without a server between: what they send, whether it was read, and what they are told."""

import asyncio
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.types import Message

HOST = "classroom:8501"


@dataclass(frozen=True)
class Told:
    status: int
    headers: Mapping[str, str]
    body: bytes
    was_read: bool  # was anything of the body taken?

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def ask(
    app: Starlette,
    path: str,
    body: bytes | object | None = None,
    *,
    origin: str | None = f"http://{HOST}",
    length: int | None = None,
    headers: Mapping[str, str] | None = None,
    method: str | None = None,
    query: Iterable[tuple[str, str]] = (),
) -> Told:
    """A body is posted, as JSON if it is no bytes. length: what is said of it, where that is not so."""
    sent = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
    given = {"host": HOST, **({} if origin is None else {"origin": origin}), **(headers or {})}
    if body is not None:
        given["content-length"] = str(len(sent) if length is None else length)
    said: list[Message] = []
    read: list[bool] = []

    async def receive() -> Message:
        read.append(True)
        return {"type": "http.request", "body": sent, "more_body": False}

    async def send(message: Message) -> None:
        said.append(message)

    scope = {
        "type": "http",
        "method": method or ("GET" if body is None else "POST"),
        "path": path,
        "query_string": urlencode(list(query)).encode(),
        "headers": [(name.lower().encode(), value.encode()) for name, value in given.items()],
    }
    asyncio.run(app(scope, receive, send))
    start, *parts = said
    answered = {name.decode(): value.decode() for name, value in start["headers"]}
    return Told(start["status"], answered, b"".join(part.get("body", b"") for part in parts), bool(read))
