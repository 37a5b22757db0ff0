"""What a link carries: for each field its default, and how its text is read, checked and written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from mobilenet_viz.engine.methods import METHODS
from mobilenet_viz.facts import classes, text
from mobilenet_viz.facts.published import tables
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE, mobilenet_v1
from mobilenet_viz.network.architectures.mobilenet_v1 import BLOCKS as _BLOCKS
from mobilenet_viz.network.architectures.variants import KERAS, VARIANTS
from mobilenet_viz.network.grid import ALPHAS, RESOLUTIONS
from mobilenet_viz.network.spec import Kind
from mobilenet_viz.page_data import all_layers, block_view, folding, gemm, padding, take_home
from mobilenet_viz.page_data.by_layer import MEASURES
from mobilenet_viz.page_data.comparing import DIFFERENCES
from mobilenet_viz.page_data.conventions import OPERATIONS, PARAMETERS
from mobilenet_viz.page_data.grouping import GROUPS
from mobilenet_viz.page_data.tutorials import GUESSES, blog
from mobilenet_viz.paper.stories import STORIES
from mobilenet_viz.paper.tradeoff import SOURCES
from mobilenet_viz.pixels import images, kernels
from mobilenet_viz.pixels.im2col import PIXELS
from mobilenet_viz.training.bases import BASES, lines
from mobilenet_viz.training.settings import CHOICES, RANGES, Settings
from mobilenet_viz.ui.readers import one_of, pair, step, within

PARTS = {  # of a page: the field of a link that says which one is shown; each part's name there, and its component
    "filtering": ("part", {"story": "story", "groups": "groups", "network": "block"}),
    "see": ("view", {"answer": "answer", "hide": "hide", "compare": "compare", "cheap": "cheap"}),
    "cost": (
        "topic",
        {
            "layer": "layer",
            "times": "savings",
            "weights": "weights",
            "where": "by_layer",
            "im2col": "im2col",
            "tools": "tools",
        },
    ),
    "paper": ("section", {"tables": "tables", "figures": "figures", "stories": "stories", "mistake": "mistake"}),
    "programs": (
        "subject",
        {
            "recipes": "recipes",
            "padding": "padding",
            "folding": "folding",
            "code": "code",
        },
    ),
    "networks": ("aspect", {"photo": "beside", "own": "own", "time": "milliseconds"}),
    "train": ("task", {"collect": "collect", "teach": "teach", "look": "look"}),
}
WITHIN = {  # likewise of a part that shows one of several
    "block": ("within", {"block": "block", "layers": "layers"}),
    "milliseconds": (
        "timed",
        {"grid": "milliseconds", "kinds": "operations", "three": "convolutions", "phone": "phone"},
    ),
}
BLOCKS = tuple(range(1, len(_BLOCKS) + 1))  # their numbers
HALVES = (Kind.DEPTHWISE, Kind.POINTWISE)  # of a block
STEPS = tuple(range(1, 7))
OPACITIES = tuple(range(0, 101, 10))  # percent
KERNEL_SIZES = (1, 2, 3, 5, 7)  # D_K, px
CHANNELS = (1, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024)  # M and N
MAP_SIZES = (7, 10, 14, 20, 28, 40, 56, 80, 112, 160, 224)  # D_F, px
BLOG_KERNELS = tuple(range(1, 8))  # K of the blog's sum
LAYER_GROUPS = (1, 2, 4, 8, 16, 32)
DEFAULT_KERNELS = ("sobel_x", "sobel_y", "edge")  # one for each channel of the photo


def _class_index(raw: str) -> int:
    index = int(raw)
    if not 0 <= index < len(classes.names()):
        raise ValueError(raw)
    return index


def _kernels(raw: str) -> tuple[str, ...]:
    names = raw.split(",")
    if len(names) != len(DEFAULT_KERNELS):
        raise ValueError(raw)
    return tuple(kernels.read(name) for name in names)


@dataclass(frozen=True)
class Field:
    """One thing a link carries: its default, how its text is read (ValueError if unusable) and written."""

    default: Any
    read: Callable[[str], Any]
    write: Callable[[Any], str] = str


def _setting(name: str, default: Any) -> Field:
    """One of `Settings`, under its own name."""
    if isinstance(default, bool):
        return Field("on" if default else "off", one_of(("off", "on")))
    if name in RANGES:
        return Field(default, within(*RANGES[name], type(default)))
    if name in CHOICES:
        known = tuple(CHOICES[name])
        return Field(default, one_of(known) if isinstance(default, str) else step(known))
    return Field(default, one_of(tuple(line for base in BASES for line in lines(base))))  # the freezing line


_LAYER = tables()[3].layer  # the example of the paper's Table 3
_WIDEST = max(layer.out_channels for layer in mobilenet_v1().layers)
LAYER_NAMES = tuple(layer.name for layer in mobilenet_v1().layers)
FIELDS: dict[str, Field] = {
    "lang": Field(None, one_of(text.LANGUAGES)),
    "present": Field("off", one_of(("off", "on"))),
    **{field: Field(next(iter(parts)), one_of(tuple(parts))) for field, parts in (*PARTS.values(), *WITHIN.values())},
    "alpha": Field(BASELINE[0], step(ALPHAS), "{:.2f}".format),
    "size": Field(BASELINE[1], step(RESOLUTIONS)),
    "layer": Field(None, one_of(LAYER_NAMES)),
    "sample": Field(next(iter(SAMPLES)), one_of(tuple(SAMPLES))),
    # page "filtering"
    "step": Field(STEPS[0], step(STEPS)),
    "stride": Field(1, step((1, 2))),
    "groups": Field(1, step(GROUPS)),
    "kernels": Field(DEFAULT_KERNELS, _kernels, ",".join),
    "mix": Field(kernels.QUARTERS, kernels.read_mix, kernels.write_mix),
    "block": Field(None, step(BLOCKS)),  # page "cost" marks it, too: nothing is chosen before somebody chose
    "stage": Field(None, step(tuple(range(1, len(block_view.STAGES) + 1)))),  # of the block
    "half": Field(None, one_of(tuple(half.value for half in HALVES))),  # that is looked at; None: the stage's own
    "channel": Field("1.1", pair(block_view.SHOWN)),  # of each half, of those shown, from the most active
    "place": Field(None, pair(BASELINE[1] // 2)),  # row and column in what the block gives; None: the middle
    "order": Field(all_layers.ORDERS[0], one_of(all_layers.ORDERS)),  # of the channels of a layer
    "grey": Field("layer", one_of(all_layers.SCOPES)),
    "whole": Field(all_layers.WHOLES[0], one_of(all_layers.WHOLES)),
    "feature": Field(
        None, step(tuple(range(_WIDEST)))
    ),  # channel of `layer`, from 0; None: the first in that order, the most active one
    # page "see"
    "class": Field(None, _class_index),
    "map": Field("gradcam", one_of(tuple(METHODS))),
    "at": Field(BLOCKS[-1], step((0, *BLOCKS))),  # the block a map is made at; 0 is the photo itself
    "drawn": Field(None, one_of(("cells", "smooth"))),  # as suits the method (`looking.is_smooth`)
    "opacity": Field(80, step(OPACITIES)),
    "fit": Field(images.FITS[0], one_of(images.FITS)),
    "values": Field(next(iter(images.VALUES)), one_of(tuple(images.VALUES))),
    "hidden": Field(0, step(tuple(range(50)))),  # cells of the last grid, at most 7×7
    "differ": Field(next(iter(DIFFERENCES)), one_of(tuple(DIFFERENCES))),
    "class2": Field(None, _class_index),
    "alpha2": Field(0.25, step(ALPHAS), "{:.2f}".format),
    "size2": Field(128, step(RESOLUTIONS)),
    "map2": Field("evidence", one_of(tuple(METHODS))),
    # page "cost": its layer, its blocks, its weights, its shares, how tools count
    "dk": Field(_LAYER["kernel"], step(KERNEL_SIZES)),
    "m": Field(_LAYER["in_channels"], step(CHANNELS)),
    "n": Field(_LAYER["out_channels"], step(CHANNELS)),
    "df": Field(_LAYER["size"], step(MAP_SIZES)),
    "bundles": Field(1, step(LAYER_GROUPS)),
    "least": Field(None, step((0, *BLOCKS))),  # the block guessed to save least; 0: shown without a guess
    "counted": Field(None, one_of((*GUESSES, "shown"))),  # likewise the number of weights
    "blog_k": Field(blog().kernel, step(BLOG_KERNELS)),
    "blog_n": Field(blog().out_channels, step(CHANNELS)),
    "bias": Field("off", one_of(("off", "on"))),
    "measure": Field("mult_adds", one_of(tuple(MEASURES))),
    "products": Field(None, one_of((*gemm.GUESSES, "shown"))),  # what a depthwise 3×3 is guessed to be as such
    "window": Field(5, step(PIXELS)),  # of the small map that im2col rearranges, row by row
    "convention": Field("", OPERATIONS.read),  # what is counted beside the paper's, or a tool's name
    "params": Field("", PARAMETERS.read),
    # page "programs"
    "fold": Field(folding.STEPS[0], one_of(folding.STEPS)),  # the step of folding batch norm into it
    "variant": Field(KERAS, one_of(tuple(VARIANTS))),
    "variant2": Field("blog-same", one_of(tuple(VARIANTS))),  # it is compared with
    "text": Field(take_home.TEXTS[0], one_of(take_home.TEXTS)),  # of its program
    "alike": Field(None, one_of((*padding.ALIKE, "shown"))),  # when Keras and SAME are guessed to make the same map
    "side": Field(max(padding.SIDES), step(padding.SIDES)),  # px of the small map
    "impulse": Field("4.4", pair(max(padding.SIDES))),  # row and column of its bright pixel; the last, if it has fewer
    "input": Field(208, step(padding.SIZES)),  # px of the photo: `size` has multiples of 32 only, where all is alike
    "minus": Field("off", one_of(("off", "on"))),  # whether maps are shown less Keras'
    # page "train"
    **{each.name: _setting(each.name, each.default) for each in fields(Settings)},
    # page "paper"
    "table": Field(None, step(tuple(tables()))),  # each part that shows one opens on its own
    "computed": Field("off", one_of(("off", "on"))),  # whether a table shows them
    "figure": Field(4, step((4, 5))),
    "line": Field("front", one_of(("front", "fit"))),  # what Figure 4 is shown with
    "accuracies": Field(next(iter(SOURCES)), one_of(tuple(SOURCES))),
    "story": Field(next(iter(STORIES)), one_of(tuple(STORIES))),
    "answer": Field(0, step(tuple(range(6)))),  # of a story, the first is 1; 0: not answered; behind the last: shown
    "row": Field(0, step(tuple(range(10)))),  # of a story's tables, the first is 1; 0: the one it compares by itself
}


def component(page: str, chosen: Callable[[str], str | None]) -> str:
    """The component that shows the chosen part of a page: the name of its folder below the page's.

    chosen: what is said of a field, as in a link; whatever is no part stands for the first one.
    """

    def shown(field: str, parts: Mapping[str, str]) -> str:
        return parts.get(chosen(field) or "", next(iter(parts.values())))

    part = shown(*PARTS[page])
    return shown(*WITHIN[part]) if part in WITHIN else part


def today(link: Mapping[str, str]) -> dict[str, str]:
    """What an old link says, as one says it today: `pixel` was a field of what is a part of its own since, im2col."""
    said = dict(link)
    if "pixel" in said:
        said["window"] = said.pop("pixel")
        if said.get("topic") == "where":
            said["topic"] = "im2col"
    return said
