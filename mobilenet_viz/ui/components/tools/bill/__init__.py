"""Why do tools disagree? Switches that reproduce what each tool reports, at any α and size."""

from functools import cache
from typing import Any

from mobilenet_viz.facts.published import POINTS_ALPHA, POINTS_RESOLUTION
from mobilenet_viz.network.grid import ALPHAS, RESOLUTIONS
from mobilenet_viz.page_data.conventions import OPERATIONS, PARAMETERS, Account, Tool, different, riddles, tools
from mobilenet_viz.ui import components


def explorer() -> None:
    """Show it."""
    components.explore("tools/bill", ("alpha", "size", "convention", "params"), room="tools", **_counted())


@cache
def _counted() -> dict[str, Any]:
    """All that does not depend on what is chosen. Amounts of each term by [alpha index][resolution index][term]."""
    return {
        "alphas": ALPHAS,
        "resolutions": RESOLUTIONS,
        "marks": {"alpha": POINTS_ALPHA, "size": POINTS_RESOLUTION},
        "operations": _account(OPERATIONS),
        "parameters": _account(PARAMETERS),
        "tools": [_tool(tool) for tool in tools()],
        "different": different(),
        "riddles": [_tool(riddle) for riddle in riddles()],
    }


def _account(account: Account) -> dict[str, Any]:
    return {
        "terms": [{"key": name, "times": term.times} for name, term in account.terms.items()],
        "amounts": account.amounts(ALPHAS, RESOLUTIONS),
        "named": {name: account.write(convention) for name, convention in account.named.items()},
    }


def _tool(tool: Tool) -> dict[str, Any]:
    convention = OPERATIONS.named.get(tool.key)
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
