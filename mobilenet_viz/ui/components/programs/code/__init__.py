"""The code to take home: a block, the whole network for Keras and for PyTorch; to copy, or as a file."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from mobilenet_viz import engine
from mobilenet_viz.engine.questions.variants import ExportModel
from mobilenet_viz.facts.published import POINTS_ALPHA, POINTS_RESOLUTION
from mobilenet_viz.network.architectures.mobilenet_v1 import WEIGHTED
from mobilenet_viz.network.architectures.variants import VARIANTS
from mobilenet_viz.page_data import recipes, take_home
from mobilenet_viz.programs import notebook
from mobilenet_viz.ui import components, guesses, looking, state
from mobilenet_viz.ui.photo import Photo

PATIENCE = 60  # s, for a model to be written


def explorer(photo: Photo) -> None:
    """Show it. The photo does not matter here, and stays for the next part."""
    network = state.get("variant"), state.get("alpha"), state.get("size")
    texts = take_home.texts(*network)
    components.explore(
        "programs/code",
        ("variant", "alpha", "size", "text"),
        variants={name: state.say(f"recipes.name_{name}") for name in VARIANTS},
        points={"alpha": POINTS_ALPHA, "size": POINTS_RESOLUTION},
        texts=texts,
        lines=take_home.lines(texts["keras"]),
        layers=len(WEIGHTED),
        command=take_home.command(*network),
        question=guesses.asked("code"),
    )
    _offer(texts, *network)


def _offer(texts: dict[str, str], name: str, alpha: float, size: int) -> None:
    """The same as files. What takes time is made when its button is pressed."""
    why = recipes.without_weights(name, alpha, size)
    files: dict[str, tuple[str | Callable[[], str | bytes], str]] = {
        "py": (texts["keras"], "text/x-python"),
        "pytorch": (texts["pytorch"], "text/x-python"),
        "ipynb": (partial(notebook.notebook, name, alpha, size, state.language()), "application/x-ipynb+json"),
        "keras": ("" if why else partial(_model, name, alpha, size), "application/zip"),
    }
    with st.container(key="take_home", horizontal=True, vertical_alignment="center", gap="small"):
        for kind, (data, mime) in files.items():
            ending = "_pytorch.py" if kind == "pytorch" else f".{kind}"
            st.download_button(
                state.say(f"code.file_{kind}"),
                data,
                f"mobilenet_{name}_{alpha:.2f}_{size}{ending}",
                mime,
                key=f"take_home_{kind}",
                help=state.say(f"code.holds_{kind}"),
                on_click="ignore",
                disabled=kind == "keras" and bool(why),
            )
    st.caption(state.say(f"code.no_weights_{why}") if why else looking.weights_used(alpha, size))


def _model(name: str, alpha: float, size: int) -> bytes:
    return engine.current().ask(ExportModel(alpha, size, name)).result(PATIENCE)
