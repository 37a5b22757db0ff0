"""Every page and part in WebKit, the engine of every iPad, or in Firefox: drawn, and numbers where their cells are.

Not part of the tests, for few machines have them: on Debian `apt-get install webkit2gtk-driver xvfb firefox-esr`, then

    .venv/bin/pip install -r tests/other_browsers/requirements.txt
    xvfb-run -a .venv/bin/python -m tests.other_browsers.check_pages webkit PICTURES
    .venv/bin/python -m tests.other_browsers.check_pages firefox PICTURES

leaves a picture of each in the folder PICTURES, to be looked at, and says what is wrong.
"""

import sys
import tempfile
from importlib import import_module
from pathlib import Path

from tests.browser.server import Server, wait_until
from tests.browser.views import VIEWS
from tests.other_browsers.driven import Driven

DRAWN = """const parts = [...document.querySelectorAll('[data-testid="stBidiComponentIsolated"]')];
    return parts.length > 1 && parts.every((part) => part.hasAttribute("data-drawn"))
        && Boolean(document.querySelector('p[data-phase="ready"]'));"""
# Of every heat map, how far its rows of numbers are from filling it, px.
LEFT = """return [...document.querySelectorAll("[data-drawn]")].flatMap((host) => [...(host.shadowRoot ?? host)
    .querySelectorAll(".heat")].filter((heat) => heat.querySelector("tr")?.checkVisibility()))
    .map((heat) => Math.abs(heat.querySelector("tbody").offsetHeight - heat.clientHeight));"""
SAID = """return [...document.querySelectorAll("[data-drawn]")].map((e) => (e.shadowRoot ?? e).textContent).join();"""
SLIDER = """return [...document.querySelectorAll("[data-drawn]")].map((host) => (host.shadowRoot ?? host)
    .querySelector("#dial-alpha")).filter(Boolean).map((e) => e.getBoundingClientRect().toJSON())[0];"""


def dragged(browser: Driven) -> bool:
    """Hold page 1's α and pull it to 0.25: does the answer follow before it is let go?"""
    box = browser.run(SLIDER)
    left, width, y = box["x"] + 8, box["width"] - 16, int(box["y"] + box["height"] / 2)
    browser.drag([(round(left + share * width), y) for share in (1, 0.8, 0.5, 4 / 19)])
    return wait_until(lambda: "dogsled" in browser.run(SAID))


def check(browser: Driven, url: str, view: str, picture: Path) -> list[str]:
    browser.open(url + VIEWS[view])
    if not wait_until(lambda: browser.run(DRAWN)):
        return [f"{view}: not drawn"]
    problems = [f"{view}: a heat map's numbers end {left} px off" for left in browser.run(LEFT) if left > 2]
    if view == "live" and not dragged(browser):
        problems.append(f"{view}: the answer does not follow the slider")
    browser.picture(picture)
    return problems


def main(name: str, pictures: Path) -> int:
    pictures.mkdir(parents=True, exist_ok=True)
    server = Server(Path(tempfile.mkdtemp()) / "log.txt").start()
    browser: Driven = import_module(f"tests.other_browsers.{name}").launch()
    try:
        problems = [
            each for v in VIEWS for each in check(browser, server.url, v, pictures / f"{v.replace(' ', '-')}.png")
        ]
    finally:
        browser.quit()
        server.stop()
    print(*problems or [f"{len(VIEWS)} views: nothing wrong"], sep="\n")
    return len(problems)


if __name__ == "__main__":
    sys.exit(min(1, main(sys.argv[1], Path(sys.argv[2]))))
