"""The chooser of a photo on a page of its own, and what a visitor does there."""

from streamlit.testing.v1 import AppTest

from mobilenet_viz.ui import photo


def page() -> None:
    import streamlit as st

    from mobilenet_viz.ui import photo, state

    state.read_url()
    photo.chooser()
    st.session_state["seen"], st.session_state["private"] = photo.current(), photo.not_in_a_link()


def opened(**url: str) -> AppTest:
    app = AppTest.from_function(page)
    for name, value in url.items():
        app.query_params[name] = value
    return app.run()


def upload(app: AppTest, data: bytes, name: str = "photo.jpg") -> AppTest:
    return app.file_uploader[0].set_value((name, data, "image/jpeg")).run()


def seen(app: AppTest) -> photo.Photo:
    assert not app.exception
    found: photo.Photo = app.session_state["seen"]
    return found
