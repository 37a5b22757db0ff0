"""What a .keras file of a network that was taught here says of itself, in a member of its own."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO

from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.network.from_keras.file import read_config, read_member
from mobilenet_viz.network.from_keras.options import word
from mobilenet_viz.training.collection import CLASSES, check_name
from mobilenet_viz.training.settings import Settings

MEMBER = "mobilenet_viz.json"


@dataclass(frozen=True)
class Card:
    classes: tuple[str, ...]  # in the order of the outputs
    settings: Settings


def as_json(card: Card) -> str:
    return json.dumps({"classes": card.classes, "settings": asdict(card.settings)}, indent=1)


def read(file: BinaryIO) -> tuple[Card, Any]:
    """Its card, and its config as `from_keras` reads it. Nothing else of the file is looked at.

    Raises Refusal model_no_file and its like for what is no .keras file, model_not_taught for one without a card.
    """
    config = read_config(file)
    try:
        return _card(read_member(file, MEMBER)), config
    except (Refusal, KeyError, TypeError, ValueError) as error:
        raise Refusal("model_not_taught") from error


def _card(said: Mapping[str, Any]) -> Card:
    """Raises one of the errors above for what `as_json` cannot have written."""
    classes = tuple(said["classes"])
    if not CLASSES[0] <= len(set(classes)) == len(classes) <= CLASSES[1]:
        raise ValueError(classes)
    for name in classes:
        check_name(word(name, MEMBER))
    return Card(classes, Settings(**said["settings"]))
