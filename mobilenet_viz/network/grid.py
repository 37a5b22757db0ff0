"""The ledgers of a whole grid of networks as flat tables, for the browser to look up while a slider is dragged.

Widths and weights depend on α alone, map sizes on the resolution alone, and every weight is used once at every
output pixel; so a layer's Mult-Adds are `kernels[alpha][layer] * out_size[resolution][layer] ** 2`, and nothing
but that product is left to the browser.
"""

from typing import Any

from mobilenet_viz.facts.published import paper_top1, slim_top1
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE, BLOCKS, STEM, mobilenet_v1
from mobilenet_viz.network.costs import RULES, Ledger, ledger
from mobilenet_viz.network.spec import Kind, receptive_fields

ALPHAS = tuple(step / 20 for step in range(1, 21))  # 0.05 … 1.00
RESOLUTIONS = tuple(range(32, 225, 32))  # px


def written_alpha(alpha: float) -> str:
    """α as a value, with as many digits as its steps have; the browser's is `writtenAlpha` in numbers.js."""
    return f"{alpha:.2f}"


def live_grid(alphas: tuple[float, ...] = ALPHAS, resolutions: tuple[int, ...] = RESOLUTIONS) -> dict[str, Any]:
    """Tables by [alpha index][layer index], [resolution index][layer index] or [alpha index][resolution index].

    Sizes and receptive fields in px, sizes of files in bytes (float32). JSON-ready.
    """
    by_alpha = [ledger(mobilenet_v1(alpha, BASELINE[1])) for alpha in alphas]
    by_resolution = [ledger(mobilenet_v1(BASELINE[0], resolution)) for resolution in resolutions]
    return {
        "alphas": alphas,
        "resolutions": resolutions,
        "rho": [resolution / BASELINE[1] for resolution in resolutions],
        "baseline": [alphas.index(BASELINE[0]), resolutions.index(BASELINE[1])],
        "layers": _layers(by_alpha[0]),
        "by_alpha": [_alpha_tables(counted) for counted in by_alpha],
        "by_resolution": [_resolution_tables(counted) for counted in by_resolution],
        "points": [[_point(alpha, resolution) for resolution in resolutions] for alpha in alphas],
    }


def _layers(counted: Ledger) -> list[dict[str, Any]]:
    return [
        {
            "name": row.layer.name,
            "kind": row.layer.kind,
            "stride": row.layer.stride,
            "factors": RULES[row.layer.kind].mult_add_factors,
        }
        for row in counted.rows
    ]


def _alpha_tables(counted: Ledger) -> dict[str, Any]:
    alpha = counted.architecture.alpha
    return {
        "in_channels": [row.layer.in_channels for row in counted.rows],
        "out_channels": [row.layer.out_channels for row in counted.rows],
        "kernels": [row.kernels for row in counted.rows],
        "parameters": [row.parameters for row in counted.rows],
        "total_parameters": counted.parameters,
        "linear": _linear(counted, "parameters"),
        "rounded": any(int(width * alpha) != width * alpha for width in (STEM, *(filters for filters, _ in BLOCKS))),
        "float32_bytes": counted.float32_bytes,
    }


def _resolution_tables(counted: Ledger) -> dict[str, Any]:
    fields = receptive_fields(counted.architecture)
    return {
        "kernel": [row.layer.kernel for row in counted.rows],
        "in_size": [row.layer.in_size for row in counted.rows],
        "out_size": [row.layer.out_size for row in counted.rows],
        "field": [fields[row.layer.name][0] for row in counted.rows],
    }


def _linear(counted: Ledger, column: str) -> float:
    """The share of a column in layers that shrink with α and not with α².

    Those that are not pointwise: α leaves their inputs or outputs alone, or each output reads one input.
    """
    linear = sum(getattr(row, column) for row in counted.rows if row.layer.kind is not Kind.POINTWISE)
    return float(linear / getattr(counted, column))


def _point(alpha: float, resolution: int) -> dict[str, Any]:
    """What is known of one network as a whole.

    Exact work, the promise α²·ρ² and the share of the work for which it does not hold, published top-1 with its source.
    """
    counted = ledger(mobilenet_v1(alpha, resolution))
    return {
        "mult_adds": counted.mult_adds,
        "linear": _linear(counted, "mult_adds"),
        "promise": (alpha / BASELINE[0]) ** 2 * (resolution / BASELINE[1]) ** 2,
        "top1": _top1((alpha, resolution)),
    }


def _top1(point: tuple[float, int]) -> list[tuple[float, str, float]]:
    """Each published accuracy, its source, and the baseline's of the same training runs."""
    runs = ({(fact.alpha, fact.resolution): fact for fact in facts} for facts in (paper_top1(), slim_top1()))
    return [(of[point].percent, of[point].source, of[BASELINE].percent) for of in runs if point in of]
