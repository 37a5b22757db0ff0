"""Slow questions in real tabs: their progress moves by itself, and a tab that is closed or lost waits no more."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from tests.browser.harness import new_page
from tests.browser.server import ROOT, Server


@pytest.fixture
def slow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("slow") / "log.txt", ROOT / "tests" / "browser" / "slow_app.py").start()
    yield started
    started.stop()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def test_progress_moves_in_a_tab_nobody_touches_and_a_closed_or_lost_tab_leaves_the_queue(
    browser: Browser, slow: Server
) -> None:
    teacher, ann, ben = tabs = [new_page(browser, base_url=slow.url) for _ in range(3)]
    connections: list[tuple[WebSocketRoute, WebSocketRoute]] = []
    between = lambda socket: connections.append((socket, socket.connect_to_server()))  # noqa: E731
    ben.route_web_socket(re.compile("_stcore/stream"), between)
    for student in (ann, ben):
        student.goto("/?student")
        expect(student.get_by_text("progress 0.0")).to_be_visible()
    teacher.goto("/")
    for progress in ("0.25", "0.5"):
        press(teacher, progress)
        for student in (ann, ben):
            expect(student.get_by_text(f"progress {progress}")).to_be_visible()
    ann.close()
    expect(teacher.get_by_text("1 waiting, 1 asked")).to_be_visible()  # Ben's
    for end in connections[0]:  # his network is gone for a moment
        end.close()
    expect(teacher.get_by_text("0 waiting, 1 asked")).to_be_visible()
    expect(teacher.get_by_text("1 waiting, 2 asked")).to_be_visible()  # Streamlit takes 5 s to try again
    press(teacher, "release")
    expect(ben.get_by_text("answered")).to_be_visible()
    for tab in tabs:
        tab.close()
