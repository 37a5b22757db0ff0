"""MobileNetV1 as programs build it, each from the same paper: where they differ, and the networks that come of it.

The tutorials are those the project was made from; at other α than theirs widths follow Keras' rule, `int(filters * α)`.
"""

from dataclasses import dataclass

from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.network.architectures.chain import Chain
from mobilenet_viz.network.architectures.mobilenet_v1 import BLOCKS, STEM, check, head
from mobilenet_viz.network.costs import RULES
from mobilenet_viz.network.spec import NORMED, Activation, Architecture, Finish, Kind, Padding

KERAS = "keras"  # the one all others are compared with, and whose weights we have


@dataclass(frozen=True)
class Recipe:
    """What a program does where programs differ; by default, what Keras does."""

    stem_padding: Padding = Padding.SAME
    padding: Padding = Padding.KERAS  # where a block strides
    strided: Kind = Kind.DEPTHWISE  # the half of a block that does
    last_stride: int = 1  # of the last block
    last_padding: Padding | None = None  # of the same, if it is another
    least: int = 1  # channels that a layer keeps, however small α is
    finish: Finish = NORMED  # of every convolution
    pointwise_first: bool = False  # the halves of a block in Xception's order, a shortcut round them
    classified: bool = True  # pooling, classifier and softmax at the end

    def width(self, filters: int, alpha: float) -> int:
        """Channels of a layer of so many at α = 1."""
        return max(int(filters * alpha), self.least)

    def block(self, number: int) -> tuple[int, int, Padding]:
        """Filters at α = 1, stride and padding of a block; the first is 1."""
        filters, stride = BLOCKS[number - 1]
        if number < len(BLOCKS):
            return filters, stride, self.padding
        return filters, self.last_stride, self.last_padding or self.padding


VARIANTS: dict[str, Recipe] = {
    KERAS: Recipe(),
    "tf-slim": Recipe(padding=Padding.SAME, least=8),  # the authors' own, `depth_multiplier` there is α
    "paper-table-1": Recipe(padding=Padding.SAME, last_stride=2, last_padding=Padding.SAME),  # read literally
    "book": Recipe(finish=Finish(epsilon=1e-5)),
    "blog-pointwise-stride": Recipe(
        padding=Padding.SAME,
        strided=Kind.POINTWISE,
        finish=Finish(bias=True, activation=Activation.RELU),
        classified=False,
    ),
    "blog-same": Recipe(
        stem_padding=Padding.KERAS,
        last_stride=2,
        last_padding=Padding.SAME,
        finish=Finish(activation=Activation.RELU),
    ),
    "xception-order": Recipe(padding=Padding.SAME, pointwise_first=True),
}


def variant(name: str, alpha: float = 1.0, resolution: int = 224) -> Architecture:
    """The network that the program `name` builds, a key of `VARIANTS`; layers are called as Keras calls them.

    Raises Refusal for an unknown name, and as `mobilenet_v1` does.
    """
    if name not in VARIANTS:
        raise Refusal("variant_unknown", value=name, names=", ".join(VARIANTS))
    return built(VARIANTS[name], name, alpha, resolution)


def has_weights(name: str, alpha: float) -> bool:
    """Do the weights that Keras' program was trained with fit this one? If each layer that has any is alike in both.

    Raises Refusal as `variant` does.
    """
    return _weighted(variant(name, alpha)) == _weighted(variant(KERAS, alpha))


def _weighted(arch: Architecture) -> list[tuple[object, ...]]:
    """What the shapes of its weights depend on, for each layer with any."""
    return [
        (each.name, each.kernel, each.channels_read, each.out_channels, each.finish.bias, each.finish.epsilon is None)
        for each in arch.layers
        if RULES[each.kind].kernel_factors
    ]


def built(recipe: Recipe, name: str, alpha: float, resolution: int) -> Architecture:
    """The network that a recipe gives, whatever it is. Raises Refusal as `mobilenet_v1` does."""
    check(alpha, resolution)
    chain = Chain(resolution)
    width = recipe.width(STEM, alpha)
    chain.add("conv1", Kind.CONV, 3, 2, width, recipe.stem_padding, finish=recipe.finish)
    add = _shortcut if recipe.pointwise_first else _separable
    for number in range(1, len(BLOCKS) + 1):
        add(chain, recipe, number, alpha)
    called = f"MobileNetV1 {name}"
    return (
        head(called, alpha, chain)
        if recipe.classified
        else Architecture(called, alpha, resolution, tuple(chain.layers))
    )


def _separable(chain: Chain, recipe: Recipe, number: int, alpha: float) -> None:
    """First filter, then mix."""
    filters, stride, padding = recipe.block(number)
    strides = {Kind.DEPTHWISE: 1, Kind.POINTWISE: 1} | {recipe.strided: stride}
    depthwise, pointwise = strides[Kind.DEPTHWISE], strides[Kind.POINTWISE]
    width, finish = recipe.width(filters, alpha), recipe.finish
    chain.add(f"conv_dw_{number}", Kind.DEPTHWISE, 3, depthwise, chain.channels, padding, finish=finish)
    chain.add(f"conv_pw_{number}", Kind.POINTWISE, 1, pointwise, width, Padding.SAME, finish=finish)


def _shortcut(chain: Chain, recipe: Recipe, number: int, alpha: float) -> None:
    """First mix, then filter, nothing between; what went in is added, through a 1×1 where its shape is another."""
    filters, stride, padding = recipe.block(number)
    width, bare = recipe.width(filters, alpha), Finish(epsilon=None, activation=Activation.NONE)
    before, changes = chain.name, stride > 1 or width != chain.channels
    chain.add(f"conv_pw_{number}", Kind.POINTWISE, 1, 1, width, Padding.SAME, finish=bare)
    chain.add(f"conv_dw_{number}", Kind.DEPTHWISE, 3, stride, width, padding, finish=recipe.finish)
    if changes:
        chain.back_to(before)
        linear = Finish(activation=Activation.NONE)
        chain.add(f"shortcut_{number}", Kind.POINTWISE, 1, stride, width, Padding.SAME, finish=linear)
        before = f"shortcut_{number}"
    chain.add_up(f"add_{number}", (f"conv_dw_{number}", before))
