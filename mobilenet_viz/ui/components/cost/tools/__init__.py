"""How tools count, and why they disagree: switches that reproduce what each tool reports, at any α and size."""

from functools import cache
from typing import Any

from mobilenet_viz.facts.published import POINTS_ALPHA, POINTS_RESOLUTION
from mobilenet_viz.network.grid import ALPHAS, RESOLUTIONS
from mobilenet_viz.page_data.conventions import (
    OPERATIONS,
    PARAMETERS,
    Bill,
    Tool,
    different,
    miscounting,
    riddles,
    tools,
)
from mobilenet_viz.ui import components, guesses


def explorer() -> None:
    """Show it."""
    fields = ("alpha", "size", "convention", "params")
    components.explore("cost/tools", fields, question=guesses.asked("tools"), **_counted())


@cache
def _counted() -> dict[str, Any]:
    """All that does not depend on what is chosen. Amounts of each term by [alpha index][resolution index][term]."""
    return {
        "alphas": ALPHAS,
        "resolutions": RESOLUTIONS,
        "marks": {"alpha": POINTS_ALPHA, "size": POINTS_RESOLUTION},
        "operations": _bill(OPERATIONS),
        "parameters": _bill(PARAMETERS),
        "tools": [_tool(tool) for tool in tools()],
        "different": different(),
        "miscounting": ", ".join(tool.name for tool in miscounting()),
        "riddles": [_tool(riddle) for riddle in riddles()],
    }


def _bill(bill: Bill) -> dict[str, Any]:
    return {
        "terms": [{"key": name, "times": term.times} for name, term in bill.terms.items()],
        "amounts": bill.amounts(ALPHAS, RESOLUTIONS),
        "conventions": {name: bill.write(convention) for name, convention in bill.conventions.items()},
    }


def _tool(tool: Tool) -> dict[str, Any]:
    convention = OPERATIONS.conventions.get(tool.key)
    reports = [
        {
            "alpha": report.alpha,
            "size": report.resolution,
            "printed": report.printed,
            "source": report.source or tool.source,
            "verdict": None if convention is None else report.verdict(convention),
        }
        for report in tool.reports
    ]
    return {"key": tool.key, "name": tool.name, "unit": tool.unit, "version": tool.version, "source": tool.source} | {
        "reports": reports
    }
