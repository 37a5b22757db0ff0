"""A map to keep: the picture has its colours, scale and words; the numbers come back as they were."""

from io import BytesIO, StringIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image

from mobilenet_viz.pixels import exports
from mobilenet_viz.pixels.overlay import AGAINST, FOR
from tests.difficult import noise

SCALE = exports.Scale(2.0, True, ("against −2.00", "0", "for 2.00"))
MAP = np.array([[2, -2], [0, 1]], np.float32)
SIDE = 672


def drawn(
    values: np.ndarray = MAP, scale: exports.Scale = SCALE, title: str = "malamute", opacity: float = 0.8
) -> np.ndarray:
    return exports.figure(noise(96, 96), values, scale, title, ["block 13"], opacity=opacity)


def inside(page: np.ndarray) -> np.ndarray:
    """The picture in the page."""
    return page[exports.MARGIN : exports.MARGIN + SIDE, exports.MARGIN : exports.MARGIN + SIDE]


def test_at_full_opacity_full_colour_is_the_limit_and_zero_is_the_grey_picture() -> None:
    picture = inside(drawn(opacity=1.0))
    assert {FOR} == {tuple(pixel) for pixel in picture[:336, :336].reshape(-1, 3)}
    assert {AGAINST} == {tuple(pixel) for pixel in picture[:336, 336:].reshape(-1, 3)}
    pixels = noise(96, 96).astype(float)
    bright = np.rint(0.2126 * pixels[..., 0] + 0.7152 * pixels[..., 1] + 0.0722 * pixels[..., 2])
    for channel in range(3):
        np.testing.assert_array_equal(bright[48:, :48], picture[336 + 3 :: 7, 3:336:7, channel])


def test_below_a_smooth_map_the_picture_keeps_its_colours_at_half_their_light() -> None:
    flat = np.zeros((2, 2), np.float32)
    picture = inside(exports.figure(noise(96, 96), flat, SCALE, "malamute", ["block 13"], smooth=True))
    np.testing.assert_array_equal(np.rint(noise(96, 96) / 2), picture[3::7, 3::7])


def test_every_pixel_the_network_got_is_a_square() -> None:
    picture = inside(drawn(np.zeros((2, 2), np.float32)))
    np.testing.assert_array_equal(picture, picture[::7, ::7].repeat(7, axis=0).repeat(7, axis=1))


def scale_of(page: np.ndarray) -> np.ndarray:
    """The row of pixels through the middle of the coloured scale."""
    top = 2 * exports.MARGIN + SIDE + exports.SCALE // 2
    return page[top, exports.MARGIN : exports.MARGIN + SIDE]


def test_the_scale_goes_from_against_through_nothing_to_for() -> None:
    scale = scale_of(drawn(opacity=1.0))
    assert (AGAINST, FOR) == (tuple(scale[0]), tuple(scale[-1]))
    assert (scale[SIDE // 2] >= 254).all()
    positive = scale_of(drawn(np.abs(MAP), exports.Scale(2.0, False, ("0", "", "2.00")), opacity=1.0))
    assert ((255, 255, 255), FOR) == (tuple(positive[0]), tuple(positive[-1]))


def ink(text: str) -> np.ndarray:
    page = Image.new("RGB", (600, 40), "white")
    exports.write(page, (5, 5), text, colour="#000000")
    return np.asarray(page.convert("L")) < 128


@pytest.mark.parametrize("text", ["malamute 58.2 %", "신경망이 받은 것", "블록 13: 7×7칸, α = 0.25 · −1…1"])
def test_every_character_is_drawn_and_none_as_a_box(text: str) -> None:
    """Without a glyph a character is blank or a box; each of these has a shape of its own."""
    shapes = {character: ink(character).tobytes() for character in set(text) if character.strip()}
    assert ink(" ").sum() == 0 < min(ink(character).sum() for character in shapes)
    assert len(shapes) == len(set(shapes.values()))
    box = ink("\U0001f600").tobytes()
    assert box not in shapes.values()
    columns = np.flatnonzero(ink(text).any(axis=0))
    assert abs(columns[-1] - 5 - exports.measured(text)) < 8


def test_a_long_line_is_broken_between_words_and_nothing_is_lost() -> None:
    line = "신경망이 받은 것은 사진 가운데의 정사각형 and what it said of it in so many words that they need two lines"
    lines = exports.broken(line, 400)
    assert line == " ".join(lines)
    assert len(lines) > 1
    assert all(exports.measured(each) <= 400 for each in lines)


def test_the_words_stand_below_the_scale_in_the_picture() -> None:
    with_words, without = drawn(title="말라뮤트: 58.2 %"), drawn(title="")
    changed = np.flatnonzero((with_words != without).any(axis=(1, 2)))
    assert changed.min() > 2 * exports.MARGIN + SIDE + exports.SCALE
    assert changed.max() < len(with_words) - exports.MARGIN


FLOATS = st.floats(width=32, allow_nan=False, allow_infinity=False)


@given(arrays(np.float32, (3, 3), elements=FLOATS))
def test_numbers_in_the_csv_come_back_as_they_were(values: np.ndarray) -> None:
    read = np.loadtxt(StringIO(exports.as_csv(values)), np.float32, delimiter=",", ndmin=2)
    np.testing.assert_array_equal(values, read)


def test_a_line_of_the_csv_ends_in_a_plain_newline() -> None:
    assert "2.0,-2.0\n0.0,1.0\n" == exports.as_csv(MAP)


@given(arrays(np.float32, (2, 2), elements=FLOATS))
def test_numbers_in_the_npz_come_back_with_all_about_them(values: np.ndarray) -> None:
    about = {"class_name": "말라뮤트", "class_index": 249, "alpha": 0.25}
    with np.load(BytesIO(exports.as_npz(values, about)), allow_pickle=False) as file:
        np.testing.assert_array_equal(values, file["values"])
        assert about == {name: file[name].item() for name in about}
