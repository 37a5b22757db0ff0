"""The lessons of this session: which settings are chosen, what was trained so far, and where the ones that run are.

A run keeps what is drawn of it, and the checkpoint of its last epoch: left under way, it goes on from there.
What a finished one has learnt is the engine's to remember; `trained` asks for it again.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from time import monotonic
from typing import Any

import streamlit as st

from mobilenet_viz.engine.questions.training import Checkpoint, Train
from mobilenet_viz.page_data import teaching
from mobilenet_viz.training.bases import lines
from mobilenet_viz.training.collection import Collection
from mobilenet_viz.training.settings import Settings
from mobilenet_viz.ui import collecting, resources, state

MOST = 12  # runs that a session keeps
NAMES = tuple(each.name for each in fields(Settings))  # those of fields of a link, too
_RUNS, _PRESSES = "taught", "taught_presses"


@dataclass(eq=False)
class Run:
    """One training of this session."""

    number: int
    press: int  # of the button: runs that were begun together are compared
    settings: Settings
    taught_with: str  # digest of the collection
    own: bool  # begun with the settings that the visitor chose, not by an experiment alone
    so_far: Checkpoint | None = None
    held_back: int | None = None  # pictures; known when it is over
    outcome: teaching.Outcome | None = None
    refusal: str | None = None
    stopped: bool = False
    share: float = 0.0  # of the whole work that is done
    seen: list[tuple[float, int]] = field(default_factory=list)  # when (s), and how many epochs were done then

    @property
    def is_over(self) -> bool:
        return self.outcome is not None or self.refusal is not None

    def question(self, collection: Collection) -> Train:
        return Train(collection, self.settings, self.so_far)

    def take(self, reply: resources.Reply) -> None:
        """What came of asking."""
        self.stopped, self.refusal = reply.stopped, reply.refusal
        if reply.answer is not None:
            self.outcome = teaching.outcome(reply.answer)
            self.so_far, self.held_back = reply.answer.checkpoint, self.outcome.held_back
        elif reply.progress is not None:
            self.share = reply.progress.share
            self.so_far = reply.progress.so_far or self.so_far
            self._note()

    def _note(self) -> None:
        done = len(self.so_far.history) if self.so_far else 0
        if done and (not self.seen or self.seen[-1][1] < done):
            self.seen.append((monotonic(), done))

    def moving(self) -> dict[str, Any]:
        """What changes from epoch to epoch, JSON-ready."""
        left = teaching.seconds_left(self.seen, self.settings.epochs)
        return {
            "share": self.share,
            "seconds": left,
            "curves": teaching.curves(self.so_far, self.held_back),
        }

    def row(self) -> dict[str, Any]:
        """What stays, JSON-ready."""
        return {
            "number": self.number,
            "press": self.press,
            "own": self.own,
            "settings": asdict(self.settings),
            "outcome": self.outcome and asdict(self.outcome),
            "refusal": self.refusal,
            "stopped": self.stopped,
        }


def settings() -> Settings:
    """As chosen; a line of another base is none."""
    said = {name: state.get(name) for name in NAMES}
    switched = {name: said[name] == "on" for name in ("augment", "batch_statistics")}
    freeze = said["freeze"] if said["freeze"] in lines(said["base"]) else None
    return Settings(**said | switched | {"freeze": freeze})


def runs() -> list[Run]:
    """Of the pictures that are here now, the oldest first."""
    now = collecting.current().digest
    return [run for run in _kept() if run.taught_with == now]


def begin(wanted: Sequence[Settings], own: bool = True) -> None:
    """Train with each of these; what was already trained so is not begun again, but counts for this press."""
    collection = collecting.current()
    press = st.session_state[_PRESSES] = st.session_state.get(_PRESSES, 0) + 1
    for each in wanted:
        known = next((run for run in runs() if run.settings == each and not run.refusal), None)
        if known is not None:
            known.press, known.own = press, known.own or own
            resources.resume(known.question(collection))
        else:
            number = max((run.number for run in _kept()), default=0) + 1
            _kept().append(Run(number, press, each, collection.digest, own))
    del _kept()[:-MOST]


def go(on: bool) -> None:
    """Stop what is under way, or go on with it."""
    collection = collecting.current()
    for run in runs():
        if not run.is_over:
            (resources.resume if on else resources.stop)(run.question(collection))
            run.seen.clear()  # the pause is no pace


def follow() -> list[Run]:
    """All runs, those under way asked for; they take turns."""
    collection = collecting.current()
    for run in runs():
        if not run.is_over:
            run.take(resources.ask(run.question(collection)))
    return runs()


def trained(run: Run) -> resources.Reply:
    """What a finished run has learnt, a `Trained`; trained again where the engine has forgotten it."""
    return resources.ask(Train(collecting.current(), run.settings))


def _kept() -> list[Run]:
    kept: list[Run] = st.session_state.setdefault(_RUNS, [])
    return kept
