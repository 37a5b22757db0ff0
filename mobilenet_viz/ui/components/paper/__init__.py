"""The components of page "paper", a folder for each part."""
