"""A server of its own for test_slow.py: a student's page that asks a slow question, and a teacher's that moves it on.

`/?student` asks and shows its progress; `/` shows how many questions wait and has a button for each new progress.
"""

import gc

import numpy as np
import streamlit as st

from mobilenet_viz import engine
from mobilenet_viz.ui import resources, shell, state

QUESTION = engine.Explain(engine.Picture(np.zeros((96, 96, 3), np.uint8)), 0.25, 96, 249, "scorecam")


@st.cache_resource
def held() -> engine.FakeEngine:
    fake = engine.FakeEngine()
    fake.hold(progress=0.0)
    engine.install(fake)
    gc.collect()
    gc.freeze()  # as app.py does: Streamlit collects after every run
    return fake


fake, is_student = held(), "student" in st.query_params
state.read_url()
resources.begin()
status = st.container()
if is_student:
    asked = resources.ask(QUESTION)
    st.text("answered" if asked.answer is not None else f"progress {asked.progress and asked.progress.share}")
else:
    for progress in (0.25, 0.5):
        st.button(f"{progress}", on_click=fake.hold, kwargs={"progress": progress})
    st.button("release", on_click=fake.release)
    st.fragment(lambda: st.text(f"{fake.state().waiting} waiting, {len(fake.asked)} asked"), run_every=0.2)()
resources.settle()
shell.follow(status)
