"""One paper, many programs: where they differ, what padding and batch norm do, and the program to take home."""

import streamlit as st

from mobilenet_viz.ui import photo
from mobilenet_viz.ui.components.frame import parts

with st.container(key="head_with_photo", horizontal=True, vertical_alignment="center"):
    part = parts.chosen("programs")
    photo.chooser(promised=False)
part(photo.current())
photo.promise()
