"""What "In the network" shows of all 28 layers with weights: what each sees of the photo, its maps, its channels."""

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mobilenet_viz.engine.layer_map import shaded
from mobilenet_viz.engine.protocol import Floats
from mobilenet_viz.engine.questions.all_layers import ChannelMaps, Contributions, LayerSeen, cut
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE, WEIGHTED, mobilenet_v1
from mobilenet_viz.network.spec import field_starts, receptive_fields
from mobilenet_viz.page_data import block_view

ORDERS = ("activity", "class")  # of the channels of a layer
SCOPES = ("map", "layer", "network")  # what the white of a map is the largest value of
WHOLES = ("sum", "max", "class")  # what one map of a whole layer is made by
LAST = WEIGHTED[-2]  # the last maps, which are averaged and classified
DIGITS = 4  # of numbers that bars are drawn and channels are ordered by


@cache
def layers(alpha: float, resolution: int) -> list[dict[str, Any]]:
    """Each layer before any picture is: name, kind, block (None of the first and the last), side, channels. JSON-ready.

    A cell at (row, col) of it has seen `field`×`field` px from (start + row · jump, start + col · jump) on, which may
    lie outside the photo. cut: ReLU6 stands behind it. exact: its contributions to a class add up to the logit.
    """
    arch = mobilenet_v1(alpha, resolution)
    fields, starts = receptive_fields(arch), field_starts(arch)
    return [
        {
            "name": name,
            "kind": arch[name].kind,
            "block": block_view.number(name),
            "side": arch[name].out_size,
            "channels": arch[name].out_channels,
            "field": fields[name][0],
            "jump": fields[name][1],
            "start": starts[name],
            "cut": cut(name),
            "exact": name == LAST,
        }
        for name in WEIGHTED
    ]


def opened(layer: str | None, block: int | None) -> str:
    """The chosen layer, or the one with weights before it; else what the chosen block ends with, or the first."""
    if layer is None:
        return f"conv_pw_{block}" if block else WEIGHTED[0]
    names = [each.name for each in mobilenet_v1().layers]
    return next(name for name in reversed(names[: names.index(layer) + 1]) if name in WEIGHTED)


def shown(
    number: int | None, order: str, found: ChannelMaps | None, said: Contributions | None, layer: str
) -> int | None:
    """The chosen channel of a layer; else the first in that order. None while it is not known."""
    if found is None or (number is not None and number < len(found.white)):
        return None if found is None else number
    if order == "class" and cut(layer):
        values = None if said is None else said.channels[WEIGHTED.index(layer)]
    else:
        values = found.means
    return None if values is None else int(np.argmax(_rounded(values)))


def counts(found: Sequence[LayerSeen]) -> list[dict[str, Any]]:
    """Of each layer how many channels are silent and reach 6, which shares of its values are 0 and 6, its largest."""
    return [
        {"silent": each.silent, "full": each.full, "zeros": each.zeros, "tops": each.tops, "largest": _largest(each)}
        for each in found
    ]


def _largest(layer: LayerSeen) -> float:
    return float(layer.largest.max())


def wholes(by: str, found: Sequence[LayerSeen], said: Contributions | None) -> list[dict[str, Any]]:
    """One map of each layer, by one of `WHOLES`: greys (base64), what white stands for, whether the middle is 0.

    said: for "class", what is said to it.
    """
    if by == "class" and said is not None:
        maps = [*said.maps, np.full((1, 1), said.logit, np.float32)]
    else:
        maps = [each.total if by == "sum" else each.largest for each in found]
    signed = (by == "class" or not cut(name) for name in WEIGHTED)
    return [_map(values, is_signed) for values, is_signed in zip(maps, signed, strict=True)]


def _map(values: Floats, signed: bool) -> dict[str, Any]:
    greys, white = shaded(values, signed)
    return {"greys": _packed(greys), "white": float(white), "signed": signed}


def _packed(greys: NDArray[np.uint8]) -> str:
    return b64encode(greys.tobytes()).decode("ascii")


def channels(found: ChannelMaps) -> dict[str, Any]:
    """All channels of a layer, one behind another, row by row (base64 of bytes), and numbers of each. JSON-ready."""
    return {
        "greys": _packed(found.greys),
        "white": _rounded(found.white),
        "means": _rounded(found.means),
        "zeros": found.zeros.tolist(),
        "tops": found.tops.tolist(),
    }


def channel(found: ChannelMaps, number: int) -> dict[str, Any]:
    """One of them: its map, what its white stands for, its mean, and how many of its values are 0 and 6."""
    numbers: tuple[NDArray[Any], ...] = (found.white, found.means, found.zeros, found.tops)
    about = dict(zip(("white", "mean", "zeros", "tops"), numbers, strict=True))
    return {"greys": _packed(found.greys[number])} | {name: each[number].item() for name, each in about.items()}


def said(found: Contributions, layer: str) -> dict[str, Any]:
    """What each channel of a layer says to the class, and the logit. channels: None of the classifier itself."""
    terms = found.channels[WEIGHTED.index(layer)] if cut(layer) else None
    return {"logit": found.logit, "bias": found.bias, "channels": None if terms is None else _rounded(terms)}


def _rounded(values: Floats) -> list[float]:
    numbers: list[float] = np.round(np.asarray(values, np.float64), DIGITS).tolist()
    return numbers


def shares_seen() -> dict[str, float]:
    """Of the baseline's photo: the side of what a pixel of the last maps stands for, half of it, all of it."""
    last = next(each for each in layers(*BASELINE) if each["name"] == LAST)
    return {"cell": last["jump"] / BASELINE[1], "half": 0.5, "whole": 1.0}


def share_seen() -> float:
    """The share of the photo's side that a pixel of the last maps can see; all of it, where it sees beyond."""
    last = next(each for each in layers(*BASELINE) if each["name"] == LAST)
    return min(1.0, float(last["field"] / BASELINE[1]))
