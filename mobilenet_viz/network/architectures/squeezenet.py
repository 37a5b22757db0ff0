"""SqueezeNet 1.0 (Iandola et al. 2016, arXiv 1602.07360, Table 1)."""

from mobilenet_viz.network.architectures.before_batch_norm import CLASSES, average, convolve, finished, shrink
from mobilenet_viz.network.architectures.chain import Chain
from mobilenet_viz.network.spec import Architecture, Padding

FIRES = {  # number: filters of the 1×1 that squeezes, of each of the two that expand
    2: (16, 64),
    3: (16, 64),
    4: (32, 128),
    5: (32, 128),
    6: (48, 192),
    7: (48, 192),
    8: (64, 256),
    9: (64, 256),
}
SHRUNK = (4, 8)  # max pooling follows


def squeezenet() -> Architecture:
    """A 7×7 convolution, eight fire modules, and a 1×1 to the classes whose maps are averaged.

    Table 1 says 224 px; its maps of 111, 55, 27 and 13 px come out of 227 without padding.
    """
    return built("SqueezeNet 1.0", 227, (7, 96), SHRUNK)


def built(name: str, resolution: int, first: tuple[int, int], shrunk: tuple[int, ...]) -> Architecture:
    """A SqueezeNet. first: kernel and filters of the first layer; shrunk: the fire modules that max pooling follows."""
    chain, (kernel, filters) = Chain(resolution), first
    convolve(chain, "conv1", kernel, filters, stride=2, padding=Padding.VALID)
    shrink(chain, "pool1")
    for number, (squeezed, expanded) in FIRES.items():
        _fire(chain, f"fire{number}", squeezed, expanded)
        if number in shrunk:
            shrink(chain, f"pool{number}")
    convolve(chain, "conv10", 1, CLASSES)
    average(chain, "pool10")
    return finished(chain, name)


def _fire(chain: Chain, name: str, squeezed: int, expanded: int) -> None:
    """Few channels by a 1×1, then many by a 1×1 and a 3×3 side by side."""
    squeeze, branches = f"{name}_squeeze", (f"{name}_expand1x1", f"{name}_expand3x3")
    convolve(chain, squeeze, 1, squeezed)
    for branch, kernel in zip(branches, (1, 3), strict=True):
        chain.back_to(squeeze)
        convolve(chain, branch, kernel, expanded)
    chain.join(name, branches)
