"""Everything that imports Streamlit: the frame, the shared controls, the browser components."""
