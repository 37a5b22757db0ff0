"""The README's pictures, taken of the running app: `python -m tests.browser.gallery`."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.harness import Visits, launch
from tests.browser.server import ROOT, Server

PICTURES = ROOT / "assets" / "screenshots"
SHOTS = {"live": ("/?alpha=0.50&size=160&layer=conv_pw_6", ".check:has-text('count_params()')")}


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder) / "log.txt").start()
        visits = Visits(launch(playwright), server)
        try:
            for name, (path, finished) in SHOTS.items():
                page = visits(path)
                page.locator(finished).wait_for()
                page.screenshot(path=PICTURES / f"{name}.png")
        finally:
            visits.close()
            server.stop()


if __name__ == "__main__":
    main()
