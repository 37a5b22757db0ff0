"""The components of page "filtering", a folder for each part."""
