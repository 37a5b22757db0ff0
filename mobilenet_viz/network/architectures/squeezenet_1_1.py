"""SqueezeNet 1.1, as its authors changed it after the article (`SqueezeNet_v1.1` beside their 1.0)."""

from mobilenet_viz.network.architectures.squeezenet import built
from mobilenet_viz.network.spec import Architecture

SHRUNK = (3, 5)  # max pooling follows these fire modules, earlier than in 1.0


def squeezenet_1_1(resolution: int = 224) -> Architecture:
    """The same with a first layer of 64 filters of 3×3 and earlier pooling: 2.4 times less work, as its authors say.

    resolution: input side in px; at 224, where all its maps fit without padding, its authors' file says 227.
    """
    return built("SqueezeNet 1.1", resolution, (3, 64), SHRUNK)
