"""The live camera: a frame comes over a socket, and what the network shown at that moment says of it goes back.

Each message says in a line of JSON α, the size and the language of the page, behind which is a picture, a stranger's
bytes like an upload's. Nothing of it is kept.
"""

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from mobilenet_viz import engine
from mobilenet_viz.engine import Answer, Glance, Picture
from mobilenet_viz.facts import text, weights
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.pixels import images
from mobilenet_viz.ui import ladder
from mobilenet_viz.ui.fields import FIELDS
from mobilenet_viz.ui.readers import Snapped
from mobilenet_viz.ui.server import sockets

_MOST_PIXELS = max(weights.SIZES) ** 2
_LONGEST = 200  # bytes of the line before the picture
_DEFAULT = {name: FIELDS[name].default for name in ("alpha", "size")} | {"lang": text.LANGUAGES[0]}


@dataclass(frozen=True)
class _Asked:
    alpha: float
    size: int
    lang: str


async def see(message: bytes, camera: int) -> str:
    """What the network says of the picture in the message, as JSON: its `rung` and the `maps`, or a `refusal`."""
    line, _, picture = message.partition(b"\n")
    asked = _read(line)
    try:
        question = await asyncio.to_thread(_question, asked, picture, camera)
        answer = await asyncio.wrap_future(engine.current().ask(question))
    except Refusal as refusal:
        return json.dumps({"refusal": refusal.in_language(asked.lang)})
    return await asyncio.to_thread(_written, question, answer, asked.lang)


def _read(line: bytes) -> _Asked:
    """What cannot be used is the default: a browser can send anything."""
    said: Any = None
    with suppress(ValueError):
        said = json.loads(line[:_LONGEST])
    read = dict(_DEFAULT)
    for name in read:
        with suppress(ValueError, Snapped, KeyError, TypeError):
            read[name] = FIELDS[name].read(str(said[name]))
    return _Asked(**read)


def _question(asked: _Asked, picture: bytes, camera: int) -> Glance:
    """Raises Refusal for a picture that is none."""
    alpha, size = weights.answering(asked.alpha, asked.size)
    pixels = images.network_pixels(images.decode(picture, _MOST_PIXELS), size)
    return Glance(Picture(pixels, private=True), alpha, size, camera=camera)


def _written(question: Glance, answer: Answer, language: str) -> str:
    rung = ladder.named(ladder.rung(answer, question.alpha, question.resolution), language)
    return json.dumps({"rung": rung, "maps": ladder.drawn(answer)}, ensure_ascii=False)


# The page sends at most 12 a second, and a JPEG of noise at its quality has 38 kB. A large class has 40 cameras.
SOCKET = sockets.Socket("/sockets/camera", see, sockets.Bounds(size=64 * 1024, rate=15, connections=40))
