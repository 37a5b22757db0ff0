"""The modules of the components without the app: a page that can import them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Route

from mobilenet_viz.ui.server import routes
from tests.browser.harness import new_page

ORIGIN = "http://modules.test"  # answered here, by nobody else
BESIDE = "/modules/0/0/"  # as the server has them: a module finds what it needs by its place below this


def _answer(route: Route) -> None:
    """What the server would say, a 404 included: a test whose question nobody answers would hang."""
    path = urlsplit(route.request.url).path
    if path == "/":
        route.fulfill(body="<!doctype html><title>modules</title>", content_type="text/html")
        return
    body = routes.module(path.removeprefix(BESIDE)) if path.startswith(BESIDE) else routes.published(path[1:])
    if body is None:
        route.fulfill(status=404)
    else:
        route.fulfill(body=body, content_type=routes.KINDS[Path(path).suffix])


@contextmanager
def modules_page(browser: Browser) -> Iterator[Page]:
    """An empty page beside the modules: `import("/modules/0/0/shared/words.js")` works in it."""
    page = new_page(browser)
    page.route(f"{ORIGIN}/**", _answer)
    page.goto(ORIGIN)
    yield page
    page.close()


def expose(page: Page, *paths: str) -> None:
    """Make what these modules export global."""
    page.evaluate(
        "async (paths) => { for (const path of paths) Object.assign(window, await import(path)); }",
        [BESIDE + path for path in paths],
    )
