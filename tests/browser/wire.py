"""What a page says to the server, which a test may hold back."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, WebSocketRoute

from tests.browser.harness import app_ready

Message = str | bytes


class Wire:
    """Of a page that is opened anew for it. Held back is everything from `hold` on, or only the first message."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.held: list[Message] = []
        self.room = 0.0  # for as many messages more
        self._send: list[Callable[[Message], None]] = []
        page.route_web_socket(re.compile("_stcore/stream"), self._between)
        page.reload()
        app_ready(page)

    def _between(self, browser: WebSocketRoute) -> None:
        self._send.append(browser.connect_to_server().send)
        browser.on_message(self._pass_on)

    def _pass_on(self, message: Message) -> None:
        self.held.append(message) if len(self.held) < self.room else self._send[-1](message)

    def hold(self, messages: float = float("inf")) -> None:
        self.room = messages

    def until(self, messages: int) -> None:
        """Wait for so many to be held back."""
        while len(self.held) < messages:
            self.page.evaluate("() => new Promise(requestAnimationFrame)")

    def release(self) -> None:
        self.room = 0
        while self.held:
            self._send[-1](self.held.pop(0))
