"""VGG16 (Simonyan & Zisserman 2014, arXiv 1409.1556, Table 1, configuration D)."""

from mobilenet_viz.network.architectures.before_batch_norm import classify, connect, convolve, finished, shrink
from mobilenet_viz.network.architectures.chain import Chain
from mobilenet_viz.network.spec import Architecture

STAGES = ((64, 64), (128, 128), (256, 256, 256), (512, 512, 512), (512, 512, 512))  # filters of the 3×3 convolutions


def vgg16() -> Architecture:
    """13 convolutions in five stages, each ending in max pooling, and three fully connected layers; input 224 px."""
    chain = Chain(224)
    for stage, widths in enumerate(STAGES, start=1):
        for number, filters in enumerate(widths, start=1):
            convolve(chain, f"block{stage}_conv{number}", 3, filters)
        shrink(chain, f"block{stage}_pool", kernel=2)
    connect(chain, "fc1", 4096)
    connect(chain, "fc2", 4096)
    classify(chain, "fc3")
    return finished(chain, "VGG16")
