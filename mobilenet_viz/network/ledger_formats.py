"""A ledger as data for others: a dictionary ready for JSON, CSV, and plain text for a terminal."""

from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Any

from mobilenet_viz import csv_text
from mobilenet_viz.network.costs import Ledger, Row
from mobilenet_viz.network.from_keras.counted import Counted, ModelLedger
from mobilenet_viz.network.spec import Padding

TOTALS = ("mult_adds", "parameters", "trainable", "kernels")
LAYER_FIELDS = ("name", "kind", "kernel", "stride", "in_size", "out_size", "in_channels", "out_channels")
COUNTS = ("mult_adds", "kernels", "trainable", "parameters")
COLUMNS = (*LAYER_FIELDS, *COUNTS)
MODEL_COLUMNS = ("name", "layer", "kind", "inputs", "kernel", "stride", "shape", *COUNTS)

_HEADING = ("layer", "kind", "kernel", "output", "Mult-Adds", "parameters")
_WIDTHS = (25, 11, 7, 12, 13, 10)  # at least; with five spaces 83 characters
_ALIGNED = "<<<>>>"


def as_dict(ledger: Ledger | ModelLedger) -> dict[str, Any]:
    """Which network, the totals, and `rows`: a dictionary with the keys `COLUMNS` for each layer.

    A network of ours is its alpha, resolution (px) and padding. Of a Keras model it is the name, `model`; its rows have
    the keys `MODEL_COLUMNS`: the class in Keras is `layer`, kernel, stride and shape are [height, width, channels].
    """
    return _network(ledger) | _totals(ledger) | {"rows": [_as_row(row) for row in ledger.rows]}


def as_csv(ledger: Ledger | ModelLedger) -> str:
    """A header, one line for each layer, and the totals in a last line named "total"."""
    columns = MODEL_COLUMNS if isinstance(ledger, ModelLedger) else COLUMNS
    lines = [*map(_as_row, ledger.rows), {"name": "total"} | _totals(ledger)]
    return csv_text.as_csv([columns, *([_cell(line.get(column)) for column in columns] for line in lines)])


def as_text(ledger: Ledger | ModelLedger) -> str:
    """A table for a terminal: a line for each layer, the totals, and the other two counts of parameters."""
    total = "total", "", "", "", f"{ledger.mult_adds:,}", f"{ledger.parameters:,}"
    counts = f"{ledger.trainable:,} of the parameters are trainable, {ledger.kernels:,} are kernel weights.\n"
    return table([_HEADING, *map(_cells, ledger.rows), total], _ALIGNED, _WIDTHS) + counts


def table(lines: Sequence[Sequence[str]], aligned: str, least: Iterable[int] = repeat(0)) -> str:
    """Columns below each other; `aligned` has a < or > for each, `least` how wide it is at least (characters)."""
    widths = [max(width, *map(len, column)) for width, column in zip(least, zip(*lines, strict=True), strict=False)]
    form = " ".join(f"{{:{side}{width}}}" for side, width in zip(aligned, widths, strict=True))
    return "".join(f"{form.format(*line).rstrip()}\n" for line in lines)


def _network(ledger: Ledger | ModelLedger) -> dict[str, Any]:
    if isinstance(ledger, ModelLedger):
        return {"model": ledger.name}
    arch = ledger.architecture
    asymmetric = any(layer.padding is Padding.KERAS for layer in arch.layers)
    padding = Padding.KERAS if asymmetric else Padding.SAME
    return {"alpha": arch.alpha, "resolution": arch.resolution, "padding": str(padding)}


def _cells(row: Row | Counted) -> tuple[str, ...]:
    if isinstance(row, Counted):
        effect = row.effect
        kernel, output = _sides(effect.kernel), _sides(effect.shape)
        stride = f" /{_sides(dict.fromkeys(effect.stride))}" if max(effect.stride, default=1) > 1 else ""
        return row.name, row.layer, kernel + stride, output, f"{row.mult_adds:,}", f"{row.parameters:,}"
    layer = row.layer
    kernel = f"{layer.kernel}x{layer.kernel}" + (f" /{layer.stride}" if layer.stride > 1 else "")
    output = f"{layer.out_size}x{layer.out_size}x{layer.out_channels}"
    return layer.name, str(layer.kind), kernel, output, f"{row.mult_adds:,}", f"{row.parameters:,}"


def _totals(ledger: Ledger | ModelLedger) -> dict[str, int]:
    return {name: getattr(ledger, name) for name in TOTALS}


def _as_row(row: Row | Counted) -> dict[str, Any]:
    counts = {name: getattr(row, name) for name in COUNTS}
    if isinstance(row, Counted):
        effect = row.effect
        kind = effect.kind and str(effect.kind)
        named = {"name": row.name, "layer": row.layer, "kind": kind, "inputs": list(row.inputs)}
        return named | {key: list(getattr(effect, key)) for key in ("kernel", "stride", "shape")} | counts
    layer = {name: getattr(row.layer, name) for name in LAYER_FIELDS}
    return layer | {"kind": str(row.layer.kind)} | counts


def _cell(value: Any) -> Any:
    """Names in a cell have a space between them, sides a ×."""
    if isinstance(value, list):
        return " ".join(value) if value and isinstance(value[0], str) else _sides(value)
    return "" if value is None else value


def _sides(values: Iterable[int]) -> str:
    return "x".join(map(str, values))
