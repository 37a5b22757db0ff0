"""The ledgers of the networks that Keras builds: from its own models, without weights."""

import json
from collections.abc import Iterable, Mapping
from typing import Any


def networks(facts: Iterable[Mapping[str, Any]]) -> bytes:
    """JSON: name → what `stored.as_data` says, for each entry of `networks.toml` that Keras builds; a line a row."""
    return as_json({each["name"]: _data(each) for each in facts if "keras" in each})


def as_json(found: Mapping[str, Mapping[str, Any]]) -> bytes:
    """One row a line, so that a change can be read."""
    return f"{{{','.join(_network(name, data) for name, data in found.items())}\n}}\n".encode()


def _network(name: str, data: Mapping[str, Any]) -> str:
    rows = ",\n".join(_compact(row) for row in data["rows"])
    return f'\n{_compact(name)}:{{"name":{_compact(data["name"])},"rows":[\n{rows}]}}'


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def _data(facts: Mapping[str, Any]) -> dict[str, Any]:
    import keras

    from mobilenet_viz.network.from_keras.stored import as_data
    from mobilenet_viz.network.from_keras.walk import ledger_of

    keras.utils.clear_session()  # Keras numbers layers it named itself: conv2d, conv2d_1, …
    side = facts["resolution"]
    model = getattr(keras.applications, facts["keras"])(input_shape=(side, side, 3), weights=None)
    return as_data(ledger_of(json.loads(model.to_json()), side))
