"""What the three views of Figures 4 and 5 ask, answer and say of their marks, with every number computed.

All of it is said of the chosen source. Where that source has a single network or pair of what a sentence is about, the
sentence is another one (`…_one`).
"""

from collections import Counter
from typing import Any

from mobilenet_viz.facts.published import POINTS_ALPHA, POINTS_RESOLUTION
from mobilenet_viz.network.grid import written_alpha
from mobilenet_viz.page_data.questions import QUESTIONS
from mobilenet_viz.paper import tradeoff
from mobilenet_viz.paper.charts.figures import Scene
from mobilenet_viz.paper.tradeoff import Network
from mobilenet_viz.ui import state

VIEWS = ("front", "fit", "columns")


def of(view: str, scene: Scene, guess: str | None) -> dict[str, Any]:
    """The sentences of a view; those of the answer only when there is a guess.

    `question`, `answers` (their words by choice), `verdict` or None, `caption`, `here`, `description`.
    """
    values = {"front": _front, "fit": _fit, "columns": _columns}[view](scene)
    values |= {"source": scene.words[f"of_{scene.source}"], "small": written_alpha(POINTS_ALPHA[-1])}
    drawn = len(tradeoff.known(scene.shown, scene.source))
    values |= {"ample": written_alpha(tradeoff.AMPLE), "count": drawn}
    values |= {"hidden": len(tradeoff.known(scene.all, scene.source)) - drawn}
    answers = {answer: scene.words[f"answer_{view}_{answer}"] for answer in QUESTIONS[f"figures.{view}"].choices}
    verdict = guess and _fitting(f"verdict_{view}", scene, **values)
    return {
        "question": _fitting(f"question_{view}", scene, **values),
        "answers": answers,
        "verdict": verdict,
        "caption": _fitting(f"caption_{view}", scene, **values) if guess or view == "fit" else "",
        "description": _say(f"description_{view}", **values, **_ends(scene)),
        "here": _here(scene),
        "note": _say("note", **_published(scene)),
        "page": state.say("live.nav"),
        "labels": {shown: _say(f"accuracies_{shown}", **_counts(scene)) for shown in tradeoff.SOURCES},
        "views": {each: _say(f"view_{each}", figure=4 if each != "columns" else 5) for each in VIEWS},
    }


def _say(name: str, **values: object) -> str:
    return state.say(f"figures.{name}", **values)


def _fitting(name: str, scene: Scene, single: bool, **values: object) -> str:
    """The sentence for a single one, where that needs a sentence of its own."""
    alone = f"{name}_one"
    return _say(alone if single and alone in scene.words else name, **values)


def _front(scene: Scene) -> dict[str, Any]:
    source = scene.source
    pairs = tradeoff.rivals(scene.all, source)
    said = {
        "on": len(tradeoff.front(scene.all, source, scene.cost)),
        "of": len(tradeoff.known(scene.all, source)),
        "single": len(pairs) == 1,
    }
    if said["single"]:
        return said | _only(scene, *pairs[0])
    gaps = [(wide.percent(source) - thin.percent(source), wide, thin) for wide, thin in pairs]
    ample = [abs(gap) for gap, _, thin in gaps if thin.alpha >= tradeoff.AMPLE]
    gap, wide, thin = next(pair for pair in gaps if pair[2].alpha < tradeoff.AMPLE)
    return said | {
        "most": f"{max(ample):.1f}",
        "gap": f"{gap:.1f}",
        "more": f"{100 * (wide.mult_adds / thin.mult_adds - 1):.0f}",
    }


def _only(scene: Scene, wide: Network, thin: Network) -> dict[str, Any]:
    """The one pair of rivals, and whose accuracies hold more of them."""
    said = {}
    for name, one in (("wide", wide), ("thin", thin)):
        said[name] = scene.words["network"].format(alpha=written_alpha(one.alpha), size=one.resolution)
        said[f"{name}_top1"] = f"{one.percent(scene.source):.1f}"
        said[f"{name}_cost"] = f"{one.mult_adds / 1e6:.0f}"
    pairs = {source: len(tradeoff.rivals(scene.all, source)) for source in tradeoff.SOURCES}
    other = max(pairs, key=lambda source: pairs[source])
    return said | {"other": scene.words[f"of_{other}"], "pairs": pairs[other]}


def _fit(scene: Scene) -> dict[str, Any]:
    source = scene.source
    line = tradeoff.line(scene.all, source)
    below = [line.residual(one, source) for one in tradeoff.thin(scene.all, source)]
    return {
        "intercept": f"{line.at_one_million:.1f}",
        "slope": f"{line.per_doubling:.2f}",
        "r_squared": f"{line.r_squared:.3f}",
        "fitted": len(line.fitted),
        "left": len(below),
        "single": len(below) == 1,
        "gap": f"{-sum(below) / len(below):.1f}",
        "most": f"{max(abs(line.residual(one, source)) for one in line.fitted):.1f}",
    }


def _columns(scene: Scene) -> dict[str, Any]:
    sizes = Counter(one.alpha for one in tradeoff.known(scene.all, scene.source))
    several, lone = ([a for a in POINTS_ALPHA if (sizes[a] > 1) is more] for more in (True, False))
    return {
        "size": POINTS_RESOLUTION[0],
        "smallest": POINTS_RESOLUTION[-1],
        "single": bool(lone),
        "several": ", ".join(map(written_alpha, several)),
        "lone": ", ".join(map(written_alpha, lone)),
    }


def _ends(scene: Scene) -> dict[str, str]:
    """The cheapest and the costliest network shown, for those who cannot see the chart."""
    source = scene.source
    ends = sorted(tradeoff.known(scene.shown, source), key=lambda one: (getattr(one, scene.cost), one.percent(source)))
    costs = [(f"{getattr(one, scene.cost) / 1e6:.1f} M", f"{one.percent(source):.1f}") for one in (ends[0], ends[-1])]
    (low_cost, low), (high_cost, high) = costs
    return {"low_cost": low_cost, "low": low, "high_cost": high_cost, "high": high}


def _counts(scene: Scene) -> dict[str, int]:
    return {source: len(tradeoff.known(scene.all, source)) for source in tradeoff.SOURCES}


def _published(scene: Scene) -> dict[str, str]:
    """Where the accuracies stand: a title, with the tables used of it."""
    found = {}
    for source in tradeoff.SOURCES:
        titles = sorted({one.top1[source].source for one in tradeoff.known(scene.all, source)})
        start, numbers = titles[0].rpartition(" ")[0], [title.rpartition(" ")[2] for title in titles]
        found[f"{source}_source"] = f"{start} {', '.join(numbers)}"
    return found


def _here(scene: Scene) -> str:
    one = scene.here
    network = {"page": state.say("live.nav"), "alpha": written_alpha(one.alpha), "size": one.resolution}
    if not scene.placed:
        return _say("here_asked", **network)
    if scene.source not in one.top1:
        place = "other_source" if one.top1 else "line" if getattr(one, scene.cost) >= scene.span[0] else "edge"
    else:
        place = "ring" if one in scene.shown else "hidden"
    said = _say(f"here_{scene.cost}", cost=f"{getattr(one, scene.cost):,}", **network)
    return f"{said} {_say(f'here_{place}')}"
