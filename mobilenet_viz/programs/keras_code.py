"""The Keras program of a network: a list of blocks, a function for a block, a loop. Run, it prints its parameters."""

from mobilenet_viz.network.architectures.mobilenet_v1 import BLOCKS, CLASSES, STEM
from mobilenet_viz.network.architectures.variants import VARIANTS, Recipe, variant
from mobilenet_viz.network.costs import ledger
from mobilenet_viz.network.spec import NORMED, Activation, Kind, Padding

DROPOUT = 0.001
_RELU = {Activation.RELU6: "layers.ReLU(6.0, name={name})", Activation.RELU: "layers.ReLU(name={name})"}
_ZEROS = "layers.ZeroPadding2D(((0, 1), (0, 1)), name={name})"


def program(name: str, alpha: float, resolution: int) -> str:
    """The whole program for the variant `name`; its `model` has the layers and names of `variant(name, …)`.

    Raises Refusal as `variant` does.
    """
    priced, recipe = ledger(variant(name, alpha, resolution)), VARIANTS[name]
    head = f'''"""MobileNetV1 (variant {name}) with α = {alpha:g} for photos of {resolution}×{resolution} px.

{priced.mult_adds:,} Mult-Adds, {priced.parameters:,} parameters.
"""'''
    parts = (setup(recipe, alpha, resolution), block(recipe), network(name, recipe))
    return "\n\n".join((head, *parts))


def setup(recipe: Recipe, alpha: float, resolution: int) -> str:
    """Imports, the numbers of this network, and what stands behind every convolution."""
    return f"""import keras
from keras import layers

ALPHA, SIZE = {alpha!r}, {resolution}
{_blocks(recipe)}


def width(filters):
    return {_width(recipe)}


{_finish(recipe)}"""


def _finish(recipe: Recipe) -> str:
    epsilon = "" if recipe.finish.epsilon == NORMED.epsilon else f"epsilon={recipe.finish.epsilon:g}, "
    relu = _RELU[recipe.finish.activation].format(name='f"{name}_relu"')
    return f"""def finish(x, name):
    x = layers.BatchNormalization({epsilon}name=f"{{name}}_bn")(x)
    return {relu}(x)
"""


def block(recipe: Recipe) -> str:
    """The function for one block, depthwise and pointwise: what the paper is about."""
    return _mixed_first(recipe) if recipe.pointwise_first else _filtered_first(recipe)


def _filtered_first(recipe: Recipe) -> str:
    bias = "" if recipe.finish.bias else "use_bias=False, "
    pads = recipe.padding is Padding.KERAS and recipe.strided is Kind.DEPTHWISE
    depthwise, pointwise = ("strides=stride, ", "") if recipe.strided is Kind.DEPTHWISE else ("", "strides=stride, ")
    zeros = _ZEROS.format(name='f"conv_pad_{number}"')
    padded = f"""    padding = "same"
    if stride == 2{_but_the_last(recipe)}:
        x = {zeros}(x)
        padding = "valid"
"""
    padding = "padding" if pads else '"same"'
    return f'''def block(x, filters, stride, number):
    """Filter each channel by itself (depthwise), then mix the channels (pointwise)."""
{padded if pads else ""}\
    x = layers.DepthwiseConv2D(3, {depthwise}padding={padding}, {bias}name=f"conv_dw_{{number}}")(x)
    x = finish(x, f"conv_dw_{{number}}")
    x = layers.Conv2D(width(filters), 1, {pointwise}{bias}name=f"conv_pw_{{number}}")(x)
    return finish(x, f"conv_pw_{{number}}")
'''


def _mixed_first(recipe: Recipe) -> str:
    return '''def block(x, filters, stride, number):
    """Mix the channels, then filter each by itself, and add what went in."""
    shortcut = x
    if stride == 2 or width(filters) != x.shape[-1]:
        shortcut = layers.Conv2D(width(filters), 1, strides=stride, use_bias=False, name=f"shortcut_{number}")(x)
        shortcut = layers.BatchNormalization(name=f"shortcut_{number}_bn")(shortcut)
    x = layers.Conv2D(width(filters), 1, use_bias=False, name=f"conv_pw_{number}")(x)
    x = layers.DepthwiseConv2D(3, strides=stride, padding="same", use_bias=False, name=f"conv_dw_{number}")(x)
    x = finish(x, f"conv_dw_{number}")
    return layers.Add(name=f"add_{number}")([x, shortcut])
'''


def network(name: str, recipe: Recipe) -> str:
    """From the photo to the model, the blocks in a loop."""
    bias = "" if recipe.finish.bias else "use_bias=False, "
    padding, zeros = '"same"', ""
    if recipe.stem_padding is Padding.KERAS:
        padding, zeros = '"valid"', f"x = {_ZEROS.format(name=chr(34) + 'conv1_pad' + chr(34))}(x)\n"
    classifier = f"""x = layers.GlobalAveragePooling2D(keepdims=True, name="global_average_pooling2d")(x)
x = layers.Dropout({DROPOUT})(x)
x = layers.Conv2D({CLASSES}, 1, name="conv_preds")(x)
x = layers.Reshape(({CLASSES},), name="reshape_2")(x)
x = layers.Activation("softmax", name="predictions")(x)
"""
    return f'''inputs = x = keras.Input((SIZE, SIZE, 3))
{zeros}x = layers.Conv2D(width({STEM}), 3, strides=2, padding={padding}, {bias}name="conv1")(x)
x = finish(x, "conv1")
for number, (filters, stride) in enumerate(BLOCKS, start=1):
    x = block(x, filters, stride, number)
{classifier if recipe.classified else ""}
model = keras.Model(inputs, x, name="{name.replace("-", "_")}")
print(f"{{model.count_params():,}} parameters")
'''


def _blocks(recipe: Recipe) -> str:
    """The list of blocks, four to a line."""
    rows = [str(recipe.block(number)[:2]) for number in range(1, len(BLOCKS) + 1)]
    lines = [", ".join(rows[at : at + 4]) for at in range(0, len(rows), 4)]
    return "BLOCKS = [  # filters at α = 1, stride\n" + "".join(f"    {line},\n" for line in lines) + "]"


def _width(recipe: Recipe) -> str:
    return "int(filters * ALPHA)" if recipe.least == 1 else f"max(int(filters * ALPHA), {recipe.least})"


def _but_the_last(recipe: Recipe) -> str:
    return f" and number < {len(BLOCKS)}" if recipe.last_padding else ""
