"""A network as the files that phones run: `python -m` this module, with α and the size, writes them to its output.

It is a program of its own, because a conversion takes more than half a gigabyte that a process keeps until it ends,
and for up to a second at a time nothing else of the process runs.
"""

import os
import pickle
import sys
from collections.abc import Callable, Iterator
from typing import Any

import tensorflow as tf

from mobilenet_viz.engine.protocol import Floats
from mobilenet_viz.engine.worker import networks
from mobilenet_viz.engine.worker.explain import parts
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.pixels import images


def photos(resolution: int) -> list[Floats]:
    """The embedded ones as the network gets them, each (1, R, R, 3) in [-1, 1]."""
    decoded = (images.decode(file.read_bytes()) for file in SAMPLES.values())
    return [images.network_input(images.network_pixels(photo, resolution))[None] for photo in decoded]


def float32(forward: Callable[..., Any]) -> bytes:
    """A compiled function as a file with the same numbers, and what constants let merge merged."""
    return bytes(_converter(forward).convert())


def int8(forward: Callable[..., Any], pictures: list[Floats]) -> bytes:
    """The same with weights and maps of 8-bit integers. What range each map needs is seen on these pictures."""

    def shown() -> Iterator[list[Floats]]:
        yield from ([picture] for picture in pictures)

    converter = _converter(forward)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter.representative_dataset = shown
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
    return bytes(converter.convert())


def _converter(forward: Callable[..., Any]) -> Any:
    # Without the model as `trackable_obj`: with it Keras 3's weights are lost on the way.
    return tf.lite.TFLiteConverter.from_concrete_functions([forward])


def _main(alpha: float, resolution: int) -> None:
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as output:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # the converter talks there
        model = networks.network(alpha, resolution).model
        forward = parts.compiled(lambda given: model(given, training=False), (1, resolution, resolution, 3))
        pickle.dump((float32(forward), int8(forward, photos(resolution))), output)


if __name__ == "__main__":
    _main(float(sys.argv[1]), int(sys.argv[2]))
