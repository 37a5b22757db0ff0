"""The glossary: every term that the pages explain where it stands, in both languages, for the screen and for paper."""

from mobilenet_viz.ui.components.glossary import entries

entries.explorer()
