"""The app at other addresses than its own machine's IPv4 one: deep links, IPv6, and what Copy link makes of them."""

import select
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect
from streamlit import net_util
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from mobilenet_viz.ui.server.headers import policy
from tests.browser.harness import Visits, app_ready
from tests.browser.server import Server

# A page that opens its own WebSocket; `refused` becomes what the policy says to that, or "" once the browser tries.
SOCKET = """<!doctype html><script>
  addEventListener("securitypolicyviolation", (event) => { window.refused = event.blockedURI; });
  new WebSocket(`ws://${location.host}/stream`).onerror = () => { window.refused ??= ""; };
</script>"""


@pytest.mark.parametrize("host", ["[::1]:9", "127.0.0.1:9"])
def test_a_browser_understands_the_whole_policy_and_may_open_the_page_s_own_socket(browser: Browser, host: str) -> None:
    page, said = browser.new_page(), []
    page.on("console", lambda message: said.append(message.text))

    def answer(route: Route) -> None:
        headers = {"content-type": "text/html", "content-security-policy": policy(host)}
        route.fulfill(body=SOCKET, headers=headers)

    page.route(f"http://{host}/", answer)
    page.goto(f"http://{host}/")
    page.wait_for_function("window.refused !== undefined")
    assert "" == page.evaluate("refused")
    assert [] == [each for each in said if "Content Security Policy" in each]
    page.close()


def test_the_answers_below_a_deep_link_are_no_success_and_no_error(visit: Visits) -> None:
    """A success would make Streamlit's browser side take the page for the server; an error stands in the console."""
    page = visit("/see")
    for probe in ("_stcore/health", "_stcore/host-config"):
        assert 300 == page.request.get(f"/see/{probe}").status
        assert 200 == page.request.get(f"/{probe}").status


@pytest.fixture
def internet(monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """What a server started now takes for the way to the internet: nobody answers there, and who comes waits there."""
    with closing(socket.create_server(("127.0.0.1", 0))) as waiting:
        for scheme in ("http", "https"):
            monkeypatch.setenv(f"{scheme}_proxy", f"http://127.0.0.1:{waiting.getsockname()[1]}")
        monkeypatch.setenv("no_proxy", "127.0.0.1,0.0.0.0")
        yield waiting


@pytest.fixture
def open_server(internet: socket.socket, tmp_path: Path) -> Iterator[Server]:
    """A server for the whole room, as `--server.address 0.0.0.0` makes it."""
    server = Server(tmp_path / "log.txt", address="0.0.0.0").start()
    yield server
    server.stop()


def test_a_copied_link_has_an_address_that_students_can_open_and_nobody_on_the_internet_is_asked_for_it(
    browser: Browser, open_server: Server, internet: socket.socket
) -> None:
    at, own = f"127.0.0.1:{open_server.port}", net_util.get_internal_ip()
    assert f"Network URL: http://{own}:{open_server.port}\n" in open_server.log()
    with pytest.raises(InvalidStatus, match="403"):
        connect(f"ws://{at}/_stcore/stream", origin=Origin("http://elsewhere.example"), proxy=None)
    page = browser.new_page(base_url=f"http://{at}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/see?alpha=0.25")
    app_ready(page)
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert f"http://{own}:{open_server.port}/see?alpha=0.25&lang=en" == link
    page.close()
    assert ([], [], []) == select.select([internet], [], [], 0)
