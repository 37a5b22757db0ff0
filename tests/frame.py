"""A page through the real frame, and what its component is given."""

import json
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.test_layers import ROOT

MAIN = ROOT / "mobilenet_viz" / "main.py"


def opened(page: str, **link: str) -> AppTest:
    """The page of that name as somebody sees it who follows a link."""
    app = AppTest.from_file(str(MAIN))
    for name, value in link.items():
        app.query_params[name] = value
    return app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()


def given(app: AppTest, component: str) -> dict[str, Any]:
    """What the one component of that name is given."""
    assert not app.exception
    sent = [(part.proto.component_name, part.proto.json) for part in app.get("bidi_component")]
    (data,) = [json.loads(data) for name, data in sent if name == f"mobilenet.{component}"]
    assert isinstance(data, dict)
    return data
