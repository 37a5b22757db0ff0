"""What is done with a browser, whichever it is."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol


class Driven(Protocol):
    def open(self, url: str) -> None: ...

    def run(self, script: str) -> Any:
        """Of a script in the page, what it returns; JSON."""

    def drag(self, way: Sequence[tuple[int, int]]) -> None:
        """Press at its first place, px, go along it, and hold."""

    def picture(self, file: Path) -> None:
        """Of the window, as PNG."""

    def quit(self) -> None: ...
