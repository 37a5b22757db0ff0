"""Page 3, "side by side", through the real frame."""

import json
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.see_app import opened


def opened_side_by_side(**link: str) -> AppTest:
    return opened(view="compare", **link)


def shown(app: AppTest) -> dict[str, Any]:
    """What the component is given; with what travels apart: progress and the cells of its maps."""
    assert not app.exception
    sent = [(part.proto.component_name, json.loads(part.proto.json)) for part in app.get("bidi_component")]
    (data,) = [data for name, data in sent if name == "mobilenet.see.compare"]
    carried = {data["name"]: data["value"] for name, data in sent if name == "mobilenet.frame.carrier"}
    for name, side, progress in zip(("left", "right"), data["sides"], carried["compare_progress"], strict=True):
        side["progress"] = progress
        assert carried[f"compare_{name}"]["digest"] == side["picture"]
        if side["map"]:
            assert carried[f"compare_{name}_map"]["key"] == side["map"]["key"]
            side["map"] |= carried[f"compare_{name}_map"]
    assert isinstance(data, dict)
    return data
