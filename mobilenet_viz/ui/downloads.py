"""What page 3 shows, to take along: the map with its caption as a picture, its numbers, and what a link carries."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from mobilenet_viz.engine import Answer, Picture
from mobilenet_viz.engine.methods import METHODS
from mobilenet_viz.engine.protocol import Floats
from mobilenet_viz.facts import classes, text, weights
from mobilenet_viz.page_data import heatmaps, seeing
from mobilenet_viz.pixels import exports, images
from mobilenet_viz.pixels.overlay import limit_of
from mobilenet_viz.ui import looking, state

_MIMES = {"png": "image/png", "npz": "application/zip", "csv": "text/csv"}


@dataclass(frozen=True, eq=False)
class Shown:
    """A map on page 3. values: (g, g). limit: what has the full colour. The rest says what it is a map of."""

    picture: Picture
    values: Floats
    limit: float
    alpha: float
    index: int
    probability: float
    rank: int
    logit: float
    method: str
    block: int
    fit: str
    weights: weights.WeightsFile

    @property
    def about(self) -> dict[str, object]:
        """Everything about the map in plain values, for the file of numbers."""
        return {
            **{"class_index": self.index, "class_name": classes.names()[self.index]},
            **{"probability": self.probability, "rank": self.rank, "logit": self.logit},
            **{"method": self.method, "block": self.block, "alpha": self.alpha, "resolution": self.picture.resolution},
            **{"weights": self.weights.source, "trained_at": self.weights.resolution},
            **{"fit": self.fit, "range": self.picture.values},
        }

    @property
    def file(self) -> str:
        """A file name, without its ending, that says what is inside."""
        name = re.sub(r"[^A-Za-z0-9]+", "_", classes.names()[self.index]).strip("_")
        return f"{name}_{self.method}_block_{self.block}_{self.alpha:.2f}-{self.picture.resolution}"


def shown(answer: Answer, picture: Picture, alpha: float, values: Floats) -> Shown:
    """The map of the chosen class by the chosen method, with what the answer says of the class."""
    index, method = looking.shown_class(answer), state.get("map")
    named = seeing.named(index, answer)
    exact = seeing.scale_of(answer.evidence) / seeing.STEP  # one scale for all classes, as on the page
    return Shown(
        picture,
        values,
        exact if METHODS[method].in_answer else limit_of(values),
        alpha,
        index,
        named["probability"],
        named["rank"],
        float(answer.logits[index]),
        method,
        looking.block_of(method),
        state.get("fit"),
        weights.chosen(alpha, picture.resolution),
    )


def offer(map_: Shown | None) -> None:
    """Draw the buttons, each saying what its file holds; it is made when its button is pressed.

    None: there is no map yet, or not all of it. The buttons stand where they will be pressed.
    """
    with st.container(key="downloads", horizontal=True, vertical_alignment="center", gap="small"):
        for kind, mime in _MIMES.items():
            st.download_button(
                state.say(f"downloads.{kind}"),
                "" if map_ is None else partial(_file, map_, kind, state.language(), **_look()),
                f"{'map' if map_ is None else map_.file}.{kind}",
                mime,
                key=f"download_{kind}",
                help=state.say(f"downloads.{kind}_holds"),
                on_click="ignore",
                disabled=map_ is None,
            )
        st.markdown(state.say("downloads.link", copy=state.say("common.copy_link")))


def _look() -> dict[str, Any]:
    return {"opacity": state.get("opacity") / 100, "smooth": looking.is_smooth()}


def _file(map_: Shown, kind: str, language: str, **look: Any) -> str | bytes:
    if kind == "csv":
        return exports.as_csv(map_.values)
    return png(map_, language, **look) if kind == "png" else exports.as_npz(map_.values, map_.about)


def png(map_: Shown, language: str, opacity: float = 0.8, smooth: bool = False) -> bytes:
    """The map over what the network got, with its scale and the caption in this language, as a PNG file."""
    words = partial(text.say, language)
    title = words(
        "downloads.title",
        name=classes.names(language)[map_.index],
        probability=_percent(map_.probability),
        rank=map_.rank,
        count=len(classes.names()),
    )
    lines = [*_lines(map_, words), *([words("downloads.smooth")] if smooth else [])]
    drawn = exports.figure(
        map_.picture.pixels, map_.values, _scale(map_, words), title, lines, opacity=opacity, smooth=smooth
    )
    return images.to_png(drawn)


def _lines(map_: Shown, words: Callable[..., str]) -> list[str]:
    """What the map is of, which network made it, what that network got, what the colours count."""
    resolution, grid, weights_ = map_.picture.resolution, len(map_.values), map_.weights
    drawn = heatmaps.drawn(map_.values, map_.limit)
    method = words("downloads.exact" if METHODS[map_.method].in_answer else f"see.method_{map_.method}")
    made = {"method": method, "block": map_.block, "grid": grid}
    values = words(f"downloads.values_{map_.picture.values}")
    lines = [
        words("downloads.map" if map_.block else "downloads.map_photo", **made),
        words(
            "downloads.network",
            alpha=map_.alpha,
            size=resolution,
            weights=weights_.checkpoint,
            origin=words("downloads.embedded" if weights_.sha256 else "downloads.disk"),
        ),
        words("downloads.photo", fit=words(f"downloads.fit_{map_.fit}"), values=values),
        words(f"see.unit_{METHODS[map_.method].scale_said(map_.block)}"),
    ]
    if drawn.flat or drawn.alike:
        value = _number(float(map_.values.flat[0]), drawn.digits)
        lines.append(words("downloads.map_flat" if drawn.flat else "see.alike", value=value))
    return lines


def _scale(map_: Shown, words: Callable[..., str]) -> exports.Scale:
    """With the end that speaks against, where the method shows it; the numbers of a gradient speak for nothing."""
    method, digits = METHODS[map_.method], heatmaps.drawn(map_.values, map_.limit).digits
    least = words("downloads.against", value=_number(-map_.limit, digits)) if method.signed else ""
    most = "strong" if method.unit == "gradient" else "for"
    ends = words(f"downloads.{most}", value=_number(map_.limit, digits))
    return exports.Scale(map_.limit, method.signed, (least, "0", ends) if method.signed else ("0", "", ends))


def _number(value: float, digits: int) -> str:
    return f"{value:.{digits}f}".replace("-", "−")


def _percent(share: float) -> str:
    percent = 100 * share
    return f"{percent:.{0 if percent >= 99.95 else 1 if percent >= 10 else 2}f}\u00a0%"
