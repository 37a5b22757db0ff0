"""Other networks on the same photo: what each answers, what it costs, and how good it was published to be."""

import streamlit as st

from mobilenet_viz.ui import photo, state
from mobilenet_viz.ui.components.networks import beside

with st.container(key="head_with_photo", horizontal=True, vertical_alignment="center"):
    st.title(state.say("networks.title"), anchor=False)
    photo.chooser(promised=False)
beside.explorer(photo.current())
photo.promise()
