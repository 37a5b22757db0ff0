"""What the server answers beside Streamlit: routes of ours, headers, files compressed once."""
