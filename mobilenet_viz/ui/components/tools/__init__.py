"""The components of page "tools", a folder for each part."""
