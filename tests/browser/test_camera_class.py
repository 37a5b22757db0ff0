"""A class with cameras: strangers, floods and rubbish on the socket of the running server, and all are answered."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from threading import Event, Thread

import pytest
from PIL import Image
from playwright.sync_api import expect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from mobilenet_viz.ui import camera
from tests.browser.harness import Visits
from tests.browser.live_camera import camera_on, changed
from tests.browser.live_page import climbed
from tests.browser.server import Server
from tests.patience import PATIENCE

HEAD = b'{"alpha": 0.25, "size": 96, "lang": "ko"}\n'


def frame() -> bytes:
    file = BytesIO()
    Image.radial_gradient("L").resize((96, 96)).save(file, "JPEG")
    return HEAD + file.getvalue()


def camera_of(server: Server, origin: str | None = None) -> ClientConnection:
    address = server.url.replace("http", "ws", 1) + camera.SOCKET.path
    return connect(address, open_timeout=PATIENCE, proxy=None, origin=Origin(origin) if origin else None)


def answer(socket: ClientConnection) -> dict[str, object]:
    said: dict[str, object] = json.loads(socket.recv(PATIENCE))
    return said


def test_a_page_of_another_site_gets_no_connection(server: Server) -> None:
    with pytest.raises(InvalidStatus, match="403"):
        camera_of(server, origin="http://elsewhere.example")
    assert "Traceback" not in server.unread_log()


def test_rubbish_is_one_sentence_and_the_connection_stays(server: Server) -> None:
    with camera_of(server) as socket:
        socket.send(HEAD + b"rubbish")
        assert {"refusal": "이 파일은 이미지가 아니니 JPEG, PNG, WebP 사진을 선택하세요."} == answer(socket)
        socket.send(frame())
        assert {"rung", "maps"} == answer(socket).keys()
    assert "Traceback" not in server.unread_log()


@pytest.mark.parametrize(
    ("size", "why"),
    [
        (camera.SOCKET.bounds.size + 1, "more than 65536 bytes"),
        (2**23, "exceeds limit of 4000000 bytes"),  # the server takes no such message from the network
    ],
)
def test_what_is_too_large_ends_the_connection_and_says_why(server: Server, size: int, why: str) -> None:
    with camera_of(server) as socket:
        with suppress(ConnectionClosed):
            socket.send(bytes(size))
        with pytest.raises(ConnectionClosed) as closed:
            socket.recv(PATIENCE)
    assert closed.value.rcvd is not None
    assert 1009 == closed.value.rcvd.code
    assert why in closed.value.rcvd.reason
    assert "Traceback" not in server.unread_log()


@contextmanager
def floods(server: Server, count: int) -> Iterator[list[int | None]]:
    """So many who send frames without a pause and come again when they are sent away: the codes they were given."""
    over = Event()
    codes: list[int | None] = []

    def flood() -> None:
        data = frame()
        while not over.is_set():
            with camera_of(server) as socket:
                try:
                    while not over.is_set():
                        socket.send(data)
                except ConnectionClosed as closed:
                    codes.append(closed.rcvd.code if closed.rcvd else None)

    strangers = [Thread(target=flood) for _ in range(count)]
    for stranger in strangers:
        stranger.start()
    try:
        yield codes
    finally:
        over.set()
        for stranger in strangers:
            with suppress(RuntimeError):
                stranger.join(PATIENCE)


def test_two_cameras_and_other_visitors_are_answered_while_others_flood(visit: Visits, server: Server) -> None:
    ann, ben = visit(), visit("/?alpha=0.25")
    for page in (ann, ben):
        climbed(page)
        camera_on(page)
    with floods(server, 2) as codes:
        while not codes:
            changed(ann, 1)
        assert {1008} == set(codes)
        student = visit("/?sample=coffee")
        climbed(student)
        expect(student.locator(".says .first")).to_have_text("espresso")
        for page in (ann, ben):
            changed(page, 2)
    expect(ann.locator(".camera-said")).to_be_empty()
    expect(ben.locator(".camera-said")).to_be_empty()
