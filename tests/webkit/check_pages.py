"""Every page and part in WebKit, the engine of every iPad: drawn, and the numbers of a heat map where their cells are.

Not part of the tests, for few machines have it: on Debian `apt-get install webkit2gtk-driver xvfb`, then

    .venv/bin/pip install -r tests/webkit/requirements.txt
    xvfb-run -a .venv/bin/python -m tests.webkit.check_pages PICTURES

leaves a picture of each in the folder PICTURES, to be looked at, and says what is wrong.
"""

import glob
import sys
import tempfile
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.actions.action_builder import ActionBuilder

from tests.browser.server import Server, wait_until
from tests.browser.views import VIEWS

DRAWN = """const parts = [...document.querySelectorAll('[data-testid="stBidiComponentIsolated"]')];
    return parts.length > 1 && parts.every((part) => part.hasAttribute("data-drawn"))
        && Boolean(document.querySelector('p[data-phase="ready"]'));"""
# Of every heat map, how far its rows of numbers are from filling it, px.
LEFT = """return [...document.querySelectorAll("[data-drawn]")].flatMap((host) => [...(host.shadowRoot ?? host)
    .querySelectorAll(".heat")].filter((heat) => heat.querySelector("tr") && heat.offsetHeight))
    .map((heat) => Math.abs(heat.querySelector("tbody").offsetHeight - heat.clientHeight));"""
SAID = """return [...document.querySelectorAll("[data-drawn]")].map((e) => (e.shadowRoot ?? e).textContent).join();"""
SLIDER = """return [...document.querySelectorAll("[data-drawn]")].map((host) => (host.shadowRoot ?? host)
    .querySelector("#dial-alpha")).filter(Boolean).map((e) => e.getBoundingClientRect().toJSON())[0];"""


def webkit() -> Any:
    options = webdriver.WebKitGTKOptions()
    options.binary_location = glob.glob("/usr/lib/*/webkit2gtk-4.*/MiniBrowser")[0]
    options.add_argument("--automation")
    driver = webdriver.WebKitGTK(options=options)
    driver.set_window_size(1280, 800)
    return driver


def dragged(driver: Any) -> bool:
    """Hold page 1's α and pull it to 0.25: does the answer follow before it is let go?"""
    box = driver.execute_script(SLIDER)
    left, width, y = box["x"] + 8, box["width"] - 16, int(box["y"] + box["height"] / 2)
    hand = ActionBuilder(driver)
    hand.pointer_action.move_to_location(int(left + width), y).pointer_down()
    for share in (0.8, 0.5, 4 / 19):
        hand.pointer_action.move_to_location(round(left + share * width), y)
    hand.perform()
    return wait_until(lambda: "dogsled" in driver.execute_script(SAID))


def check(driver: Any, url: str, view: str, picture: Path) -> list[str]:
    driver.get(url + VIEWS[view])
    if not wait_until(lambda: driver.execute_script(DRAWN)):
        return [f"{view}: not drawn"]
    problems = [f"{view}: a heat map's numbers end {left} px off" for left in driver.execute_script(LEFT) if left > 2]
    if view == "live" and not dragged(driver):
        problems.append(f"{view}: the answer does not follow the slider")
    driver.save_screenshot(str(picture))
    return problems


def main(pictures: Path) -> int:
    pictures.mkdir(parents=True, exist_ok=True)
    server = Server(Path(tempfile.mkdtemp()) / "log.txt").start()
    driver = webkit()
    try:
        problems = [
            each for v in VIEWS for each in check(driver, server.url, v, pictures / f"{v.replace(' ', '-')}.png")
        ]
    finally:
        driver.quit()
        server.stop()
    print(*problems or [f"{len(VIEWS)} views: nothing wrong"], sep="\n")
    return len(problems)


if __name__ == "__main__":
    sys.exit(min(1, main(Path(sys.argv[1]))))
