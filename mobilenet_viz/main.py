"""The script Streamlit runs for every visitor: read the choice, draw the frame, run the page, write the choice."""

import streamlit as st

from mobilenet_viz.ui import photo, resources, shell, state

state.read_url()
st.set_page_config(page_title=state.say("common.app_title"), page_icon="🐕", layout="wide")
menu = shell.pages()
page = st.navigation(menu, position="hidden")  # `frame` draws the menu, once for every width
resources.begin()
status = shell.frame(menu)
page.run()
resources.settle()
shell.follow(status)
state.write_url(without=photo.not_in_a_link())
