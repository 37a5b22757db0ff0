"""From a decoded photo to the network's numbers and to the small grid of page 2."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from numpy.typing import NDArray
from PIL import Image, ImageOps

from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.pixels import images
from mobilenet_viz.pixels.images import intake
from tests.difficult import encoded, noise, quadrants


def photo(rgb: NDArray[np.uint8]) -> images.Decoded:
    return images.reduce(Image.fromarray(rgb))


@given(st.integers(1, 9), st.integers(1, 9))
def test_the_centre_square_is_the_largest_and_central(height: int, width: int) -> None:
    rgb = noise(height, width)
    square = images.centre_square(rgb)
    side = min(height, width)
    assert (side, side, 3) == square.shape
    above, left = ((whole - side) // 2 for whole in (height, width))
    assert_array_equal(square, [[rgb[above + y, left + x] for x in range(side)] for y in range(side)])


@pytest.mark.parametrize("resolution", [32, 96, 224, 448])
@pytest.mark.parametrize("sample", SAMPLES)
def test_network_pixels_are_the_bicubic_centre_square(sample: str, resolution: int) -> None:
    with Image.open(SAMPLES[sample]) as image:
        upright = image.convert("RGB")
    side, (width, height) = min(upright.size), upright.size
    left, top = (width - side) // 2, (height - side) // 2
    square = upright.crop((left, top, left + side, top + side))
    expected = np.asarray(square.resize((resolution, resolution), Image.Resampling.BICUBIC))
    decoded = images.decode(SAMPLES[sample].read_bytes())
    assert_array_equal(images.network_pixels(decoded, resolution), expected)


def test_a_picture_of_the_right_size_reaches_the_network_unchanged() -> None:
    assert_array_equal(images.network_pixels(photo(noise(64, 64)), 64), noise(64, 64))


@pytest.mark.parametrize("size", [(40, 80), (80, 40), (64, 64), (30, 20)])
def test_letterbox_shows_the_whole_photo_on_grey_as_pillow_pads_it(size: tuple[int, int]) -> None:
    rgb = noise(*size)
    expected = ImageOps.pad(Image.fromarray(rgb), (96, 96), Image.Resampling.BICUBIC, (images.GREY,) * 3)
    assert_array_equal(images.network_pixels(photo(rgb), 96, "letterbox"), expected)


def test_squash_stretches_the_whole_photo() -> None:
    rgb = noise(30, 50)
    expected = Image.fromarray(rgb).resize((96, 96), Image.Resampling.BICUBIC)
    assert_array_equal(images.network_pixels(photo(rgb), 96, "squash"), expected)


@pytest.mark.parametrize("resolution", [224, 672])
@pytest.mark.parametrize("shape", [(20_000, 1080), (1080, 20_000), (3000, 1080), (1080, 3001)])
def test_what_the_network_gets_does_not_depend_on_what_is_cut_off(shape: tuple[int, int], resolution: int) -> None:
    square = noise(1080, 1080)
    long = np.full((*shape, 3), 200, np.uint8)
    images.centre_square(long)[...] = square
    decoded = images.decode(images.to_png(long))
    assert_array_equal(images.network_pixels(photo(square), resolution), images.network_pixels(decoded, resolution))
    assert max(decoded.whole.nbytes, decoded.square.nbytes) <= 3 * intake.MAX_SIDE**2


@pytest.mark.parametrize("margin", [1024, 3000])
def test_nor_does_it_in_a_jpeg_that_is_decoded_smaller(margin: int) -> None:
    """Grey, and margins of whole blocks of 8 px: in colour libjpeg mixes an edge with what is beside."""
    square = noise(2048, 2048)[..., 0]
    long = np.pad(square, ((0, 0), (margin, margin)), constant_values=200)
    alone, decoded = (images.decode(encoded(each, "JPEG", quality=95)) for each in (square, long))
    assert (1024, 1024, 3) == decoded.square.shape
    assert_array_equal(alone.square, decoded.square)


@pytest.mark.parametrize("fit", ["letterbox", "squash"])
def test_of_a_long_picture_every_fit_has_pixels_enough(fit: str) -> None:
    """Stripes of 20 px along it stay apart when the picture is stretched; shrunk to a line of 12 px they do not."""
    stripes = np.where(np.arange(1080) // 20 % 2, 255, 0).astype(np.uint8)
    long = np.broadcast_to(stripes[:, np.newaxis], (20_000, 1080, 3))
    got = images.network_pixels(images.decode(images.to_png(long)), 224, fit)
    expected = images.network_pixels(images.Decoded((1080, 20_000), long, long[:1080]), 224, fit)
    assert_allclose(got.astype(int), expected.astype(int), atol=2)
    assert (fit == "squash") == (got[112].std() > 100)


@pytest.mark.parametrize("size", [(1, 4000), (4000, 1), (1, 1)])
@pytest.mark.parametrize("fit", images.FITS)
def test_every_fit_gives_a_square_of_any_photo(fit: str, size: tuple[int, int]) -> None:
    assert (96, 96, 3) == images.network_pixels(photo(quadrants(*size)), 96, fit).shape


@pytest.mark.parametrize("fit", images.FITS)
def test_a_square_photo_is_the_same_in_every_fit(fit: str) -> None:
    square = photo(noise(64, 64))
    assert_array_equal(images.network_pixels(square, 48, fit), images.network_pixels(square, 48))


def test_a_fit_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="stretch"):
        images.network_pixels(photo(noise()), 96, "stretch")


def test_no_byte_is_nearer_to_the_networks_zero_than_the_grey() -> None:
    every_byte = np.abs(images.network_input(np.arange(256, dtype=np.uint8)))
    assert_allclose(every_byte[images.GREY], every_byte.min(), atol=1e-6)


def test_the_mistakes_of_tutorials_give_their_own_ranges() -> None:
    every_byte = np.arange(256, dtype=np.uint8)
    assert_array_equal(images.network_input(every_byte, "unit"), (np.arange(256) / 255).astype(np.float32))
    assert_array_equal(images.network_input(every_byte, "bytes"), np.arange(256, dtype=np.float32))
    assert {"signed", "unit", "bytes"} == set(images.VALUES)


def test_network_input_equals_keras_preprocessing() -> None:
    from keras.applications.mobilenet import preprocess_input

    every_value = np.arange(256, dtype=np.uint8).repeat(3).reshape(16, 16, 3)
    expected = preprocess_input(every_value.astype(np.float32))
    result = images.network_input(every_value)
    assert np.float32 == result.dtype
    assert_array_equal(result, expected)
    assert (-1, 1) == (result.min(), result.max())


def test_a_cell_of_the_small_grid_is_the_average_of_what_it_covers() -> None:
    rgb = noise(96, 128)
    blocks = rgb[:, 16:112].reshape(32, 3, 32, 3, 3)
    assert_allclose(images.small_grid(rgb, 32).astype(float), blocks.mean(axis=(1, 3)), atol=1)


@pytest.mark.parametrize("size", [(1, 1), (1, 4000), (31, 33)])
def test_the_small_grid_has_its_size_even_from_a_smaller_picture(size: tuple[int, int]) -> None:
    assert (32, 32, 3) == images.small_grid(quadrants(*size), 32).shape


def test_png_gives_back_every_pixel() -> None:
    assert_array_equal(images.decode(images.to_png(noise())).whole, noise())
