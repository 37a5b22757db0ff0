"""Teach a network new classes: collect pictures of them, train, and look at what it learnt."""

from mobilenet_viz.ui import collecting
from mobilenet_viz.ui.components.frame import parts

part = parts.chosen("train")
collecting.ask_whose()
part()
