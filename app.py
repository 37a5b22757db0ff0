"""The launcher of `mobilenet_viz/main.py`: starts the engine, freezes the heap, sets headers, compresses, serves.

It is an `st.App` because only then do deep links, a lifespan and middleware work beside a `pages/` folder.
"""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pandas
import pyarrow
import streamlit as st
from starlette.formparsers import MultiPartParser
from starlette.middleware import Middleware
from streamlit import net_util

from mobilenet_viz import engine
from mobilenet_viz.ui.compressed import CompressedOnce
from mobilenet_viz.ui.headers import SecurityHeaders
from mobilenet_viz.ui.routes import STATIC, below_base, routes

FREEZE = (pandas, pyarrow)  # what Streamlit imports lazily: load it, then freeze

# Nothing leaves the room: whenever another site tries to open a connection, Streamlit would ask a server on the
# internet which address this machine has there, and meanwhile answer nobody, for seconds where there is no internet.
net_util.get_external_ip = lambda: None

# A photo stays in memory: without this the form parser would spool every upload above 1 MB to a temporary file.
MultiPartParser.spool_max_size = 2 * 1024 * 1024 * int(st.config.get_option("server.maxUploadSize"))


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[dict[str, Any]]:
    """One engine a server. The heap is frozen so that Streamlit's collection after every run has little to walk."""
    running = engine.WorkerEngine()
    engine.install(running)
    running.start()
    gc.collect()
    gc.freeze()
    try:
        yield {}
    finally:
        running.stop()


app = st.App(
    "mobilenet_viz/main.py",
    lifespan=lifespan,
    routes=routes(),
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(CompressedOnce, places=tuple(map(below_base, STATIC))),
    ],
)
