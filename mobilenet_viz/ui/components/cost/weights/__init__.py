"""The small worked example, drawn weight by weight, and a blog's sum to be checked."""

from dataclasses import asdict
from functools import cache
from typing import Any

from mobilenet_viz.network.architectures.mobilenet_v1 import BLOCKS
from mobilenet_viz.page_data import tutorials
from mobilenet_viz.ui import components, fields, guesses, state


@cache
def _blog() -> dict[str, Any]:
    kernels, channels = fields.BLOG_KERNELS, fields.CHANNELS
    return {
        "claim": asdict(tutorials.blog()),
        "kernels": kernels,
        "channels": channels,
        "products": tutorials.products(kernels, channels),
        "marks": sorted({filters for filters, _ in BLOCKS}),  # the widths of MobileNet's blocks
        "scale": kernels[-1] ** 2,  # where the axis ends: K²M / (K² + M) stays below K²
    }


def explorer() -> None:
    """Show both."""
    components.explore(
        "cost/weights",
        ("bias", "counted", "blog_k", "blog_n"),
        example=tutorials.worked(),
        biases=("off", "on"),
        blog=_blog(),
        asked=guesses.asked("weights", guess=state.get("counted")),
    )
