"""The experiments of the paper, a story each: a question, two networks drawn and built by Keras, what was published."""

from functools import cache
from typing import Any

from mobilenet_viz import bars, drawing, papertables, text
from mobilenet_viz.architectures import ARCHITECTURES
from mobilenet_viz.architectures.mobilenet_v1 import mobilenet_v1
from mobilenet_viz.bars import Chart
from mobilenet_viz.claims import Claim, claims
from mobilenet_viz.costs import ledger
from mobilenet_viz.engine import BuildModel
from mobilenet_viz.paper import tables
from mobilenet_viz.recompute import UNITS, Verdict, share
from mobilenet_viz.spec import Kind
from mobilenet_viz.stories import STORIES, Story, twice
from mobilenet_viz.ui import components, resources, state


def explorer() -> None:
    """Show it. The networks of the chosen story, where it has any, are built by the engine meanwhile."""
    language = state.language()
    rooms = (text.section(language, room) for room in ("common", "tables", "stories"))
    words = {key: sentence for room in rooms for key, sentence in room.items()}
    data: dict[str, Any] = {
        "words": words,
        "stories": _stories(language),
        "pairs": _pairs(),
        "built": _built(state.get("story")),
    }
    components.explore("stories", ("story", "answer", "row", "layer"), **data)


@cache
def _stories(language: str) -> dict[str, Any]:
    return {key: _story(key, story, language) for key, story in STORIES.items()}


def _story(key: str, story: Story, language: str) -> dict[str, Any]:
    words, values = text.section(language, "stories"), story.values()
    notes = [words[f"{key}_note"].format(**values)] if f"{key}_note" in words and key != "famous" else []
    if key == "famous" and (count := twice()):
        notes = [words["famous_note"].format(**count, said_times=values["times"])]
    own = claims() if key == "text" else [claim for claim in claims() if claim.story == key]
    return {
        "title": words[f"{key}_title"],
        "question": words[f"{key}_question"].format(**values),
        "answers": [words[f"{key}_{choice}"].format(**values) for choice in story.choices],
        "outcome": words[f"{key}_outcome"].format(**values),
        "notes": notes,
        "idea": words[f"{key}_idea"],
        "open": story.open,
        "charts": [_chart(chart, language) for chart in story.charts],
        "claims": [_claim(claim, words) for claim in own],
        "drawn": story.drawn,
    }


def _claim(claim: Claim, words: dict[str, str]) -> dict[str, Any]:
    """A claim as the visitor reads it: quotation, where it stands, how it was checked and what came out."""
    pairs = zip(claim.said, claim.computed, strict=False)
    numbers = {f"value_{i}": _written(said, value) for i, (said, value) in enumerate(pairs)}
    numbers |= {f"said_{i}": said for i, said in enumerate(claim.said)}
    if claim.key == "time":
        numbers["share"] = f"{share(ledger(mobilenet_v1()), Kind.POINTWISE, 'mult_adds'):.2f}"
    sources = [claim.source, *(tables()[number].source for number in claim.tables)]
    return {
        "text": claim.text,
        "section": claim.section,
        "stands": claim.stands,
        "said": words[f"claim_{claim.key}"].format(**numbers),
        "source": "; ".join(sources),
    }


def _written(said: str, value: Any) -> str:
    """With a digit more than was said, at most two; what is whole stays so."""
    whole = value == value.to_integral_value() and value.as_tuple().exponent >= 0
    return f"{value}" if whole else f"{value:.{min(len(said.partition('.')[2]) + 1, 2)}f}"


def _chart(chart: Chart, language: str) -> dict[str, Any]:
    """A table as in `papertables`, with the longest bar of each column and how each row stands beside the reference."""
    words = text.section(language, "stories")
    table = papertables.as_data(chart.table, language)
    names, columns, cells = bars.matrix(chart)
    if chart.turned:
        names = tuple(words[f"system_{name}"] for name in names)
        head = {"key": "system", "name": words["column_system"], "names": True}
        scales = [{"key": scale, "name": scale, "names": False} for scale in columns]
        systems = zip(*(row[1:] for row in table["rows"]), strict=True)
        body = [[_plain(name), *row] for name, row in zip(names, systems, strict=True)]
        table |= {"columns": [head, *scales], "rows": body}
    return {
        "table": table,
        "names": names,
        "short": [words.get(f"short_{key}", key) for key in columns],
        "costs": [key in UNITS for key in columns],
        "against": [bars.against(chart, row) for row in range(len(cells))],
        "reference": chart.reference,
        "shown": chart.shown,
    }


def _plain(name: str) -> dict[str, Any]:
    """A cell that holds a name."""
    return {"printed": name, "verdict": Verdict.OPEN, "shown": None, "slip": False, "note": None, "told": False}


@cache
def _pairs() -> dict[str, Any]:
    """By story: the networks of its table along MobileNetV1, which stands behind them where it is none of them."""
    whole = mobilenet_v1()
    ghost = {"architecture": "mobilenet_v1", "alpha": whole.alpha, "resolution": whole.resolution}
    return {
        key: {
            "along": [layer.name for layer in whole.layers],
            "ghost": drawing.along(whole, whole) if ghost not in [of for _, of in _drawn(story)] else [],
            "ghost_name": tables()[4].rows[1][0],
            "networks": [_network(name, of) for name, of in _drawn(story)],
        }
        for key, story in STORIES.items()
        if story.drawn
    }


def _drawn(story: Story) -> list[tuple[str, Any]]:
    table = tables()[story.charts[0].table]
    return [(row[0], of) for row, of in zip(table.rows, table.networks, strict=True) if of]


def _network(name: str, of: Any) -> dict[str, Any]:
    arch = ARCHITECTURES[of["architecture"]](of["alpha"], of["resolution"])
    counted = ledger(arch)
    return {
        "name": name,
        "key": of["architecture"],
        "layers": drawing.along(arch, mobilenet_v1()),
        "mult_adds": counted.mult_adds,
        "kernels": counted.kernels,
    }


def _built(key: str) -> dict[str, str]:
    """By architecture, what Keras says of the networks of a story: never waits."""
    story = STORIES[key]
    return {of["architecture"]: _confirmed(of) for _, of in _drawn(story)} if story.drawn else {}


def _confirmed(of: Any) -> str:
    asked = resources.ask(BuildModel(of["alpha"], of["resolution"], of["architecture"]), wait=0)
    if asked.answer is None:
        return asked.refusal or state.say("stories.check_loading")
    ours = ledger(ARCHITECTURES[of["architecture"]](of["alpha"], of["resolution"])).parameters
    built = asked.answer
    sentence = "stories.check_equal" if built.count_params == ours else "stories.check_differs"
    values = {"version": built.keras_version, "seconds": f"{built.seconds:.2f}"}
    return state.say(sentence, **values, theirs=f"{built.count_params:,}", ours=f"{ours:,}")
