"""The URL state through the real frame: read once, checked, kept, written back."""

from pathlib import Path

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from mobilenet_viz import engine
from mobilenet_viz.engine import FakeEngine
from mobilenet_viz.ui import fields, shell
from tests.frame import given

MAIN = Path(__file__).parents[1] / "mobilenet_viz" / "main.py"


@pytest.fixture(autouse=True)
def fake_engine() -> FakeEngine:
    fake = FakeEngine()
    engine.install(fake)
    return fake


def opened(**parameters: str) -> AppTest:
    app = AppTest.from_file(str(MAIN.resolve()))
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def choice(app: AppTest) -> dict[str, object]:
    kept: dict[str, object] = app.session_state["choice"]
    return kept


def test_a_link_is_read_and_written_back() -> None:
    app = opened(alpha="0.50", size="160", lang="ko")
    assert (0.5, 160, "ko") == (choice(app)["alpha"], choice(app)["size"], choice(app)["lang"])
    written = {name: "".join(value) for name, value in app.query_params.items()}
    assert {"alpha": "0.50", "size": "160", "lang": "ko"} == written


def test_defaults_leave_the_address_clean() -> None:
    assert dict(opened(alpha="1.0", size="224").query_params) == {}


@pytest.mark.parametrize(
    ("name", "raw", "used"),
    [("alpha", "0.33", 0.35), ("alpha", ".999", 1.0), ("size", "200", 192), ("size", "33", 32), ("opacity", "61", 60)],
)
def test_a_value_between_steps_snaps_and_says_so(name: str, raw: str, used: float) -> None:
    app = opened(**{name: raw})
    assert used == choice(app)[name]
    assert ["snapped"] == [notice.kind for notice in app.session_state["notices"].values()]
    assert any(f"{name} = {raw}" in shown.value for shown in app.text)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("alpha", "0"), ("alpha", "1.2"), ("alpha", "nan"), ("alpha", "inf"), ("alpha", "-1"), ("alpha", "banana"),
        ("alpha", ""), ("size", "0"), ("size", "999"), ("size", "1e400"), ("layer", "conv_pw_99"), ("class", "1000"),
        ("class", "-1"), ("class", "1.5"), ("map", "magic"), ("lang", "xx"), ("kernels", "blur"), ("sample", "../dog"),
        ("kernels", "blur,blur,<b>"), ("alpha", "9" * 5000), ("kernels", "blur,10_0_0_0_0_0_0_0_0_4,edge"),
        ("kernels", "blur,1_0_0_0_0_0_0_0_0_3,edge"), ("kernels", "blur,1_0_0_0_0_0_0_0_4,edge"),
        ("mix", "9_0_0_0_0_0_0_0_0_0_0_0"), ("mix", "1_2_3"), ("mix", "x"),
    ],
)  # fmt: skip
def test_rubbish_falls_back_to_the_default_and_says_so_once(name: str, raw: str) -> None:
    app = opened(**{name: raw})
    assert fields.FIELDS[name].default == choice(app)[name]
    said = [shown.value for shown in app.text]
    assert len(said) == 1
    assert f"{name} = " in said[0]
    assert len(said[0]) < 200
    app.button(key="close_notices").click().run()
    assert list(app.text) == []


@pytest.mark.parametrize(
    ("locale", "lang"), [("ko-KR", "ko"), ("KO", "ko"), ("Ko-kr", "ko"), ("EN-GB", "en"), ("fr-FR", "en"), (None, "en")]
)
def test_the_language_is_the_browsers_however_it_writes_it_else_english(
    locale: str | None, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ContextProxy, "locale", locale)
    assert lang == given(opened(), "frame.bar")["language"]


def test_every_file_of_a_page_is_in_the_menu() -> None:
    assert {path.stem for path in (MAIN.parents[1] / "pages").glob("*.py")} == {spec.name for spec in shell.PAGES}


def test_every_page_opens_and_has_its_words() -> None:
    for spec in shell.PAGES:
        app = opened()
        app.switch_page(str(spec.file)).run()
        assert not app.exception


def test_a_link_from_before_im2col_was_a_part_of_its_own_says_what_it_said() -> None:
    assert {"topic": "im2col", "window": "9", "alpha": "0.5"} == fields.today(
        {"topic": "where", "pixel": "9", "alpha": "0.5"}
    )
    assert {"topic": "times", "window": "9"} == fields.today({"topic": "times", "pixel": "9"})
    assert {"topic": "where", "window": "9"} == fields.today({"topic": "where", "window": "9"})  # a link of today
    kept = choice(opened(topic="where", pixel="9"))
    assert ("im2col", 9) == (kept["topic"], kept["window"])
