"""Colours: converted to sRGB by the profile that the file carries, whatever its pixels are; no profile does harm."""

import zlib
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from numpy.typing import NDArray
from PIL import Image, ImageCms

from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.pixels import images
from tests import profiles
from tests.difficult import (
    IN_SRGB,
    Pixels,
    behind_the_header,
    chunk,
    encoded,
    grey,
    in_bits_16,
    jpeg,
    noise,
    png,
    quadrants,
    right_half,
)

P3 = profiles.P3
MAC = profiles.gamma(1.8)
GREY = profiles.grey(MAC)
INKS = np.random.default_rng(3).integers((20, -25, -25), (90, 25, 25), (2, 2, 2, 2, 3)).astype(float)  # Lab
INKS[0, 0, 0, 0], INKS[1, 1, 1, 1] = (100, 0, 0), 0  # the paper and all four, which every profile calls white and black
ALPHA = right_half(51, 255)  # 51/255: one fifth


def close(expected: NDArray, found: NDArray, tolerance: int = 1) -> None:
    assert_allclose(found.astype(int), expected.astype(int), atol=tolerance, rtol=0)


def grey_in_srgb(values: NDArray) -> Pixels:
    """Bytes of that grey in sRGB."""
    return profiles.in_srgb(MAC(values[..., np.newaxis] / 255) * np.array(profiles.WHITE))


def one_fifth_on_white(rgb: Pixels) -> Pixels:
    opacity = ALPHA[..., np.newaxis] / 255
    mixed: Pixels = np.rint(opacity * rgb + (1 - opacity) * 255).astype(np.uint8)
    return mixed


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@pytest.mark.parametrize(
    ("primaries", "curve"),
    [(profiles.DISPLAY_P3, profiles.srgb_curve), (profiles.ADOBE_RGB, profiles.gamma(profiles.ADOBE_GAMMA))],
)
def test_every_colour_of_a_wider_space_is_the_same_colour_in_srgb(primaries: NDArray, curve: profiles.Curve) -> None:
    data = encoded(noise(), "PNG", icc_profile=profiles.rgb(primaries, curve))
    close(profiles.from_rgb(noise(), primaries, curve), images.decode(data).whole)


def test_the_cat_of_a_phone_is_the_sample_cat() -> None:
    with Image.open(SAMPLES["cat"]) as file:
        cat = np.asarray(file.convert("RGB"))
    phone = encoded(profiles.to_rgb(cat, profiles.DISPLAY_P3), "PNG", icc_profile=P3)
    moved = np.abs(images.decode(phone).whole.astype(int) - cat)
    assert moved.mean() < 0.5
    assert np.quantile(moved, 0.999) <= 2


PALETTE = Image.fromarray(quadrants()).quantize(8)
WITH_ALPHA = np.dstack([quadrants(), ALPHA])
RAMP = np.linspace(0, 255, 48 * 64).round().astype(np.uint8).reshape(48, 64)


def grey_alpha_16() -> bytes:
    """Grey 0…255 and transparency in 16 bits, which Pillow reads as RGBA."""
    rows = np.dstack([RAMP, ALPHA]).astype(">u2") * 257
    data = png(64, 48, 16, 4, b"".join(b"\0" + row.tobytes() for row in rows))
    return with_profile(data, GREY)


def with_profile(data: bytes, profile: bytes) -> bytes:
    return behind_the_header(data, chunk(b"iCCP", b"test\0\0" + zlib.compress(profile)))


def cmyk() -> tuple[bytes, Pixels]:
    """Blocks of solid inks, and their colours by the profile."""
    inks = np.random.default_rng(0).integers(0, 2, (6, 8, 4)).repeat(8, 0).repeat(8, 1)
    picture = Image.fromarray((255 * inks).astype(np.uint8), "CMYK")
    data = jpeg_of(picture, icc_profile=profiles.cmyk(INKS))
    return data, profiles.from_lab(INKS[tuple(np.moveaxis(inks, -1, 0))])


def jpeg_of(picture: Image.Image, **options: Any) -> bytes:
    return encoded(picture, "JPEG", quality=100, subsampling=0, **options)


