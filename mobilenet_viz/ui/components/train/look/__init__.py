"""What a run has learnt: its confusion matrix, its surest mistakes and where they come from, and another photo."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import streamlit as st

from mobilenet_viz import engine
from mobilenet_viz.engine.protocol import Picture
from mobilenet_viz.engine.questions.training import ExportTrained, LookTrained, Trained
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.page_data import learnt
from mobilenet_viz.pixels import images
from mobilenet_viz.training.collection import Collection
from mobilenet_viz.ui import collecting, components, guesses, looking, photo, resources, state, teaching

PATIENCE = 60  # s, for a model to be written
_RUN, _CELL = "look_run", "look_cell"  # in the session: which run is looked at, and which cell is opened


def explorer() -> None:
    """Show it, once there is a run that is over."""
    try:
        collection = collecting.current()
    except Refusal as refusal:
        st.info(refusal.in_language(state.language()))
        return
    runs = [run for run in teaching.follow() if run.outcome]
    run = next((run for run in runs if run.number == st.session_state.get(_RUN)), runs[-1] if runs else None)
    reply = resources.Reply() if run is None else teaching.trained(run)
    found = None if run is None or reply.answer is None else _Found(collection, run, reply.answer)
    if found:
        photo.chooser()
    components.carry("look_cell", found and found.cell())
    components.explore(
        "train/look",
        (),
        _hear,
        runs=[each.number for each in runs],
        run=run and run.number,
        **looking.waiting(reply),
        found=found and found.data(),
        question=_question(collection, run, reply.answer),
    )
    if found:
        found.offer()


class _Found:
    """A run that is over, with what it has learnt."""

    def __init__(self, collection: Collection, run: teaching.Run, trained: Trained) -> None:
        self.collection, self.run, self.trained = collection, run, trained
        self.names = tuple(collection.classes)

    def data(self) -> dict[str, Any]:
        return {
            "classes": learnt.by_class(self.trained, self.names),
            "outcome": self.run.outcome and asdict(self.run.outcome),
            "cell": self._cell(),
            "most": learnt.SHOWN,
            "sureness": learnt.sureness(self.trained),
            "linear": self.run.settings.is_linear,
            "tried": self.tried(),
            "mistakes": [self._mistake(place) for place in learnt.mistakes(self.trained)],
        }

    def cell(self) -> list[str]:
        """The pictures of the opened one."""
        cell = self._cell()
        places = learnt.in_cell(self.trained, *cell) if cell else []
        return learnt.shown([self.collection.photos[place] for place in places])

    def tried(self) -> dict[str, Any]:
        """What it says of the photo in the chooser, which none of its classes need fit."""
        chosen = photo.current()
        pixels = images.network_pixels(chosen.decoded, self.run.settings.resolution)
        reply = self._look(Picture(pixels, private=chosen.uploaded))
        said = None if reply.answer is None else learnt.probable(self.names, reply.answer)
        picture = images.data_url(images.network_pixels(chosen.decoded, learnt.SIDE))
        return {"photo": chosen.label, "picture": picture, "probable": said, **looking.waiting(reply)}

    def offer(self) -> None:
        """The files to take home; the model is made when its button is pressed."""
        files: dict[str, tuple[str | Callable[[], bytes], str]] = {
            "csv": (learnt.history(self.trained), "text/csv"),
            "keras": (self._model, "application/zip"),
        }
        with st.container(key="take_home", horizontal=True, vertical_alignment="center", gap="small"):
            for kind, (data, mime) in files.items():
                st.download_button(
                    state.say(f"look.file_{kind}"),
                    data,
                    f"run_{self.run.number}.{kind}",
                    mime,
                    key=f"look_{kind}",
                    help=state.say(f"look.holds_{kind}"),
                    on_click="ignore",
                )

    def _cell(self) -> tuple[int, int] | None:
        count = range(len(self.names))
        row, column = st.session_state.get(_CELL, (-1, -1))
        return (row, column) if row in count and column in count else None

    def _mistake(self, place: int) -> dict[str, Any]:
        pixels = self.collection.photos[place].at(self.run.settings.resolution)
        seen = self._look(Picture(pixels, private=self.collection.private)).answer
        return learnt.mistake(self.collection, self.trained, place, seen)

    def _look(self, picture: Picture) -> resources.Reply:
        weights = self.trained.checkpoint.best.weights
        asked = LookTrained(picture, self.run.settings, len(self.names), weights, self.collection.digest)
        return resources.ask(asked)

    def _model(self) -> bytes:
        weights = self.trained.checkpoint.best.weights
        asked = ExportTrained(self.run.settings, self.names, weights, self.collection.digest)
        return engine.current().ask(asked).result(PATIENCE)


def _question(collection: Collection, run: teaching.Run | None, trained: Trained | None) -> dict[str, Any]:
    """How sure is it of what it names wrong? Asked of each run."""
    share = trained and learnt.sureness(trained)
    return guesses.asked("look", share, known=trained is not None, subject=(collection.digest, run and run.settings))


def _hear(said: dict[str, Any]) -> None:
    if isinstance(said.get("run"), int):
        st.session_state[_RUN] = said["run"]
    cell = said.get("cell")
    if isinstance(cell, list) and len(cell) == 2:
        st.session_state[_CELL] = tuple(cell)
