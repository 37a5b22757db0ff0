"""Photos: bytes of any origin → checked upright RGB array → what the network gets.

One way in, `decode`, for the pages, the command line and the tests. Everything happens in memory; nothing is
written to disk. A picture is an array (height, width, 3) of uint8, RGB.
"""

import re
import threading
from collections.abc import Mapping
from io import BytesIO
from math import ceil
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from PIL import ExifTags, Image

from mobilenet_viz.refusal import Refusal

MAX_PIXELS = 65_000_000  # what calls itself 64 megapixels is 9248 × 6936; a bomb of 81 does not pass
MAX_SIDE = 2048  # px; what is kept of a photo: thirty of them fit in memory, and the network sees 224

FITS = ("centre", "letterbox", "squash")
"""How a photo of any shape becomes a square: cut, framed in grey, stretched. `network_pixels` says more."""

VALUES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {"signed": (127.5, 1.0), "unit": (255.0, 0.0), "bytes": (1.0, 0.0)}
)
"""How bytes become numbers, x / divisor - shift: [-1, 1] as the weights were trained; and the two mistakes that
tutorials make with this network, [0, 1] and the bytes as they are, to be shown as mistakes."""

GREY = 128
"""The byte that tells the network nothing: 128 / 127.5 - 1 = 1/255. No byte is exactly 0; 127 is as near, at -1/255."""

FORMATS = ("JPEG", "PNG", "WEBP")
_ACCEPTED = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|RIFF....WEBP", re.DOTALL)
# How the files begin that people try next, so that the refusal can name them.
_KNOWN = {
    "GIF": rb"GIF8[79]a",
    "BMP": rb"BM....\0\0\0\0",
    "TIFF": rb"II[*+]\0|MM\0[*+]",
    "PDF": rb"%PDF-",
    "AVIF": rb"....ftyp.{0,48}?avi[fs]",
    "HEIC": rb"....ftyp.{0,48}?(hei[cfmsx]|hev[cmsx]|mif1|msf1)",
    "SVG": rb"(\xef\xbb\xbf)?\s*(<svg\b|<(\?xml|!--|!DOCTYPE svg).{0,4000}?<svg\b)",
}
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


def decode(data: bytes) -> NDArray[np.uint8]:
    """The photo in a JPEG, PNG or WebP file → (H, W, 3) RGB, upright, read-only.

    Of an animation the first frame; transparency on white; 16-bit grey scaled to 8; EXIF orientation applied.
    Colours are taken as sRGB (profiles are ignored, as Keras does). The longer side is at most `MAX_SIDE` px:
    a larger photo is reduced, any other keeps its pixels bit for bit.

    Raises Refusal and nothing else: empty_file, not_an_image, unsupported_format (format), truncated_image,
    too_many_pixels (megapixels, limit).
    """
    _check_signature(data)
    try:
        with _one_at_a_time, Image.open(BytesIO(data), formats=FORMATS) as image:
            _check_pixels(image.width * image.height)
            _decode_large_jpeg_smaller(image)
            image.load()
            photo = _upright(image, _on_white(image))
            photo.thumbnail((MAX_SIDE, MAX_SIDE))
            return np.asarray(photo)
    except Refusal:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        # Pillow's own limits, where they strike before ours. Only its message tells the size.
        pixels = re.search(r"\d+", str(error))
        raise _too_many(int(pixels[0]) if pixels else MAX_PIXELS + 1) from error
    except Exception as error:  # a damaged file makes Pillow raise OSError, SyntaxError, struct.error…
        raise Refusal("truncated_image") from error


