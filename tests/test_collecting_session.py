"""Which pictures a session teaches with: those of its browser's token, else the embedded ones."""

from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from mobilenet_viz.training.collection import Photo
from mobilenet_viz.training.draft import Draft, Picture
from mobilenet_viz.training.samples import LESSON
from mobilenet_viz.training.store import Store
from mobilenet_viz.ui.server import collecting

ANN = "a" * 32


@pytest.fixture(autouse=True)
def draft(monkeypatch: pytest.MonkeyPatch) -> Draft:
    """Ann's, with two mugs, one of which is a pen, and a pen."""
    store = Store()
    monkeypatch.setattr(collecting, "STORE", store)
    with store.owned(ANN) as draft:
        mugs, pens = draft.add_class("mug"), draft.add_class("pen")
        for into, grey in ((mugs, 1), (mugs, 2), (pens, 3)):
            draft.add(into, Picture(Photo(f"{grey}.png", np.full((4, 4, 3), grey, np.uint8)), b"JPEG"))
    return draft


def session(told: Any, mended: tuple[str, str | None] | None = None) -> dict[str, int]:
    """How many pictures of each class teach in a session that was told this."""

    def script(told: object, mended: tuple[str, str | None] | None) -> None:
        import streamlit as st

        from mobilenet_viz.ui import collecting

        collecting.take(told)
        if mended:
            collecting.mend(*mended)
        st.session_state["classes"] = {name: len(photos) for name, photos in collecting.current().classes.items()}
        st.session_state["is_own"] = collecting.is_own()

    app = AppTest.from_function(script, kwargs={"told": told, "mended": mended}).run()
    assert not app.exception
    assert app.session_state["is_own"] is (told == ANN)
    found: dict[str, int] = app.session_state["classes"]
    return found


def test_a_session_teaches_with_its_own_browsers_pictures() -> None:
    assert {"mug": 2, "pen": 1} == session(ANN)


@pytest.mark.parametrize("told", [None, "b" * 32, "rubbish", ["a" * 32], {"token": ANN}, 7])
def test_whoever_has_none_teaches_with_the_cats_and_dogs(told: Any) -> None:
    assert dict.fromkeys(("cat", "dog"), LESSON) == session(told)


def test_a_wrong_label_is_mended_and_a_bad_photo_removed(draft: Draft) -> None:
    _, wrong, pen = draft.collection().photos
    assert {"mug": 1, "pen": 2} == session(ANN, (wrong.digest, "pen"))
    assert {"mug": 1, "pen": 1} == session(ANN, (wrong.digest, None))
    assert {"mug": 1, "pen": 1} == session(ANN, ("nothing", "mug"))
    session(None, (pen.digest, None))  # it is not theirs
    assert {"mug": 1, "pen": 1} == session(ANN)
