"""A ledger as data for others: a dictionary ready for JSON, CSV, and plain text for a terminal."""

from typing import Any

from mobilenet_viz import csv_text
from mobilenet_viz.network.costs import Ledger, Row
from mobilenet_viz.network.spec import Padding

TOTALS = ("mult_adds", "parameters", "trainable", "kernels")
LAYER_FIELDS = ("name", "kind", "kernel", "stride", "in_size", "out_size", "in_channels", "out_channels")
COUNTS = ("mult_adds", "kernels", "trainable", "parameters")
COLUMNS = (*LAYER_FIELDS, *COUNTS)

_LINE = "{:25} {:11} {:7} {:>12} {:>13} {:>10}"  # 83 characters


def as_dict(ledger: Ledger) -> dict[str, Any]:
    """alpha, resolution (px), padding, the totals, and `rows`: a dictionary with the keys `COLUMNS` for each layer."""
    arch = ledger.architecture
    asymmetric = any(layer.padding is Padding.KERAS for layer in arch.layers)
    padding = Padding.KERAS if asymmetric else Padding.SAME
    network = {"alpha": arch.alpha, "resolution": arch.resolution, "padding": str(padding)}
    return network | _totals(ledger) | {"rows": [_as_row(row) for row in ledger.rows]}


def as_csv(ledger: Ledger) -> str:
    """A header, one line for each layer, and the totals in a last line named "total"."""
    lines = [*map(_as_row, ledger.rows), {"name": "total"} | _totals(ledger)]
    return csv_text.as_csv([COLUMNS, *([line.get(column, "") for column in COLUMNS] for line in lines)])


def as_text(ledger: Ledger) -> str:
    """A table for a terminal: a line for each layer, the totals, and the other two counts of parameters."""
    lines = [
        _LINE.format("layer", "kind", "kernel", "output", "Mult-Adds", "parameters"),
        *(_LINE.format(*_cells(row)) for row in ledger.rows),
        _LINE.format("total", "", "", "", f"{ledger.mult_adds:,}", f"{ledger.parameters:,}"),
        f"{ledger.trainable:,} of the parameters are trainable, {ledger.kernels:,} are kernel weights.",
    ]
    return "".join(f"{line}\n" for line in lines)


def _cells(row: Row) -> tuple[str, ...]:
    layer = row.layer
    kernel = f"{layer.kernel}x{layer.kernel}" + (f" /{layer.stride}" if layer.stride > 1 else "")
    output = f"{layer.out_size}x{layer.out_size}x{layer.out_channels}"
    return layer.name, str(layer.kind), kernel, output, f"{row.mult_adds:,}", f"{row.parameters:,}"


def _totals(ledger: Ledger) -> dict[str, int]:
    return {name: getattr(ledger, name) for name in TOTALS}


def _as_row(row: Row) -> dict[str, Any]:
    layer = {name: getattr(row.layer, name) for name in LAYER_FIELDS}
    return layer | {"kind": str(row.layer.kind)} | {name: getattr(row, name) for name in COUNTS}
