"""Where three programs put the zeros at stride 2, and what comes of it: on a small map, on the photo, in the network.

Keras pads below and right, TensorFlow's SAME as much as the output needs, PyTorch's padding=1 on every side. A
convolution is linear: two that give the same for each single bright pixel give the same for every map.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE
from mobilenet_viz.network.architectures.variants import KERAS, VARIANTS, Recipe, built
from mobilenet_viz.network.costs import ledger
from mobilenet_viz.network.spec import Architecture, Kind, Layer, Padding, output_size, zeros
from mobilenet_viz.pixels import images
from mobilenet_viz.pixels.convolution import Array, depthwise
from mobilenet_viz.pixels.kernels import NAMED, kernel_array

WAYS = {KERAS: Padding.KERAS, "same": Padding.SAME, "pytorch": Padding.SYMMETRIC}  # how a block's stride is padded
PROGRAMS = {  # MobileNetV1 padded so; Keras' first layer is SAME, and PyTorch's twin is nobody's in particular
    KERAS: VARIANTS[KERAS],
    "same": VARIANTS["tf-slim"],
    "pytorch": Recipe(stem_padding=Padding.SYMMETRIC, padding=Padding.SYMMETRIC),
}
BLUR = "blur"  # the kernel: it keeps a picture what it is
KERNEL, STRIDE = 3, 2
SIDES = (5, 6, 7, 8)  # px of the small map
SIZES = tuple(range(112, 257))  # px of the photo, also those off multiples of 32
MARKS = (176, 200, 208, 223, 224)  # of these
ALIKE = ("always", "even", "odd", "never")  # when Keras' padding and SAME make the same map


@dataclass(frozen=True)
class Centres:
    """Where the output pixels of some layers lie on what goes in, in px of it; rows as columns.

    off: how far right and below of the middle of the input their own middle lies; left and above if negative.
    """

    first: float
    jump: int
    count: int
    off: float


def centres(layers: Sequence[Layer]) -> Centres:
    """Of layers one behind another."""
    first, jump = 0.0, 1
    for layer in layers:
        before, _ = zeros(layer.in_size, layer.kernel, layer.stride, layer.padding)
        first += jump * ((layer.kernel - 1) / 2 - before)
        jump *= layer.stride
    count = layers[-1].out_size
    return Centres(first, jump, count, first + jump * (count - 1) / 2 - (layers[0].in_size - 1) / 2)


def right() -> str:
    """Which of `ALIKE` it is."""
    same = {bool(side % 2): bench_map(side, KERAS).equals(bench_map(side, "same")) for side in SIDES}
    return {(True, True): "always", (True, False): "even", (False, True): "odd"}.get((same[False], same[True]), "never")


@dataclass(frozen=True, eq=False)
class BenchMap:
    """A small map at stride 2, padded in one way, under every impulse.

    responses: (side², out_size²), of an impulse at each pixel, row by row, the outputs row by row.
    """

    layer: Layer
    responses: Array

    def equals(self, other: "BenchMap") -> bool:
        """Does it give the same for every impulse, and so for every map?"""
        return np.array_equal(self.responses, other.responses)


@cache
def bench_map(side: int, way: str) -> BenchMap:
    """Of `side`×`side` pixels, padded in one of the `WAYS`; the kernel in whole numbers."""
    padding, cells = WAYS[way], NAMED[BLUR][0]
    impulses = np.eye(side**2).reshape(side, side, side**2)
    kernels = np.repeat(np.array(cells, float).reshape(KERNEL, KERNEL, 1), side**2, axis=2)
    made = depthwise(impulses, kernels, STRIDE, padding)
    size = output_size(side, KERNEL, STRIDE, padding)
    layer = Layer("map", Kind.DEPTHWISE, KERNEL, STRIDE, side, size, 1, 1, ("input",), padding)
    return BenchMap(layer, made.reshape(-1, side**2).T)


def bench() -> dict[str, Any]:
    """The small maps by side and way, JSON-ready.

    like: the first way that gives the same for every map. off: of `centres`. moved: against Keras, in output px.
    """
    return {
        "sides": SIDES,
        "ways": list(WAYS),
        "kernel": KERNEL,
        "stride": STRIDE,
        "cells": NAMED[BLUR][0],
        "codes": _codes(),
        "maps": {str(side): {way: _bench_map(side, way) for way in WAYS} for side in SIDES},
    }


def _codes() -> dict[str, str]:
    """How each is written in a program."""
    asymmetric = zeros(max(SIDES), KERNEL, STRIDE, Padding.KERAS)
    symmetric, _ = zeros(max(SIDES), KERNEL, STRIDE, Padding.SYMMETRIC)
    return {
        KERAS: f"ZeroPadding2D(({asymmetric}, {asymmetric}))",
        "same": 'padding="same"',
        "pytorch": f"padding={symmetric}",
    }


def _bench_map(side: int, way: str) -> dict[str, Any]:
    made, keras = bench_map(side, way), bench_map(side, KERAS)
    before, after = zeros(side, KERNEL, STRIDE, made.layer.padding)
    off = centres([made.layer]).off
    return {
        "before": before,
        "after": after,
        "size": made.layer.out_size,
        "off": off,
        "moved": (off - centres([keras.layer]).off) / STRIDE,
        "like": next(each for each in WAYS if made.equals(bench_map(side, each))),
        "responses": made.responses.astype(int).tolist(),
    }


def program(way: str, size: int) -> Architecture:
    """MobileNetV1 at α = 1 as one of the `PROGRAMS` builds it for a photo of `size` px."""
    return built(PROGRAMS[way], way, BASELINE[0], size)


def halvings(arch: Architecture) -> list[Layer]:
    """Its layers of stride 2."""
    return [layer for layer in arch.layers if layer.stride == STRIDE]


def networks() -> dict[str, Any]:
    """The networks of all programs at α = 1 by way and size, in the order of `sizes`; JSON-ready.

    sides: of the photo and behind each halving. more: the share of Mult-Adds beyond Keras'.
    """
    every: dict[str, list[dict[str, Any]]] = {way: [_network(way, size) for size in SIZES] for way in PROGRAMS}
    for network in every.values():
        for one, keras in zip(network, every[KERAS], strict=True):
            one["more"] = one["mult_adds"] / keras["mult_adds"] - 1
    return {"alpha": BASELINE[0], "sizes": SIZES, "marks": MARKS, "ways": every}


def _network(way: str, size: int) -> dict[str, Any]:
    arch = program(way, size)
    layers = halvings(arch)
    return {
        "sides": [size, *(layer.out_size for layer in layers)],
        "mult_adds": ledger(arch).mult_adds,
        "centres": vars(centres(layers)),
    }


def halved(pixels: Array, way: str) -> list[Array]:
    """A photo (R, R, 3) behind each halving of a program's network: with its zeros, but each time the same blur."""
    kernels, maps = np.repeat(kernel_array(BLUR)[..., np.newaxis], pixels.shape[2], axis=2), []
    for layer in halvings(program(way, len(pixels))):
        pixels = depthwise(pixels, kernels, layer.stride, layer.padding)
        maps.append(pixels)
    return maps


