"""What page 2 shows of one block of the real network: maps as whole numbers, so that what is printed is Python's.

Values are printed to 0.01, rounded half up. What a block gets and what leaves its first half lie between 0 and 6, for
ReLU6 comes before; they are sent in ten-thousandths, rounded *down*: from these the printed hundredths follow exactly
(⌊(⌊10⁴x⌋ + 50) / 100⌋ = ⌊100x + ½⌋), and products with them are right to far less than what is printed. All other maps
are sent in the hundredths that are printed.
"""

from base64 import b64encode
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mobilenet_viz.engine.protocol import Block, BlockMaps, Floats
from mobilenet_viz.network.architectures.mobilenet_v1 import mobilenet_v1
from mobilenet_viz.network.costs import Row, ledger
from mobilenet_viz.network.spec import Kind, zeros

PRINTED = 100  # to the unit
FINE = 10_000  # to the unit
TOP = 6  # of ReLU6
SHOWN = Block.channels  # at most so many of each half

STAGES = (  # in the order of the paper's Figure 3: field of `BlockMaps`, half, steps to the unit
    ("before", 0, FINE),
    ("depthwise", 0, PRINTED),
    ("depthwise_bn", 0, PRINTED),
    ("depthwise_relu", 0, FINE),
    ("pointwise", 1, PRINTED),
    ("pointwise_bn", 1, PRINTED),
    ("pointwise_relu", 1, PRINTED),
)


def block(alpha: float, resolution: int, number: int) -> dict[str, Any]:
    """What is known of block `number` (1…13) before any picture is: both halves' names, shapes and costs. JSON-ready.

    alpha, resolution: as `mobilenet_v1` takes them. KeyError when there is no such block.
    """
    counted = ledger(mobilenet_v1(alpha, resolution))
    rows = {row.layer.name: row for row in counted.rows}
    halves = [_half(rows[f"conv_{half}_{number}"]) for half in ("dw", "pw")]
    return {"number": number, "halves": halves, "top": TOP, "printed": PRINTED}


def number(layer: str | None) -> int | None:
    """Of which block (1…13) a layer is a half, by its name in Keras; None for any other."""
    halves = {each.name for each in mobilenet_v1().layers if each.kind in (Kind.DEPTHWISE, Kind.POINTWISE)}
    return int(layer.rpartition("_")[2]) if layer in halves else None


def sides(alpha: float, resolution: int) -> list[int]:
    """Pixels of a side of what each block gives, in the order of the blocks."""
    layers = mobilenet_v1(alpha, resolution).layers
    return [layer.out_size for layer in layers if layer.kind is Kind.DEPTHWISE]


def _half(row: Row) -> dict[str, Any]:
    layer = row.layer
    return {
        "name": layer.name,
        "kind": layer.kind,
        "stride": layer.stride,
        "zeros_before": zeros(layer.in_size, layer.kernel, layer.stride, layer.padding)[0],
        "in_size": layer.in_size,
        "out_size": layer.out_size,
        "in_channels": layer.in_channels,
        "out_channels": layer.out_channels,
        "mult_adds": row.mult_adds,
        "weights": row.kernels,
    }


def maps(found: BlockMaps) -> dict[str, Any]:
    """Everything the browser shows of a block on a picture, JSON-ready.

    stages: for each of `STAGES` its maps, channel by channel and row by row (base64 of little-endian integers), how
    many steps make a unit, and white: the largest absolute value of each map, in these steps. kernels: nine numbers for
    each channel, row by row. mix[m][n]. halves: for each channel of a half its number, its mean after ReLU6, how many
    of its pixels are 0 and 6 then, and its batch norm. cut: shares of 0 and of 6 over all channels, for each half.
    """
    return {
        "stages": {name: _stage(getattr(found, name), steps) for name, _, steps in STAGES},
        "kernels": found.kernels.reshape(9, -1).T.astype(float).tolist(),
        "mix": found.mix.astype(float).tolist(),
        "halves": [
            _channels(found.filters, found.depthwise_relu, found.scales[0], found.shifts[0]),
            _channels(found.outputs, found.pointwise_relu, found.scales[1], found.shifts[1]),
        ],
        "cut": found.cut.astype(float).tolist(),
    }


def printed(values: Floats, steps: int = PRINTED) -> NDArray[np.int32]:
    """Values in hundredths, rounded half up; or in ten-thousandths, rounded down (see above)."""
    exact = np.asarray(values, np.float64) * steps
    return np.asarray(np.floor(exact + 0.5 if steps == PRINTED else exact), np.int32)


def _stage(values: Floats, steps: int) -> dict[str, Any]:
    whole = printed(values, steps).transpose(2, 0, 1)
    return {"steps": steps, "side": whole.shape[1], **_packed(whole), "white": np.abs(whole).max((1, 2)).tolist()}


def _packed(whole: NDArray[np.int32]) -> dict[str, Any]:
    """Two bytes a number where they are enough: ten-thousandths up to 6 need the sign's place."""
    low, high = whole.min(), whole.max()
    types = (name for name in ("uint16", "int16") if np.iinfo(name).min <= low <= high <= np.iinfo(name).max)
    name = next(types, "int32")
    return {"type": name, "values": b64encode(whole.astype(np.dtype(name).newbyteorder("<")).tobytes()).decode("ascii")}


def _channels(numbers: NDArray[np.int64], after: Floats, scales: Floats, shifts: Floats) -> list[dict[str, Any]]:
    return [
        {
            "number": int(number),
            "mean": float(after[..., i].mean()),
            "zeros": int((after[..., i] == 0).sum()),
            "tops": int((after[..., i] == TOP).sum()),
            "scale": float(scales[i]),
            "shift": float(shifts[i]),
        }
        for i, number in enumerate(numbers)
    ]
