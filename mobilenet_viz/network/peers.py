"""The networks that are set beside MobileNetV1: what each costs, how good it is said to be, whether it is here."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from mobilenet_viz.facts import published, weights
from mobilenet_viz.facts.assets import ASSETS
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.network.architectures import ARCHITECTURES
from mobilenet_viz.network.architectures.mobilenet_v1 import mobilenet_v1
from mobilenet_viz.network.costs import Ledger, ledger
from mobilenet_viz.network.from_keras.counted import ModelLedger
from mobilenet_viz.network.from_keras.stored import as_ledger
from mobilenet_viz.network.last_maps import LastMaps, last_maps
from mobilenet_viz.network.ledger_formats import table

FETCH_ALL = "python -m mobilenet_viz fetch --all-networks"
LEDGERS = ASSETS / "facts" / "networks.json"


@dataclass(frozen=True)
class Embedded:
    """What is needed to ask a network whose weights are part of this project."""

    architecture: str  # a key of `ARCHITECTURES`
    file: weights.File
    channels: str  # the order it takes red, green and blue in
    minus: tuple[float, ...]  # of each channel in this order: (byte - minus) / over
    over: float


@dataclass(frozen=True)
class NetworkFile(weights.File):
    """Weights in Keras' folder."""

    network: str  # name of the peer

    @property
    def command(self) -> str:
        return f"python -m mobilenet_viz fetch --network {self.network}"


@dataclass(frozen=True)
class OfKeras:
    """What is needed to ask a network that Keras builds, once its weights were fetched."""

    builder: str  # in keras.applications
    module: str  # there, with its preprocess_input
    file_name: str  # of its weights in Keras' folder

    def weights(self, network: str, title: str) -> NetworkFile:
        source = f"{title} as Keras fetched it, from this computer's disk"
        return NetworkFile(weights.folder() / self.file_name, None, source, network)


@dataclass(frozen=True)
class Peer:
    """One network."""

    name: str  # in commands and links
    title: str
    ledger: Ledger | ModelLedger
    top1: float  # ImageNet, percent, as `source` prints it
    source: str
    resolution: int  # px, of its input
    made: float | Embedded | OfKeras  # how it is asked; a number: MobileNetV1 of this α

    @property
    def file(self) -> weights.File:
        """Its trained weights, here or not."""
        if isinstance(self.made, OfKeras):
            return self.made.weights(self.name, self.title)
        return self.made.file if isinstance(self.made, Embedded) else weights.file_of(self.made, self.resolution)

    @property
    def is_embedded(self) -> bool:
        """Is it a part of this project, so that it always answers?"""
        return self.file.sha256 is not None

    @property
    def here(self) -> bool:
        """Whether its trained weights are on this machine at this moment, so that it can be asked about a photo."""
        return self.file.here

    @cached_property
    def last_maps(self) -> LastMaps:
        """Where Grad-CAM looks, and how much of the photo each cell there has seen."""
        return last_maps(self.ledger)


@cache
def peers() -> Mapping[str, Peer]:
    """All of them by name, in the order of `networks.toml`."""
    stored = json.loads(LEDGERS.read_text("utf-8"))
    found = (_peer(facts, stored) for facts in published.read_facts("networks")["network"])
    return {peer.name: peer for peer in found}


def named(name: str) -> Peer:
    """Raises Refusal network_unknown."""
    if name not in peers():
        raise Refusal("network_unknown", value=name, names=", ".join(peers()))
    return peers()[name]


def as_list() -> list[dict[str, Any]]:
    """All of them as `networks --json` prints them."""
    return [_listed(peer) for peer in peers().values()]


def as_text() -> str:
    """All of them as a table for a terminal."""
    heading = "network", "Mult-Adds", "parameters", "top-1", "here", "source of the top-1"
    return table([heading, *map(_line, peers().values())], "<>>>><")


def _listed(peer: Peer) -> dict[str, Any]:
    counts = {"mult_adds": peer.ledger.mult_adds, "parameters": peer.ledger.parameters}
    return {"name": peer.name} | counts | {"here": peer.here, "top1": peer.top1, "source": peer.source}


def _line(peer: Peer) -> tuple[str, ...]:
    counts = f"{peer.ledger.mult_adds:,}", f"{peer.ledger.parameters:,}"
    return peer.name, *counts, f"{peer.top1:.1f}", "yes" if peer.here else "no", peer.source


def _peer(facts: Mapping[str, Any], stored: Mapping[str, Any]) -> Peer:
    name, title = facts["name"], facts["title"]
    if "alpha" in facts:
        own = facts["alpha"], facts["resolution"]
        (top1,) = (each for each in published.slim_top1() if (each.alpha, each.resolution) == own)
        return Peer(name, title, ledger(mobilenet_v1(*own)), top1.percent, top1.source, own[1], own[0])
    said = facts["top1"], facts["source"]
    if "keras" in facts:
        made = OfKeras(facts["keras"], facts["module"], facts["weights"])
        return Peer(name, title, as_ledger(stored[name]), *said, facts["resolution"], made)
    network = ARCHITECTURES[facts["architecture"]]()
    return Peer(name, title, ledger(network), *said, network.resolution, _embedded(facts))


def _embedded(facts: Mapping[str, Any]) -> Embedded:
    has = facts["embedded"]
    file = weights.File(ASSETS / "weights" / has["file"], has["sha256"], has["source"])
    return Embedded(facts["architecture"], file, has["channels"], tuple(has["minus"]), has["over"])
