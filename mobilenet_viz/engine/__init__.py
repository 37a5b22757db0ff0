"""The engine: TensorFlow in worker processes, asked by the pages through `current()`.

app.py installs a `WorkerEngine` for the server, a test a `FakeEngine`. Nothing here loads TensorFlow in this process.
"""

import numpy as np

from mobilenet_viz.engine.client import WorkerEngine
from mobilenet_viz.engine.fake import FakeEngine
from mobilenet_viz.engine.protocol import (
    Answer,
    Block,
    BlockMaps,
    BuildModel,
    BuiltModel,
    Classify,
    Deletion,
    Engine,
    Explain,
    Glance,
    Picture,
    Question,
)
from mobilenet_viz.engine.questions.all_layers import (
    AllLayers,
    ChannelMaps,
    Contribute,
    Contributions,
    LayerSeen,
    OneLayer,
)
from mobilenet_viz.engine.questions.fetching import FetchNetwork, FetchWeights
from mobilenet_viz.engine.questions.timing import TimeLayers, TimeNetworks, TimeOperations, TimePhone
from mobilenet_viz.engine.state import EngineState, Lane, Phase, Progress
from mobilenet_viz.facts import weights

__all__ = [
    "AllLayers",
    "Answer",
    "Block",
    "BlockMaps",
    "BuildModel",
    "BuiltModel",
    "ChannelMaps",
    "Classify",
    "Contribute",
    "Contributions",
    "Deletion",
    "Engine",
    "EngineState",
    "Explain",
    "FakeEngine",
    "FetchNetwork",
    "FetchWeights",
    "Glance",
    "Lane",
    "LayerSeen",
    "OneLayer",
    "Phase",
    "Picture",
    "Progress",
    "Question",
    "TimeLayers",
    "TimeNetworks",
    "TimeOperations",
    "TimePhone",
    "WorkerEngine",
    "current",
    "get_ready",
    "install",
]

_installed: Engine | None = None


def install(engine: Engine) -> None:
    """Make this the engine of the process."""
    global _installed
    _installed = engine


def get_ready(engine: Engine) -> None:
    """Have each network whose weights are here loaded and compiled before a ladder asks it, behind all questions of
    visitors."""
    for file in weights.here():
        black = Picture(np.zeros((file.resolution, file.resolution, 3), np.uint8))
        engine.ask(Classify(black, file.alpha, file.resolution, ahead=True))


def current() -> Engine:
    """The installed engine. RuntimeError when there is none: the app is started by `streamlit run app.py`."""
    if _installed is None:
        raise RuntimeError("no engine is installed: start the app with `streamlit run app.py`")
    return _installed
