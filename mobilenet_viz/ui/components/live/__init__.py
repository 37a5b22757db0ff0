"""The components of page "live", a folder for each part."""
