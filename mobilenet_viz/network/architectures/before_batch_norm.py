"""What the networks before batch norm are made of: convolutions with bias and ReLU, max pooling, a classifier.

A fully connected layer is a convolution whose kernel covers its whole input. Their local response normalisation has no
weights and no Mult-Adds by the convention of `costs`, so it is left out of the lists.
"""

from mobilenet_viz.network.architectures.chain import Chain
from mobilenet_viz.network.spec import Activation, Architecture, Finish, Kind, Padding

BIASED = Finish(bias=True, epsilon=None, activation=Activation.RELU)
CLASSES = 1000  # of ImageNet


def convolve(
    chain: Chain,
    name: str,
    kernel: int,
    filters: int,
    stride: int = 1,
    padding: Padding = Padding.SAME,
    groups: int = 1,
) -> None:
    """Add a convolution with bias and ReLU."""
    kind = Kind.POINTWISE if kernel == 1 else Kind.CONV
    chain.add(name, kind, kernel, stride, filters, padding, groups=groups, finish=BIASED)


def connect(chain: Chain, name: str, filters: int) -> None:
    """Add a fully connected layer with ReLU: each output reads the whole map."""
    convolve(chain, name, chain.size, filters, padding=Padding.VALID)


def shrink(chain: Chain, name: str, kernel: int = 3, stride: int = 2, padding: Padding = Padding.VALID) -> None:
    """Add max pooling."""
    chain.add(name, Kind.MAX_POOL, kernel, stride, chain.channels, padding)


def average(chain: Chain, name: str) -> None:
    """Add the average over each whole map."""
    chain.add(name, Kind.POOL, chain.size, 1, chain.channels, Padding.VALID)


def classify(chain: Chain, name: str) -> None:
    """Add the last fully connected layer, which no ReLU follows."""
    chain.add(name, Kind.CLASSIFIER, 1, 1, CLASSES, Padding.SAME)


def finished(chain: Chain, name: str) -> Architecture:
    """The network, with a softmax at its end."""
    chain.add("softmax", Kind.SOFTMAX, 1, 1, CLASSES, Padding.SAME)
    return Architecture(name, 1.0, chain.resolution, tuple(chain.layers))
