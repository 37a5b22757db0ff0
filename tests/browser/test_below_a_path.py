"""The app below a path: one that it knows of, and one that a proxy strips. Everything comes, nothing is astray."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.harness import app_ready
from tests.browser.live_camera import camera_on
from tests.browser.proxy import PREFIX, stripping
from tests.browser.server import Server

# What the page was sent: by address, whether it came compressed or is too small to gain by it.
FILES = """() => Object.fromEntries(performance.getEntriesByType("resource").map((file) => [new URL(file.name).pathname,
    file.encodedBodySize < file.decodedBodySize || file.decodedBodySize < 500]))"""
FONT = """() => [...document.fonts].some(({ family, status }) => family.includes("Viz Sans") && status === "loaded")"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(locale="en-US")
    yield page
    page.close()


def stands(page: Page, url: str, path: str = PREFIX) -> None:
    """Page "Cost" is drawn, in our font, from files below the path, scripts compressed."""
    failed: list[str] = []
    own = ("/_stcore/health", "/_stcore/host-config")  # Streamlit looks for these at two places
    page.on("response", lambda got: failed.append(got.url) if got.status >= 400 and not got.url.endswith(own) else None)
    page.goto(f"{url}/cost")
    app_ready(page)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    files = page.evaluate(FILES)
    assert [] == [file for file in files if not file.startswith(path + "/")]
    scripts = [file for file in files if file.endswith(".js")]
    assert any("/modules/" in file for file in scripts)
    assert any("/static/" in file for file in scripts)
    assert [] == [file for file in scripts if not files[file]]
    assert page.evaluate(FONT)
    assert [] == failed
    page.goto(f"{url}/")
    camera_on(page)  # over a socket of ours


def test_the_app_stands_below_the_path_it_is_told(page: Page, tmp_path: Path) -> None:
    server = Server(tmp_path / "log.txt", base=PREFIX).start()
    try:
        stands(page, server.url)
    finally:
        server.stop()


def test_the_app_stands_behind_a_proxy_that_strips_the_path(page: Page, server: Server) -> None:
    with stripping(server) as proxy:
        stands(page, proxy.url)
        assert [] == proxy.astray


def test_the_app_stands_without_a_path(page: Page, server: Server) -> None:
    stands(page, server.url, "")
