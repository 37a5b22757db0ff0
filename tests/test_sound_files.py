"""Files that only look damaged are shown; of those that are, no half is taken for a picture."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from numpy.typing import NDArray
from PIL import Image, PngImagePlugin

from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.pixels import images
from mobilenet_viz.pixels.images import jpeg, png
from tests import difficult
from tests.difficult import chunk, encoded, grey, noise, quadrants

PNG = encoded(quadrants(), "PNG")
LONG = b"A caption. " * 200_000  # 2.2 MB
TEXTS = {
    "text": chunk(b"tEXt", b"Comment\0" + LONG),
    "packed text": chunk(b"zTXt", b"Comment\0\0" + zlib.compress(LONG)),
    "packed XMP": chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(LONG)),
    "many texts": 70 * chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(2**20))),
    "unknown packing": chunk(b"zTXt", b"Comment\0\7nothing"),
    "wrong checksum": chunk(b"tEXt", b"Comment\0hello")[:-1] + b"?",
    "short gamma": chunk(b"gAMA", b"\0"),
    "short size": chunk(b"pHYs", b"\0"),
    "short transparency": chunk(b"tRNS", b"\0"),
    "broken EXIF": chunk(b"eXIf", b"nothing"),
    "broken profile": chunk(b"iCCP", b"x\0\5y"),
    "broken animation": chunk(b"acTL", b"\0") + chunk(b"fcTL", b"\0"),
    "private": chunk(b"prVt", noise().tobytes()),
}


def refused(data: bytes) -> bool:
    try:
        images.decode(data)
    except Refusal as refusal:
        return refusal.key == "truncated_image"
    return False


def parts(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Name, start and end of each chunk of a PNG."""
    at = 8
    while at < len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        yield name, at, at + 12 + length
        at += 12 + length


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("before", [b"IDAT", b"IEND"])
def test_metadata_is_no_reason_to_refuse_a_png(name: str, before: bytes) -> None:
    (start,) = (start for found, start, _ in parts(PNG) if found == before)
    assert_array_equal(quadrants(), images.decode(PNG[:start] + TEXTS[name] + PNG[start:]).whole)


@pytest.mark.parametrize("damaged", [b"IHDR", b"IDAT"])
def test_a_wrong_checksum_of_what_makes_the_picture_is(damaged: bytes) -> None:
    (end,) = (end for found, _, end in parts(PNG) if found == damaged)
    assert refused(PNG[: end - 1] + bytes([PNG[end - 1] ^ 1]) + PNG[end:])


def test_of_a_png_only_the_end_chunk_may_be_missing() -> None:
    assert_array_equal(quadrants(), images.decode(PNG[:-12]).whole)
    assert [True] * 40 == [refused(PNG[: -12 - missing]) for missing in range(1, 41)]


def test_pillow_is_given_no_text() -> None:
    kept = png.essentials(difficult.behind_the_header(PNG, b"".join(TEXTS.values())))
    assert {b"IHDR", b"eXIf", b"IDAT", b"IEND"} == {name for name, *_ in parts(kept.data)}


def test_a_still_is_shown_of_an_animation_whose_later_frames_are_damaged() -> None:
    data = bytearray(difficult.animated("PNG"))
    _, _, end = [each for each in parts(bytes(data)) if each[0] == b"fdAT"][-1]
    data[end - 30 : end] = bytes(30)
    assert_array_equal(quadrants(), images.decode(bytes(data)).whole)


@pytest.mark.parametrize("transparent", [0, 1])
@pytest.mark.parametrize("bits", [1, 2, 4, 8, 16])
def test_the_transparent_grey_of_a_png_of_any_depth_is_white(bits: int, transparent: int) -> None:
    """Two greys: the darkest but one, and the lightest."""
    most = 2**bits - 1
    dark = min(transparent, most)
    values = difficult.right_half(1, 0).astype(int) * (dark - most) + most
    if bits == 16:
        rows = values.astype(">u2").tobytes()
        lines = [rows[at : at + 128] for at in range(0, len(rows), 128)]
    else:
        each = (values[..., np.newaxis] >> np.arange(bits)[::-1]) & 1
        lines = [line.tobytes() for line in np.packbits(each.reshape(48, -1), axis=1)]
    data = difficult.png(64, 48, bits, 0, b"".join(b"\0" + line for line in lines), transparent=struct.pack(">H", dark))
    whole = images.decode(data).whole
    assert_array_equal(np.full_like(whole, 255), whole)
    opaque = difficult.png(64, 48, bits, 0, b"".join(b"\0" + line for line in lines))
    expected = grey(np.rint(255 * values / most))
    assert_array_equal(expected, images.decode(opaque).whole)


