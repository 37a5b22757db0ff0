"""What a network that was taught says of pictures, and where on them; and what a hindrance leaves it to learn from."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from mobilenet_viz.engine.protocol import Picture
from mobilenet_viz.engine.questions.training import LookTrained
from mobilenet_viz.engine.worker import handlers
from mobilenet_viz.training.collection import Collection
from tests.collections_of_pictures import some
from tests.test_training import SMALL, SOME, taught


@pytest.mark.parametrize("classes", [2, 3])
def test_evidence_adds_up_to_the_logits_less_the_bias(classes: int) -> None:
    more = {"third": some(4, start=20).photos[:4]} if classes == 3 else {}
    found = taught(SMALL, collection := Collection({**some(8).classes, **more}, private=False))
    weights = found.checkpoint.best.weights
    for place in (0, -1):
        picture = Picture(collection.photos[place].at(SMALL.resolution))
        seen = handlers.answer(LookTrained(picture, SMALL, classes, weights, collection.digest))
        assert_allclose(found.probabilities[place], seen.probabilities, atol=1e-4)
        logits = seen.evidence.sum((0, 1)) + (np.array([-1, 1]) * weights[-1] if classes == 2 else weights[-1])
        if classes == 2:
            assert logits[0] == pytest.approx(-logits[1], abs=1e-5)
            assert 1 / (1 + np.exp(logits[0])) == pytest.approx(seen.probabilities[1], abs=1e-4)
        else:
            assert_allclose(np.exp(logits) / np.exp(logits).sum(), seen.probabilities, atol=1e-4)


def test_without_a_linear_head_there_is_no_evidence() -> None:
    settings = replace(SMALL, head="flatten", epochs=1)
    weights = taught(settings).checkpoint.best.weights
    picture = Picture(SOME.photos[0].at(SMALL.resolution))
    assert handlers.answer(LookTrained(picture, settings, 2, weights, SOME.digest)).evidence is None


def test_of_few_pictures_only_those_are_learnt_from_and_wrong_labels_are_not_those_held_back() -> None:
    found = taught(replace(SMALL, most=3, swapped=0.5, epochs=1))
    assert 6 == len(found.split.train)
    assert_array_equal(taught(replace(SMALL, epochs=1)).split.validation, found.split.validation)
    assert_array_equal(SOME.labels, found.labels)
