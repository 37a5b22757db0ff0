"""The components of page "see", a folder for each part."""
