"""What happens to a photo in one block of the trained network: the maps of a few channels and the weights between.

A block is depthwise convolution, batch norm, ReLU6, pointwise convolution, batch norm, ReLU6 (Figure 3 of the paper).
"""

import keras
import numpy as np
from numpy.typing import NDArray

from mobilenet_viz.engine.protocol import BlockMaps, Floats
from mobilenet_viz.engine.worker.explain import parts
from mobilenet_viz.engine.worker.folding import scale_and_shift
from mobilenet_viz.network.architectures.mobilenet_v1 import BLOCKS

HALVES = ("conv_dw_{}", "conv_pw_{}")
STEPS = ("", "_bn", "_relu")


class Blocks:
    """Looks into all blocks of a network, prepared once."""

    def __init__(self, model: keras.Model) -> None:
        self._model = model
        names = [half.format(block + 1) + step for block in range(len(BLOCKS)) for half in HALVES for step in STEPS]
        outputs = {name: model.get_layer(name).output for name in (parts.block_input(1), *names)}
        maps = keras.Model(model.input, outputs)
        # One function for all blocks and sizes: compiling it takes no longer than for one, a pass 20 ms at 224 px.
        self._maps = parts.compiled(lambda image: maps(image, training=False), parts.images(model))

    def look(self, image: Floats, block: int, channels: int) -> BlockMaps:
        """So many channels of each half (all, if there are fewer) of block 1…13, as `spread` takes them.

        image: (R, R, 3) as the network gets it. Raises ValueError for any other block.
        """
        before = parts.block_input(block)
        dw, pw = (half.format(block) for half in HALVES)
        tensors = self._maps(image[None])
        maps = {
            name: tensors[name].numpy()[0] for name in (before, *(half + step for half in (dw, pw) for step in STEPS))
        }
        filters, outputs = (spread(maps[f"{half}_relu"], channels) for half in (dw, pw))
        kernels, mix = (np.asarray(self._model.get_layer(half).weights[0]) for half in (dw, pw))
        scales, shifts = zip(self._norm(dw, filters), self._norm(pw, outputs), strict=True)
        return BlockMaps(
            filters=filters,
            outputs=outputs,
            before=maps[before][..., filters],
            depthwise=maps[dw][..., filters],
            depthwise_bn=maps[f"{dw}_bn"][..., filters],
            depthwise_relu=maps[f"{dw}_relu"][..., filters],
            pointwise=maps[pw][..., outputs],
            pointwise_bn=maps[f"{pw}_bn"][..., outputs],
            pointwise_relu=maps[f"{pw}_relu"][..., outputs],
            kernels=kernels[..., filters, 0],
            mix=mix[0, 0][np.ix_(filters, outputs)],
            scales=_rows(scales),
            shifts=_rows(shifts),
            cut=np.array(
                [[np.mean(maps[f"{half}_relu"] == limit) for limit in (0, 6)] for half in (dw, pw)], np.float32
            ),
        )

    def _norm(self, half: str, channels: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """Batch norm at work, as y = scale · x + shift."""
        scale, shift = scale_and_shift(self._model.get_layer(f"{half}_bn"))
        return scale[channels], shift[channels]


def spread(maps: Floats, channels: int) -> NDArray[np.int64]:
    """Channels of maps (h, w, C) in even steps from the most active (largest mean) to the least active one.

    Such a few show what happens to all: about as many zeros. The most active ones have next to none.
    """
    order = np.argsort(-maps.mean((0, 1)), kind="stable")
    return np.asarray(order[np.linspace(0, len(order) - 1, min(channels, len(order))).round().astype(int)])


def _rows(halves: tuple[Floats, Floats]) -> Floats:
    """One row a half; the shorter one is filled up with zeros."""
    longest = max(len(half) for half in halves)
    return np.stack([np.pad(half, (0, longest - len(half))) for half in halves])
