"""What the browser tests stand on: a watched Chromium that opens pages of the app, and axe-core."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, NoReturn
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request, WebSocket
from playwright.sync_api import Error as PlaywrightError

from tests.browser.server import Server
from tests.patience import PATIENCE_MS

Theme = Literal["light", "dark"]
MENU = ".st-key-menu a"  # the pages
Doors = Callable[..., None]  # `door("hold")` and its brothers, see conftest
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


def missing(what: str) -> NoReturn:
    """A machine without a browser skips these tests; CI, which has to install one, fails."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is required in CI")
    pytest.skip(f"no {what} on this machine")


def launch(playwright: Playwright) -> Browser:
    """Chromium, Chrome or Edge, whichever the machine has; kept from talking to anything but this machine."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    installed = [path for path in map(shutil.which, names) if path]
    flags = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--use-fake-device-for-media-stream",  # a camera that sees a green field; a test may grant it
    ]
    flags.append("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
    as_root = os.name == "posix" and os.geteuid() == 0  # Chromium's sandbox refuses to start as root
    start = playwright.chromium.launch
    if installed:
        return start(executable_path=installed[0], args=flags, chromium_sandbox=not as_root)
    for channel in ("chrome", "msedge"):
        try:
            return start(channel=channel, args=flags, chromium_sandbox=not as_root)
        except PlaywrightError:
            continue
    missing("Chromium, Chrome or Edge")


def new_context(browser: Browser, **options: Any) -> BrowserContext:
    """A visitor with cookies of their own, whose clicks and looks wait as long as `expect` does."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE_MS)
    return context


def new_page(browser: Browser, **options: Any) -> Page:
    """The page of such a visitor."""
    return new_context(browser, **options).new_page()


_frames_sent: WeakKeyDictionary[Page, list[str | bytes]] = WeakKeyDictionary()


def websocket_frames_sent(page: Page) -> list[str | bytes]:
    """Every message the page has sent to the server so far, oldest first; the list goes on growing."""
    return _frames_sent[page]


def app_ready(page: Page) -> None:
    """Waits until the first (or the running) script run has ended and every component has been drawn.

    After an action wait for what it changes: the run it causes may not have begun when this looks.
    """
    state = '[data-test-connection-state="CONNECTED"][data-test-script-state="notRunning"]'
    page.wait_for_selector(f'[data-testid="stApp"]{state}', state="attached")
    page.wait_for_selector(
        ".st-key-frame [data-drawn]", state="attached"
    )  # the frame's component comes with all others
    undrawn = '[data-testid="stBidiComponentIsolated"]:not([data-drawn])'  # the mark of shared/component.js
    page.wait_for_selector(undrawn, state="detached")
    page.evaluate("document.fonts.ready.then(() => true)")  # another font would move what is measured


def marked(page: Page) -> dict[str, str]:
    """What is said of the answers to a question: by answer, of those of which something is said."""
    found: list[list[str]] = page.locator(".question-answers .answer").evaluate_all(
        "(all) => all.map((each) => [...each.children].map((part) => part.textContent))"
    )
    return {answer.replace("\xa0", " "): said for answer, said in found if said}


def axe(page: Page, tags: tuple[str, ...] = WCAG) -> list[str]:
    """Violations of the accessibility rules, one readable line for each element.

    Looked for in a window as high as the page: what lies below the fold axe-core leaves out of some rules.
    """
    options = {"runOnly": {"type": "tag", "values": list(tags)}, "resultTypes": ["violations"]}
    window = page.viewport_size
    height = page.evaluate(
        "Math.max(innerHeight, ...[...document.querySelectorAll('[data-testid=stMain]')].map((e) => e.scrollHeight))"
    )
    assert window is not None
    page.set_viewport_size({"width": window["width"], "height": height})
    violations = Axe().run(page, options=options).response["violations"]
    page.set_viewport_size(window)
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}: {node['target']}: {node['html'][:200]}"
        for rule in violations
        for node in rule["nodes"]
    ]


def small_type(page: Page, least_px: int = 14) -> list[str]:
    """Elements whose own text is set smaller than that: unreadable from the last row."""
    found: list[str] = page.evaluate(
        """(least) => { const found = []; const walk = (root) => { for (const e of root.querySelectorAll("*")) {
            if (e.shadowRoot) walk(e.shadowRoot);
            const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
            const size = parseFloat(getComputedStyle(e).fontSize);
            if (own && !["STYLE", "SCRIPT"].includes(e.tagName) && size < least)
              found.push(`${e.tagName} ${e.textContent.slice(0, 40)} ${size}px`); } };
          walk(document); return found; }""",
        least_px,
    )
    return found


def swipe_up(page: Page, x: float, y: float) -> None:
    """A finger put down at (x, y) is drawn up by 150 px and lifted."""
    finger = page.context.new_cdp_session(page)
    for event, up in (("touchStart", 0), *(("touchMove", 10 * i) for i in range(1, 16)), ("touchEnd", 0)):
        points = [] if event == "touchEnd" else [{"x": x, "y": y - up}]
        finger.send("Input.dispatchTouchEvent", {"type": event, "touchPoints": points})


@dataclass
class Visits:
    """Opens pages as visitors with different machines; `problems` is what none of them may ever see."""

    browser: Browser
    server: Server
    problems: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def __call__(
        self,
        path: str = "/",
        *,
        viewport: tuple[int, int] = (1280, 800),
        theme: Theme = "light",
        locale: str = "en-US",
        reduced_motion: bool = False,
        touch: bool = False,
    ) -> Page:
        """A new visitor, with cookies and session of their own, who sees the finished page at `path`."""
        context = new_context(
            self.browser,
            base_url=self.server.url,
            viewport={"width": viewport[0], "height": viewport[1]},
            color_scheme=theme,
            locale=locale,
            reduced_motion="reduce" if reduced_motion else "no-preference",
            has_touch=touch,
            is_mobile=touch,
        )
        self.contexts.append(context)
        context.on("request", self._check_request)
        context.on("console", self._check_console)
        context.on("weberror", lambda error: self.problems.append(f"page error: {error.error}"))
        page = context.new_page()
        sent = _frames_sent.setdefault(page, [])
        page.on("websocket", lambda socket: self._follow(socket, sent))
        page.goto(path)
        app_ready(page)
        return page

    def _follow(self, socket: WebSocket, sent: list[str | bytes]) -> None:
        self._check_origin(socket.url)
        socket.on("framesent", lambda frame: sent.append(frame))

    def _check_request(self, request: Request) -> None:
        self._check_origin(request.url)

    def _check_origin(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob"} and parts.netloc != urlsplit(self.server.url).netloc:
            self.problems.append(f"request to {url}")

    def _check_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.problems.append(f"console: {message.text} ({message.location['url']})")

    def close(self) -> None:
        for context in self.contexts:
            context.close()
