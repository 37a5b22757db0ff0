"""The paper's experiments as stories: a question with answers to choose from, and the numbers that come out.

A story's words stand in the room `stories`, as `<story>_title`, `_question`, `_<choice>`, `_outcome` and `_idea`; the
numbers in them are the story's `values()`. Tables are the published ones, what is computed is said to be.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from mobilenet_viz.bars import Chart, ratio
from mobilenet_viz.claims import Stands, claim, claims, printed
from mobilenet_viz.paper import POINTS_RESOLUTION, tables
from mobilenet_viz.recompute import MILLION, Verdict, checked, network_of
from mobilenet_viz.slips import million

POINTS = (1, 5, 10)  # guesses at a difference of accuracies
TWICE = 2


@dataclass(frozen=True)
class Story:
    """One experiment."""

    choices: tuple[str, ...]
    right: str
    values: Callable[[], dict[str, str]]
    charts: tuple[Chart, ...] = ()
    drawn: bool = False  # the networks of the first chart are drawn and built
    open: bool = False  # the charts are seen before the answer


def _source(*numbers: int) -> dict[str, str]:
    return {"source": " / ".join(tables()[number].source for number in numbers)}


def _cell(number: int, row: int | str, column: str) -> str:
    return str(printed(number, row, column))


# The numbers of each story.


def _thinner() -> dict[str, str]:
    thin, wide = network_of(5, "0.75 MobileNet"), network_of(5, "Shallow MobileNet")
    return _source(5) | {
        "low": million(wide.mult_adds, 0),
        "high": million(thin.mult_adds, 0),
        "thin": _cell(5, "0.75 MobileNet", "top1"),
        "wide": _cell(5, "Shallow MobileNet", "top1"),
        "gain": str(printed(5, "0.75 MobileNet", "top1") - printed(5, "Shallow MobileNet", "top1")),
        "removed": str(claim("removed").computed[0]),
        "alpha": f"{thin.architecture.alpha}",
    }


def _separable() -> dict[str, str]:
    full, split = network_of(4, "Conv MobileNet"), network_of(4, "MobileNet")
    return _source(4) | {
        "ratio": ratio(full.mult_adds, split.mult_adds),
        "full": _cell(4, "Conv MobileNet", "top1"),
        "split": _cell(4, "MobileNet", "top1"),
        "gain": str(printed(4, "Conv MobileNet", "top1") - printed(4, "MobileNet", "top1")),
        "printed_full": _cell(4, "Conv MobileNet", "mult_adds"),
        "printed_split": _cell(4, "MobileNet", "mult_adds"),
        "full_work": million(full.mult_adds),
        "split_work": million(split.mult_adds),
        **{f"points_{i}": str(points) for i, points in enumerate(POINTS)},
    }


def _famous() -> dict[str, str]:
    return _source(9) | {
        "said": claim("alexnet_accuracy").said[0],
        "alexnet": str(claim("alexnet_accuracy").computed[0]),
        "squeezenet": str(claim("squeezenet_accuracy").computed[0]),
        "times": f"{claim('squeezenet_work').computed[0]:.1f}",
        "parameters": _cell(9, "Squeezenet", "parameters"),
        "own_parameters": _cell(9, "0.50 MobileNet-160", "parameters"),
    }


def twice() -> dict[str, str] | None:
    """SqueezeNet's printed work beside our count of its Mult-Adds, in millions; None where they agree or ours is
    missing."""
    cell = checked(9)[1][tables()[9].columns.index("mult_adds")]
    if cell.exact is None or cell.verdict is not Verdict.DIFFERS:
        return None
    return {
        "printed": cell.printed,
        "ours": f"{cell.exact:.0f}",
        "times": ratio(Decimal(cell.printed), cell.exact),
        "fair": ratio(cell.exact * MILLION, network_of(9, "0.50 MobileNet-160").mult_adds),
    }


def _dogs() -> dict[str, str]:
    before, after = network_of(8, "1.0 MobileNet-224"), network_of(10, "1.0 MobileNet-224")
    return _source(10) | {
        "classes": str(before.architecture.layers[-1].out_channels),
        "breeds": str(after.architecture.layers[-1].out_channels),
        "before": million(before.kernels),
        "after": million(after.kernels),
        "saved": f"{100 * (1 - Decimal(after.kernels) / before.kernels):.0f}",
        "saved_work": f"{100 * (1 - Decimal(after.mult_adds) / before.mult_adds):.1f}",
        "inception": _cell(10, "Inception V3 [18]", "top1"),
        "mobilenet": _cell(10, "1.0 MobileNet-224", "top1"),
        "less": ratio(printed(10, "Inception V3 [18]", "mult_adds"), printed(10, "1.0 MobileNet-224", "mult_adds")),
    }


def _places() -> dict[str, str]:
    change = {row[0]: Decimal(row[3]) - Decimal(row[2]) for row in tables()[11].rows}
    worst = min(change, key=lambda scale: change[scale])
    names = dict(zip(("continent", "country", "region", "city", "street"), change, strict=True))
    parameters, work = claim("planet").said
    body = claim("planet_work").computed[0]
    return (
        _source(11)
        | names
        | {
            "worst": worst,
            "lost": str(-change[worst]),
            "parameters": parameters,
            "own_parameters": claim("planet_parameters").said[0],
            "work": work,
            "own_work": f"{body / 1000:.2f}",
            "less": ratio(Decimal(work) * 1000, body),
        }
    )


def _faces() -> dict[str, str]:
    return _source(12) | {
        "work": _cell(12, "Baseline", "mult_adds"),
        "share": f"{claim('one_percent').computed[0]:.1f}",
        "teacher": _cell(12, "Baseline", "mean_ap"),
        "smallest": _cell(12, "0.25 MobileNet-128", "mean_ap"),
        "lost": str(printed(12, "Baseline", "mean_ap") - printed(12, "0.25 MobileNet-128", "mean_ap")),
        "better": str(sum(printed(12, row, "mean_ap") > printed(12, "Baseline", "mean_ap") for row in range(6))),
        "rows": "6",
    }


def _detection() -> dict[str, str]:
    less, more = (printed(13, row, "mult_adds_billion") for row in (2, 5))
    return _source(13) | {
        "few": str(TWICE),
        "many": f"{more / less:.0f}",
        "less": str(less),
        "more": str(more),
        "ssd_name": tables()[13].rows[2][0],
        "faster_name": tables()[13].rows[5][0],
        "ssd": _cell(13, 2, "map"),
        "faster": _cell(13, 5, "map"),
    }


def _embeddings() -> dict[str, str]:
    """All sizes at the row's α, without a classifier."""
    of = tables()[14].networks[3] or {}
    bodies = {size: network_of(14, 3, resolution=size) for size in POINTS_RESOLUTION}
    wanted = _cell(14, 3, "mult_adds")
    (fits,) = (size for size, body in bodies.items() if million(body.mult_adds, 0) == wanted)
    sizes = {f"size_{i}": str(size) for i, size in enumerate(sorted(bodies))}
    works = {f"work_{i}": million(bodies[size].mult_adds) for i, size in enumerate(sorted(bodies))}
    name = tables()[14].rows[3][0]
    return _source(14) | sizes | works | {"name": name, "printed": wanted, "fits": str(fits), "alpha": f"{of['alpha']}"}