KINDS: dict[str, tuple[bytes, Pixels, int]] = {
    "JPEG": (jpeg(quadrants(), icc_profile=P3), IN_SRGB, 6),
    "WebP": (encoded(quadrants(), "WEBP", lossless=True, icc_profile=P3), IN_SRGB, 1),
    "palette": (encoded(PALETTE, "PNG", icc_profile=P3), IN_SRGB, 1),
    "16 bits": (with_profile(in_bits_16(quadrants() * np.uint16(257)), P3), IN_SRGB, 1),
    "alpha": (encoded(WITH_ALPHA, "PNG", icc_profile=P3), one_fifth_on_white(IN_SRGB), 1),
    "alpha WebP": (
        encoded(WITH_ALPHA, "WEBP", lossless=True, exact=True, icc_profile=P3), one_fifth_on_white(IN_SRGB), 1
    ),
    "grey": (encoded(RAMP, "PNG", icc_profile=GREY), grey_in_srgb(RAMP), 1),
    "grey JPEG": (jpeg_of(Image.fromarray(grey(RAMP)[..., 0]), icc_profile=GREY), grey_in_srgb(RAMP), 12),
    "grey 16 bits": (with_profile(in_bits_16(RAMP * np.uint16(257)), GREY), grey_in_srgb(RAMP), 1),
    "grey 16 bits alpha": (grey_alpha_16(), one_fifth_on_white(grey_in_srgb(RAMP)), 1),
    "CMYK": (*cmyk(), 2),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_pixels_of_any_kind_are_converted_in_their_own_space(kind: str) -> None:
    data, expected, tolerance = KINDS[kind]
    close(expected, images.decode(data).whole, tolerance)


@pytest.mark.parametrize("width", [3000, 5000])
def test_a_large_picture_is_converted_after_it_is_reduced(width: int) -> None:
    decoded = images.decode(encoded(quadrants(2100, width), "PNG", icc_profile=P3))
    for picture in (decoded.whole, decoded.square):
        assert_allclose(picture[0, 0].astype(int), IN_SRGB[0, 0].astype(int), atol=1)
        assert_allclose(picture[-1, -1].astype(int), IN_SRGB[-1, -1].astype(int), atol=1)


@pytest.mark.parametrize("profile", [srgb(), profiles.rgb(profiles.SRGB, profiles.srgb_curve)])
@pytest.mark.parametrize("picture", [noise(), np.dstack([noise(), noise()[..., 0]])])
def test_an_srgb_profile_changes_no_bit(profile: bytes, picture: NDArray) -> None:
    with_it, without = encoded(picture, "PNG", icc_profile=profile), encoded(picture, "PNG")
    assert_array_equal(images.decode(without).whole, images.decode(with_it).whole)


UNFIT = {
    "of inks": profiles.cmyk(INKS),
    "of grey": GREY,
    "empty": b"",
    "random": noise().tobytes(),
    "cut in half": P3[: len(P3) // 2],
    "cut in its head": P3[:100],
    "of zeros": P3[:128] + bytes(len(P3) - 128),
}


@pytest.mark.parametrize("name", UNFIT)
@pytest.mark.parametrize("file_format", ["PNG", "WEBP"])
def test_a_profile_that_is_damaged_or_does_not_fit_is_ignored(name: str, file_format: str) -> None:
    data = encoded(noise(), file_format, icc_profile=UNFIT[name], lossless=True)
    assert_array_equal(noise(), images.decode(data).whole)


def test_a_colour_profile_on_grey_or_inks_is_ignored() -> None:
    assert_array_equal(grey(RAMP), images.decode(encoded(RAMP, "PNG", icc_profile=P3)).whole)
    inks = Image.fromarray(quadrants()).convert("CMYK")
    with_it, without = jpeg_of(inks, icc_profile=P3), jpeg_of(inks)
    assert_array_equal(images.decode(without).whole, images.decode(with_it).whole)


@pytest.mark.parametrize("packed", [b"\1" + zlib.compress(P3), b"\0" + zlib.compress(P3)[:-30], b"\0nothing", b""])
def test_a_profile_that_cannot_be_unpacked_is_ignored(packed: bytes) -> None:
    data = encoded(noise(), "PNG")
    assert_array_equal(noise(), images.decode(behind_the_header(data, chunk(b"iCCP", b"test\0" + packed))).whole)


def test_a_profile_of_several_megabytes_is_used() -> None:
    data = encoded(noise(), "PNG", icc_profile=P3 + noise(1000, 1000).tobytes())
    with Image.open(BytesIO(encoded(noise(), "PNG", icc_profile=P3))) as plain:
        assert plain.info["icc_profile"] == P3
    close(profiles.from_rgb(noise(), profiles.DISPLAY_P3, profiles.srgb_curve), images.decode(data).whole)
