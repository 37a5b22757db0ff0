"""The PyTorch twin of a network, as text: the same layers, and the zeros round each map written out for this size.

PyTorch pads both sides alike unless it is told; TensorFlow's SAME at stride 2 and Keras' own padding do not.
"""

from mobilenet_viz.network.architectures.mobilenet_v1 import BLOCKS
from mobilenet_viz.network.architectures.variants import VARIANTS, Recipe, variant
from mobilenet_viz.network.costs import ledger
from mobilenet_viz.network.spec import NORMED, Activation, Architecture, Kind, Layer, zeros
from mobilenet_viz.programs.keras_code import DROPOUT

_RELU = {Activation.RELU6: "nn.ReLU6()", Activation.RELU: "nn.ReLU()"}


def program(name: str, alpha: float, resolution: int) -> str:
    """The whole program for the variant `name`. Raises Refusal as `variant` does."""
    arch, recipe = variant(name, alpha, resolution), VARIANTS[name]
    priced = ledger(arch)
    return f'''"""MobileNetV1 (variant {name}) with α = {alpha:g} for {resolution}×{resolution} px, in PyTorch.

{priced.mult_adds:,} Mult-Adds, {priced.trainable:,} trainable parameters.
"""

import torch
from torch import nn

BLOCKS = [  # channels in and out, stride, zeros before and behind the map
{_blocks(arch)}]


def finish(channels):
    return nn.BatchNorm2d(channels, eps={recipe.finish.epsilon:g}), {_RELU[recipe.finish.activation]}


{_mixed_first() if recipe.pointwise_first else _filtered_first(recipe)}

{_network(arch, recipe, resolution)}'''


def _filtered_first(recipe: Recipe) -> str:
    depthwise, pointwise = ("stride, ", "1, ") if recipe.strided is Kind.DEPTHWISE else ("1, ", "stride, ")
    bias = recipe.finish.bias
    return f'''def block(before, after, stride, zeros):
    """Filter each channel by itself (depthwise), then mix the channels (pointwise)."""
    return nn.Sequential(
        nn.ZeroPad2d(zeros * 2),  # left and right, above and below
        nn.Conv2d(before, before, 3, {depthwise}groups=before, bias={bias}),
        *finish(before),
        nn.Conv2d(before, after, 1, {pointwise}bias={bias}),
        *finish(after),
    )
'''


def _mixed_first() -> str:
    return f'''class block(nn.Module):
    """Mix the channels, then filter each by itself, and add what went in."""

    def __init__(self, before, after, stride, zeros):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(before, after, 1, bias=False),
            nn.ZeroPad2d(zeros * 2),  # left and right, above and below
            nn.Conv2d(after, after, 3, stride, groups=after, bias=False),
            *finish(after),
        )
        self.shortcut = nn.Identity()
        if stride == 2 or after != before:
            self.shortcut = nn.Sequential(
                nn.Conv2d(before, after, 1, stride, bias=False), nn.BatchNorm2d(after, eps={NORMED.epsilon})
            )

    def forward(self, x):
        return self.body(x) + self.shortcut(x)
'''


def _network(arch: Architecture, recipe: Recipe, resolution: int) -> str:
    stem, last = arch["conv1"], arch.layers[-1]
    classifier = (
        f"""    nn.AdaptiveAvgPool2d(1),
    nn.Dropout({DROPOUT}),
    nn.Conv2d({arch["conv_preds"].in_channels}, {last.out_channels}, 1),
    nn.Flatten(),  # logits: PyTorch's losses contain the softmax
"""
        if recipe.classified
        else ""
    )
    return f"""model = nn.Sequential(
    nn.ZeroPad2d({_zeros(stem)} * 2),
    nn.Conv2d(3, {stem.out_channels}, 3, 2, bias={recipe.finish.bias}),
    *finish({stem.out_channels}),
    *(block(*row) for row in BLOCKS),
{classifier})
print(f"{{sum(each.numel() for each in model.parameters()):,}} trainable parameters")
print(tuple(model.eval()(torch.zeros(1, 3, {resolution}, {resolution})).shape))
"""


def _blocks(arch: Architecture) -> str:
    rows = []
    for number in range(1, len(BLOCKS) + 1):
        depthwise, pointwise = arch[f"conv_dw_{number}"], arch[f"conv_pw_{number}"]
        before = min(depthwise, pointwise, key=arch.layers.index).in_channels
        stride = max(depthwise.stride, pointwise.stride)
        rows.append(f"    ({before}, {pointwise.out_channels}, {stride}, {_zeros(depthwise)}),\n")
    return "".join(rows)


def _zeros(layer: Layer) -> tuple[int, int]:
    return zeros(layer.in_size, layer.kernel, layer.stride, layer.padding)
