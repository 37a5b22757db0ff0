"""Steps with the live camera of page 1 that several tests take."""

import json
from typing import Any

from playwright.sync_api import Locator, Page, WebSocket, expect


class Watched:
    """What the camera's socket of a page was told, from now on; the camera is granted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.answers: list[dict[str, Any]] = []
        self.closed = 0
        page.context.grant_permissions(["camera"])
        page.on("websocket", self._follow)

    def _follow(self, socket: WebSocket) -> None:
        if socket.url.endswith("/sockets/camera"):
            socket.on("framereceived", lambda text: self.answers.append(json.loads(text)))
            socket.on("close", lambda _: self._count())

    def _count(self) -> None:
        self.closed += 1

    def ended(self, times: int) -> None:
        """So many connections were closed, and no more; a busy machine says goodbye late."""
        while self.closed < times:
            self.page.evaluate("new Promise(requestAnimationFrame)")
        assert times == self.closed

    def named(self, name: str) -> None:
        """An answer had this first name; a busy machine tells us of it after it is on screen."""
        while name not in {each["rung"]["first"][0]["name"] for each in self.answers}:
            self.page.evaluate("new Promise(requestAnimationFrame)")

    def networks(self) -> set[tuple[float, int]]:
        """α and size of those that answered."""
        return {(each["rung"]["alpha"], each["rung"]["size"]) for each in self.answers}


def camera_button(page: Page, name: str = "Live camera") -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def shown(page: Page) -> Locator:
    return page.locator(".photo canvas")


def camera_on(page: Page) -> Watched:
    """The camera of this page runs, and a frame of it has been answered."""
    watched = Watched(page)
    camera_button(page).click()
    expect(shown(page)).to_have_attribute("aria-label", "Live camera, 224 × 224 pixels")
    return watched


def camera_off(page: Page) -> None:
    """The chosen photo is back, and the camera's light is out."""
    expect(camera_button(page)).to_be_visible()
    expect(shown(page)).to_have_attribute("aria-label", "Dog, 224 × 224 pixels")
    expect(page.locator(".says .first")).to_have_text("malamute")


def changed(page: Page, count: int) -> None:
    """So many times the picture on screen has become another one."""
    page.evaluate(
        """(count) => new Promise((done) => {
            const root = document.querySelectorAll("[data-drawn]");
            const canvas = [...root].map((host) => host.shadowRoot?.querySelector(".photo canvas")).find(Boolean);
            let before = canvas.toDataURL();
            const look = () => {
                const now = canvas.toDataURL();
                if (now !== before) [before, count] = [now, count - 1];
                count > 0 ? requestAnimationFrame(look) : done();
            };
            look();
        })""",
        count,
    )
