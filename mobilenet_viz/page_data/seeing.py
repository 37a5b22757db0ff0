"""What page 3 shows of an answer, as plain numbers and words' values for the browser.

Logits and evidence are printed to 0.01. Rounded one by one, 49 cells and a bias would miss the printed logit by a few
hundredths; `adding_up` rounds each number up or down so that the printed ones add up exactly.
"""

from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mobilenet_viz.engine.protocol import Answer, Floats
from mobilenet_viz.facts import classes
from mobilenet_viz.facts.weights import EMBEDDED, SIZES, answering, chosen
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE, mobilenet_v1
from mobilenet_viz.network.costs import ledger
from mobilenet_viz.network.spec import Kind, receptive_fields
from mobilenet_viz.page_data import heatmaps
from mobilenet_viz.pixels import images, overlay

TOP = 5
STEP = 100  # one printed unit is 1/100 of a logit
FINE = 10_000  # and of the softmax 1/10 000


def adding_up(values: NDArray[np.floating], total: float | None = None, step: int = STEP) -> NDArray[np.int64]:
    """Values in steps of 1/step, each rounded down or up so that their sum is the total (or theirs), rounded.

    Rounded up are those with the largest remainders. values: any shape, kept. total: their sum, to numerical error.
    """
    exact = np.asarray(values, np.float64).ravel() * step
    low = np.floor(exact)
    target = round((exact.sum() / step if total is None else float(total)) * step)
    missing = min(max(target - int(low.sum()), 0), exact.size)
    rounded = low.astype(np.int64)
    rounded[np.argsort(low - exact, kind="stable")[:missing]] += 1
    return rounded.reshape(np.shape(values))


@dataclass(frozen=True)
class Tally:
    """A logit and what it is made of, in printed hundredths: `sum(cells) + bias == logit`."""

    cells: tuple[tuple[int, ...], ...]
    bias: int
    logit: int


def tally(evidence: Floats, bias: float, logit: float) -> Tally:
    """evidence: (g, g), one class's cells of the last grid. bias, logit: of that class."""
    rounded = adding_up(np.append(evidence.ravel(), bias), logit)
    cells = rounded[:-1].reshape(evidence.shape)
    return Tally(_rows(cells), int(rounded[-1]), int(rounded.sum()))


def _rows(cells: NDArray[np.int64]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(map(int, row)) for row in cells)


def positive(evidence: Floats) -> Floats:
    """What speaks for the class: Grad-CAM at the last block, for after it the network takes a mean and is linear.

    evidence: (g, g), of one class.
    """
    return np.maximum(evidence, 0)


def scale_of(evidence: Floats) -> int:
    """The largest evidence, for or against, of any cell for any class, in hundredths: one colour scale for all.

    With it the map of a class that has little evidence looks as weak as it is. evidence: (g, g, 1000).
    """
    return max(1, round(overlay.limit_of(evidence) * STEP))


def named(index: int, answer: Answer, language: str = "en") -> dict[str, Any]:
    """A class of the answer: its name, probability, rank (1 is the first), tally and Grad-CAM. JSON-ready."""
    made_of = tally(answer.evidence[:, :, index], float(answer.bias[index]), float(answer.logits[index]))
    probability = answer.probabilities[index]
    flat, alike = overlay.flatness(answer.evidence[:, :, index], np.array(made_of.cells))
    return {
        "index": index,
        "name": classes.names(language)[index],
        "gloss": classes.gloss(index, language),
        "probability": float(probability),
        "rank": int((answer.probabilities > probability).sum()) + 1,
        "cells": made_of.cells,
        "flat": flat,
        "alike": alike,
        "positive": asdict(heatmaps.drawn(positive(answer.evidence[:, :, index]))),
        "bias": made_of.bias,
        "logit": made_of.logit,
    }


def first(probabilities: Floats, count: int = TOP) -> list[int]:
    """Indices of the most probable classes, the most probable first; of equal ones the lower index."""
    return [int(index) for index in np.argsort(-probabilities, kind="stable")[:count]]


