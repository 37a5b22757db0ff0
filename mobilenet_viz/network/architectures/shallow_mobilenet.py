"""MobileNetV1 without its five blocks on 14×14×512: "Shallow MobileNet" of the paper's Table 5."""

from mobilenet_viz.network.architectures.mobilenet_v1 import BLOCKS, CLASSES, check, head, separable, stem
from mobilenet_viz.network.spec import Architecture, Padding

LEFT_OUT = range(7, 12)  # numbers of the blocks; the others keep theirs


def shallow_mobilenet(alpha: float = 1.0, resolution: int = 224, classes: int = CLASSES) -> Architecture:
    """First layer, 8 separable blocks, pooling, classifier, softmax; padding as in the paper.

    Arguments and refusals as of `mobilenet_v1`.
    """
    check(alpha, resolution, Padding.SAME)
    chain = stem(alpha, resolution)
    for number, (filters, stride) in enumerate(BLOCKS, start=1):
        if number not in LEFT_OUT:
            separable(chain, number, int(filters * alpha), stride, Padding.SAME)
    return head("Shallow MobileNet", alpha, chain, classes)
