"""The launcher of `mobilenet_viz/main.py`: starts the engine, freezes the heap, sets headers, compresses, serves.

It is an `st.App` because only then do deep links, a lifespan and middleware work beside a `pages/` folder.
"""

import asyncio
import gc
import importlib
import pkgutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pandas
import pyarrow
import streamlit as st
from starlette.formparsers import MultiPartParser
from starlette.middleware import Middleware
from streamlit import emojis, net_util
from streamlit.web import bootstrap

from mobilenet_viz import engine, ui
from mobilenet_viz.ui import camera, shell
from mobilenet_viz.ui.server import collecting, sending
from mobilenet_viz.ui.server.compressed import CompressedOnce
from mobilenet_viz.ui.server.headers import SecurityHeaders
from mobilenet_viz.ui.server.messages import take_whole
from mobilenet_viz.ui.server.preloading import Preloading
from mobilenet_viz.ui.server.routes import STATIC, below_base, routes
from mobilenet_viz.ui.server.undelayed import send_at_once

# What the first visitor's run would import is here before they come: by Streamlit, then by the pages.
LATE = (pandas, pyarrow, emojis)
for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
    importlib.import_module(module.name)

# Nothing leaves the room: whenever another site tries to open a connection, and before it prints its addresses on a
# machine without a screen, Streamlit would ask a server on the internet which address this machine has there, and
# meanwhile answer nobody, for seconds where there is no internet.
net_util.get_external_ip = lambda: None

# Who lets a slider go and presses a photo at once says two things, and means both.
take_whole()

# Head and body of an answer are two packets: the second would wait for 40 ms, a hundred times a page.
send_at_once()

# A photo stays in memory: without this the form parser would spool every upload above 1 MB to a temporary file.
MultiPartParser.spool_max_size = 2 * 1024 * 1024 * int(st.config.get_option("server.maxUploadSize"))


def say_where() -> None:
    """Print the addresses of the page. Streamlit would before it reads this file; `config.toml` keeps it from that."""
    st.config.set_option("logger.hideWelcomeMessage", False)
    bootstrap._print_url(is_running_hello=False)


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[dict[str, Any]]:
    """One engine a server. The heap is frozen, else all wait 0.4 s for a full collection about every 1000 runs."""
    running = engine.WorkerEngine()
    engine.install(running)
    running.start()
    engine.get_ready(running)
    gc.collect()
    gc.freeze()
    say_where()
    forgetting = asyncio.create_task(collecting.forget_old())
    try:
        yield {}
    finally:
        forgetting.cancel()
        running.stop()


app = st.App(
    "mobilenet_viz/main.py",
    lifespan=lifespan,
    routes=[*routes(), *collecting.routes(), *sending.routes(), camera.SOCKET.route()],
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(CompressedOnce, places=tuple(map(below_base, STATIC))),
        Middleware(Preloading, components=shell.begins_with),
    ],
)
