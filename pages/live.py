"""MobileNet, live: drag α and ρ; photo, network, cost and answer follow; Keras confirms the count."""

import streamlit as st

from mobilenet_viz import ledger, mobilenet_v1
from mobilenet_viz.network.ledger_formats import as_csv
from mobilenet_viz.ui import offer_weights, photo, state
from mobilenet_viz.ui.components.live import scene

alpha, size = state.get("alpha"), state.get("size")
counted = ledger(mobilenet_v1(alpha, size))
with st.container(key="live_head", horizontal=True, vertical_alignment="center", gap="medium"):
    st.title(state.say("live.title"), anchor=False)
    photo.chooser()
check, built = scene.check(counted.parameters)
scene.explorer(photo.current(), check)
offer_weights.offer(alpha, size)

st.download_button(
    state.say("live.download"),
    lambda: as_csv(counted),
    f"mobilenet_{alpha:.2f}_{size}.csv",
    "text/csv",
    on_click="ignore",
)
scene.summary(built)
