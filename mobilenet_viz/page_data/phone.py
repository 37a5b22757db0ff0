"""What it says that a network is converted for phones: how much time is left, and what the answers lose.

All times are milliseconds, in bands as `timing` has them.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from mobilenet_viz.engine.protocol import Floats
from mobilenet_viz.engine.questions.timing import PhoneTimes
from mobilenet_viz.facts import classes
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE, mobilenet_v1
from mobilenet_viz.network.costs import ledger
from mobilenet_viz.page_data import timing

LEFT: Mapping[str, float] = {"all": 1.0, "half": 1 / 2, "fifth": 1 / 5}  # of TensorFlow's time, with 8-bit integers
COMMAND = "pip install ai-edge-litert"


def about() -> dict[str, Any]:
    """What the view says before anything is measured. JSON-ready."""
    return {"bits": np.iinfo(np.int8).bits, "before": np.finfo(np.float32).bits, "command": COMMAND}


def ways(times: PhoneTimes) -> list[dict[str, Any]]:
    """Each way with its time, what is left of TensorFlow's, and the bytes of its weights or its file. JSON-ready."""
    sizes = (ledger(mobilenet_v1(*BASELINE)).float32_bytes, *times.sizes)
    spreads = [timing.spread(runs) for runs in times.runs]
    return [
        {"name": name, "bytes": size, "left": each["median"] / spreads[0]["median"], **each}
        for name, size, each in zip(times.WAYS, sizes, spreads, strict=True)
    ]


def apart(shown: list[dict[str, Any]]) -> bool:
    """Is the band of the 8-bit integers apart from TensorFlow's, in what `ways` gives?"""
    return not timing.overlap(shown[0], shown[-1])


def photos(times: PhoneTimes, language: str) -> list[dict[str, Any]]:
    """What each way says first of each embedded photo, in the order of the ways. JSON-ready."""
    return [
        {"photo": photo, "answers": [_first(said, language) for said in times.probabilities[:, place]]}
        for place, photo in enumerate(SAMPLES)
    ]


def _first(probabilities: Floats, language: str) -> dict[str, Any]:
    index = int(probabilities.argmax())
    return {"index": index, "name": classes.names(language)[index], "probability": float(probabilities[index])}


def price(times: PhoneTimes) -> dict[str, Any]:
    """By how much a probability differs from TensorFlow's at most, of each converted network, and how many of the
    photos keep their first class with 8-bit integers. JSON-ready."""
    most = np.abs(times.probabilities - times.probabilities[0]).max((1, 2))
    firsts = times.probabilities.argmax(-1)
    same = int((firsts[-1] == firsts[0]).sum())
    return {"float32": float(most[1]), "int8": float(most[2]), "same": same, "count": len(SAMPLES)}
