"""Part "Collect" of page Train: pictures in classes. The browser fills the collection by routes, without a run."""

from functools import cache

import streamlit as st

from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.page_data import collecting
from mobilenet_viz.pixels import images
from mobilenet_viz.training import collection, samples, store
from mobilenet_viz.ui import components, guesses, shell
from mobilenet_viz.ui.server import routes
from mobilenet_viz.ui.server.collecting import ARCHIVE_BYTES

_MB = 2**20


def explorer() -> None:
    """Show this browser's collection; the embedded one, where it has none."""
    components.explore(
        "train/collect",
        (),
        published={"example": _published()},
        question=guesses.asked("collect"),
        host=shell.class_host(st.get_option("server.address")),
        accept=images.MEDIA_TYPES,
        limits={
            "file": collection.FILE_BYTES // _MB,
            "archive": ARCHIVE_BYTES // _MB,
            "all": collection.BYTES // _MB,
            "hours": round(store.LASTS / 3600),
            "classes": collection.CLASSES[1],
            "name": collection.NAME,
            "side": samples.SIDE,
        },
        too_large={
            name: Refusal("file_too_large", limit=most // _MB).in_every_language()
            for name, most in (("file", collection.FILE_BYTES), ("archive", ARCHIVE_BYTES))
        },
    )


@cache
def _published() -> str:
    return routes.publish(collecting.example())
