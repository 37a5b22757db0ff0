"""EfficientNet-Lite0 (Tan & Le 2019, arXiv 1905.11946; tensorflow/tpu, models/official/efficientnet/lite).

What became of the depthwise separable block: wider inside, with a shortcut; ReLU6 and no squeeze-and-excite, as phones
like it.
"""

from mobilenet_viz.network.architectures.chain import Chain
from mobilenet_viz.network.architectures.mobilenet_v1 import head
from mobilenet_viz.network.spec import Activation, Architecture, Finish, Kind, Padding

STEM = 32
TOP = 1280
STAGES = (  # kernel and stride of the depthwise (later blocks have stride 1), how much wider inside, filters, blocks
    (3, 1, 1, 16, 1),
    (3, 2, 6, 24, 2),
    (5, 2, 6, 40, 2),
    (3, 2, 6, 80, 3),
    (5, 1, 6, 112, 3),
    (5, 2, 6, 192, 4),
    (3, 1, 6, 320, 1),
)
LINEAR = Finish(activation=Activation.NONE)


def efficientnet_lite0(resolution: int = 224) -> Architecture:
    """The 16 blocks between the first layer and the head. Names as Keras gives those of EfficientNet.

    resolution: input side in px.
    """
    chain = Chain(resolution)
    chain.add("stem_conv", Kind.CONV, 3, 2, STEM, Padding.SAME)
    for number, (kernel, stride, widening, filters, blocks) in enumerate(STAGES, start=1):
        for place in range(blocks):
            name = f"block{number}{'abcd'[place]}"
            _block(chain, name, kernel, 1 if place else stride, widening, filters)
    chain.add("top_conv", Kind.POINTWISE, 1, 1, TOP, Padding.SAME)
    return head("EfficientNet-Lite0", 1.0, chain)


def _block(chain: Chain, name: str, kernel: int, stride: int, widening: int, filters: int) -> None:
    """Wider by a 1×1, each channel filtered, narrow by a linear 1×1; added to its input where that is as large."""
    begin, channels = chain.name, chain.channels
    if widening > 1:
        chain.add(f"{name}_expand_conv", Kind.POINTWISE, 1, 1, widening * channels, Padding.SAME)
    chain.add(f"{name}_dwconv", Kind.DEPTHWISE, kernel, stride, chain.channels, Padding.SAME)
    chain.add(f"{name}_project_conv", Kind.POINTWISE, 1, 1, filters, Padding.SAME, finish=LINEAR)
    if stride == 1 and channels == filters:
        chain.add_up(f"{name}_add", (begin, chain.name))
