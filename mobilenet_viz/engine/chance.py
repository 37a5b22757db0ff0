"""Random numbers for answers that are made up, the same each time."""

from zlib import crc32

import numpy as np

from mobilenet_viz.engine.protocol import Floats, Picture
from mobilenet_viz.training.collection import Collection

CLASSES = 1000


def random(picture: Picture | Collection, *about: object) -> np.random.Generator:
    """Numbers that depend on the pixels and on what else is asked, and on nothing else."""
    seed = int(picture.digest[:8], 16)
    return np.random.default_rng([seed, crc32(repr(about).encode())] if about else seed)


def softmax(logits: Floats) -> Floats:
    """Probabilities of logits, (CLASSES,) both."""
    exponentials = np.exp(logits - logits.max())
    probabilities: Floats = exponentials / exponentials.sum()
    return probabilities
