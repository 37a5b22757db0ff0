"""MobileNetV1 (Howard et al. 2017, arXiv 1704.04861v1, Table 1) for any width and resolution multiplier."""

from numbers import Integral, Real

from mobilenet_viz.refusal import Refusal
from mobilenet_viz.spec import Architecture, Kind, Layer, Padding, output_size

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


def mobilenet_v1(alpha: float = 1.0, resolution: int = 224, padding: str = "keras") -> Architecture:
    """The 28 weighted layers, pooling and softmax, as `keras.applications.MobileNet` names and sizes them.

    alpha: width multiplier, 1/32…2; every width is `int(filters * alpha)`, Keras' rule.
    resolution: input side in px, 32…448; ρ = resolution / 224.
    padding: "keras" (asymmetric at stride 2) or "same" (the paper). They differ off multiples of 32.
    Raises Refusal naming the argument, its value and the rule.
    """
    _check(alpha, resolution, padding)
    chain = _Chain(resolution)
    chain.add("conv1", Kind.CONV, 3, 2, int(STEM * alpha), Padding.SAME)
    for number, (filters, stride) in enumerate(BLOCKS, start=1):
        chain.add(f"conv_dw_{number}", Kind.DEPTHWISE, 3, stride, chain.channels, Padding(padding))
        chain.add(f"conv_pw_{number}", Kind.POINTWISE, 1, 1, int(filters * alpha), Padding.SAME)
    chain.add("global_average_pooling2d", Kind.POOL, chain.size, 1, chain.channels, Padding.VALID)
    chain.add("conv_preds", Kind.CLASSIFIER, 1, 1, CLASSES, Padding.SAME)
    chain.add("predictions", Kind.SOFTMAX, 1, 1, CLASSES, Padding.SAME)
    return Architecture("MobileNetV1", alpha, resolution, tuple(chain.layers))


def _check(alpha: float, resolution: int, padding: str) -> None:
    if not isinstance(alpha, Real) or not ALPHAS[0] <= alpha <= ALPHAS[1]:  # also refuses NaN
        raise Refusal("alpha_out_of_range", value=alpha)
    if not isinstance(resolution, Integral):
        raise Refusal("resolution_not_whole", value=resolution)
    if not RESOLUTIONS[0] <= resolution <= RESOLUTIONS[1]:
        raise Refusal("resolution_out_of_range", value=resolution, low=RESOLUTIONS[0], high=RESOLUTIONS[1])
    if padding not in (Padding.KERAS, Padding.SAME):
        raise Refusal("padding_unknown", value=padding)


class _Chain:
    """Layers one after another, each reading the one before it."""

    def __init__(self, resolution: int) -> None:
        self.layers: list[Layer] = []
        self.name, self.size, self.channels = "input", resolution, 3

    def add(self, name: str, kind: Kind, kernel: int, stride: int, filters: int, padding: Padding) -> None:
        size = output_size(self.size, kernel, stride, padding)
        shape = (self.size, size, self.channels, filters)
        self.layers.append(Layer(name, kind, kernel, stride, *shape, (self.name,), padding))
        self.name, self.size, self.channels = name, size, filters
