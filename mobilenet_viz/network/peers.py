"""The networks that are set beside MobileNetV1: what each costs, how good it is said to be, whether it is here."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from mobilenet_viz.facts import published, weights
from mobilenet_viz.facts.assets import ASSETS
from mobilenet_viz.network.architectures import ARCHITECTURES
from mobilenet_viz.network.architectures.mobilenet_v1 import mobilenet_v1
from mobilenet_viz.network.costs import Ledger, ledger
from mobilenet_viz.network.from_keras.counted import ModelLedger
from mobilenet_viz.network.from_keras.stored import as_ledger

LEDGERS = ASSETS / "facts" / "networks.json"


@dataclass(frozen=True)
class Peer:
    """One network."""

    name: str  # in commands and links
    title: str
    ledger: Ledger | ModelLedger
    top1: float  # ImageNet, percent, as `source` prints it
    source: str
    file: str | None  # name of its weights in Keras' folder; None: not of Keras
    alpha: float | None  # of MobileNetV1, whose weights are `weights.here()`

    @property
    def here(self) -> bool:
        """Whether trained weights of it are on this machine at this moment."""
        if self.alpha is not None:
            return self.alpha in weights.alphas()
        return self.file is not None and self.file in weights.lying()


@cache
def peers() -> Mapping[str, Peer]:
    """All of them by name, in the order of `networks.toml`."""
    stored = json.loads(LEDGERS.read_text("utf-8"))
    found = (_peer(facts, stored) for facts in published.read_facts("networks")["network"])
    return {peer.name: peer for peer in found}


def _peer(facts: Mapping[str, Any], stored: Mapping[str, Any]) -> Peer:
    name, alpha = facts["name"], facts.get("alpha")
    if alpha is not None:
        own = alpha, facts["resolution"]
        (top1,) = (each for each in published.slim_top1() if (each.alpha, each.resolution) == own)
        return Peer(name, facts["title"], ledger(mobilenet_v1(*own)), top1.percent, top1.source, None, alpha)
    counted = as_ledger(stored[name]) if "keras" in facts else ledger(ARCHITECTURES[facts["architecture"]]())
    return Peer(name, facts["title"], counted, facts["top1"], facts["source"], facts.get("weights"), None)
