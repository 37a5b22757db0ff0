"""MobileNet, live: drag α and ρ, watch shapes, Mult-Adds and parameters; Keras confirms the count."""

import streamlit as st

from mobilenet_viz import ledger, mobilenet_v1
from mobilenet_viz.tables import as_csv
from mobilenet_viz.ui import state
from mobilenet_viz.ui.components import live

alpha, size = state.get("alpha"), state.get("size")
counted = ledger(mobilenet_v1(alpha, size))
check, built = live.check(counted.parameters)
live.explorer(check)

st.download_button(
    state.say("live.download"),
    lambda: as_csv(counted),
    f"mobilenet_{alpha:.2f}_{size}.csv",
    "text/csv",
    on_click="ignore",
)
live.summary(built)
