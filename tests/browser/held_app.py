"""The app with an engine that answers when a test says so: `/hold`, then `/release`."""

import gc

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from mobilenet_viz import engine
from mobilenet_viz.ui import camera
from mobilenet_viz.ui.server.headers import SecurityHeaders
from mobilenet_viz.ui.server.routes import routes
from tests.browser.server import ROOT

fake = engine.FakeEngine()
engine.install(fake)
gc.collect()
gc.freeze()  # as app.py does: Streamlit collects after every run


async def hold(request: Request) -> Response:
    """From now on the questions of this kind wait; without a kind all of them do."""
    kinds = [getattr(engine, kind) for kind in request.query_params.getlist("kind")]
    fake.hold(*kinds)
    return PlainTextResponse("held")


async def advance(request: Request) -> Response:
    """One turn among those that wait."""
    return PlainTextResponse(type(fake.advance()).__name__)


async def release(request: Request) -> Response:
    fake.release()
    return PlainTextResponse("released")


doors = [Route(f"/{door.__name__}", door) for door in (hold, advance, release)]
app = st.App(
    str(ROOT / "mobilenet_viz" / "main.py"),
    routes=[*routes(), camera.SOCKET.route(), *doors],
    middleware=[Middleware(SecurityHeaders)],  # else deep links have Streamlit log errors in the browser
)
