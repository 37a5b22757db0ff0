"""What is asked about a visitor's own photo is marked as such, wherever it is asked: answers go with the session."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mobilenet_viz import engine
from mobilenet_viz.engine import FakeEngine
from tests.difficult import ACCEPTED
from tests.test_layers import ROOT


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("live", {}),
        ("filtering", {"part": "network"}),
        ("filtering", {"part": "network", "within": "layers", "order": "class"}),
        ("see", {"map": "gradcam"}),
        ("see", {"view": "hide"}),
        ("see", {"view": "compare"}),
        ("programs", {"subject": "recipes"}),
        ("networks", {}),
        ("programs", {"subject": "folding"}),
    ],
)
def test_questions_about_an_upload_are_private_and_those_about_a_sample_are_not(
    page: str, link: dict[str, str]
) -> None:
    fake = FakeEngine()
    engine.install(fake)
    app = AppTest.from_file(str(Path(ROOT) / "mobilenet_viz" / "main.py"))
    for name, value in link.items():
        app.query_params[name] = value
    app = app.switch_page(str(Path(ROOT) / "pages" / f"{page}.py")).run()
    of_the_sample = [question.is_private for question in fake.asked]
    app.file_uploader[0].set_value(("photo.jpg", ACCEPTED["photo.jpg"].data, "image/jpeg")).run()
    assert not app.exception
    of_the_upload = [question.is_private for question in fake.asked[len(of_the_sample) :]]
    assert (False, True) == (any(of_the_sample), all(of_the_upload))
    assert of_the_upload
