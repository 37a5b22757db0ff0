"""Charts of the paper's figures and tables, drawn by Plotly."""
