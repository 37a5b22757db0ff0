"""MobileNetV1 (Howard et al. 2017, arXiv 1704.04861v1, Table 1) for any width and resolution multiplier."""

from math import prod
from numbers import Integral, Real

from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.network.architectures.chain import Chain
from mobilenet_viz.network.spec import Architecture, Kind, Padding

ALPHAS = (1 / 32, 2.0)  # below 1/32 Keras' rule int(32 * alpha) leaves the first layer no channel
RESOLUTIONS = (32, 448)  # px
BASELINE = (1.0, 224)  # the network that α and ρ are measured against

CLASSES = 1000
STEM = 32
BLOCKS = (  # one depthwise separable block a line: filters of the 1×1, stride of the 3×3
    (64, 1),
    (128, 2),
    (128, 1),
    (256, 2),
    (256, 1),
    (512, 2),
    (512, 1),
    (512, 1),
    (512, 1),
    (512, 1),
    (512, 1),
    (1024, 2),
    (1024, 1),  # Table 1 prints "s2" here; its own next row is still 7×7, so the stride is 1
)
OUTPUTS = ("conv1", *(f"conv_pw_{number}" for number in range(1, len(BLOCKS) + 1)))
"""The layers that the stem and each block end with."""
WEIGHTED = (
    "conv1",
    *(f"conv_{half}_{number}" for number in range(1, len(BLOCKS) + 1) for half in ("dw", "pw")),
    "conv_preds",
)
"""The 28 layers with weights, in order."""
CELL = 2 * prod(stride for _, stride in BLOCKS)
"""px of the input, the side of a cell of the last grid: the stem halves, and every stride of 2."""


def mobilenet_v1(
    alpha: float = 1.0, resolution: int = 224, padding: str = "keras", classes: int = CLASSES
) -> Architecture:
    """The 28 weighted layers, pooling and softmax, as `keras.applications.MobileNet` names and sizes them.

    alpha: width multiplier, 1/32…2; every width is `int(filters * alpha)`, Keras' rule.
    resolution: input side in px, 32…448; ρ = resolution / 224.
    padding: "keras" (asymmetric at stride 2) or "same" (the paper). They differ off multiples of 32.
    classes: outputs of the classifier; 0 leaves out the classifier and the softmax, as where another head follows.
    Raises Refusal naming the argument, its value and the rule.
    """
    check(alpha, resolution, padding)
    chain = stem(alpha, resolution)
    for number, (filters, stride) in enumerate(BLOCKS, start=1):
        separable(chain, number, int(filters * alpha), stride, padding)
    return head("MobileNetV1", alpha, chain, classes)


def stem(alpha: float, resolution: int) -> Chain:
    """The first layer."""
    chain = Chain(resolution)
    chain.add("conv1", Kind.CONV, 3, 2, int(STEM * alpha), Padding.SAME)
    return chain


def separable(chain: Chain, number: int, filters: int, stride: int, padding: str) -> None:
    """Add a depthwise separable block to `filters` channels."""
    chain.add(f"conv_dw_{number}", Kind.DEPTHWISE, 3, stride, chain.channels, Padding(padding))
    chain.add(f"conv_pw_{number}", Kind.POINTWISE, 1, 1, filters, Padding.SAME)


def head(name: str, alpha: float, chain: Chain, classes: int = CLASSES) -> Architecture:
    """The finished network `name`: pooling and, for any classes, classifier and softmax behind `chain`."""
    chain.add("global_average_pooling2d", Kind.POOL, chain.size, 1, chain.channels, Padding.VALID)
    if classes:
        chain.add("conv_preds", Kind.CLASSIFIER, 1, 1, classes, Padding.SAME)
        chain.add("predictions", Kind.SOFTMAX, 1, 1, classes, Padding.SAME)
    return Architecture(name, alpha, chain.resolution, tuple(chain.layers))


def check(alpha: float, resolution: int, padding: str = Padding.SAME) -> None:
    """Raises Refusal if there is no such MobileNet."""
    if not isinstance(alpha, Real) or not ALPHAS[0] <= alpha <= ALPHAS[1]:  # also refuses NaN
        raise Refusal("alpha_out_of_range", value=alpha)
    if not isinstance(resolution, Integral):
        raise Refusal("resolution_not_whole", value=resolution)
    if not RESOLUTIONS[0] <= resolution <= RESOLUTIONS[1]:
        raise Refusal("resolution_out_of_range", value=resolution, low=RESOLUTIONS[0], high=RESOLUTIONS[1])
    if padding not in (Padding.KERAS, Padding.SAME):
        raise Refusal("padding_unknown", value=padding)
