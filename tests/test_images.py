"""Every difficult file ends as an upright RGB picture or as one clear sentence, and as nothing else."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from PIL import Image, ImageFile

from mobilenet_viz.facts import text
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.pixels import images
from mobilenet_viz.pixels.images import intake
from tests.difficult import ACCEPTED, REFUSED, encoded, quadrants, with_orientation

ROOT = Path(__file__).parents[1]
# As in the running app, where a warning of Pillow's about an odd file is no error and the photo is shown.
pytestmark = pytest.mark.filterwarnings("ignore")


def refusal_of(data: bytes) -> Refusal:
    with pytest.raises(Refusal) as caught:
        images.decode(data)
    return caught.value


@pytest.mark.parametrize("name", ACCEPTED)
def test_difficult_file_is_shown_right(name: str) -> None:
    data, expected, tolerance = ACCEPTED[name]
    rgb = images.decode(data).whole
    assert np.uint8 == rgb.dtype
    assert expected.shape == rgb.shape
    assert_allclose(rgb.astype(int), expected.astype(int), atol=tolerance, rtol=0)


@pytest.mark.parametrize("name", REFUSED)
def test_unusable_file_is_refused_with_its_own_sentence(name: str) -> None:
    data, key = REFUSED[name]
    refusal = refusal_of(data)
    assert key == refusal.key
    for language in text.LANGUAGES:
        assert refusal.in_language(language).count("{") == 0


@pytest.mark.parametrize(
    ("name", "file_format"),
    [
        ("picture.gif", "GIF"),
        ("gif inside.jpg", "GIF"),
        ("scan.tiff", "TIFF"),
        ("picture.bmp", "BMP"),
        ("picture.avif", "AVIF"),
        ("phone.heic", "HEIC"),
        ("drawing.svg", "SVG"),
        ("paper.pdf", "PDF"),
        ("paint.bmp", "BMP"),
        ("picture.jp2", "JPEG 2000"),
        ("codestream.j2k", "JPEG 2000"),
        ("picture.jxl", "JPEG XL"),
        ("codestream.jxl", "JPEG XL"),
        ("favicon.ico", "ICO"),
        ("layers.psd", "PSD"),
        ("picture.ppm", "PPM"),
        ("grey.pgm", "PGM"),
    ],
)
def test_a_format_we_cannot_open_is_named_with_those_we_can(name: str, file_format: str) -> None:
    refusal = refusal_of(REFUSED[name].data)
    for language in text.LANGUAGES:
        sentence = refusal.in_language(language)
        assert [] == [word for word in (file_format, "JPEG", "PNG", "WebP") if word not in sentence]


@pytest.mark.parametrize("words", ["BMW", "P1 is the first part", "BM, of all people, sent a longer text", "P6\n"])
def test_words_are_no_format(words: str) -> None:
    assert "not_an_image" == refusal_of(words.encode()).key


@pytest.mark.parametrize(
    "beginning",
    [
        b"<?xml version='1.0'?>\n<!-- drawn by hand -->\n<svg ",
        b"\xef\xbb\xbf<!DOCTYPE svg PUBLIC ''>\n<svg>",
        b"\n  <svg>",
    ],
)
def test_svg_is_recognised_however_it_begins(beginning: bytes) -> None:
    assert "SVG" == refusal_of(beginning).values["format"]


@pytest.mark.parametrize(
    ("name", "megapixels"),
    [
        ("81 megapixels.png", 81),
        ("100 megapixels.png", 100),
        pytest.param("100 megapixels.png", 100, marks=pytest.mark.filterwarnings("error")),
        ("196 megapixels.png", 196),
        ("268 megapixels.webp", 269),
    ],
)
def test_too_large_a_picture_is_refused_by_its_size_before_a_pixel_is_decoded(
    name: str, megapixels: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile.ImageFile, "load", lambda self: pytest.fail("decoded"))
    refusal = refusal_of(REFUSED[name].data)
    assert {"megapixels": megapixels, "limit": 65} == refusal.values


def test_the_81_megapixel_bomb_is_a_small_file() -> None:
    assert len(REFUSED["81 megapixels.png"].data) < 11_000


def test_exactly_the_limit_is_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MAX_PIXELS", 48 * 64)
    assert (48, 64, 3) == images.decode(ACCEPTED["photo.jpg"].data).whole.shape
    monkeypatch.setattr(intake, "MAX_PIXELS", 48 * 64 - 1)
    assert "too_many_pixels" == refusal_of(ACCEPTED["photo.jpg"].data).key


def test_the_sample_dog_keeps_its_pixels_bit_for_bit() -> None:
    with Image.open(SAMPLES["dog"]) as dog:
        expected = np.asarray(dog.convert("RGB"))
    assert_array_equal(images.decode(SAMPLES["dog"].read_bytes()).whole, expected)


@pytest.mark.parametrize(
    "size", [(2048, 100), (2049, 100), (3071, 100), (3072, 2048), (5000, 300), (7000, 50), (4500, 4096)]
)
@pytest.mark.parametrize("file_format", ["JPEG", "PNG"])
def test_a_large_photo_is_reduced_and_a_long_one_keeps_its_width(size: tuple[int, int], file_format: str) -> None:
    width, height = size
    decoded = images.decode(encoded(quadrants(height, width), file_format))
    assert decoded.size[1] == pytest.approx(height * decoded.size[0] / width, abs=1)
    assert min(height, intake.MAX_SIDE // 2) <= decoded.size[1]
    assert decoded.whole.shape[:2] == tuple(min(side, intake.MAX_SIDE) for side in decoded.size[::-1])
    assert decoded.square.shape[:2] == (min(decoded.whole.shape[:2]),) * 2
    assert_allclose(decoded.whole[0, 0].astype(int), (200, 30, 20), atol=8)
    assert_allclose(decoded.whole[-1, -1].astype(int), (230, 220, 40), atol=8)


# EXIF 2.3, tag 274: where row 0 and column 0 of the stored picture belong in the upright one.
STORED = {
    1: quadrants(),  # top, left
    2: quadrants()[:, ::-1],  # top, right
    3: quadrants()[::-1, ::-1],  # bottom, right
    4: quadrants()[::-1],  # bottom, left
    5: quadrants().transpose(1, 0, 2),  # left, top
    6: quadrants()[:, ::-1].transpose(1, 0, 2),  # right, top
    7: quadrants()[::-1, ::-1].transpose(1, 0, 2),  # right, bottom
    8: quadrants()[::-1].transpose(1, 0, 2),  # left, bottom
    9: quadrants(),  # no such orientation: left as it is
}


@pytest.mark.parametrize("orientation", STORED)
def test_a_photo_stands_upright_however_the_camera_was_held(orientation: int) -> None:
    data = with_orientation(STORED[orientation], orientation, "PNG")
    assert_array_equal(images.decode(data).whole, quadrants())


def test_pillow_is_not_told_to_accept_truncated_files() -> None:
    assert not ImageFile.LOAD_TRUNCATED_IMAGES


def test_a_decoded_photo_is_read_only_for_the_sessions_that_share_it() -> None:
    decoded = images.decode(ACCEPTED["photo.jpg"].data)
    assert not decoded.whole.flags.writeable
    assert not decoded.square.flags.writeable


SMALL = sorted(name for name, (data, *_) in ACCEPTED.items() if len(data) < 20_000)


@st.composite
def damaged_files(draw: st.DrawFn) -> bytes:
    """A valid file with bytes changed, a stretch removed, and perhaps its end missing."""
    data = bytearray(ACCEPTED[draw(st.sampled_from(SMALL))].data)
    places = st.integers(0, len(data) - 1)
    for place, value in draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=8)):
        data[place] = value
    start, length = draw(places), draw(st.integers(0, 8))
    del data[start : start + length]
    return bytes(data[: draw(st.just(len(data)) | places)])


def decoded_or_refused(data: bytes) -> None:
    try:
        decoded = images.decode(data)
    except Refusal:
        return
    for rgb in (decoded.whole, decoded.square):
        height, width, channels = rgb.shape
        assert np.uint8 == rgb.dtype
        assert 3 == channels
        assert 1 <= min(height, width) <= max(height, width) <= intake.MAX_SIDE


@given(damaged_files())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_file_is_decoded_or_refused_and_nothing_else(data: bytes) -> None:
    decoded_or_refused(data)


@given(st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBPVP8X"]), st.binary())
@settings(deadline=None)
def test_rubbish_is_refused_and_nothing_else(beginning: bytes, rest: bytes) -> None:
    decoded_or_refused(beginning + rest)


DECODE_AND_WATCH = """
import os, sys
from mobilenet_viz.pixels import images
from mobilenet_viz.facts.refusal import Refusal
from tests.difficult import ACCEPTED, REFUSED

written = []
def watch(event, arguments):
    if event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        written.append(arguments[0])
sys.addaudithook(watch)

for data, *_ in (*ACCEPTED.values(), *REFUSED.values()):
    try:
        images.to_png(images.decode(data).whole)
    except Refusal:
        pass
print(written)
"""


def test_nothing_is_written_to_disk() -> None:
    command = [sys.executable, "-B", "-W", "ignore", "-c", DECODE_AND_WATCH]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "[]" == result.stdout.strip()
