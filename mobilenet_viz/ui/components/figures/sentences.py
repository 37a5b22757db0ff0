"""What the three views of Figures 4 and 5 ask, answer and say of their marks, with every number computed."""

from typing import Any

from mobilenet_viz import tradeoff
from mobilenet_viz.charts.figures import Scene
from mobilenet_viz.grid import written_alpha
from mobilenet_viz.paper import POINTS_ALPHA, POINTS_RESOLUTION
from mobilenet_viz.ui import state

ANSWERS = {
    "front": ("thin", "wide", "same"),
    "fit": ("above", "on", "below"),
    "columns": ("left", "same", "right"),
}


def of(view: str, scene: Scene, guess: str | None) -> dict[str, Any]:
    """The sentences of a view; those of the answer only when there is a guess.

    `question`, `answers` as (answer, its words), `verdict` or None, `caption`, `here`, `description`.
    """
    values = {"front": _front, "fit": _fit, "columns": _columns}[view](scene)
    values |= {"source": scene.words[f"of_{scene.source}"], "small": written_alpha(POINTS_ALPHA[-1])}
    values |= {"ample": written_alpha(tradeoff.AMPLE), "count": len(scene.all)}
    values |= {"hidden": len(scene.all) - len(scene.shown)}
    answers = [(answer, scene.words[f"answer_{view}_{answer}"]) for answer in ANSWERS[view]]
    verdict = guess and _say(f"verdict_{view}", guess=dict(answers)[guess], **values)
    return {
        "question": _say(f"question_{view}", **values),
        "answers": answers,
        "verdict": verdict,
        "caption": _say(f"caption_{view}", **values) if guess or view == "fit" else "",
        "description": _say(f"description_{view}", **values, **_ends(scene)),
        "here": _here(scene),
        "note": _say("note", **_published(scene)),
        "page": state.say("live.nav"),
        "labels": {shown: _say(f"accuracies_{shown}", **_counts(scene)) for shown in tradeoff.SOURCES},
        "views": {each: _say(f"view_{each}", figure=4 if each != "columns" else 5) for each in ANSWERS},
    }


def _say(name: str, **values: object) -> str:
    return state.say(f"figures.{name}", **values)


def _front(scene: Scene) -> dict[str, Any]:
    pairs = tradeoff.rivals(scene.all, "slim")
    gaps = [(wide.percent("slim") - thin.percent("slim"), wide, thin) for wide, thin in pairs]
    ample = [abs(gap) for gap, _, thin in gaps if thin.alpha >= tradeoff.AMPLE]
    gap, wide, thin = next(pair for pair in gaps if pair[2].alpha < tradeoff.AMPLE)
    source = scene.source
    return {
        "most": f"{max(ample):.1f}",
        "gap": f"{gap:.1f}",
        "more": f"{100 * (wide.mult_adds / thin.mult_adds - 1):.0f}",
        "on": len(tradeoff.front(scene.all, source, scene.cost)),
        "of": len(tradeoff.known(scene.all, source)),
    }


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
        "gap": f"{-sum(below) / len(below):.1f}",
        "most": f"{max(abs(line.residual(one, source)) for one in line.fitted):.1f}",
    }


def _columns(scene: Scene) -> dict[str, Any]:
    largest = POINTS_RESOLUTION[0]
    return {"size": largest, "smallest": POINTS_RESOLUTION[-1], "drawn": len(POINTS_ALPHA)}


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
    if scene.source not in one.top1:
        place = "other_source" if one.top1 else "line"
    else:
        place = "ring" if one in scene.shown else "hidden"
    page, cost = state.say("live.nav"), f"{getattr(one, scene.cost):,}"
    said = _say(f"here_{scene.cost}", page=page, alpha=written_alpha(one.alpha), size=one.resolution, cost=cost)
    return f"{said} {_say(f'here_{place}')}"
