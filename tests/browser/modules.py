"""The modules of the components without the app: a page that can import them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Route

from mobilenet_viz.ui.server import routes
from tests.browser.harness import new_page

ORIGIN = "http://modules.test"  # answered here, by nobody else


def _answer(route: Route) -> None:
    path = urlsplit(route.request.url).path.lstrip("/")
    if not path:
        route.fulfill(body="<!doctype html><title>modules</title>", content_type="text/html")
    elif path.startswith("data/"):
        route.fulfill(body=routes.published(path), content_type="application/json")
    else:
        route.fulfill(body=routes.modules()[path], content_type=routes.KINDS[Path(path).suffix])


@contextmanager
def modules_page(browser: Browser) -> Iterator[Page]:
    """An empty page beside the modules: `import("/shared/words.js")` works in it."""
    page = new_page(browser)
    page.route(f"{ORIGIN}/**", _answer)
    page.goto(ORIGIN)
    yield page
    page.close()


def expose(page: Page, *paths: str) -> None:
    """Make what these modules export global."""
    page.evaluate(
        "async (paths) => { for (const path of paths) Object.assign(window, await import(`/${path}`)); }", list(paths)
    )