def _text() -> dict[str, str]:
    found = [each.stands for each in claims()]
    return {"count": str(len(found))} | {stands.value: str(found.count(stands)) for stands in Stands}


STORIES: Mapping[str, Story] = {
    "thinner": Story(
        ("deep", "shallow", "same"),
        "deep",
        _thinner,
        (Chart(5, reference=0, shown=1),),
        drawn=True,
    ),
    "separable": Story(
        ("little", "some", "much"),
        "little",
        _separable,
        (Chart(4, reference=1, shown=0),),
        drawn=True,
    ),
    "famous": Story(
        ("as_said", "fewer", "mixed"),
        "fewer",
        _famous,
        (Chart(9, reference=0, shown=2), Chart(8, reference=0, shown=2)),
        open=True,
    ),
    "dogs": Story(("work", "parameters", "both"), "parameters", _dogs, (Chart(10, reference=0, shown=1),)),
    "places": Story(
        ("continent", "region", "street"), "region", _places, (Chart(11, reference=1, shown=2, turned=True),)
    ),
    "faces": Story(("better", "close", "far"), "close", _faces, (Chart(12, reference=6, shown=5),)),
    "detection": Story(("none", "few", "many"), "many", _detection, (Chart(13, reference=2, shown=5),)),
    "embeddings": Story(
        ("size_0", "size_1", "size_2", "size_3"), "size_1", _embeddings, (Chart(14, reference=0, shown=3),), open=True
    ),
    "text": Story(("none", "several", "half"), "several", _text),
}
