"""Firefox, over WebDriver BiDi, which it speaks by itself: no driver that a distribution may lack."""

import base64
import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import websocket

from tests.browser.server import free_port, wait_until
from tests.patience import PATIENCE


class _Firefox:
    def __init__(self) -> None:
        port = free_port("127.0.0.1")
        self.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        options = ["--headless", "--no-remote", "--profile", self.folder.name, f"--remote-debugging-port={port}"]
        self.process = subprocess.Popen(["firefox-esr", *options], stderr=subprocess.DEVNULL)
        assert wait_until(lambda: self._connected(port)), "Firefox does not answer"
        self.said = 0
        self._ask("session.new", capabilities={})
        self.tab = {"context": self._ask("browsingContext.getTree")["contexts"][0]["context"]}
        self._ask("browsingContext.setViewport", **self.tab, viewport={"width": 1280, "height": 800})

    def _connected(self, port: int) -> bool:
        try:
            address = f"ws://127.0.0.1:{port}/session"
            self.wire = websocket.create_connection(address, timeout=PATIENCE, suppress_origin=True)
        except OSError:
            return False
        return True

    def _ask(self, method: str, **about: Any) -> Any:
        self.said += 1
        self.wire.send(json.dumps({"id": self.said, "method": method, "params": about}))
        while (answer := json.loads(self.wire.recv())).get("id") != self.said:
            pass  # an event
        assert answer["type"] == "success", answer
        return answer["result"]

    def open(self, url: str) -> None:
        self._ask("browsingContext.navigate", **self.tab, url=url, wait="complete")

    def run(self, script: str) -> Any:
        written = f"JSON.stringify((() => {{ {script} }})() ?? null)"
        return json.loads(
            self._ask("script.evaluate", expression=written, target=self.tab, awaitPromise=False)["result"]["value"]
        )

    def drag(self, way: Sequence[tuple[int, int]]) -> None:
        first, *rest = [{"type": "pointerMove", "x": x, "y": y} for x, y in way]
        moves = [first, {"type": "pointerDown", "button": 0}, *rest]
        self._ask("input.performActions", **self.tab, actions=[{"type": "pointer", "id": "hand", "actions": moves}])

    def picture(self, file: Path) -> None:
        file.write_bytes(base64.b64decode(self._ask("browsingContext.captureScreenshot", **self.tab)["data"]))

    def quit(self) -> None:
        self.wire.close()
        self.process.terminate()
        self.process.wait()
        self.folder.cleanup()


launch = _Firefox
