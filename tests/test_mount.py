"""What every component is given and is asked, whatever it shows."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest


def told(*messages: Any) -> int | None:
    """Which message the browser is told that we had, after these."""

    def script(messages: list[object]) -> None:
        from mobilenet_viz.ui import components, state

        state.read_url()
        for message in messages:
            components.acknowledge("one", message)
        components.acknowledge("another", {"number": 99})
        components.mount("frame/carrier", {"name": "nothing"}, key="one")

    app = AppTest.from_function(script, kwargs={"messages": list(messages)}).run()
    assert not app.exception
    (part,) = app.get("bidi_component")
    number: int | None = json.loads(part.proto.json)["acknowledged"]
    return number


def test_a_component_is_told_the_number_of_its_own_last_message() -> None:
    assert told() is None
    assert 1_700_000_000_002 == told({"number": 1_700_000_000_001}, {"alpha": 0.5, "number": 1_700_000_000_002})


@pytest.mark.parametrize("rubbish", [None, "en", 3, [], {}, {"number": "4"}, {"number": 4.5}])
def test_what_has_no_number_is_not_acknowledged(rubbish: object) -> None:
    assert 1 == told({"number": 1}, rubbish)
