"""What does the network see? The photo as it gets it, its answer, and the evidence for any class cell by cell."""

import streamlit as st

from mobilenet_viz.ui import photo, state
from mobilenet_viz.ui.components import see

st.title(state.say("see.title"), anchor=False)
photo.chooser()
see.explorer(photo.current())
