"""The lesson: what shall learn and how, the curves as epochs finish, and every run of this session beside another."""

from dataclasses import asdict
from typing import Any

import streamlit as st

from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.page_data import teaching as shown
from mobilenet_viz.page_data.experiments import EXPERIMENTS, Experiment
from mobilenet_viz.training.augment import VARIANTS
from mobilenet_viz.training.collection import Collection
from mobilenet_viz.training.settings import Settings
from mobilenet_viz.ui import collecting, components, guesses, state, teaching


def explorer() -> None:
    """Show it; a training is begun by a press, never by opening a link."""
    try:
        collection = collecting.current()
    except Refusal as refusal:
        st.info(refusal.in_language(state.language()))
        return
    chosen, runs = teaching.settings(), teaching.follow()
    components.carry("teach_variants", shown.variants(collection, chosen.seed) if chosen.augment else [])
    components.carry("teach_moving", {run.number: run.moving() for run in runs})
    components.explore(
        "train/teach",
        teaching.NAMES,
        _hear,
        **_network(chosen, collection),
        pictures=shown.counts(collection),
        offered=shown.OFFERED,
        defaults=asdict(Settings()),
        numbers={"ten": shown.TEN, "variants": VARIANTS},
        runs=[run.row() for run in runs],
        experiments=[_experiment(each, collection, runs, chosen.seed) for each in EXPERIMENTS.values()],
        question=_question(collection, runs),
    )


def _network(chosen: Settings, collection: Collection) -> dict[str, Any]:
    base, resolution = chosen.base, chosen.resolution
    return {
        "bases": shown.titles(),
        "layers": shown.layers(base, resolution),
        "lines": shown.at_lines(base, resolution, chosen.head, chosen.dense, len(collection.classes)),
        "line": chosen.line,
        "presets": shown.presets(base),
        "chain": shown.is_chain(base),
    }


def _question(collection: Collection, runs: list[teaching.Run]) -> dict[str, Any]:
    """How many of ten? The first finished run of the visitor's own answers it."""
    found = next((run.outcome.accuracy for run in runs if run.outcome and run.own), None)
    return guesses.asked("teach", found, known=found is not None, subject=collection.digest)


def _experiment(of: Experiment, collection: Collection, runs: list[teaching.Run], seed: int) -> dict[str, Any]:
    """Which runs belong to it, and its question, which they answer."""
    own = [next((run for run in runs if run.settings == each), None) for each in of.settings(seed)]
    outcomes = [run.outcome for run in own if run and run.outcome]
    known = len(outcomes) == len(own)
    question = guesses.asked(f"teach.{of.id}", outcomes, known=known, subject=(collection.digest, seed))
    return {"id": of.id, "runs": [run and run.number for run in own], "question": question}


def _hear(said: dict[str, Any]) -> None:
    try:
        if said.get("train") is True:
            teaching.begin([teaching.settings()])
        if said.get("experiment") in EXPERIMENTS:
            teaching.begin(EXPERIMENTS[said["experiment"]].settings(state.get("seed")), own=False)
        if isinstance(said.get("go"), bool):
            teaching.go(said["go"])
    except Refusal:  # the pictures went meanwhile: the page says so
        return
