"""What pages show, as data: a module for each part of a page."""
