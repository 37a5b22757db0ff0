"""MobileNet, live: drag α and ρ, watch shapes, Mult-Adds and parameters; Keras confirms the count."""

import streamlit as st

from mobilenet_viz import ledger, mobilenet_v1
from mobilenet_viz.network.ledger_formats import as_csv
from mobilenet_viz.ui import state
from mobilenet_viz.ui.components.live import score

alpha, size = state.get("alpha"), state.get("size")
counted = ledger(mobilenet_v1(alpha, size))
check, built = score.check(counted.parameters)
score.explorer(check)

st.download_button(
    state.say("live.download"),
    lambda: as_csv(counted),
    f"mobilenet_{alpha:.2f}_{size}.csv",
    "text/csv",
    on_click="ignore",
)
score.summary(built)
