"""A ledger as lines of a data file and back: what a page needs at once, of networks that only Keras can build."""

from collections.abc import Mapping
from dataclasses import astuple
from typing import Any

from mobilenet_viz.network.from_keras.counted import Counted, Effect, ModelLedger
from mobilenet_viz.network.spec import Kind


def as_data(ledger: ModelLedger) -> dict[str, Any]:
    """Its name, and a list a row, ready for JSON; a row is named by its place among the rows.

    Only what the totals are counted from is there, none of the totals.
    """
    places = {row.name: place for place, row in enumerate(ledger.rows)}
    return {"name": ledger.name, "rows": [_row(row, places) for row in ledger.rows]}


def as_ledger(data: Mapping[str, Any]) -> ModelLedger:
    """What `as_data` was made of."""
    names = [row[0] for row in data["rows"]]
    return ModelLedger(data["name"], tuple(_counted(row, names) for row in data["rows"]))


def _row(row: Counted, places: Mapping[str, int]) -> list[Any]:
    """Without flags: no network of Keras' own is frozen or calls a layer twice. ValueError for one that does."""
    if row.frozen or row.again:
        raise ValueError(f"{row.name}: frozen or called again")
    return [row.name, row.layer, [places[name] for name in row.inputs], *astuple(row.effect)]


def _counted(row: list[Any], names: list[str]) -> Counted:
    name, layer, inputs, shape, kind, kernel, stride, *counts = row
    effect = Effect(tuple(shape), kind and Kind(kind), tuple(kernel), tuple(stride), *counts)
    return Counted(name, layer, tuple(names[place] for place in inputs), effect)
