"""Teach a network new classes: collect pictures of them."""

from mobilenet_viz.ui import collecting
from mobilenet_viz.ui.components.frame import parts

part = parts.chosen("train")
collecting.ask_whose()
part()
