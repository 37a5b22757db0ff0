"""The experiments of the paper, a story each: a question, two networks drawn and built by Keras, what was published."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from mobilenet_viz.engine import BuildModel
from mobilenet_viz.facts import text
from mobilenet_viz.facts.published import tables
from mobilenet_viz.network import drawing
from mobilenet_viz.network.costs import Ledger
from mobilenet_viz.paper import bars, checked_tables, claims, stories
from mobilenet_viz.paper.bars import Chart
from mobilenet_viz.paper.claims import Claim
from mobilenet_viz.paper.recompute import Verdict, network_of
from mobilenet_viz.paper.stories import STORIES, WHOLE, Network, Story
from mobilenet_viz.ui import components, guesses, resources, state


def explorer() -> None:
    """Show it. The networks of the chosen story, where it has any, are built by the engine meanwhile."""
    language, story = state.language(), state.get("story")
    question = _question(story)
    rooms = (text.section(language, room) for room in ("common", "tables", "stories"))
    words = {key: sentence for room in rooms for key, sentence in room.items()}
    data: dict[str, Any] = {
        "words": words,
        "stories": _stories(language),
        "pairs": _pairs(),
        "built": _built(story),
        "question": question,
    }
    components.explore("paper/stories", ("story", "answer", "row", "layer"), **data)


def _question(story: str) -> dict[str, Any]:
    """What is asked. The answer is in the link, as a choice's number from 1, so that it opens what a teacher saw."""
    choices, answer = (*STORIES[story].choices, guesses.SHOWN), state.get("answer")
    given = choices[answer - 1] if 0 < answer <= len(choices) else None  # a link may say anything
    question = guesses.asked(f"stories.{story}", guess=given)
    state.put("answer", 0 if question["guess"] is None else choices.index(question["guess"]) + 1)
    return question


@cache
def _stories(language: str) -> dict[str, Any]:
    return {key: _story(key, story, language) for key, story in STORIES.items()}


def _story(key: str, story: Story, language: str) -> dict[str, Any]:
    words, values = text.section(language, "stories"), story.values()

    def said(part: str) -> str:
        return words[f"{key}_{part}"].format(**values)

    return {
        "title": said("title"),
        "question": said("question"),
        "answers": {choice: said(choice) for choice in story.choices},
        "outcome": said("outcome"),
        "note": said("note") if f"{key}_note" in words else None,
        "idea": said("idea"),
        "open": story.open,
        "folded": story.folded,
        "charts": [_chart(chart, language) for chart in story.charts],
        "claims": [_claim(claim, words) for claim in claims.of_story(key)],
    }


def _claim(claim: Claim, words: Mapping[str, str]) -> dict[str, str]:
    """A claim as the visitor reads it: quotation, where it stands, how it was checked and what came out."""
    return {
        "text": claim.text,
        "where": words["in_section_and_tables" if claim.tables else "in_section"].format(
            section=claim.section, tables=", ".join(map(str, claim.tables))
        ),
        "stands": claim.stands,
        "said": words[f"claim_{claim.key}"].format(**stories.numbers(claim)),
        "source": "; ".join([claim.source, *(tables()[number].source for number in claim.tables)]),
    }


def _chart(chart: Chart, language: str) -> dict[str, Any]:
    """A table as in `checked_tables`, and how each of its rows stands beside the reference."""
    words = text.section(language, "stories")
    table = checked_tables.as_data(chart.table, language)
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
        "against": [bars.against(chart, row) for row in range(len(cells))],
        "reference": chart.reference,
        "shown": chart.shown,
    }


def _plain(name: str) -> dict[str, Any]:
    """A cell that holds a name."""
    never = dict.fromkeys(("slip", "told", "body"), False)
    return {"printed": name, "verdict": Verdict.OPEN, "shown": None, "note": None} | never


@cache
def _pairs() -> dict[str, Any]:
    """By story: its networks along MobileNet, which stands behind them where it is none of them."""
    whole = network_of(4, WHOLE)
    return {
        key: {
            "along": [layer.name for layer in whole.architecture.layers],
            "ghost": _layers(whole) if whole not in [each.counted for each in stories.networks(story)] else [],
            "ghost_name": WHOLE,
            "networks": [_network(each) for each in stories.networks(story)],
        }
        for key, story in STORIES.items()
        if story.built
    }


def _network(network: Network) -> dict[str, Any]:
    counted = network.counted
    totals = {"mult_adds": counted.mult_adds, "kernels": counted.kernels}
    return {"name": network.name, "key": network.key, "layers": _layers(counted), **totals}


def _layers(counted: Ledger) -> list[dict[str, Any]]:
    return drawing.along(counted, network_of(4, WHOLE).architecture)


def _built(key: str) -> dict[str, str]:
    """By architecture, what Keras says of the networks of a story: never waits."""
    return {network.key: _confirmed(network) for network in stories.networks(STORIES[key])}


def _confirmed(network: Network) -> str:
    architecture, ours = network.counted.architecture, network.counted.parameters
    asked = resources.ask(BuildModel(architecture.alpha, architecture.resolution, network.key), wait=0)
    if asked.answer is None:
        return asked.refusal or state.say("stories.check_loading")
    built = asked.answer
    sentence = "stories.check_equal" if built.count_params == ours else "stories.check_differs"
    return state.say(sentence, version=built.keras_version, theirs=f"{built.count_params:,}", ours=f"{ours:,}")