def pictures(photo: images.Decoded, size: int) -> dict[str, Any]:
    """What the browser shows of the photo at `size` px: itself, and by way its map behind each halving; JSON-ready."""
    seen = images.network_pixels(photo, size)
    every = {way: halved(images.network_input(seen).astype(float), way) for way in PROGRAMS}
    return {
        "photo": images.data_url(seen),
        "ways": {
            way: [_compared(mine, keras) for mine, keras in zip(maps, every[KERAS], strict=True)]
            for way, maps in every.items()
        },
    }


def _compared(mine: Array, keras: Array) -> dict[str, Any]:
    """A map beside Keras'. picture: None where each bit is Keras'. difference: where it is another, white at the most.

    differ: pixels that differ, of `all`. largest: how far, in values from -1 to 1. All are None where the sides differ.
    """
    told: dict[str, Any] = {"picture": images.data_url(_bytes(mine)), "all": len(mine) ** 2}
    if mine.shape != keras.shape:
        return told | dict.fromkeys(("differ", "largest", "difference"))
    far = np.abs(mine - keras).max(axis=2)
    largest = float(far.max())
    shades = np.repeat((far / (largest or 1))[..., np.newaxis], 3, axis=2)
    difference = images.data_url(np.round(255 * shades).astype(np.uint8))
    told |= {"differ": int((far > 0).sum()), "largest": largest, "difference": difference}
    return told | {"picture": None} if not largest and mine is not keras else told


def _bytes(values: Array) -> NDArray[np.uint8]:
    """Values in [-1, 1] as a photo's bytes."""
    shown: NDArray[np.uint8] = np.round(127.5 * (values + 1)).clip(0, 255).astype(np.uint8)
    return shown
