"""The commands `train` and `classify --model`: a network is taught new classes, and asked. They import when run."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mobilenet_viz import classify
from mobilenet_viz.facts.refusal import Refusal

if TYPE_CHECKING:  # numpy, Pillow and the list of networks are loaded when there is something to do
    from mobilenet_viz.engine.questions.training import Checkpoint, Trained
    from mobilenet_viz.engine.state import Progress
    from mobilenet_viz.training.collection import Collection, LeftOut
    from mobilenet_viz.training.settings import Settings

SUFFIX = ".keras"


def add_options(teach: argparse.ArgumentParser) -> None:
    """What is left out stays as `Settings` has it."""
    teach.add_argument("folder", type=Path, metavar="FOLDER", help="a folder, or a ZIP, with a folder for each class")
    teach.add_argument("--base", metavar="NAME", help="which network: a name that the command networks prints")
    teach.add_argument("--freeze", metavar="LAYER", help="the last Keras layer that is not trained (default: all)")
    teach.add_argument("--epochs", type=int, metavar="N", help="at most so many (default 30)")
    teach.add_argument("--augment", action="store_true", default=None, help="also flipped, turned and zoomed")
    teach.add_argument("--seed", type=int, metavar="S", help="another split and another beginning (default 0)")
    teach.add_argument("--out", type=Path, metavar="MODEL.keras", help="write the network there")
    teach.add_argument("--json", action="store_true")


def trained(options: argparse.Namespace) -> str:
    """What the command prints."""
    from mobilenet_viz.engine.questions.training import Train
    from mobilenet_viz.training.settings import Settings

    if options.out and options.out.suffix != SUFFIX:
        raise Refusal("model_suffix", file=options.out, suffix=SUFFIX)
    said = ("base", "freeze", "epochs", "augment", "seed")
    settings = Settings(**{name: getattr(options, name) for name in said if getattr(options, name) is not None})
    collection, left_out = _read(options.folder)
    for each in left_out:
        classify.note(f"{each.name}: {each.why}")
    result = classify.asked(Train(collection, settings), _Follower())
    if options.out:
        options.out.write_bytes(_exported(result, settings, collection))
    if options.json:
        return json.dumps(_as_dict(result, settings, collection, left_out), indent=1) + "\n"
    return _as_text(result, collection)


def classified(options: argparse.Namespace) -> str:
    """What `classify --model` prints."""
    from mobilenet_viz.engine import Picture
    from mobilenet_viz.engine.questions.training import ClassifyTrained
    from mobilenet_viz.training import card
    from mobilenet_viz.training.collection import photo

    for option, usual in (("alpha", None), ("resolution", None), ("heatmap", None), ("fit", classify.FITS[0])):
        if getattr(options, option) != usual:
            raise Refusal("model_decides", option=option, value=getattr(options, option))
    with options.model.open("rb") as file:
        about, _ = card.read(file)
    pixels = photo(options.photo.name, options.photo.read_bytes()).at(about.settings.resolution)
    probabilities = classify.asked(ClassifyTrained(Picture(pixels), options.model))
    said = {"model": str(options.model), "base": about.settings.base, "resolution": about.settings.resolution}
    return classify.printed(options, said, about.classes, probabilities)


class _Follower:
    """Says each epoch once, as it is finished."""

    def __init__(self) -> None:
        self._said = 0

    def __call__(self, progress: "Progress") -> None:
        so_far: Checkpoint | None = progress.so_far
        if so_far is None or len(so_far.history) == self._said:
            return
        self._said = len(so_far.history)
        _, accuracy, _, held_back = so_far.history[-1]
        classify.note(f"epoch {self._said}: {accuracy:.1%} of those it learns from, {held_back:.1%} of those held back")


def _read(path: Path) -> "tuple[Collection, list[LeftOut]]":
    from mobilenet_viz.training.archive import from_zip
    from mobilenet_viz.training.folders import from_folder

    return from_zip(path.read_bytes()) if path.is_file() else from_folder(path)


def _exported(result: "Trained", settings: "Settings", collection: "Collection") -> bytes:
    from mobilenet_viz.engine.questions.training import ExportTrained

    weights = result.checkpoint.best.weights
    exported: bytes = classify.asked(ExportTrained(settings, tuple(collection.classes), weights, collection.digest))
    return exported


def _as_dict(
    result: "Trained", settings: "Settings", collection: "Collection", left_out: "list[LeftOut]"
) -> dict[str, Any]:
    from dataclasses import asdict

    from mobilenet_viz.engine.questions.training import COLUMNS
    from mobilenet_viz.training.counting import step

    names = [f"{name}/{photo.name}" for name, photos in collection.classes.items() for photo in photos]
    parts = {"train": result.split.train, "validation": result.split.validation}
    counted = step(settings, len(collection.classes))
    return {
        "settings": asdict(settings),
        "classes": list(collection.classes),
        "left_out": {each.name: str(each.why) for each in left_out},
        "trainable": counted.trainable,
        "mult_adds_a_step": counted.mult_adds,
        "split": {part: [names[place] for place in places] for part, places in parts.items()},
        "history": dict(zip(COLUMNS, result.history.T.tolist(), strict=True)),
        "best_epoch": result.checkpoint.best.epoch + 1,
        "validation_accuracy": result.accuracy,
        "validation_accuracy_95": list(result.uncertainty),
        "confusion": result.confusion.tolist(),
    }


def _as_text(result: "Trained", collection: "Collection") -> str:
    from mobilenet_viz.network.ledger_formats import table

    train, held_back = len(result.split.train), len(result.split.validation)
    low, high = result.uncertainty
    names = tuple(collection.classes)
    rows = [(name, *map(str, row)) for name, row in zip(names, result.confusion.tolist(), strict=True)]
    return (
        f"{train + held_back} pictures of {len(names)} classes: {train} to learn from, {held_back} held back.\n"
        f"Best after epoch {result.checkpoint.best.epoch + 1} of {len(result.history)}: {result.accuracy:.1%} of those "
        f"held back (of such pictures in general {low:.0%} to {high:.0%}).\n"
        f"{table([('is / called', *names), *rows], '<' + '>' * len(names))}"
    )
