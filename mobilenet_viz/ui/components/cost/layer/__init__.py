"""The cost of one convolution under the hand: areas to scale, equations (2) to (7), the ratio as a curve."""

from functools import cache
from typing import Any

from mobilenet_viz.facts.published import POINTS_ALPHA, POINTS_RESOLUTION, tables
from mobilenet_viz.network.architectures.mobilenet_v1 import BLOCKS, mobilenet_v1
from mobilenet_viz.network.grid import ALPHAS, RESOLUTIONS
from mobilenet_viz.network.separable import lookups
from mobilenet_viz.network.spec import Kind
from mobilenet_viz.ui import components, guesses
from mobilenet_viz.ui.fields import CHANNELS, FIELDS, KERNEL_SIZES, LAYER_GROUPS, MAP_SIZES


def explorer() -> None:
    """Show it."""
    fields = ("dk", "m", "n", "df", "stride", "bundles", "alpha", "size")
    components.explore(
        "cost/layer",
        fields,
        **_steps(),
        tables=_tables(),
        example=_example(),
        folded={field: FIELDS[field].default for field in ("stride", "bundles", "alpha", "size")},
        about=_about(),
        asked=guesses.asked("layer"),
    )


@cache
def _tables() -> dict[str, Any]:
    return lookups(KERNEL_SIZES, CHANNELS, MAP_SIZES, LAYER_GROUPS, ALPHAS, RESOLUTIONS)


@cache
def _steps() -> dict[str, Any]:
    """The steps of each dial, and of them those that MobileNet or the paper uses."""
    pointwise = [layer for layer in mobilenet_v1().layers if layer.kind is Kind.POINTWISE]
    widths = sorted({layer.out_channels for layer in pointwise})
    sizes = sorted({layer.out_size for layer in pointwise})
    return {
        "steps": {"dk": KERNEL_SIZES, "m": CHANNELS, "n": CHANNELS, "df": MAP_SIZES, "bundles": LAYER_GROUPS}
        | {"alpha": ALPHAS, "size": RESOLUTIONS},
        "marks": {"dk": KERNEL_SIZES, "m": widths, "n": widths, "df": sizes}
        | {"alpha": sorted(POINTS_ALPHA), "size": sorted(POINTS_RESOLUTION)},
    }


@cache
def _example() -> dict[str, Any]:
    """The layer of Table 3 as a choice, and its four steps as printed."""
    table = tables()[3]
    of = table.layer
    choice = {"dk": of["kernel"], "m": of["in_channels"], "n": of["out_channels"], "df": of["size"]}
    return {
        "choice": choice | {"stride": 1, "bundles": 1, "alpha": of["alpha"], "size": of["resolution"]},
        "printed": list(zip(table.column("mult_adds"), table.column("parameters"), strict=True)),
        "source": table.source,
    }


def _about() -> dict[str, int]:
    """What the question is about: from the narrowest to the widest layer of MobileNet."""
    widths = [filters for filters, _ in BLOCKS]
    return {"dk": tables()[3].layer["kernel"], "few": min(widths), "many": max(widths)}
