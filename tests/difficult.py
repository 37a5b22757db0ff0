"""Difficult files, built in code: what people really upload, and what somebody will try.

`ACCEPTED[name]`: the file and the picture it must give. `REFUSED[name]`: the file and the key of its
sentence. Names are file names, so that browser tests can upload each as it is.
"""

import struct
import zlib
from io import BytesIO
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tests import profiles

Pixels = NDArray[np.uint8]


class Accepted(NamedTuple):
    data: bytes
    expected: Pixels  # (H, W, 3), upright
    tolerance: int = 0  # of a pixel value; lossy files need some


class Refused(NamedTuple):
    data: bytes
    key: str


def quadrants(height: int = 48, width: int = 64) -> Pixels:
    """Red and green above blue and yellow: turned, mirrored or inverted, it is not itself."""
    picture = np.empty((height, width, 3), np.uint8)
    top, left = slice(height // 2), slice(width // 2)
    bottom, right = slice(height // 2, None), slice(width // 2, None)
    picture[top, left], picture[top, right] = (200, 30, 20), (20, 150, 60)
    picture[bottom, left], picture[bottom, right] = (30, 60, 180), (230, 220, 40)
    return picture


def noise(height: int = 120, width: int = 160) -> Pixels:
    return np.random.default_rng(0).integers(0, 256, (height, width, 3), np.uint8)


def encoded(picture: NDArray | Image.Image, file_format: str, mode: str = "", **options: Any) -> bytes:
    image = picture if isinstance(picture, Image.Image) else Image.fromarray(picture)
    file = BytesIO()
    image.convert(mode or image.mode).save(file, file_format, **options)
    return file.getvalue()


def jpeg(picture: NDArray, mode: str = "", **options: Any) -> bytes:
    return encoded(picture, "JPEG", mode, **{"quality": 95, "subsampling": 0} | options)


def orientation(number: int) -> Image.Exif:
    """The note how the camera was held."""
    exif = Image.Exif()
    exif[0x0112] = number
    return exif


def with_orientation(picture: Pixels, number: int, file_format: str, **options: Any) -> bytes:
    """`picture` as it lies in the file, and the EXIF note how the camera was held."""
    return encoded(picture, file_format, exif=orientation(number), **options)


def chunk(name: bytes, data: bytes) -> bytes:
    """One part of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, bits: int, colour_type: int, rows: bytes, transparent: bytes = b"") -> bytes:
    """A PNG from its raw rows (each after a filter byte 0): depths and sizes that Pillow does not write."""

    header = struct.pack(">IIBBBBB", width, height, bits, colour_type, 0, 0, 0)
    trns = chunk(b"tRNS", transparent) if transparent else b""
    body = chunk(b"IHDR", header) + trns + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def behind_the_header(data: bytes, chunks: bytes) -> bytes:
    """A PNG with more chunks in front."""
    return data[:33] + chunks + data[33:]


def large_png(width: int, height: int) -> bytes:
    """Black, 1 bit a pixel: 81 megapixels in 10 KB."""
    return png(width, height, 1, 0, (b"\0" * (1 + -(-width // 8))) * height)


def large_webp(side: int) -> bytes:
    """A WebP header that announces side × side pixels, and no pixel."""
    canvas = (side - 1).to_bytes(3, "little") * 2
    chunk = b"VP8X" + struct.pack("<I", 10) + bytes(4) + canvas
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk


def in_bits_16(picture: NDArray, **options: bytes) -> bytes:
    """(H, W) or (H, W, 3) of uint16 as a PNG of 16 bits a sample."""
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in picture)
    return png(picture.shape[1], picture.shape[0], 16, 0 if picture.ndim == 2 else 2, rows, **options)


def animated(file_format: str, **options: Any) -> bytes:
    later = [Image.fromarray(255 - quadrants()), Image.fromarray(noise(48, 64))]
    return encoded(quadrants(), file_format, save_all=True, append_images=later, duration=50, **options)


def grey(values: NDArray) -> Pixels:
    return np.repeat(values.astype(np.uint8)[..., np.newaxis], 3, axis=2)


def right_half(inside: int, outside: int) -> NDArray[np.uint8]:
    """(48, 64): `inside` on the right half, `outside` on the left."""
    return np.where(np.arange(64) >= 32, inside, outside).astype(np.uint8)[np.newaxis].repeat(48, axis=0)


RAMP_16 = np.linspace(0, 65535, 48 * 64).round().astype(np.uint16).reshape(48, 64)
LEVELS = grey(np.rint(RAMP_16 / 257))
WHITE_RIGHT = np.where(right_half(1, 0)[..., np.newaxis] == 1, 255, quadrants()).astype(np.uint8)
ALPHA = np.dstack([quadrants(), right_half(0, 255)])
GREY_ALPHA = np.dstack([np.full((48, 64), 100, np.uint8), right_half(51, 255)])  # 51/255: one fifth
TRANSPARENT_PALETTE = Image.fromarray(ALPHA).quantize(8)
IN_SRGB = profiles.from_rgb(quadrants(), profiles.DISPLAY_P3, profiles.srgb_curve)
FOUR_BITS = b"".join(b"\0" + 16 * b"\xff" + 16 * b"\x33" for _ in range(48))  # 15 left, 3 right
LONG_TEXT = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(2**21)))
WRONG_TEXT = chunk(b"tEXt", b"Comment\0hello")[:-1] + b"?"
BMP, NOISE = encoded(quadrants(), "BMP"), encoded(noise(), "PNG")
BROKEN_EXIF = b"Exif\0\0II*\0\x08\0\0\0\xff\xff\x12\x01\x03\0"

ACCEPTED: dict[str, Accepted] = {
    "photo.jpg": Accepted(jpeg(quadrants()), quadrants(), 6),
    "progressive.jpg": Accepted(jpeg(quadrants(), progressive=True), quadrants(), 6),
    "grey.jpg": Accepted(jpeg(LEVELS[..., 0]), LEVELS, 6),
    "cmyk.jpg": Accepted(jpeg(quadrants(), "CMYK"), quadrants(), 6),
    "two pictures.jpg": Accepted(animated("MPO", quality=95, subsampling=0), quadrants(), 6),
    "damaged exif.jpg": Accepted(jpeg(quadrants(), exif=BROKEN_EXIF), quadrants(), 6),
    "sideways.jpg": Accepted(
        with_orientation(np.rot90(quadrants(4032, 3024)), 6, "JPEG", quality=95), quadrants(2016, 1512), 6
    ),
    "sideways.png": Accepted(with_orientation(np.rot90(quadrants()), 6, "PNG"), quadrants()),
    "sideways.webp": Accepted(with_orientation(np.rot90(quadrants()), 6, "WEBP", lossless=True), quadrants()),
    "lossy.webp": Accepted(encoded(grey(np.full((48, 64), 90)), "WEBP"), grey(np.full((48, 64), 90)), 6),
    "animated.png": Accepted(animated("PNG"), quadrants()),
    "animated.webp": Accepted(animated("WEBP", lossless=True), quadrants()),
    "palette.png": Accepted(encoded(Image.fromarray(quadrants()).quantize(8), "PNG"), quadrants()),
    "palette transparent.png": Accepted(encoded(TRANSPARENT_PALETTE, "PNG"), WHITE_RIGHT),
    "transparent.png": Accepted(encoded(ALPHA, "PNG"), WHITE_RIGHT),
    "transparent.webp": Accepted(encoded(ALPHA, "WEBP", lossless=True), WHITE_RIGHT),
    "grey alpha.png": Accepted(
        encoded(Image.fromarray(GREY_ALPHA, "LA"), "PNG"), grey(right_half(100 // 5 + 255 * 4 // 5, 100))
    ),
    "black and white.png": Accepted(encoded(right_half(255, 0), "PNG", "1"), grey(right_half(255, 0))),
    "grey 16 bit.png": Accepted(in_bits_16(RAMP_16), LEVELS),
    "grey 16 bit transparent.png": Accepted(
        in_bits_16(right_half(1, 0) * np.uint16(40_000), transparent=struct.pack(">H", 40_000)),
        grey(right_half(255, 0)),
    ),
    "colour 16 bit.png": Accepted(in_bits_16(quadrants() * np.uint16(257)), quadrants()),
    "display p3.jpg": Accepted(jpeg(quadrants(), icc_profile=profiles.P3), IN_SRGB, 6),
    "display p3 palette.png": Accepted(
        encoded(Image.fromarray(quadrants()).quantize(8), "PNG", icc_profile=profiles.P3), IN_SRGB, 1
    ),
    "grey 4 bit transparent.png": Accepted(
        png(64, 48, 4, 0, FOUR_BITS, transparent=b"\0\3"), grey(right_half(255, 255))
    ),
    "long text.png": Accepted(behind_the_header(encoded(quadrants(), "PNG"), LONG_TEXT), quadrants()),
    "wrong text.png": Accepted(behind_the_header(encoded(quadrants(), "PNG"), WRONG_TEXT), quadrants()),
    "without end.jpg": Accepted(jpeg(quadrants())[:-2], quadrants(), 6),
    "without end progressive.jpg": Accepted(jpeg(quadrants(), progressive=True)[:-2], quadrants(), 6),
    "one pixel.png": Accepted(encoded(quadrants(1, 1), "PNG"), quadrants(1, 1)),
    "1x4000.png": Accepted(encoded(grey(np.full((4000, 1), 77)), "PNG"), grey(np.full((2048, 1), 77))),
    "4000x1.jpg": Accepted(jpeg(grey(np.full((1, 4000), 77))), grey(np.full((1, 2048), 77)), 6),
}

REFUSED: dict[str, Refused] = {
    "empty.jpg": Refused(b"", "empty_file"),
    "letter.jpg": Refused("Dear network, what is this? 안녕하세요.".encode(), "not_an_image"),
    "random.png": Refused(noise().tobytes(), "not_an_image"),
    "film.mp4": Refused(b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41" + bytes(100), "not_an_image"),
    "cut.jpg": Refused(jpeg(noise())[:9000], "truncated_image"),
    "cut.png": Refused(NOISE[:9000], "truncated_image"),
    "cut by 3 bytes.jpg": Refused(jpeg(noise())[:-3], "truncated_image"),
    "cut progressive.jpg": Refused(jpeg(noise(), progressive=True)[:-20], "truncated_image"),
    "wrong pixels.png": Refused(NOISE[:-20] + bytes(8) + NOISE[-12:], "truncated_image"),
    "cut.webp": Refused(encoded(noise(), "WEBP")[:5000], "truncated_image"),
    "cut in the header.jpg": Refused(jpeg(noise())[:100], "truncated_image"),
    "cut in the header.webp": Refused(encoded(noise(), "WEBP")[:20], "truncated_image"),
    "81 megapixels.png": Refused(large_png(9000, 9000), "too_many_pixels"),
    "100 megapixels.png": Refused(large_png(10000, 10000), "too_many_pixels"),  # Pillow warns
    "196 megapixels.png": Refused(large_png(14000, 14000), "too_many_pixels"),  # Pillow refuses
    "268 megapixels.webp": Refused(large_webp(16383), "too_many_pixels"),
    "picture.gif": Refused(encoded(quadrants(), "GIF"), "unsupported_format"),
    "gif inside.jpg": Refused(encoded(quadrants(), "GIF"), "unsupported_format"),
    "scan.tiff": Refused(encoded(quadrants(), "TIFF"), "unsupported_format"),
    "picture.bmp": Refused(BMP, "unsupported_format"),
    "paint.bmp": Refused(BMP[:6] + b"note" + BMP[10:], "unsupported_format"),
    "picture.jp2": Refused(encoded(quadrants(), "JPEG2000"), "unsupported_format"),
    "codestream.j2k": Refused(encoded(quadrants(), "JPEG2000", no_jp2=True), "unsupported_format"),
    "picture.jxl": Refused(b"\0\0\0\x0cJXL \r\n\x87\n\0\0\0\x14ftypjxl \0\0\0\0jxl ", "unsupported_format"),
    "codestream.jxl": Refused(b"\xff\x0a" + bytes(100), "unsupported_format"),
    "favicon.ico": Refused(encoded(quadrants(), "ICO"), "unsupported_format"),
    "layers.psd": Refused(b"8BPS\0\1" + bytes(6) + struct.pack(">HIIHH", 3, 48, 64, 8, 3), "unsupported_format"),
    "picture.ppm": Refused(encoded(quadrants(), "PPM"), "unsupported_format"),
    "grey.pgm": Refused(encoded(quadrants(), "PPM", "L"), "unsupported_format"),
    "picture.avif": Refused(encoded(quadrants(), "AVIF"), "unsupported_format"),
    "phone.heic": Refused(b"\0\0\0\x24ftypheic\0\0\0\0mif1MiHEmiafheic" + bytes(100), "unsupported_format"),
    "drawing.svg": Refused(b'<svg xmlns="http://www.w3.org/2000/svg"/>', "unsupported_format"),
    "paper.pdf": Refused(encoded(quadrants(), "PDF"), "unsupported_format"),
}
