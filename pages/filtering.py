"""Filtering: the photo through depthwise and pointwise convolution, through the standard one, and in the network."""

import streamlit as st

from mobilenet_viz.ui import photo
from mobilenet_viz.ui.components.frame import parts

with st.container(key="head_with_photo", horizontal=True, vertical_alignment="center"):
    part = parts.chosen("filtering")
    photo.chooser(promised=False)
part(photo.current())
photo.promise()
