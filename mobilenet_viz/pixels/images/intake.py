"""The one way in for photos: bytes of any origin → checked upright RGB pixels, of bounded size.

For the pages, the command line and the tests. Everything happens in memory; nothing is written to disk.
"""

import re
import threading
from contextlib import nullcontext
from dataclasses import dataclass
from io import BytesIO
from math import ceil

import numpy as np
from numpy.typing import NDArray
from PIL import ExifTags, Image

from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.pixels.images import colour, formats, jpeg, png

MAX_PIXELS = 65_000_000  # what calls itself 64 megapixels is 9248 × 6936; a bomb of 81 does not pass
SMALL = 2**20  # pixels; a few MB, of which a class may have many in memory at once
MAX_SIDE = 2048  # px; what is kept of a photo: thirty of them fit in memory, and the network sees 224

_TURNS = {  # EXIF orientation → how to turn the picture upright
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_one_at_a_time = threading.Lock()  # a class uploads at once: only one full-size photo is in memory


@dataclass(frozen=True, eq=False)
class Decoded:
    """What is kept of a photo: upright, read-only, uint8, RGB; pixels bit for bit where no side is above `MAX_SIDE`.

    size: (width, height) in px, before anything was reduced; of a large JPEG after libjpeg halved or quartered it.
    whole: (H, W, 3), each side reduced to `MAX_SIDE` by itself, so that a long picture keeps its width.
    square: (S, S, 3), the largest centred square, reduced from its own pixels, whatever lies beside it.
    """

    size: tuple[int, int]
    whole: NDArray[np.uint8]
    square: NDArray[np.uint8]


def decode(data: bytes, most: int | None = None) -> Decoded:
    """The photo in a JPEG, PNG or WebP file of at most so many pixels, else of `MAX_PIXELS`.

    Large ones wait for each other; where no more than `SMALL` are taken, nothing is waited for.

    Of an animation the first frame; 16 bits reduced to 8; EXIF orientation applied; colours converted to sRGB by the
    embedded profile; transparency on white.

    Raises Refusal and nothing else: empty_file, not_an_image, unsupported_format (format), truncated_image,
    too_many_pixels (megapixels, limit).
    """
    formats.check(data)
    most = MAX_PIXELS if most is None else most
    try:
        with _one_at_a_time if most > SMALL else nullcontext():
            return _decoded(data, most)
    except Refusal:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        # Pillow's own limits, where they strike before ours. Only its message tells the size.
        pixels = re.search(r"\d+", str(error))
        raise _too_many(int(pixels[0]) if pixels else most + 1, most) from error
    except Exception as error:  # a damaged file makes Pillow raise OSError, SyntaxError, struct.error…
        raise Refusal("truncated_image") from error


def _decoded(data: bytes, most: int) -> Decoded:
    grey, profile = False, None
    if data.startswith(png.SIGNATURE):
        data, profile, grey = png.essentials(data)
    image = _loaded(data, most)
    profile = profile or image.info.get("icc_profile")
    upright = _upright(colour.expanded(image, grey), image.info.get("exif", b""))
    del image  # with its pixels in full size, unless they are the upright ones
    return reduce(upright, profile)


def reduce(upright: Image.Image, profile: bytes | None = None) -> Decoded:
    """What is kept of an upright picture in L, LA, RGB, RGBA or CMYK. profile: ICC; without one it is sRGB."""

    def finished(pixels: Image.Image) -> NDArray[np.uint8]:
        return np.asarray(colour.on_white_in_srgb(_reduced(pixels), profile))

    whole = finished(upright)
    small = max(upright.size) <= MAX_SIDE
    square = centre_square(whole) if small else finished(upright.crop(_centre(*upright.size)))
    return Decoded(upright.size, whole, square)


def centre_square(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The largest centred square of a picture: (H, W, 3) → (S, S, 3) with S = min(H, W), a view."""
    left, top, right, bottom = _centre(rgb.shape[1], rgb.shape[0])
    return rgb[top:bottom, left:right]


def _centre(width: int, height: int) -> tuple[int, int, int, int]:
    side = min(width, height)
    left, top = (width - side) // 2, (height - side) // 2
    return left, top, left + side, top + side


def _reduced(image: Image.Image) -> Image.Image:
    width, height = (min(side, MAX_SIDE) for side in image.size)
    return image.resize((width, height), Image.Resampling.BICUBIC, reducing_gap=2)


def _loaded(data: bytes, most: int) -> Image.Image:
    image = Image.open(BytesIO(data), formats=formats.FORMATS)
    if image.width * image.height > most:
        raise _too_many(image.width * image.height, most)
    _decode_large_jpeg_smaller(image)
    try:
        image.load()
    except OSError:
        if not jpeg.lacks_only_its_end(data):
            raise
        return _loaded(data + jpeg.END, most)
    return image


def _too_many(pixels: int, most: int) -> Refusal:
    return Refusal("too_many_pixels", megapixels=ceil(pixels / 1e6), limit=f"{most / 1e6:.2g}")


def _decode_large_jpeg_smaller(image: Image.Image) -> None:
    """libjpeg can leave out detail while it decodes: a shorter side of 2048 px or more at 1/2, of 4096 px at 1/4.

    A phone photo then takes a quarter of the time and memory; what is kept has at least half of `MAX_SIDE`. By the
    shorter side: what the network gets does not depend on what is cut off.
    """
    least = MAX_SIDE // 2
    width, height = (max(1, side * least // min(image.size)) for side in image.size)
    image.draft(None, (width, height))


def _upright(pixels: Image.Image, exif: bytes) -> Image.Image:
    """`pixels` as the camera was held, by EXIF alone (Pillow would also ask XMP, which no browser does)."""
    note = Image.Exif()
    try:
        note.load(exif)
        turn = _TURNS.get(note[ExifTags.Base.Orientation])
    except Exception:  # no EXIF, or a damaged one, which says nothing against the pixels
        return pixels
    return pixels if turn is None else pixels.transpose(turn)