def softmax(answer: Answer, language: str = "en") -> dict[str, Any]:
    """The softmax of an answer written out for the first classes, in ten-thousandths that add up. JSON-ready.

    Each of `rows` has its `logit`, its `difference` from the largest and the `exponential` of that; `others` is the
    exponentials of all other classes together (`rest` their probability), `sum` those of all.
    """
    shown = first(answer.probabilities)
    logits = np.asarray(answer.logits, np.float64)
    exponentials = np.exp(logits - logits.max())
    parts = adding_up(np.append(exponentials[shown], np.delete(exponentials, shown).sum()), step=FINE)
    printed = [round(logits[index] * FINE) for index in shown]
    rows = [
        {
            "name": classes.names(language)[index],
            "logit": logit,
            "difference": logit - printed[0],
            "exponential": int(part),
            "probability": float(answer.probabilities[index]),
        }
        for index, logit, part in zip(shown, printed, parts, strict=False)
    ]
    others = np.delete(answer.probabilities, shown)
    return {
        "rows": rows,
        "others": int(parts[-1]),
        "rest": float(others.sum()),
        "count": others.size,
        "sum": int(parts.sum()),
    }


@cache
def levels(values: str) -> list[str]:
    """What the network gets for each byte 0…255 of a picture, as printed: to 0.01. values: a key of `images.VALUES`."""
    numbers = images.network_input(np.arange(256, dtype=np.uint8), values).astype(float)
    return [f"{number:.0f}" if values == "bytes" else f"{number:z.2f}".replace("-", "−") for number in numbers]


def _trained(alpha: float, resolution: int) -> int:
    """The input size, px, for which the weights that answer at this one were trained."""
    return chosen(alpha, resolution).resolution


def network(alpha: float, resolution: int) -> dict[str, Any]:
    """The network that answers: its costs and their ratio to the baseline, and its last grid. JSON-ready.

    `grid` cells a side; one stands for `jump` px of the input and has seen `field` px. `trained`: px, its weights.
    """
    return _counted(alpha, resolution) | {"trained": _trained(alpha, resolution)}


@cache
def _counted(alpha: float, resolution: int) -> dict[str, Any]:
    counted, base = ledger(mobilenet_v1(alpha, resolution)), ledger(mobilenet_v1(*BASELINE))
    pool = next(layer for layer in counted.architecture.layers if layer.kind is Kind.POOL)
    field, jump = receptive_fields(counted.architecture)[pool.inputs[0]]
    return {
        "alpha": alpha,
        "size": resolution,
        "mult_adds": counted.mult_adds,
        "mult_adds_ratio": counted.mult_adds / base.mult_adds,
        "parameters": counted.parameters,
        "parameters_ratio": counted.parameters / base.parameters,
        "baseline": f"{BASELINE[0]}-{BASELINE[1]}",
        "grid": pool.in_size,
        "jump": jump,
        "field": field,
    }


def share_of_thin(resolution: int) -> float:
    """Mult-Adds of the thinnest embedded network, as a share of the widest's at the same input size."""
    alphas = [file.alpha for file in EMBEDDED]
    thin, wide = (ledger(mobilenet_v1(alpha, resolution)).mult_adds for alpha in (min(alphas), max(alphas)))
    return thin / wide


@dataclass(frozen=True)
class Note:
    """Something to say about the network that answers: a key of the page's words and the values it needs."""

    key: str
    values: dict[str, Any]


def notes(alpha: float, resolution: int, values: str = "signed", used: tuple[float, int] | None = None) -> list[Note]:
    """What stands beside the answer to (alpha, resolution): another network answers, or not at its training size.

    values: a key of `images.VALUES`; all but the first are mistakes. used: who answers, by default as `answering` says.
    """
    used_alpha, used_size = used or answering(alpha, resolution)
    said = []
    if which := _replaced(used_alpha != alpha, used_size != resolution):
        asked = {"alpha": alpha, "used_alpha": used_alpha, "size": resolution, "used_size": used_size}
        said.append(Note(f"nearest_{which}", asked | {"smallest": min(SIZES)}))
    trained = _trained(used_alpha, used_size)
    if used_size != trained:
        said.append(Note("trained_at", {"trained": trained, "size": used_size}))
    if values != "signed":
        said.append(Note(f"mistake_{values}", {}))
    return said


def _replaced(alpha: bool, size: bool) -> str:
    return "both" if alpha and size else "alpha" if alpha else "size" if size else ""
