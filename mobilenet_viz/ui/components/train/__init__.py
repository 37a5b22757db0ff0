"""The components of page "train", a folder for each part."""
