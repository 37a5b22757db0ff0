"""The README's pictures, taken of the running app: `python -m tests.browser.gallery`."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.harness import Theme, Visits, launch
from tests.browser.server import ROOT, Server

PICTURES = ROOT / "assets" / "screenshots"


def _stay(page: Page) -> None:
    pass


def _race(page: Page) -> None:
    """Let the separable machine finish: the standard one still has most of its pixels to do."""
    page.locator("#end").click()


def _point(page: Page) -> None:
    page.locator(".where .surface").hover(position={"x": 140, "y": 190})


def _reveal(page: Page) -> None:
    """The curve is drawn as far as the slider has been, and the verdict with the whole of it."""
    page.locator(".whole").click()
    page.locator(".verdict:not(:empty)").wait_for()


def _answer(page: Page) -> None:
    """Guess: what the question covers is shown."""
    page.locator(".answers button").nth(2).click()
    page.wait_for_load_state("networkidle")


def _judge(page: Page) -> None:
    """One difference is marked, and checked."""
    page.locator(".card button").first.click()
    page.locator("#check").click()
    page.locator(".card .effect:not(:empty)").first.wait_for()
    page.locator(".side li").nth(5).wait_for()


@dataclass(frozen=True)
class Shot:
    """One picture: the link it is taken at, what shows that the page is complete, what the visitor does then."""

    path: str
    complete: str
    act: Callable[[Page], None] = _stay
    theme: Theme = "light"
    locale: str = "en-US"


SHOTS = {
    "live": Shot("/?alpha=0.25&size=160&layer=conv_pw_6", ".scene[data-rungs='10 of 10']"),
    "cheap": Shot("/see?view=cheap", ".answers button", _answer),
    "race": Shot("/filtering?step=6", ".machines", _race),
    "groups": Shot("/filtering?part=groups&groups=4", ".dial"),
    "block": Shot("/filtering?part=network&block=7", ".chain canvas:visible", theme="dark"),
    "see": Shot("/see", ".where canvas", _point),
    "hide": Shot("/see?view=hide&hidden=8", ".whole:not([hidden])", _reveal, locale="ko-KR"),
    "layer": Shot("/cost?alpha=0.75&size=160", ".answers button", _answer),
    "where": Shot("/cost?topic=where", ".answers button", _answer),
    "tools": Shot("/cost?topic=tools&convention=fvcore", "table", theme="dark"),
    "tables": Shot("/paper?table=4&computed=on", ".note"),
    "figures": Shot("/paper?section=figures", ".js-plotly-plot .main-svg", _answer),
    "stories": Shot("/paper?section=stories&story=thinner&answer=1", "svg", locale="ko-KR"),
    "recipes": Shot("/programs", ".card button", _judge),
    "padding": Shot("/programs?subject=padding&alike=shown&side=7", ".bench, canvas"),
    "layers": Shot(
        "/filtering?part=network&within=layers&layer=conv_pw_13", ".channels.full", theme="dark", locale="ko-KR"
    ),
    "compare": Shot("/see?view=compare&class2=671", ".explained:not(:empty)"),
}


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder) / "log.txt").start()
        visits = Visits(launch(playwright), server)
        try:
            for name, shot in SHOTS.items():
                page = visits(shot.path, theme=shot.theme, locale=shot.locale)
                page.locator(shot.complete).first.wait_for()
                shot.act(page)
                page.screenshot(path=PICTURES / f"{name}.png")
        finally:
            visits.close()
            server.stop()


if __name__ == "__main__":
    main()
