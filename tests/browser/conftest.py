"""Fixtures of the browser tests: `visit` opens pages of the app, `visit_cold` of a server just started."""

from collections.abc import Generator, Iterator
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.harness import Doors, Visits, launch
from tests.browser.server import ROOT, Server
from tests.patience import PATIENCE, PATIENCE_MS

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The running app, shared by the tests as it is by a class."""
    started = Server(tmp_path_factory.mktemp("server") / "log.txt").start()
    yield started
    started.stop()


@pytest.fixture
def cold_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that nobody has visited yet."""
    started = Server(tmp_path_factory.mktemp("cold_server") / "log.txt").start()
    yield started
    started.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = launch(playwright)
        yield running
        running.close()


@pytest.fixture
def visit(browser: Browser, server: Server) -> Iterator[Visits]:
    """`visit("/see?alpha=0.5", theme="dark")` opens a page.

    The test fails on a console or page error, on a traceback in the server's log, on a request to elsewhere.
    """
    visits = Visits(browser, server)
    yield visits
    visits.close()


@pytest.fixture
def visit_cold(browser: Browser, cold_server: Server) -> Iterator[Visits]:
    visits = Visits(browser, cold_server)
    yield visits
    visits.close()


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app with an engine that answers when a test says so."""
    started = Server(tmp_path_factory.mktemp("held") / "log.txt", ROOT / "tests" / "browser" / "held_app.py").start()
    yield started
    started.stop()


@pytest.fixture
def door(held: Server) -> Iterator[Doors]:
    """`door("hold")`, `door("hold", kind="Explain")`, `door("advance")`, `door("release")`."""

    def opened(name: str, **values: str) -> None:
        with urlopen(f"{held.url}/{name}?{urlencode(values)}", timeout=PATIENCE) as answer:
            assert answer.status == 200

    opened("release")
    yield opened
    opened("release")


@pytest.fixture
def visit_held(browser: Browser, held: Server) -> Iterator[Visits]:
    """As `visit`, of that app."""
    visits = Visits(browser, held)
    yield visits
    visits.close()


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """What a visitor must never see fails the test itself, once its own assertions have held."""
    visitors = [value for value in pyfuncitem.funcargs.values() if isinstance(value, Visits)]
    for visits in visitors:
        visits.server.unread_log()
    result = yield
    for visits in visitors:
        assert visits.problems == []
        assert "Traceback" not in visits.server.unread_log()
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A failing test brings the end of the server's log with it."""
    report = yield
    arguments = getattr(item, "funcargs", {})
    if report.failed:
        for server in (value for value in arguments.values() if isinstance(value, Server)):
            report.sections.append(("server log", server.log()[-8000:]))
    return report
