"""The components of page "networks", a folder for each part."""
