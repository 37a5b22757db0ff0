"""AlexNet (Krizhevsky, Sutskever & Hinton 2012, "ImageNet classification with deep convolutional neural networks")."""

from mobilenet_viz.network.architectures.before_batch_norm import classify, connect, convolve, finished, shrink
from mobilenet_viz.network.architectures.chain import Chain
from mobilenet_viz.network.spec import Architecture, Padding


def alexnet() -> Architecture:
    """Five convolutions, numbers 2, 4 and 5 in two groups (one for each GPU), and three fully connected layers.

    The article says 224 px; its first maps of 55×55 come out of 227 without padding.
    """
    chain = Chain(227)
    convolve(chain, "conv1", 11, 96, stride=4, padding=Padding.VALID)
    shrink(chain, "pool1")
    convolve(chain, "conv2", 5, 256, groups=2)
    shrink(chain, "pool2")
    convolve(chain, "conv3", 3, 384)
    convolve(chain, "conv4", 3, 384, groups=2)
    convolve(chain, "conv5", 3, 256, groups=2)
    shrink(chain, "pool5")
    connect(chain, "fc6", 4096)
    connect(chain, "fc7", 4096)
    classify(chain, "fc8")
    return finished(chain, "AlexNet")
