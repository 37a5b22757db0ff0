"""Shares of the kinds of layers, of four measures; and why the 1×1 is the fast part."""

from decimal import Decimal
from functools import cache
from typing import Any

from mobilenet_viz import im2col, shares
from mobilenet_viz.claims import claims
from mobilenet_viz.paper import POINTS_ALPHA, POINTS_RESOLUTION, tables
from mobilenet_viz.recompute import checked
from mobilenet_viz.separable import Shape
from mobilenet_viz.spec import Kind
from mobilenet_viz.ui import components

_ROWS_OF_TABLE_2 = (Kind.POINTWISE, Kind.DEPTHWISE, Kind.CONV, Kind.CLASSIFIER)


@cache
def _grid() -> dict[str, Any]:
    return shares.share_grid()


@cache
def _printed() -> dict[str, Any]:
    """Table 2 as printed, by measure and kind, with what its columns add up to; and its slip, recomputed."""
    table, cells = tables()[2], checked(2)
    columns = {
        measure: {kind: row[column] for kind, row in zip(_ROWS_OF_TABLE_2, cells, strict=True)}
        for column, measure in enumerate(("mult_adds", "kernels"), start=1)
    }
    slip = columns["mult_adds"][Kind.CONV]
    return {
        "number": table.number,
        "source": table.source,
        "cells": {
            measure: {kind: cell.printed for kind, cell in column.items()} for measure, column in columns.items()
        },
        "sums": {
            measure: str(sum(Decimal(cell.printed) for cell in column.values())) for measure, column in columns.items()
        },
        "slip": {"printed": slip.printed, "exact": f"{slip.exact:.2f}"},
    }


def _time() -> dict[str, str]:
    """What the paper claims of the time that 1×1 layers take, and what they take of the Mult-Adds; percents."""
    claim = next(claim for claim in claims() if claim.key == "time")
    work = checked(2)[_ROWS_OF_TABLE_2.index(Kind.POINTWISE)][1].exact
    return {"said": claim.said[0], "source": claim.source, "section": claim.section, "exact": f"{work:.2f}"}


@cache
def _layer() -> dict[str, Any]:
    """What im2col writes for the layer of Table 3, in bytes."""
    table = tables()[3]
    of = table.layer or {}
    shape = Shape(of["kernel"], of["in_channels"], of["out_channels"], of["size"])
    read, written = im2col.copied_bytes(shape)
    place = {"number": table.number, "source": table.source}
    return place | {"size": shape.in_size, "channels": shape.in_channels, "read": read, "written": written}


@cache
def _example() -> dict[str, Any]:
    return im2col.example()


def explorer() -> None:
    """Show it at the chosen α and size, with the chosen measure and the chosen pixel of the small example."""
    components.carry("where_grid", _grid())
    components.explore(
        "where",
        ("alpha", "size", "measure", "pixel"),
        marks={"alpha": POINTS_ALPHA, "size": POINTS_RESOLUTION},
        ask=shares.question(),
        printed=_printed(),
        example=_example(),
        layer=_layer(),
        claim=_time(),
    )
