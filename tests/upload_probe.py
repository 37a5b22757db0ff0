"""Sends one upload through the app's own ASGI stack and prints the files opened for writing meanwhile, one a line.

Run as a process of its own: `python -m tests.upload_probe SPOOL`, where SPOOL is "app" for the app as it is, or
"starlette" to undo what app.py sets, as if that line were missing. Python's audit hook sees every file, temporary
and anonymous ones too. Last comes the number of bytes that arrived.
"""

import asyncio
import os
import sys
from typing import Any

import numpy as np
import pytest
import streamlit as st
from starlette.formparsers import MultiPartParser
from streamlit import runtime

from mobilenet_viz.pixels import images
from tests.difficult import encoded

STARLETTE_DEFAULT = MultiPartParser.spool_max_size
PATH = "/_stcore/upload_file/session/file"
BOUNDARY = b"part"
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


def photo(side: int = 1400) -> bytes:
    """A PNG of several MB: noise does not compress."""
    return encoded(np.random.default_rng(0).integers(0, 256, (side, side, 3), np.uint8), "PNG")


def body_of(file: bytes) -> bytes:
    disposition = b'Content-Disposition: form-data; name="file"; filename="photo.png"'
    return b"--%b\r\n%b\r\n\r\n%b\r\n--%b--\r\n" % (BOUNDARY, disposition, file, BOUNDARY)


async def put(app: Any, body: bytes) -> int:
    """HTTP status of the upload, its body sent in pieces as a browser would."""
    pieces = iter([body[at : at + 65536] for at in range(0, len(body), 65536)])
    status = 0

    async def receive() -> dict[str, Any]:
        piece = next(pieces, b"")
        return {"type": "http.request", "body": piece, "more_body": bool(piece)}

    async def send(message: dict[str, Any]) -> None:
        nonlocal status
        status = message.get("status", status)

    headers = [(b"content-type", b"multipart/form-data; boundary=" + BOUNDARY), (b"cookie", b"_streamlit_xsrf=x")]
    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "PUT",
        "scheme": "http",
    }
    scope |= {"path": PATH, "raw_path": PATH.encode(), "root_path": "", "query_string": b"", "headers": headers}
    await app({**scope, "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 1)}, receive, send)
    return status


async def main(spool: str) -> None:
    import app

    if spool == "starlette":
        MultiPartParser.spool_max_size = STARLETTE_DEFAULT
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setattr(runtime.Runtime, "is_active_session", lambda *_: True)  # no browser here
    st.config.set_option("server.enableXsrfProtection", False)
    await put(app.app, body_of(b"the first request starts the runtime"))
    file, written = photo(), []

    def watch(event: str, details: tuple[Any, ...]) -> None:
        if event == "open" and details[2] & WRITING:
            written.append(f"opened for writing: {details[0]}")

    sys.addaudithook(watch)
    status = await put(app.app, body_of(file))
    (arrived,) = runtime.get_instance().uploaded_file_mgr.get_files("session", ["file"])
    images.to_png(images.decode(arrived.data).whole)
    files = list(written)
    print(*files, f"status {status}, {len(arrived.data)} bytes", sep="\n", flush=True)
    os._exit(0 if arrived.data == file else 1)  # the runtime's threads are of no use any more


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