def centre_square(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The largest centred square of a picture: (H, W, 3) → (S, S, 3) with S = min(H, W), a view."""
    height, width = rgb.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    return rgb[top : top + side, left : left + side]


def network_pixels(rgb: NDArray[np.uint8], resolution: int, fit: str = "centre") -> NDArray[np.uint8]:
    """What the network gets to see: (H, W, 3) → (R, R, 3) with R = `resolution` px, resized by Pillow's BICUBIC.

    fit: "centre" takes the largest centred square; "letterbox" the whole photo, its shape kept, centred on
    `GREY`; "squash" the whole photo, stretched. Raises ValueError for any other.
    """
    if fit not in FITS:
        raise ValueError(f"fit = {fit!r}: must be one of {FITS}")
    if fit == "letterbox":
        return _letterboxed(rgb, resolution)
    return _resized(centre_square(rgb) if fit == "centre" else rgb, (resolution, resolution))


def network_input(pixels: NDArray[np.uint8], values: str = "signed") -> NDArray[np.float32]:
    """The same pixels as the network's numbers, float32: by default x / 127.5 - 1 in [-1, 1], as Keras' MobileNet.

    values: a key of `VALUES`; KeyError for any other.
    """
    divisor, shift = VALUES[values]
    return pixels.astype(np.float32) / np.float32(divisor) - np.float32(shift)


def small_grid(rgb: NDArray[np.uint8], size: int) -> NDArray[np.uint8]:
    """The centre square as (size, size, 3) large pixels, each the average of the area it covers."""
    return _resized(centre_square(rgb), (size, size), Image.Resampling.BOX)


def to_png(rgb: NDArray[np.uint8]) -> bytes:
    """The picture as a PNG file: lossless, so that what is shown is what was computed."""
    file = BytesIO()
    Image.fromarray(rgb).save(file, "PNG", compress_level=1)
    return file.getvalue()


def _letterboxed(rgb: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    longer = max(rgb.shape[:2])
    height, width = (max(1, round(side * length / longer)) for length in rgb.shape[:2])
    top, left = (side - height) // 2, (side - width) // 2
    square = np.full((side, side, 3), GREY, np.uint8)
    square[top : top + height, left : left + width] = _resized(rgb, (width, height))
    return square


def _resized(
    rgb: NDArray[np.uint8], size: tuple[int, int], resampling: Image.Resampling = Image.Resampling.BICUBIC
) -> NDArray[np.uint8]:
    """size: (width, height), Pillow's order."""
    return np.asarray(Image.fromarray(rgb).resize(size, resampling))


def _check_signature(data: bytes) -> None:
    if not data:
        raise Refusal("empty_file")
    if _ACCEPTED.match(data):
        return
    for name, beginning in _KNOWN.items():
        if re.match(beginning, data, re.DOTALL):
            raise Refusal("unsupported_format", format=name)
    raise Refusal("not_an_image")


def _check_pixels(pixels: int) -> None:
    if pixels > MAX_PIXELS:
        raise _too_many(pixels)


def _too_many(pixels: int) -> Refusal:
    return Refusal("too_many_pixels", megapixels=ceil(pixels / 1e6), limit=MAX_PIXELS // 1_000_000)


def _decode_large_jpeg_smaller(image: Image.Image) -> None:
    """libjpeg can leave out detail while it decodes: a side of 3072 px or more at 1/2, of 6144 px at 1/4.

    A phone photo then takes a quarter of the time and memory; what is kept has at least 3/4 of `MAX_SIDE`.
    """
    least = 3 * MAX_SIDE // 4
    width, height = (max(1, side * least // max(image.size)) for side in image.size)
    image.draft(None, (width, height))


def _on_white(image: Image.Image) -> Image.Image:
    """Any mode that a JPEG, PNG or WebP can have → RGB."""
    if image.mode == "I;16":  # Pillow's own conversion clips at 255
        return _grey_16_bit(image)
    if image.has_transparency_data:
        rgba = _in_mode("RGBA", image)
        image = Image.new("RGB", image.size, "white")
        image.paste(rgba, mask=rgba)
    return _in_mode("RGB", image)


def _in_mode(mode: str, image: Image.Image) -> Image.Image:
    return image if image.mode == mode else image.convert(mode)  # convert() copies even when nothing changes


def _grey_16_bit(image: Image.Image) -> Image.Image:
    values = np.asarray(image)
    grey = ((values.astype(np.uint32) + 128) // 257).astype(np.uint8)  # 65535 / 255 = 257
    if "transparency" in image.info:
        grey[values == image.info["transparency"]] = 255
    return Image.fromarray(grey).convert("RGB")


def _upright(source: Image.Image, pixels: Image.Image) -> Image.Image:
    """`pixels` as the camera was held, by the EXIF of the file they came from."""
    try:
        turn = _TURNS.get(source.getexif()[ExifTags.Base.Orientation])
    except Exception:  # no EXIF, or a damaged one, which says nothing against the pixels
        return pixels
    return pixels if turn is None else pixels.transpose(turn)