def test_a_transparent_colour_of_16_bits_is_white() -> None:
    picture = quadrants().astype(np.uint16) * 257
    data = difficult.in_bits_16(picture, transparent=struct.pack(">3H", *picture[0, 0]))
    expected = quadrants()
    expected[:24, :32] = 255
    assert_array_equal(expected, images.decode(data).whole)


def cat() -> NDArray[np.uint8]:
    with Image.open(SAMPLES["cat"]) as file:
        return np.asarray(file.convert("RGB"))[100:211, 60:217]


JPEGS = {
    f"{name}, {'progressive' if progressive else 'baseline'}, {quality}": encoded(
        picture, "JPEG", quality=quality, progressive=progressive
    )
    for name, picture in {"noise": noise(), "cat": cat(), "flat": quadrants(), "grey": cat()[..., 0]}.items()
    for progressive in (False, True)
    for quality in (60, 100)
}


@pytest.mark.parametrize("name", JPEGS)
def test_a_jpeg_that_lacks_only_its_end_is_shown_as_it_is(name: str) -> None:
    whole = images.decode(JPEGS[name]).whole
    for missing in (1, 2):
        assert_array_equal(whole, images.decode(JPEGS[name][:-missing]).whole)


@pytest.mark.parametrize("name", JPEGS)
def test_a_jpeg_that_lacks_more_is_refused(name: str) -> None:
    data = JPEGS[name]
    left = [
        *(len(data) - missing for missing in range(3, 60)),
        *range(len(data) // 20, len(data) - 60, len(data) // 20),
    ]
    assert [] == [length - len(data) for length in left if not refused(data[:length])]


def test_a_progressive_jpeg_cut_between_two_scans_is_refused() -> None:
    data = JPEGS["cat, progressive, 60"]
    scans = [start - 2 for marker, start, _ in jpeg._segments(data) if marker in (0xC4, 0xDA)]
    assert len(scans) > 10
    assert [] == [cut for cut in scans if not refused(data[:cut])]


def test_a_jpeg_with_its_thumbnails_end_is_not_taken_for_ended() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x9286] = 1, b"a thumbnail" + JPEGS["noise, baseline, 60"][-200:]
    data = encoded(cat(), "JPEG", exif=exif)
    assert jpeg.END in data[: len(data) // 2]
    assert_array_equal(images.decode(data).whole, images.decode(data[:-2]).whole)
    assert refused(data[:-3])


XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description tiff:Orientation="6"/></x:xmpmeta>'


def xmp_png() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    info.add_text("Raw profile type exif", "\nexif\n 34\n" + difficult.orientation(6).tobytes().hex())
    return encoded(quadrants(), "PNG", pnginfo=info)


NOTES = {
    "JPEG": encoded(quadrants(), "JPEG", quality=95, subsampling=0, xmp=XMP),
    "PNG": xmp_png(),
    "WebP": encoded(quadrants(), "WEBP", lossless=True, xmp=XMP),
}


@pytest.mark.parametrize("file_format", NOTES)
def test_orientation_comes_from_exif_alone(file_format: str) -> None:
    """Pillow believes XMP where EXIF says nothing; browsers do not."""
    with Image.open(BytesIO(NOTES[file_format])) as image:
        assert 6 == image.getexif()[0x0112]
    whole = images.decode(NOTES[file_format]).whole
    assert quadrants().shape == whole.shape
    assert np.abs(whole.astype(int) - quadrants()).max() <= (6 if file_format == "JPEG" else 0)
