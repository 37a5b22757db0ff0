"""The worker's answers to what pages 2 and 3 ask, in this process: TensorFlow, but no second one."""

import gc
import weakref
from collections.abc import Generator
from functools import lru_cache
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose

from mobilenet_viz.engine import Block, Classify, Deletion, Explain, Picture, Question, methods
from mobilenet_viz.engine.worker import handlers, networks
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.pixels import images
from tests.explained import MALAMUTE, whole

PIXELS = images.network_pixels(images.decode(SAMPLES["dog"].read_bytes()), 96)
PICTURE = Picture(PIXELS)
METHODS = tuple(handlers.MAKERS)


def of(question: Question[Any]) -> Any:
    answer = handlers.answer(question)
    return whole(answer) if isinstance(answer, Generator) else answer


def explain(method: str, block: int, picture: Picture = PICTURE, class_index: int = MALAMUTE) -> Explain:
    return Explain(picture, 0.25, 96, class_index, method, block)


def test_every_method_answers_in_its_own_way() -> None:
    maps = {method: of(explain(method, 6)) for method in METHODS}
    assert {((6, 6), np.dtype(np.float32))} == {(each.shape, each.dtype) for each in maps.values()}
    assert len(METHODS) == len({each.tobytes() for each in maps.values()})
    signed = {name for name, row in methods.METHODS.items() if row.signed}
    assert signed >= {name for name in maps if (maps[name] < 0).any()}


def test_only_the_slow_ones_come_in_slices() -> None:
    """What takes turns may have to wait for a place; a quick map never does."""
    in_slices = {m for m in METHODS if isinstance(handlers.answer(explain(m, 6)), Generator)}
    assert {"scorecam", "smoothgrad"} == in_slices


def test_what_is_prepared_serves_every_class_and_photo_and_is_not_kept_for_ever() -> None:
    explainer = networks.network(0.25, 96).explainer
    before = explainer.cache_info()
    for picture in (PICTURE, Picture(PIXELS[::-1])):
        for class_index in (1, 2):
            of(explain("saliency", 12, picture, class_index))
            of(explain("smoothgrad", 12, picture, class_index))
    after = explainer.cache_info()
    assert (before.misses + 1, networks.EXPLAINERS) == (after.misses, after.maxsize)


def test_what_is_prepared_for_a_network_goes_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A network of which an explainer is left would stay in memory, though it answers nobody any more."""
    monkeypatch.setattr(networks, "loaded", lru_cache(maxsize=1)(networks.loaded.__wrapped__))
    of(explain("saliency", 12))
    left = weakref.ref(networks.network(0.25, 96).model)
    networks.network(1.0, 96)
    gc.collect()
    assert left() is None


@pytest.mark.parametrize("values", images.VALUES)
def test_hidden_cells_are_the_grey_of_painted_photos_in_all_values(values: str) -> None:
    """What the page paints is what the curve says, also where the grey is not the network's 0."""
    grey = np.full_like(PIXELS, images.GREY)
    expected = [of(Classify(Picture(each, values), 0.25, 96)).probabilities[MALAMUTE] for each in (PIXELS, grey)]
    curve = of(Deletion(Picture(PIXELS, values), 0.25, 96, MALAMUTE, (tuple(range(9)),)))[0]
    assert_allclose(curve[[0, -1]], expected, rtol=1e-3, atol=1e-8)


def test_other_values_are_another_input() -> None:
    answers = {values: of(Classify(Picture(PIXELS, values), 0.25, 96)).logits for values in images.VALUES}
    assert 3 == len({each.tobytes() for each in answers.values()})


def test_a_block_is_looked_into() -> None:
    shown = of(Block(PICTURE, 0.25, 96, block=7, channels=4))
    assert ((6, 6, 4), (3, 3, 4), (4, 4)) == (shown.before.shape, shown.kernels.shape, shown.mix.shape)
