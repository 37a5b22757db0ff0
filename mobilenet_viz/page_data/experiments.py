"""What a class can find out about teaching, a press each: runs from one seed that differ in one thing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mobilenet_viz.page_data.teaching import Outcome, presets
from mobilenet_viz.paper.readings import nearest
from mobilenet_viz.training.bases import BASES
from mobilenet_viz.training.settings import Settings

POINTS = 0.05  # of accuracy, from which on one run is said to be better
THAN = {"worse": -2 * POINTS, "same": 0.0, "better": 2 * POINTS}

_THIN = {"base": BASES[1]}
_LAST_BLOCK = {"freeze": presets(BASES[0])["last_block"]}
# Small steps, and many of them: with the default rate all that it knew is lost before it learns.
_ALL = _THIN | {"freeze": presets(BASES[1])["none"], "rate": 1e-4, "batch": 8, "epochs": 10}


@dataclass(frozen=True)
class Experiment:
    """Its words are in room "teach", beginning with its id. changes: of the default settings, for each run."""

    id: str
    changes: tuple[Mapping[str, Any], ...]

    def settings(self, seed: int) -> tuple[Settings, ...]:
        return tuple(replace(Settings(seed=seed), **each) for each in self.changes)


_ROWS = (
    Experiment("few", ({}, {"most": 20}, {"most": 5})),
    Experiment("swapped", ({}, {"swapped": 0.2})),
    Experiment("unequal", ({}, {"unequal": 5})),
    Experiment("augmented", ({}, {"augment": True})),
    Experiment("thin", ({}, _THIN)),
    Experiment("tuned", ({}, _LAST_BLOCK | {"rate": 1e-4})),
    Experiment("fast", ({}, {"rate": 1.0})),
    Experiment("trap", (_ALL, _ALL | {"batch_statistics": True})),
)
EXPERIMENTS: Mapping[str, Experiment] = {row.id: row for row in _ROWS}


def right(outcomes: Sequence[Outcome]) -> str:
    """How the last run did, beside the first: by `POINTS` better or worse, or about the same."""
    return nearest(THAN, outcomes[-1].accuracy - outcomes[0].accuracy)
