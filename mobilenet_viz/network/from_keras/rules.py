"""How each class of Keras' layers changes the shape, and which weights it has: the list of what can be counted.

A layer that is not in `RULES` is refused by name: nothing is guessed.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest
from math import prod

from mobilenet_viz.network.from_keras.counted import Effect, Shape
from mobilenet_viz.network.from_keras.options import Options, Sides
from mobilenet_viz.network.spec import Kind, Padding, output_size

Rule = Callable[[Options, Sequence[Shape]], Sequence[Effect]]

ONCE = (1, 1)


def _one(options: Options, shapes: Sequence[Shape]) -> Shape:
    """The one input."""
    if len(shapes) != 1:
        raise options.unfit(*shapes)
    return shapes[0]


def _maps(options: Options, shapes: Sequence[Shape]) -> tuple[int, int, int]:
    """The one input, which must be maps with their channels last."""
    options.choice("data_format", "channels_last")
    shape = _one(options, shapes)
    if len(shape) != 3:
        raise options.unfit(shape)
    return shape[0], shape[1], shape[2]


def _slid(options: Options, maps: Shape, kernel: Sides, stride: Sides, dilation: Sides = ONCE) -> Sides:
    """(height, width) of what a kernel leaves that slides over the maps; dilated, it reaches further."""
    padding = Padding(options.choice("padding", "valid", "same"))
    reach = [(side - 1) * gap + 1 for side, gap in zip(kernel, dilation, strict=True)]
    height, width = (output_size(*each, padding) for each in zip(maps[:2], reach, stride, strict=True))
    if height < 1 or width < 1:
        raise options.unfit(maps)
    return height, width


def _window(options: Options) -> tuple[Sides, Sides, Sides]:
    """Kernel, stride and dilation of a convolution."""
    return options.pair("kernel_size"), options.pair("strides", ONCE), options.pair("dilation_rate", ONCE)


def _bias(options: Options, channels: int) -> int:
    return channels if options.flag("use_bias", True) else 0


def _conv(options: Options, shapes: Sequence[Shape]) -> list[Effect]:
    maps, (kernel, stride, dilation) = _maps(options, shapes), _window(options)
    filters, groups = options.whole("filters"), options.whole("groups", 1)
    if maps[2] % groups or filters % groups:
        raise options.refused("groups")
    sides = _slid(options, maps, kernel, stride, dilation)
    kind = Kind.POINTWISE if kernel == ONCE else Kind.CONV
    weights = prod(kernel) * (maps[2] // groups) * filters
    return [Effect((*sides, filters), kind, kernel, stride, weights, _bias(options, filters))]


def _depthwise(options: Options, shapes: Sequence[Shape]) -> list[Effect]:
    effect = _each_channel(options, shapes)
    biased = _bias(options, effect.shape[2])
    return [Effect(effect.shape, effect.kind, effect.kernel, effect.stride, effect.kernels, biased)]


def _each_channel(options: Options, shapes: Sequence[Shape], part: str = "") -> Effect:
    maps, (kernel, stride, dilation) = _maps(options, shapes), _window(options)
    channels = maps[2] * options.whole("depth_multiplier", 1)
    sides = _slid(options, maps, kernel, stride, dilation)
    return Effect((*sides, channels), Kind.DEPTHWISE, kernel, stride, prod(kernel) * channels, part=part)


def _separable(options: Options, shapes: Sequence[Shape]) -> list[Effect]:
    first = _each_channel(options, shapes, "/depthwise")
    filters = options.whole("filters")
    weights, shape = first.shape[2] * filters, (*first.shape[:2], filters)
    return [
        first,
        Effect(shape, Kind.POINTWISE, ONCE, ONCE, weights, _bias(options, filters), part="/pointwise"),
    ]


def _dense(options: Options, shapes: Sequence[Shape]) -> list[Effect]:
    *places, values = _one(options, shapes)
    units = options.whole("units")
    return [Effect((*places, units), Kind.CLASSIFIER, kernels=values * units, trained=_bias(options, units))]


def _pool(kind: Kind) -> Rule:
    def rule(options: Options, shapes: Sequence[Shape]) -> list[Effect]:
        maps, size = _maps(options, shapes), options.pair("pool_size")
        stride = options.pair("strides", size)
        return [Effect((*_slid(options, maps, size, stride), maps[2]), kind, size, stride)]

    return rule


def _whole_map(kind: Kind) -> Rule:
    def rule(options: Options, shapes: Sequence[Shape]) -> list[Effect]:
        height, width, channels = _maps(options, shapes)
        kept = (1, 1, channels) if options.flag("keepdims", False) else (channels,)
        return [Effect(kept, kind, (height, width), ONCE)]

    return rule


def _normed(statistics: int) -> Rule:
    """γ and β, and so many statistics, for each channel."""

    def rule(options: Options, shapes: Sequence[Shape]) -> list[Effect]:
        shape = _one(options, shapes)
        options.choice("axis", -1, len(shape), [-1], [len(shape)])
        options.choice("renorm", False)
        options.choice("rms_scaling", False)
        trained = options.flag("scale", True) + options.flag("center", True)
        return [Effect(shape, trained=trained * shape[-1], fixed=statistics * shape[-1])]

    return rule


def _normalization(options: Options, shapes: Sequence[Shape]) -> list[Effect]:
    """Mean and variance of each channel and how many values they are of, unless they were given as numbers."""
    shape = _one(options, shapes)
    options.choice("axis", -1, len(shape), [-1], [len(shape)])
    return [Effect(shape, fixed=0 if options.says("mean") else 2 * shape[-1] + 1)]


def _padded(sign: int, key: str) -> Rule:
    """Zeros around the maps, or a margin cut off."""

    def rule(options: Options, shapes: Sequence[Shape]) -> list[Effect]:
        height, width, channels = _maps(options, shapes)
        rows, columns = options.edges(key)
        sides = height + sign * sum(rows), width + sign * sum(columns)
        if min(sides) < 1:
            raise options.refused(key)
        return [Effect((*sides, channels))]

    return rule


def _resized(options: Options, shapes: Sequence[Shape]) -> list[Effect]:
    *_, channels = _maps(options, shapes)
    return [Effect((options.whole("height"), options.whole("width"), channels))]


def _upsampled(options: Options, shapes: Sequence[Shape]) -> list[Effect]:
    height, width, channels = _maps(options, shapes)
    down, across = options.pair("size")
    return [Effect((height * down, width * across, channels))]


def _unchanged(kind: Kind | None = None) -> Rule:
    return lambda options, shapes: [Effect(_one(options, shapes), kind)]


def _merged(kind: Kind | None = None) -> Rule:
    """Value by value; a side of one, as of a squeeze-and-excite, goes with any."""

    def rule(options: Options, shapes: Sequence[Shape]) -> list[Effect]:
        sides = [set(each) for each in zip_longest(*(shape[::-1] for shape in shapes), fillvalue=1)]
        if not shapes or any(len(each - {1}) > 1 for each in sides):
            raise options.unfit(*shapes)
        return [Effect(tuple(max(each) for each in reversed(sides)), kind)]

    return rule


def _concatenated(options: Options, shapes: Sequence[Shape]) -> list[Effect]:
    axis = options.whole("axis", -1, least=-4)
    if not shapes or len({len(shape) for shape in shapes}) > 1:
        raise options.unfit(*shapes)
    at = axis + len(shapes[0]) if axis < 0 else axis - 1  # the batch is axis 0
    if not 0 <= at < len(shapes[0]):
        raise options.refused("axis")
    if len({(*shape[:at], *shape[at + 1 :]) for shape in shapes}) > 1:
        raise options.unfit(*shapes)
    first = shapes[0]
    return [Effect((*first[:at], sum(shape[at] for shape in shapes), *first[at + 1 :]), Kind.CONCAT)]


def _flattened(options: Options, shapes: Sequence[Shape]) -> list[Effect]:
    return [Effect((prod(_one(options, shapes)),))]


def _reshaped(options: Options, shapes: Sequence[Shape]) -> list[Effect]:
    values, target = prod(_one(options, shapes)), options.sizes("target_shape")
    known = prod(side for side in target if side != -1)
    if not 1 <= len(target) <= 4 or target.count(-1) > 1 or known < 1 or values % known:
        raise options.refused("target_shape")
    shape = tuple(values // known if side == -1 else side for side in target)
    if prod(shape) != values:
        raise options.refused("target_shape")
    return [Effect(shape)]


_UNCHANGED = (
    *("Activation", "ReLU", "LeakyReLU", "ELU", "Identity", "Rescaling", "ActivityRegularization"),
    *("Dropout", "SpatialDropout2D", "GaussianDropout", "GaussianNoise"),
    *("RandomFlip", "RandomRotation", "RandomZoom", "RandomTranslation", "RandomContrast", "RandomBrightness"),
)

RULES: Mapping[str, Rule] = {
    "Conv2D": _conv,
    "DepthwiseConv2D": _depthwise,
    "SeparableConv2D": _separable,
    "Dense": _dense,
    "MaxPooling2D": _pool(Kind.MAX_POOL),
    "AveragePooling2D": _pool(Kind.POOL),
    "GlobalMaxPooling2D": _whole_map(Kind.MAX_POOL),
    "GlobalAveragePooling2D": _whole_map(Kind.POOL),
    "BatchNormalization": _normed(2),
    "LayerNormalization": _normed(0),
    "Normalization": _normalization,
    "ZeroPadding2D": _padded(1, "padding"),
    "Cropping2D": _padded(-1, "cropping"),
    "Resizing": _resized,
    "UpSampling2D": _upsampled,
    "Flatten": _flattened,
    "Reshape": _reshaped,
    "Softmax": _unchanged(Kind.SOFTMAX),
    "Add": _merged(Kind.ADD),  # of these, Keras has layers and operators; both write the same name
    "Concatenate": _concatenated,
    **dict.fromkeys(("Subtract", "Multiply", "TrueDivide", "Average", "Maximum", "Minimum"), _merged()),
    **dict.fromkeys(_UNCHANGED, _unchanged()),
}
