"""Parts of a network as compiled functions: what the explanations are made of."""

import warnings
from collections.abc import Callable, Generator
from typing import Any, TypeAlias

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from mobilenet_viz.network.architectures.mobilenet_v1 import BLOCKS

Floats = NDArray[np.float32]
Slices: TypeAlias = Generator[tuple[int, int, Floats | None], None, Floats]
"""Slow work in slices: yields after each (done, total, the result so far where that means something)."""

CLASS = tf.TensorSpec((), tf.int32)
Shape = tuple[int | None, ...]


def block_output(block: int) -> str:
    """The layer that block 1…13 ends with: its pointwise half, after ReLU6. Raises ValueError for any other block."""
    if not 1 <= block <= len(BLOCKS):
        raise ValueError(f"block = {block}: must be 1…{len(BLOCKS)}")
    return f"conv_pw_{block}_relu"


def block_input(block: int) -> str:
    """The layer that block 1…13 reads. Raises ValueError for any other block."""
    return block_output(block).replace(f"pw_{block}", f"pw_{block - 1}") if block != 1 else "conv1_relu"


def images(model: keras.Model) -> Shape:
    """The shape of one picture for a model: (1, R, R, 3), where R is None for a model of any size."""
    return (1, *model.input.shape[1:])


def part(model: keras.Model, end: str, start: Any = None) -> keras.Model:
    """The layers of a model from its input, or from another of its tensors, to the output of the layer `end`."""
    return keras.Model(model.input if start is None else start, model.get_layer(end).output)


def compiled(function: Callable[..., Any], *arguments: Shape | tf.TensorSpec) -> Callable[..., Any]:
    """A function of tensors as one of TensorFlow, traced now: it takes NumPy arrays, too, and gives tensors.

    arguments: what it takes; float32 tensors where only the shape is told.
    """
    signature = [tf.TensorSpec(each) if isinstance(each, tuple) else each for each in arguments]
    with warnings.catch_warnings():  # tf-keras-vis calls a model that takes one picture with a list of one
        warnings.filterwarnings("ignore", "The structure of `inputs` doesn't match", UserWarning)
        traced = tf.function(function, input_signature=signature, autograph=False).get_concrete_function()
    return traced  # type: ignore[no-any-return]  # TensorFlow has no types
