"""The components of page "cost", a folder for each part."""
