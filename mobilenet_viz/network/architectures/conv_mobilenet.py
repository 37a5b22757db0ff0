"""MobileNetV1 with a standard 3×3 convolution for every separable block: "Conv MobileNet" of the paper's Table 4."""

from mobilenet_viz.network.architectures.mobilenet_v1 import BLOCKS, CLASSES, check, head, stem
from mobilenet_viz.network.spec import Architecture, Kind, Padding


def conv_mobilenet(alpha: float = 1.0, resolution: int = 224, classes: int = CLASSES) -> Architecture:
    """First layer, 13 standard convolutions, pooling, classifier, softmax; padding as in the paper.

    Arguments and refusals as of `mobilenet_v1`.
    """
    check(alpha, resolution, Padding.SAME)
    chain = stem(alpha, resolution)
    for number, (filters, stride) in enumerate(BLOCKS, start=1):
        chain.add(f"conv_{number}", Kind.CONV, 3, stride, int(filters * alpha), Padding.SAME)
    return head("Conv MobileNet", alpha, chain, classes)
