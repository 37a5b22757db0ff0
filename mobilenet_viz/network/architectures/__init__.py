"""The networks the app knows. To add one: a file with a function returning an `Architecture`, a line here.

A program that builds MobileNetV1 in another way is a `Recipe` in `variants.py`.
"""

from collections.abc import Callable
from functools import partial

from mobilenet_viz.network.architectures.alexnet import alexnet
from mobilenet_viz.network.architectures.conv_mobilenet import conv_mobilenet
from mobilenet_viz.network.architectures.efficientnet_lite0 import efficientnet_lite0
from mobilenet_viz.network.architectures.googlenet import googlenet
from mobilenet_viz.network.architectures.mobilenet_v1 import mobilenet_v1
from mobilenet_viz.network.architectures.shallow_mobilenet import shallow_mobilenet
from mobilenet_viz.network.architectures.squeezenet import squeezenet
from mobilenet_viz.network.architectures.squeezenet_1_1 import squeezenet_1_1
from mobilenet_viz.network.architectures.variants import VARIANTS, variant
from mobilenet_viz.network.architectures.vgg16 import vgg16
from mobilenet_viz.network.spec import Architecture

ARCHITECTURES: dict[str, Callable[..., Architecture]] = {
    "mobilenet_v1": mobilenet_v1,
    "conv_mobilenet": conv_mobilenet,
    "shallow_mobilenet": shallow_mobilenet,
    "googlenet": googlenet,
    "vgg16": vgg16,
    "squeezenet": squeezenet,
    "squeezenet_1_1": squeezenet_1_1,
    "efficientnet_lite0": efficientnet_lite0,
    "alexnet": alexnet,
    **{name: partial(variant, name) for name in VARIANTS},
}
