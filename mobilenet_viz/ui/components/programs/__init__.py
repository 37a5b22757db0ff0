"""The components of page "programs", a folder for each part."""
