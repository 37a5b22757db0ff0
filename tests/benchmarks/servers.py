"""What is measured, and the yardstick beside it: the app and an empty one-line Streamlit app, each on a new server."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.server import Server


@contextmanager
def servers() -> Iterator[tuple[Server, Server]]:
    """Ours and the empty one, both started; stopped in the end."""
    with tempfile.TemporaryDirectory() as folder:
        one_line = Path(folder) / "empty.py"
        one_line.write_text('import streamlit as st; st.write("hello")', "utf-8")
        both = Server(Path(folder) / "ours.txt"), Server(Path(folder) / "empty.txt", one_line)
        started = []
        try:
            for server in both:
                started.append(server.start())
            yield both
        finally:
            for server in started:
                server.stop()
