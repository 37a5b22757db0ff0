"""WebKit's MiniBrowser, by its own driver."""

import glob
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.actions.action_builder import ActionBuilder


class _WebKit:
    def __init__(self) -> None:
        options = webdriver.WebKitGTKOptions()
        options.binary_location = glob.glob("/usr/lib/*/webkit2gtk-4.*/MiniBrowser")[0]
        options.add_argument("--automation")
        self.driver = webdriver.WebKitGTK(options=options)
        self.driver.set_window_size(1280, 800)

    def open(self, url: str) -> None:
        self.driver.get(url)

    def run(self, script: str) -> Any:
        return self.driver.execute_script(script)

    def drag(self, way: Sequence[tuple[int, int]]) -> None:
        hand = ActionBuilder(self.driver)
        hand.pointer_action.move_to_location(*way[0]).pointer_down()
        for place in way[1:]:
            hand.pointer_action.move_to_location(*place)
        hand.perform()

    def picture(self, file: Path) -> None:
        self.driver.save_screenshot(str(file))

    def quit(self) -> None:
        self.driver.quit()


launch = _WebKit
