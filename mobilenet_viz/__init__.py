"""MobileNetV1 to look at, price and take apart: `mobilenet_v1(alpha, resolution)` and `ledger(arch)`."""

from mobilenet_viz.network.architectures.mobilenet_v1 import mobilenet_v1
from mobilenet_viz.network.costs import ledger

__all__ = ["ledger", "mobilenet_v1"]
