"""Other networks: what each answers for the same photo, what it costs, and how good it was published to be."""

import streamlit as st

from mobilenet_viz.ui import photo
from mobilenet_viz.ui.components.frame import parts

with st.container(key="head_with_photo", horizontal=True, vertical_alignment="center"):
    part = parts.chosen("networks")
    photo.chooser(promised=False)
part(photo.current())
photo.promise()
