"""GoogLeNet (Szegedy et al. 2014, arXiv 1409.4842, Table 1), without the two side heads that only training uses."""

from mobilenet_viz.network.architectures.before_batch_norm import average, classify, convolve, finished, shrink
from mobilenet_viz.network.architectures.chain import Chain
from mobilenet_viz.network.spec import Architecture, Padding

INCEPTIONS = {  # filters: 1×1; 1×1 before the 3×3, 3×3; 1×1 before the 5×5, 5×5; 1×1 behind the pooling
    "3a": (64, 96, 128, 16, 32, 32),
    "3b": (128, 128, 192, 32, 96, 64),
    "4a": (192, 96, 208, 16, 48, 64),
    "4b": (160, 112, 224, 24, 64, 64),
    "4c": (128, 128, 256, 24, 64, 64),
    "4d": (112, 144, 288, 32, 64, 64),
    "4e": (256, 160, 320, 32, 128, 128),
    "5a": (256, 160, 320, 32, 128, 128),
    "5b": (384, 192, 384, 48, 128, 128),
}
SHRUNK = ("3b", "4e")  # max pooling follows


def googlenet() -> Architecture:
    """Three convolutions, nine inception modules, an average and a classifier; input 224 px."""
    chain = Chain(224)
    convolve(chain, "conv1", 7, 64, stride=2)
    shrink(chain, "pool1", padding=Padding.SAME)
    convolve(chain, "conv2_reduce", 1, 64)
    convolve(chain, "conv2", 3, 192)
    shrink(chain, "pool2", padding=Padding.SAME)
    for number, filters in INCEPTIONS.items():
        _inception(chain, f"inception_{number}", *filters)
        if number in SHRUNK:
            shrink(chain, f"pool_{number}", padding=Padding.SAME)
    average(chain, "average")
    classify(chain, "linear")
    return finished(chain, "GoogLeNet")


def _inception(
    chain: Chain, name: str, ones: int, before3: int, threes: int, before5: int, fives: int, behind: int
) -> None:
    """Four branches on the same input: 1×1; 1×1 and 3×3; 1×1 and 5×5; pooling and 1×1."""
    start = chain.name
    convolve(chain, f"{name}_1x1", 1, ones)
    for kernel, reduced, filters in ((3, before3, threes), (5, before5, fives)):
        chain.back_to(start)
        convolve(chain, f"{name}_{kernel}x{kernel}_reduce", 1, reduced)
        convolve(chain, f"{name}_{kernel}x{kernel}", kernel, filters)
    chain.back_to(start)
    shrink(chain, f"{name}_pool", stride=1, padding=Padding.SAME)
    convolve(chain, f"{name}_pool_1x1", 1, behind)
    chain.join(name, tuple(f"{name}_{branch}" for branch in ("1x1", "3x3", "5x5", "pool_1x1")))
