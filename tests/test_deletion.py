"""What hidden cells do to a probability: against photos in which they are painted over one by one."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from numpy.typing import NDArray

from mobilenet_viz.engine.worker import explain
from mobilenet_viz.engine.worker.explain.deletion import Deletion, hidden_cells
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.pixels import images
from tests import explained
from tests.explained import whole

GREY = float(images.network_input(np.array(images.GREY, np.uint8)))
MALAMUTE = explained.MALAMUTE


def orders(count: int, cells: int) -> list[list[int]]:
    return [np.random.default_rng(seed).permutation(cells).tolist() for seed in range(count)]


def painted(pixels: NDArray[np.uint8], cells: list[int]) -> NDArray[np.uint8]:
    """The photo with these cells of 32 × 32 px in grey."""
    photo, across = pixels.copy(), len(pixels) // 32
    for cell in cells:
        top, left = 32 * (cell // across), 32 * (cell % across)
        photo[top : top + 32, left : left + 32] = images.GREY
    return photo


def test_a_curve_is_what_the_network_says_of_painted_photos() -> None:
    pixels = images.network_pixels(images.decode(SAMPLES["dog"].read_bytes()), 96)
    model, ways = explained.model(1.0), orders(2, 9)
    image = images.network_input(pixels)
    curves = whole(Deletion(model).curves(image, MALAMUTE, ways, GREY))
    photos = [painted(pixels, order[:count]) for order in ways for count in range(10)]
    expected = np.asarray(model(np.stack([images.network_input(each) for each in photos])))[:, MALAMUTE]
    assert (2, 10) == curves.shape
    assert np.float32 == curves.dtype
    assert_allclose(curves, expected.reshape(2, 10), atol=1e-6)
    plain, grey = (np.asarray(model(each[None]))[0, MALAMUTE] for each in (image, np.full_like(image, GREY)))
    assert_allclose(curves[:, 0], plain, atol=1e-6)
    assert_allclose(curves[:, -1], grey, atol=1e-6)


def test_it_tells_how_many_photos_are_done() -> None:
    slices = Deletion(explained.model(0.25)).curves(explained.photo(), MALAMUTE, orders(4, 9), GREY)
    told = list(slices)
    assert [(16, 40), (32, 40), (40, 40)] == [(done, total) for done, total, _ in told]


def test_what_is_known_before_the_end_is_the_curve_and_covers_all_of_it_from_the_first_slice_on() -> None:
    deletion, (order,) = Deletion(explained.model(0.25)), orders(1, 49)
    told = deletion.curves(explained.photo(224), MALAMUTE, [order], GREY)
    *steps, last = [np.asarray(so_far)[0] for _, _, so_far in told]
    known = [np.flatnonzero(~np.isnan(so_far)) for so_far in steps]
    assert [16, 32, 48] == [len(each) for each in known]
    assert set(range(0, 49, 4)) <= set(known[0])
    for so_far, each in zip(steps, known, strict=True):
        assert_array_equal(last[each], so_far[each])
    assert not np.isnan(last).any()


def test_cells_are_hidden_in_the_order_given() -> None:
    hidden = hidden_cells([(2, 0, 3, 1)], 2)
    assert_array_equal(hidden.reshape(5, 4), [[0, 0, 0, 0], [0, 0, 1, 0], [1, 0, 1, 0], [1, 0, 1, 1], [1, 1, 1, 1]])


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 1, 2, 2), (0, 1, 2, 4), (0, 1, 2, 3, 4)])
def test_an_order_names_each_cell_once(order: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="each of the 4 cells once"):
        hidden_cells([order], 2)


def test_hiding_what_the_exact_map_shows_costs_more_than_hiding_at_random() -> None:
    """Area under the curve, of the class a photo is taken for; the median over the photos (the cat is none)."""
    model = explained.model(1.0)
    deletion, ratios = Deletion(model), []
    for name in SAMPLES:
        image = explained.photo(160, name)
        index = int(np.asarray(model(image[None])).argmax())
        evidence = explain.evidence(explained.features(model, image), explain.classifier(model)[0])[:, :, index]
        hottest = np.argsort(-evidence.ravel()).tolist()
        exact, *random = whole(deletion.curves(image, index, [hottest, *orders(7, 25)], GREY)).mean(1)
        ratios.append(exact / np.median(random))
    assert np.median(ratios) < 0.9
