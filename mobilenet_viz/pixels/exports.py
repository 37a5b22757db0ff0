"""A map to keep: as a picture with its scale and a caption, in the fonts of the page, and as numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import groupby

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from mobilenet_viz import csv_text
from mobilenet_viz.facts.assets import ASSETS
from mobilenet_viz.pixels import palette
from mobilenet_viz.pixels.overlay import limit_of, overlay

SIDE = 672  # px of the picture, at least; the network's pixels are whole squares in it
MARGIN = 28
DIM = 0.5  # what is left of the light below a smooth map; as in `shared/heat.css`
PICTURES = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
"""Endings of the picture files that can be written, and the format each stands for."""
SCALE = 20  # px, the height of the coloured scale
SIZE, LEADING = 20, 28  # px of the words
_INK, _DIM, _GROUND = (palette.SURFACES[name][0] for name in ("ink", "dim", "ground"))  # a page of paper
_HANGUL = 0x3000  # from here on the other font has the glyphs: East Asian punctuation, syllables


@dataclass(frozen=True)
class Scale:
    """What the colours stand for. limit: full colour, in the map's unit. ticks: words at the left end, 0, right end."""

    limit: float
    signed: bool
    ticks: tuple[str, str, str]


def as_picture(rgb: NDArray[np.uint8], suffix: str) -> bytes:
    """The picture as a file of the format that `suffix` of `PICTURES` stands for; KeyError for another one."""
    file = BytesIO()
    Image.fromarray(rgb).save(file, PICTURES[suffix.lower()], quality=95)  # quality: of those that lose something
    return file.getvalue()


def figure(
    pixels: NDArray[np.uint8],
    values: NDArray[np.float32],
    scale: Scale,
    title: str,
    lines: Sequence[str],
    *,
    opacity: float = 0.8,
    smooth: bool = False,
) -> NDArray[np.uint8]:
    """A map (g, g) over the network's picture (R, R, 3), each pixel a square; below it the scale, title and lines.

    The picture is as on the page: dimmed below a smooth map, grey below cells, whose every colour is evidence.
    opacity, smooth: as of `overlay`. A map that is 0 everywhere leaves the picture alone. Lines too long are broken.
    """
    times = -(-SIDE // len(pixels))
    enlarged = (dimmed(pixels) if smooth else grey(pixels)).repeat(times, axis=0).repeat(times, axis=1)
    covered = overlay(enlarged, values, opacity, scale.limit or limit_of(values), smooth)
    side = len(covered)
    words = [(title, 650, _INK), *((part, 400, _DIM) for line in lines for part in broken(line, side))]
    height = 3 * MARGIN + side + SCALE + (2 + len(words)) * LEADING
    page = Image.new("RGB", (side + 2 * MARGIN, height), _GROUND)
    page.paste(Image.fromarray(covered), (MARGIN, MARGIN))
    _draw_scale(page, scale, opacity, 2 * MARGIN + side)
    for row, (text, weight, colour) in enumerate(words):
        write(page, (MARGIN, height - MARGIN - (len(words) - row) * LEADING), text, weight, colour)
    return np.asarray(page)


def dimmed(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A picture in its colours, darker than any colour of a map; (R, R, 3) as it was."""
    darker: NDArray[np.uint8] = np.rint(pixels * DIM).astype(np.uint8)
    return darker


def grey(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A picture without its colours, as bright as before (Rec. 709, as CSS does it); (R, R, 3) as it was."""
    bright = np.rint(pixels @ np.array([0.2126, 0.7152, 0.0722]))[..., None]
    return np.repeat(bright.astype(np.uint8), 3, axis=-1)


def as_npz(values: NDArray[np.float32], about: Mapping[str, object]) -> bytes:
    """The map as `values` and everything about it under its name, for `numpy.load`; no pickles."""
    file = BytesIO()
    arrays = {name: np.asarray(each) for name, each in about.items()}
    np.savez_compressed(file, allow_pickle=False, values=values, **arrays)
    return file.getvalue()


def as_csv(values: NDArray[np.float32]) -> str:
    """The map (g, g) as g lines of g numbers, each with as many digits as give back the same float32."""
    return csv_text.as_csv(values)


def _draw_scale(page: Image.Image, scale: Scale, opacity: float, top: int) -> None:
    """The colours as they lie on white, and what is at their ends and at 0."""
    wide = page.width - 2 * MARGIN
    steps = np.linspace(-1 if scale.signed else 0, 1, wide, dtype=np.float32)[None]
    bar = overlay(np.full((SCALE, wide, 3), 255, np.uint8), steps, opacity, 1.0)
    page.paste(Image.fromarray(bar), (MARGIN, top))
    middle = wide // 2 if scale.signed else 0
    for tick, at in zip(scale.ticks, (0, middle, wide), strict=True):
        before = measured(tick) if at == wide else measured(tick) / 2 if at else 0
        write(page, (MARGIN + at - before, top + SCALE + 4), tick)


def write(page: Image.Image, at: tuple[float, float], text: str, weight: int = 400, colour: str = _INK) -> None:
    """One line of text, each character in the font that has it. at: its left end and the top of the line."""
    pen, (x, y) = ImageDraw.Draw(page), at
    for font, run in _runs(text, weight):
        pen.text((x, y + SIZE), run, colour, font, anchor="ls")
        x += font.getlength(run)


def measured(text: str, weight: int = 400) -> float:
    """The length of a line in px."""
    return sum(font.getlength(run) for font, run in _runs(text, weight))


def broken(line: str, wide: float) -> list[str]:
    """A line as lines of at most `wide` px, broken between words; a word that is longer still stands alone."""
    lines = [""]
    for word in line.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and measured(longer) > wide:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _runs(text: str, weight: int) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
    for part, characters in groupby(text, lambda each: "hangul" if ord(each) >= _HANGUL else "latin"):
        yield _font(part, weight), "".join(characters)


@cache
def _font(part: str, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(ASSETS / "fonts" / f"viz-sans-{part}.woff2", SIZE)
    font.set_variation_by_axes([weight])
    return font
